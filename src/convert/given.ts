// Names that the user gives, one per line or by a term sheet, with or without their Traditional form → what a conversion makes of them.
// A list with a line that is half a name is refused whole: a name that is dropped without a word would be converted.
import type { Script } from '../contract/ast.js';
import { ContractError, type Problem } from '../problem.js';
import type { Names } from '../script/index.js';

/** A name as it is typed in Simplified, and its Traditional form where it has one. */
export interface Given {
  readonly name: string;
  readonly hant?: string | undefined;
}

/** One name per line, `名 = 繁體名`; empty lines and lines that begin with `#` say nothing. Throws ContractError: CONVERT-NAMES. */
export function namesListed(text: string, file: string): Given[] {
  const given: Given[] = [];
  const problems: Problem[] = [];
  for (const [n, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [name = '', hant, ...more] = line.split(/[=＝]/).map((part) => part.trim());
    if (name === '' || hant === '' || more.length > 0)
      problems.push({
        code: 'CONVERT-NAMES',
        severity: 'error',
        message: {
          zh: '这一行不是“名称”或“名称 = 繁体名称”',
          en: 'this line is neither a name nor “name = Traditional name”',
        },
        place: { file, line: n + 1, col: 1, end: line.length + 1 },
        hint: {
          zh: '等号两边各写一个名称；保持原样的只写名称；不用的行以 # 开头',
          en: 'write a name on both sides of the equals sign, the name alone if it stays as typed, or # before a line that does not count',
        },
      });
    else given.push(hant === undefined ? { name } : { name, hant });
  }
  if (problems.length > 0) throw new ContractError(problems);
  return given;
}

/** On the way to Traditional a name takes its form, on the way back it loses it; between two Traditional scripts all stay. */
export function namesOn(given: readonly Given[], from: Script, to: Script): Names {
  const names = new Map<string, string | undefined>();
  for (const { name, hant } of given) {
    if (hant !== undefined && from !== 'hans') names.set(hant, to === 'hans' ? name : undefined);
    if (from === 'hans' && hant !== undefined) names.set(name, hant);
    else if (!names.has(name)) names.set(name, undefined);
  }
  return names;
}
