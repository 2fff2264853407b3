// Does a returned document still say what was generated? Its bytes and those generated anew in, a report out: what differs, clause by
// clause; which of it are values of the term sheet, and the sheet that would print them; which places a changed value left behind.
import type { Contract, Printable } from '../contract/ast.js';
import { align } from '../diff/docx/align.js';
import { wordDiff } from '../diff/words.js';
import type { Terms } from '../terms/index.js';
import {
  type Compared,
  clausesOf,
  type Expected,
  type Prepare,
  type Printed,
  paragraphsOf,
} from './clauses.js';
import type { Clause, Finding } from './finding.js';
import { type Proposal, propose, type Refusal } from './proposal.js';
import type { Trial } from './trials.js';
import { fieldOf, occurrencesIn, oneLineFeed } from './values.js';

export type { Clause, Finding } from './finding.js';
export { type Carried, originFindings, printingFindings } from './origin.js';
export type { Proposal, Refusal } from './proposal.js';

/** What was generated, and the press to print a changed sheet on; where the sheet forbids printing it gives problems alone. */
export interface Generated {
  readonly bytes: Uint8Array;
  readonly contract: Contract;
  readonly printable: Printable;
  readonly terms: Terms;
  /** The sheet, without defaults. */
  readonly value: unknown;
  readonly print: (value: unknown) => Trial;
}
export interface Report {
  /** Whether it says what was generated: no finding is a change. */
  readonly unchanged: boolean;
  /** In the order of the contract. */
  readonly findings: readonly Finding[];
  /** Changed values that the sheet can hold. */
  readonly fields: readonly Proposal[];
  /** Changed values that the sheet cannot take; absent where there are none. */
  readonly refused?: readonly Refusal[];
  /** The sheet with the values that it can hold; absent where there are none. */
  readonly value?: unknown;
}

/** Made ready once, for any number of documents; `origin` are findings about the sheet that one carries. */
export type Verifier = (returned: Uint8Array, origin?: readonly Finding[]) => Promise<Report>;

/** The verifier throws ContractError for a document that cannot be read. */
export async function verifier(generated: Generated, prepare: Prepare): Promise<Verifier> {
  const { printable, contract, bytes } = generated;
  const expected = { printable, paragraphs: paragraphsOf(printable), clauses: clausesOf(contract) };
  const compare = await prepare(bytes, expected);
  return async (returned, origin = []) =>
    isSame(returned, bytes)
      ? reportOf(origin, expected.clauses)
      : judged(await compare(returned), expected, generated, origin);
}

function judged(
  { findings, now }: Compared,
  expected: Expected,
  generated: Generated,
  origin: readonly Finding[],
): Report {
  const clauseOf = ({ clause }: Printed): Clause | undefined => expected.clauses.get(clause ?? '');
  const edited = [...now].filter(([printed, text]) => oneLineFeed(printed.text) !== text);
  const occurrences = edited.flatMap(([printed, text]) => occurrencesIn(printed, text, clauseOf(printed)));
  const proposed = propose(occurrences, generated);
  const paths = new Set(proposed.fields.map(({ path }) => path));
  const found = [
    ...origin,
    ...findings.map((finding) => ({ ...finding, ...fieldPath(finding, edited, clauseOf) })),
    ...(paths.size > 0 ? leftBehind(expected, paragraphsOf(proposed.printable), now, paths, clauseOf) : []),
  ];
  const silent = found.some(({ severity, kind }) => severity === 'change' || kind === 'resaved');
  const { fields, refused, value } = proposed;
  return {
    ...reportOf(silent ? found : [...found, RESAVED], expected.clauses),
    fields,
    ...(refused.length > 0 && { refused }),
    ...(paths.size > 0 && { value }),
  };
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

const RESAVED: Finding = {
  kind: 'resaved',
  severity: 'note',
  message: {
    zh: '文件被重新保存过，文字和编号与生成时一致',
    en: 'the file was saved again; its words and its numbers are those generated',
  },
};

function reportOf(findings: readonly Finding[], clauses: ReadonlyMap<string, Clause>): Report {
  const order = new Map([...clauses.keys()].map((id, at) => [id, at]));
  const placeOf = ({ clause, severity }: Finding): number =>
    (severity === 'note' ? 2e6 : 0) + (clause ? (order.get(clause.id) ?? 1e6) : 1e6);
  const sorted = [...findings].sort((a, b) => placeOf(a) - placeOf(b));
  return { unchanged: !findings.some(({ severity }) => severity === 'change'), findings: sorted, fields: [] };
}

/** The field of a text that differs in one printed value alone. */
function fieldPath(
  { kind, before, after, clause, path }: Finding,
  edited: readonly (readonly [Printed, string])[],
  clauseOf: (printed: Printed) => Clause | undefined,
): Pick<Finding, 'path'> {
  if (path !== undefined || kind !== 'text' || before === undefined || after === undefined) return {};
  const [printed] =
    edited.find(
      ([one, text]) => oneLineFeed(one.text) === before && text === after && clauseOf(one)?.id === clause?.id,
    ) ?? [];
  const field = printed && fieldOf(printed, after.slice(before.length - oneLineFeed(printed.text).length));
  return field === undefined ? {} : { path: field };
}

/** A paragraph that is one value has no words to be known by: its field names it where it stands alone under its clause. */
function unitsOf(paragraphs: readonly Printed[]) {
  const nameOf = ({ clause, runs }: Printed) => (runs.length === 1 ? `${clause} ${runs[0]!.path ?? ''}` : '');
  const counts = new Map<string, number>();
  for (const one of paragraphs) {
    const name = `${one.lang} ${nameOf(one)}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return paragraphs.map((one) => {
    const name = `${one.lang} ${nameOf(one)}`;
    return { text: one.text, shape: one.lang, keys: counts.get(name) === 1 ? [name] : [] };
  });
}

/** Places that the changed sheet prints otherwise and that the returned document left as they were. */
function leftBehind(
  { paragraphs }: Expected,
  meant: readonly Printed[],
  now: ReadonlyMap<Printed, string>,
  paths: ReadonlySet<string>,
  clauseOf: (printed: Printed) => Clause | undefined,
): Finding[] {
  return align(unitsOf(paragraphs), unitsOf(meant)).flatMap((step): Finding[] => {
    const [was, should] = [paragraphs[step.old ?? -1], meant[step.new ?? -1]];
    if (!was || was.text === should?.text) return [];
    const stands = now.get(was);
    if (stands === undefined) return [];
    const old = oneLineFeed(was.text);
    const wording = stands !== old && !paths.has(fieldOf(was, stands) ?? '');
    const words = should && oneLineFeed(should.text);
    // A blank stands in each language; the value that fills it may be printed once.
    const filled = !should && stands !== old;
    if (wording || filled || stands === words) return [];
    const clause = clauseOf(was);
    return [
      {
        ...{ kind: 'disagreement', severity: 'change', lang: was.lang, before: stands },
        message: words
          ? {
              zh: '仍是原来的值，与改动后的值不一致；按改动后的值应为',
              en: 'still has the old value; with the changed one it would read',
            }
          : {
              zh: '数值改动后，这一段不应再有',
              en: 'with the changed value this paragraph would not be there',
            },
        ...(words && { after: words, edits: wordDiff(stands, words) }),
        ...(clause && { clause }),
      },
    ];
  });
}
