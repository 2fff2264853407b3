// The library as it is used, and as plain data: what `loadLibrary` makes of the templates once, at build time, is read back here, so that an
// installed copy parses no YAML and no clause of its own.
import { createHash } from 'node:crypto';
import type { ClauseTemplate } from './clauses.js';
import type { Prepared } from './expression.js';
import type { Form } from './forms.js';
import type { Institutions, Laws } from './laws.js';
import type { Schemes } from './schemes.js';
import type { Glossary } from './words.js';

export type Clause = ClauseTemplate<Prepared>;
export interface Library {
  readonly forms: ReadonlyMap<string, Form>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly schemes: Schemes;
  readonly glossary: Glossary;
  readonly laws: Laws;
  readonly institutions: Institutions;
  /** What each value of a choice means, by field address: the glossary's words, and those of choices.yaml for values that no clause prints. */
  readonly choices: Glossary['enums'];
  /** The first 12 hex digits of the SHA-256 over all template files: their version. */
  readonly version: string;
}
/** JSON. */
export type PreparedLibrary = Omit<Library, 'forms' | 'clauses'> & {
  readonly forms: readonly Form[];
  /** Sub-provisions under their provisions. */
  readonly clauses: readonly Clause[];
};

export const libraryOf = ({ forms, clauses, ...rest }: PreparedLibrary): Library => ({
  ...rest,
  forms: new Map(forms.map((form) => [form.id, form])),
  clauses: new Map([...everyClause(clauses)].map((clause) => [clause.id, clause])),
});

export function* everyClause(clauses: readonly Clause[]): Generator<Clause> {
  for (const clause of clauses) {
    yield clause;
    yield* everyClause(clause.children);
  }
}

export function versionOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\n${text}\n`);
  return hash.digest('hex').slice(0, 12);
}
