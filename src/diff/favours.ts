// Whom a change favours, where the model is certain of it: more of the field is better for one party, the change is plainly more or less,
// and nothing changed on which that depends. A change back favours the other party.
import type { Role } from '../contract/ast.js';
import { addressed, type Difference, moved } from '../terms/index.js';

const OTHER: Readonly<Record<Role, Role>> = { customer: 'provider', provider: 'customer' };

/** Says it of each of these changes. */
export function favouring(all: readonly Difference[]): (change: Difference) => Role | 'neutral' | undefined {
  const changed = new Set(all.map(({ path }) => path));
  const above = new Set(all.flatMap(({ path }) => aboveOf(path)));
  const isUpset = (asked: string) =>
    changed.has(asked) || above.has(asked) || aboveOf(asked).some((path) => changed.has(path));
  return ({ path, schema, meta, before, after }) => {
    const { gain, given = [] } = meta;
    if (gain === undefined || given.some((asked) => isUpset(addressed(asked, path)))) return undefined;
    // The variant around it changed: the same figure counts something else.
    if (aboveOf(path).some((group) => changed.has(group))) return undefined;
    if (gain === 'neutral') return 'neutral';
    const more = moved(schema, before, after);
    if (more === undefined || more === 0) return undefined;
    return more > 0 ? gain : OTHER[gain];
  };
}

/** The groups that a path leads through. */
function aboveOf(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, i) => steps.slice(0, i + 1).join('.'));
}
