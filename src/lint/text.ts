// The shape that the rules read, types only: a contract as passages in one language each, whether this program made it or a foreign file
// holds it. Every stretch of a passage knows where it came from: a field of the sheet, or a line of the file.
import type { Lang, Pair } from '../contract/ast.js';
import type { Place } from '../problem.js';

/** A stretch of a passage, UTF-16 offsets, `to` exclusive; in order, without overlap. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** Field of the term sheet whose value stands here. */
  readonly path?: string;
  /** The field is not filled in: a blank stands here. */
  readonly blank?: true;
  /** Where the stretch begins in `ContractText.source`, 1-based; a foreign text's stretches all have it. */
  readonly line?: number;
  readonly col?: number;
  /** Page of a paged file, 1-based. */
  readonly page?: number;
}
export type PassageKind =
  | 'title'
  | 'contents'
  | 'heading'
  | 'body'
  | 'cell'
  | 'party'
  | 'signature'
  | 'furniture';

/** A paragraph, a heading without its number, a table cell, in one language. */
export interface Passage {
  /** Its place in `ContractText.passages`. */
  readonly index: number;
  readonly lang: Lang;
  readonly kind: PassageKind;
  /** NFC, as printed, without the number in front. */
  readonly text: string;
  /** The same in Simplified Chinese, character by character, of the same length: what Chinese patterns are matched against. */
  readonly folded: string;
  /** Place in `ContractText.clauses` of the clause it belongs to. */
  readonly clause: number;
  readonly segments: readonly Segment[];
  /** Bold or underlined as a whole. */
  readonly marked?: true;
}

/** A numbered unit (article, clause, item, annex) or an unnumbered stretch (front, signature page). */
export interface Clause {
  readonly index: number;
  /** Provision id; foreign clauses have none. */
  readonly id?: string;
  readonly section: 'front' | 'contents' | 'body' | 'signature' | 'annex';
  /** The number as printed in front, 第八条, 8.1, （一）, Article 8; empty where it is not numbered. */
  readonly label: Pair<string>;
  /** How a person names it, 第8.1条 / Clause 8.1; the label of a foreign clause, or its heading. */
  readonly cite: Pair<string>;
  /** The counters from the top, [8, 1]; empty where it is not numbered. An annex counts from 1 again. */
  readonly number: readonly number[];
  /** 0 for an article or an annex. */
  readonly level: number;
  /** Index of the clause above. */
  readonly parent?: number;
  /** Its own passages in order, without those of the clauses below it. */
  readonly passages: readonly number[];
  /** Where the number stands in `ContractText.source`, 1-based; only of a foreign text. */
  readonly place?: Readonly<Pick<Place, 'line' | 'col' | 'page'>>;
}

/** A contract as the rules read it. */
export interface ContractText {
  /** True for a file that this program did not make from a sheet. */
  readonly foreign: boolean;
  readonly form?: string;
  readonly status: 'draft' | 'final';
  /** Languages that the text really holds. */
  readonly languages: readonly Lang[];
  readonly script: 'hans' | 'hant';
  readonly clauses: readonly Clause[];
  readonly passages: readonly Passage[];
  /** The lines that `Segment.line` counts, for code frames; only of a foreign file. */
  readonly source?: string;
}

/** Offsets in a passage, `to` exclusive. */
export interface Stretch {
  readonly passage: number;
  readonly from: number;
  readonly to: number;
}
