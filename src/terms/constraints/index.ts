// The table of cross-field constraints X01–X56 and its one reader. Missing data named by a constraint is mostly declared beside
// the field itself (`need`), so X17, X24, X30, X34, X35, X41 and X47 also arise there.
import type { Problem } from '../../problem.js';
import { problemAt } from '../problems.js';
import type { Terms } from '../schema.js';
import { within } from '../walk.js';
import { closingConstraints } from './closing.js';
import type { Constraint, Outside } from './constraint.js';
import { feeConstraints } from './fees.js';
import { forumConstraints } from './forum.js';
import { levelConstraints } from './levels.js';
import { moneyConstraints } from './money.js';
import { partyConstraints } from './parties.js';
import { personalConstraints } from './personal.js';
import { termConstraints } from './term.js';
import { wordingConstraints } from './wording.js';

export const constraints: readonly Constraint[] = [
  ...partyConstraints,
  ...termConstraints,
  ...levelConstraints,
  ...feeConstraints,
  ...moneyConstraints,
  ...forumConstraints,
  ...personalConstraints,
  ...closingConstraints,
  ...wordingConstraints,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** In a draft, what merely lacks data is a warning; a contradiction is an error in both. `refused` are paths already reported. */
export function constraintProblems(
  terms: Terms,
  draft: boolean,
  refused: readonly string[],
  outside: Outside,
  more: readonly Constraint[] = [],
): Problem[] {
  const blind = (field: string) => refused.some((path) => within(path, field) || within(field, path));
  return [...constraints, ...more]
    .filter(({ reads }) => !reads.some(blind))
    .flatMap(({ id, severity, check }) =>
      check(terms, outside).map((finding) => {
        const grade = finding.severity ?? severity;
        const mild = finding.lacks && draft && grade === 'error';
        return problemAt(id, finding.path, finding, mild ? 'warning' : grade);
      }),
    );
}
