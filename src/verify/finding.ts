// What verify says about a returned document, types only: one entry for each place where it differs from the one that was generated.
// A `change` makes it another document; a `note` is worth knowing and changes nothing. Unchanged means: no entry is a change.
import type { Lang, Pair } from '../contract/ast.js';
import type { Edit } from '../diff/words.js';

export type FindingKind =
  /** Words: edited, come in, gone; and such as are there but cannot be read, struck or printed invisibly. */
  | 'text'
  | 'added'
  | 'removed'
  | 'moved'
  | 'hidden'
  /** Something drawn over or beside the words: pictures, lines, white boxes. */
  | 'drawing'
  | 'image'
  /** Printed numbers of provisions. */
  | 'number'
  /** Added by a person who worked on it. */
  | 'tracked'
  | 'comment'
  | 'annotation'
  | 'form-field'
  | 'link'
  /** Programs, files and objects inside it. */
  | 'action'
  | 'attachment'
  | 'object'
  /** The document as a file. */
  | 'pages'
  | 'look'
  | 'metadata'
  | 'signature'
  | 'resaved'
  /** The term sheet that it carries, and the version of what made it; places that a changed value left as they were. */
  | 'sheet'
  | 'disagreement'
  | 'version'
  /** What could not be compared: never taken for unchanged. */
  | 'unknown';

export interface Finding {
  readonly kind: FindingKind;
  readonly severity: 'change' | 'note';
  readonly message: Pair<string>;
  /** Counted from 1. */
  readonly page?: number;
  readonly clause?: Clause;
  /** The column it stands in, where the contract has two. */
  readonly lang?: Lang;
  readonly before?: string;
  readonly after?: string;
  /** `before` and `after` as one text with what changed marked in it. */
  readonly edits?: readonly Edit[];
  /** Who made it, as the document says. */
  readonly author?: string;
  readonly date?: string;
  /** Path of the field whose printed value it concerns. */
  readonly path?: string;
}

/** The provision it stands in; in text without a provision of its own, the nearest above. */
export interface Clause {
  readonly id: string;
  /** Absent where it is not numbered. */
  readonly cite?: Pair<string>;
  readonly title?: Pair<string>;
}
