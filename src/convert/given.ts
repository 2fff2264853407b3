// Names that the user gives, one per line or by a term sheet, with or without their Traditional form → what a conversion makes of them.
import type { Script } from '../contract/ast.js';
import type { Names } from '../script/index.js';

/** A name as it is typed in Simplified, and its Traditional form where it has one. */
export interface Given {
  readonly name: string;
  readonly hant?: string | undefined;
}

/** One name per line, `名 = 繁體名`; empty lines and lines that begin with `#` say nothing. */
export function namesListed(text: string): Given[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line): Given[] => {
      const [name = '', hant = ''] = line.split(/[=＝]/).map((part) => part.trim());
      return name === '' ? [] : [{ name, ...(hant === '' ? {} : { hant }) }];
    });
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
