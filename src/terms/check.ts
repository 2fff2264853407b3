// A term sheet in, Terms and every problem out, in one run: types first, then what is missing, then how fields fit together.
// Values that were refused are taken out before the later checks, so that one mistake is reported once and hides no other.
import { failed, type Problem, type Severity } from '../problem.js';
import { complete } from './complete.js';
import type { Constraint, Outside } from './constraints/constraint.js';
import { constraintProblems } from './constraints/index.js';
import { followsFrom, languages, missing } from './missing.js';
import { offeredOnly } from './offered.js';
import { prepare } from './prepare.js';
import { problemsOf, type Words, without } from './problems.js';
import { type Sheet, sheetSchema, type Terms } from './schema.js';
import { valueAt, within } from './walk.js';

export interface TermsOptions extends Outside {
  /** Overrides `document.status`. */
  readonly status?: 'draft' | 'final';
  /** English will be printed, so every bilingual text needs it. */
  readonly english: boolean;
  /** The form's defaults, shaped like a sheet; a group in place of a list is a default for each entry. */
  readonly defaults: unknown;
  /** Paths that the form needs over and above the model. */
  readonly requires: readonly string[];
  /** What the values of choices mean, for messages; codes alone without it. */
  readonly words?: Words;
  /** Checked besides the model's own constraints. */
  readonly rules?: readonly Constraint[];
  /** The severity with which a constraint's problem is told; nothing where it is not. */
  readonly grade?: (problem: Problem) => readonly Problem[];
}

export interface CheckedTerms {
  /** Undefined when any problem is an error. */
  readonly terms: Terms | undefined;
  /** With errors too, as far as they could be read: what was refused is absent, and an entry's place in the sheet is told by `origin`. */
  readonly readable?: Terms;
  readonly origin: (path: string) => string;
  /** Their paths are index paths as in the sheet. */
  readonly problems: Problem[];
}

export function checkTerms(sheet: unknown, options: TermsOptions): CheckedTerms {
  const { english, defaults, requires, rules = [], grade = (problem) => [problem] } = options;
  const status = options.status ?? valueAt(sheet, 'document.status') ?? valueAt(defaults, 'document.status');
  const draft = status !== 'final';
  const lackSeverity: Severity = draft ? 'warning' : 'error';
  const laid = prepare(sheetSchema, sheet, offeredOnly(defaults, sheet), draft);
  const parsed = parse(laid, options.words);
  const { origin } = parsed;
  if (!parsed.sheet) return { terms: undefined, origin, problems: parsed.problems };
  const spoken = languages(parsed.sheet, english, lackSeverity);
  if (options.status) spoken.sheet.document.status = options.status;
  const terms = complete(spoken.sheet);
  const lacking = [...spoken.problems, ...missing(terms, requires, lackSeverity)];
  const refused = parsed.problems.flatMap(({ code, path = '' }) => (code.startsWith('SHEET-') ? [] : [path]));
  const found = constraintProblems(terms, draft, refused, options, rules).flatMap(grade);
  const later = [...lacking, ...found].map((problem) =>
    problem.path === undefined ? problem : { ...problem, path: origin(problem.path) },
  );
  const causes = [...parsed.problems, ...later, ...parsed.meant.map(misspelt)];
  const known = (path: string) =>
    followsFrom(path, causes) || parsed.meant.some((near) => within(path, near));
  const told = later.filter(({ path = '' }) => valueAt(laid, path) !== undefined || !known(path));
  const problems = [...parsed.problems, ...fresh(told, parsed.problems, parsed.meant)];
  return { terms: failed(problems) ? undefined : terms, readable: terms, origin, problems };
}

/** A misspelt field is missing under its own name. */
const misspelt = (path: string): Problem => ({
  code: 'TERM-MISSING',
  severity: 'error',
  message: { zh: '', en: '' },
  path,
});

interface Parsed {
  readonly sheet: Sheet | undefined;
  readonly problems: Problem[];
  readonly meant: readonly string[];
  readonly origin: (path: string) => string;
}

function parse(input: unknown, words: Words | undefined): Parsed {
  const first = sheetSchema.safeParse(input);
  if (first.success) return { sheet: first.data, problems: [], meant: [], origin: (path) => path };
  const { problems, meant } = problemsOf(first.error.issues, input, words);
  const cleaned = without(input, first.error.issues);
  const again = sheetSchema.safeParse(cleaned.value);
  return { sheet: again.data, problems, meant, origin: cleaned.origin };
}

/** Leaves out what only repeats an earlier problem: the same field, one inside what was refused, the whole around it, or one misspelt. */
function fresh(later: readonly Problem[], earlier: readonly Problem[], meant: readonly string[]): Problem[] {
  const kept: Problem[] = [];
  for (const problem of later) {
    const path = problem.path ?? '';
    const refused = earlier.some(({ path: bad = '' }) => within(path, bad));
    const absent = problem.code === 'TERM-MISSING';
    const told =
      absent &&
      (meant.some((near) => within(path, near) || within(near, path)) ||
        [...earlier, ...kept].some(({ path: other = '' }) => within(other, path)));
    const doubled = kept.some(
      (other) => other.path === path && (other.code === problem.code || other.code === 'TERM-MISSING'),
    );
    if (!refused && !told && !doubled) kept.push(problem);
  }
  return kept;
}
