// A comparison in, what a report says in one language out, in the order in which it says it: every writer is a loop over this.
// Where a value or a wording differs in the other language only, it is told in that language: "X → X" would tell nothing.
import type { Lang, Pair } from '../../contract/ast.js';
import {
  type ClauseRef,
  type Comparison,
  type FieldChange,
  type ProvisionChange,
  type Shown,
  type Side,
  WEIGHTS,
} from '../comparison.js';
import type { Edit } from '../words.js';
import {
  BY,
  FAVOURS,
  inAll,
  KIND_TITLES,
  KIND_WORDS,
  many,
  ONLY_IN,
  PHRASES,
  WEIGHT_TITLES,
} from './phrases.js';
import { inOneLine, visible } from './visible.js';

export interface ReportOptions {
  readonly ui: Lang;
  /** Colour codes for a terminal; without them changed words stand in [-…-] and {+…+}. */
  readonly colour: boolean;
  /** Cuts a text into lines of so many columns at most, each but the first after so many spaces. */
  readonly fold: (text: string, width: number, indent: number) => readonly string[];
}
/** Nothing that the parties agreed differs. */
export const isSame = ({ changes, provisions }: Comparison): boolean =>
  changes.length === 0 && provisions.length === 0;

export interface Outline {
  /** One line per side: the sheet, its form where the two differ. */
  readonly sides: { readonly old: string; readonly new: string };
  /** Titles of the contracts; one where they are the same. */
  readonly titles: readonly string[];
  readonly same: boolean;
  /** What was found, in figures. */
  readonly summary: readonly string[];
  readonly groups: readonly { readonly title: string; readonly changes: readonly ChangeLines[] }[];
  /** What means the same in other words. */
  readonly restated: readonly Restatement[];
  readonly provisions: readonly { readonly title: string; readonly entries: readonly ProvisionLines[] }[];
}
/** A value, and in brackets who said it where it was not the sheet. */
export interface Told {
  readonly text: string;
  readonly note: string;
}
export interface ChangeLines {
  readonly label: string;
  readonly lang: Lang;
  readonly before?: Told;
  readonly after?: Told;
  readonly effects: readonly string[];
  readonly favours?: string;
  readonly side?: FieldChange['favours'];
  readonly clauses: readonly string[];
}
export interface Restatement {
  readonly label: string;
  readonly clauses: readonly string[];
}
export interface ProvisionLines {
  /** Its numbers in both versions. */
  readonly numbers: string;
  readonly title: string;
  /** What explains its new words. */
  readonly why?: string;
  /** Its words where they changed, those in the report's language first. */
  readonly words: readonly { readonly lang: Lang; readonly edits: readonly Edit[] }[];
}

export function outlineOf(comparison: Comparison, ui: Lang): Outline {
  const { old, new: now, changes, provisions } = comparison;
  const otherForm = old.form !== now.form;
  const side = ({ file, form }: Side): string => inOneLine(otherForm ? `${file} (${form})` : file);
  const labels = new Map(changes.map(({ path, label }) => [path, inOneLine(label[ui])]));
  return {
    sides: { old: side(old), new: side(now) },
    titles: [...new Set([old.title[ui], now.title[ui]].map(inOneLine))],
    same: isSame(comparison),
    summary: summaryOf(comparison, ui),
    groups: WEIGHTS.map((weight) => ({
      title: WEIGHT_TITLES[weight][ui],
      changes: changes.filter((change) => change.weight === weight).map((change) => changeLines(change, ui)),
    })).filter((group) => group.changes.length > 0),
    restated: comparison.restated.map(({ label, clauses }) => ({
      label: inOneLine(label[ui]),
      clauses: listOf(clauses, ui),
    })),
    provisions: KINDS.map((kind) => ({
      title: KIND_TITLES[kind][ui],
      entries: provisions
        .filter((provision) => provision.kind === kind)
        .map((provision) => provisionLines(provision, ui, labels, otherForm)),
    })).filter(({ entries }) => entries.length > 0),
  };
}

const KINDS = Object.keys(KIND_TITLES) as readonly ProvisionChange['kind'][];

function summaryOf({ changes, provisions }: Comparison, ui: Lang): string[] {
  const joint = ui === 'zh' ? '，' : ', ';
  const favoured = (['customer', 'provider'] as const).flatMap((role) => {
    const n = changes.filter(({ favours }) => favours === role).length;
    return n === 0
      ? []
      : [
          ui === 'zh'
            ? `${n} 项${FAVOURS[role].zh}`
            : `${n} ${n === 1 ? FAVOURS[role].en : FAVOURS[role].en.replace('favours', 'favour')}`,
        ];
  });
  const counted = KINDS.flatMap((kind) => {
    const n = provisions.filter((provision) => provision.kind === kind).length;
    return n === 0 ? [] : [ui === 'zh' ? `${KIND_WORDS[kind].zh}${n}` : `${n} ${KIND_WORDS[kind].en}`];
  });
  const fields = changes.length === 0 ? [] : [[many(changes.length)[ui], ...favoured].join(joint)];
  return [
    ...fields,
    ...(counted.length === 0 ? [] : [`${PHRASES.provisions[ui]}${PHRASES.colon[ui]}${counted.join(joint)}`]),
  ];
}

function changeLines(change: FieldChange, ui: Lang): ChangeLines {
  const { label, before, after, effects, favours, clauses } = change;
  const lang = tellingLang(before?.text, after?.text, ui);
  return {
    label: inOneLine(label[ui]) + (lang === ui ? '' : ONLY_IN[lang][ui]),
    lang,
    ...(before && { before: told(before, lang, ui) }),
    ...(after && { after: told(after, lang, ui) }),
    effects: effects.map((effect) => {
      const sides = [effect.before?.[ui], effect.after?.[ui]].filter((text) => text !== undefined);
      return inOneLine(`${effect.label[ui]}${PHRASES.colon[ui]}${[...new Set(sides)].join(' → ')}`);
    }),
    ...(favours && { favours: FAVOURS[favours][ui], side: favours }),
    clauses: listOf(clauses, ui),
  };
}

function tellingLang(before: Pair<string> | undefined, after: Pair<string> | undefined, ui: Lang): Lang {
  const other = ui === 'zh' ? 'en' : 'zh';
  return before && after && before[ui] === after[ui] && before[other] !== after[other] ? other : ui;
}

const told = ({ text, by }: Shown, lang: Lang, ui: Lang): Told => ({
  text: visible(text[lang]),
  note: by === 'sheet' ? '' : BY[by][ui],
});

/** A change of form touches almost every clause: the first of many, and how many there are. */
export const firstOf = (clauses: readonly string[], ui: Lang): readonly string[] =>
  clauses.length <= MANY ? clauses : [...clauses.slice(0, MANY - 2), inAll(clauses.length)[ui]];
const MANY = 14;

/** Each once: what has no number of its own goes by the name of its section. */
const listOf = (clauses: readonly ClauseRef[], ui: Lang): string[] => [
  ...new Set(clauses.map((clause) => numbersOf(clause, ui))),
];

/** `第8.1款 → 第8.2款`, or one number where both versions have it. */
export function numbersOf({ old, new: now, title, id }: ClauseRef, ui: Lang): string {
  if (old && now) return old[ui] === now[ui] ? now[ui] : `${old[ui]} → ${now[ui]}`;
  if (now) return `${now[ui]}${PHRASES.added[ui]}`;
  if (old) return `${old[ui]}${PHRASES.removed[ui]}`;
  return title ? inOneLine(title[ui]) : `${PHRASES.untitled[ui]} ${id}`;
}

function provisionLines(
  provision: ProvisionChange,
  ui: Lang,
  labels: ReadonlyMap<string, string>,
  otherForm: boolean,
): ProvisionLines {
  const { kind, fields, words, title, old, new: now } = provision;
  const because = fields.map((path) => labels.get(path) ?? path).join(PHRASES.joint[ui]);
  const explained = because !== '' ? `${PHRASES.because[ui]}${PHRASES.colon[ui]}${because}` : undefined;
  const why = explained ?? (kind === 'reworded' && !otherForm ? PHRASES.ownWording[ui] : undefined);
  const only = kind === 'added' ? now : kind === 'removed' ? old : undefined;
  const langs: readonly Lang[] = ui === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const differing = langs.flatMap((lang) => {
    const edits = (words?.[lang] ?? []).map(({ kind, text }) => ({ kind, text: visible(text) }));
    return edits.some((edit) => edit.kind !== 'same') ? [{ lang, edits }] : [];
  });
  const first = differing[0]?.lang ?? ui;
  const note = first === ui ? '' : ONLY_IN[first][ui];
  const name = title && (old || now) ? inOneLine(title[ui]) : '';
  const numbers = only?.[ui] ?? numbersOf(provision, ui);
  return {
    numbers: name === '' ? numbers + note : numbers,
    title: name === '' ? '' : name + note,
    ...(why !== undefined && { why }),
    words: differing,
  };
}
