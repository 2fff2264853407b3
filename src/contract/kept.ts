// What a conversion left as typed → notes for the author: each name that has a Traditional form, and where the sheet may give it.
import type { Problem } from '../problem.js';
import type { Rewritten } from './script.js';

const PARTY_NAME = /^parties\.(customer|provider)\.name$/;

interface Told {
  readonly name: string;
  readonly path: string;
  readonly form: string;
}

/** `formOf` gives the form to propose. One info SCRIPT-NAME for each party, and one for all other names together. */
export function namesKept(rewritten: readonly Rewritten[], formOf: (name: string) => string): Problem[] {
  const names = new Map<string, string>();
  for (const { text, notes, paths } of rewritten) {
    for (const { kind, start, end, given } of notes) {
      const path = paths.get(start);
      const name = text.slice(start, end);
      if (kind === 'kept' && path !== undefined && !given && !names.has(name)) names.set(name, path);
    }
  }
  const told = [...names].flatMap(([name, path]): Told[] => {
    const form = formOf(name);
    return form === name ? [] : [{ name, path, form }];
  });
  const parties = told.filter(({ path }) => PARTY_NAME.test(path));
  const others = told.filter(({ path }) => !PARTY_NAME.test(path));
  return [
    ...parties.map(
      ({ name, path, form }): Problem => ({
        code: 'SCRIPT-NAME',
        severity: 'info',
        message: {
          zh: `名称保持原样：${name}`,
          en: `the name stays as typed: ${name}`,
        },
        path,
        hint: {
          zh: `有登记的繁体名称时写 nameHant: ${form}（以登记为准）`,
          en: `where a Traditional name is registered, add nameHant: ${form} (as registered)`,
        },
      }),
    ),
    ...(others.length > 0 ? [together(others)] : []),
  ];
}

function together(names: readonly Told[]): Problem {
  const all = names.map(({ name }) => name);
  const [first] = names;
  return {
    code: 'SCRIPT-NAME',
    severity: 'info',
    message: {
      zh: `${all.length} 个名称保持原样：${all.join('、')}`,
      en: `${all.length} ${all.length === 1 ? 'name stays' : 'names stay'} as typed: ${all.join('; ')}`,
    },
    path: first!.path,
    hint: {
      zh: `要改用繁体，在 language 下写 names: [{ zh: ${first!.name}, hant: ${first!.form} }]`,
      en: `for Traditional forms write under language: names: [{ zh: ${first!.name}, hant: ${first!.form} }]`,
    },
  };
}
