// The engine: OpenCC's own result where no phrase of ours differs, protection, notes with positions, and what comes back.
import { Converter as openCC } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../src/cli/files.js';
import { renderText } from '../src/render/text.js';
import { makeConverter } from '../src/script/converter.js';
import { loadChain, makeTable } from '../src/script/dictionary.js';
import type { Converted, Note } from '../src/script/index.js';
import { cutAt } from '../src/script/index.js';
import { EXAMPLES, FORMS, library, printableOf } from './example.js';
import { BACK, REGIONS, WAYS } from './ways.js';

/** Chinese sentences of every clause, as the templates write them. */
const templates = [...readTemplates()]
  .filter(([name]) => name.startsWith('clauses/'))
  .flatMap(([, text]) => text.split('\n'))
  .filter((line) => /\p{Script=Han}/u.test(line));
const CODES = { 'hant-tw': 'tw', 'hant-hk': 'hk' } as const;

describe.each(REGIONS)('OpenCC alone, %s', (region) => {
  it('gives what opencc-js gives, there and back', async () => {
    const none = { characters: makeTable([]), words: makeTable([]) };
    const manner = { from: 'hans', to: region, localised: false } as const;
    const there = makeConverter(await loadChain('hans', region), none, manner);
    const back = makeConverter(await loadChain(region, 'hans'), none, {
      from: region,
      to: 'hans',
      localised: false,
    });
    const code = CODES[region];
    const theirs = openCC({ from: 'cn', to: code });
    const theirsBack = openCC({ from: code, to: 'cn' });
    for (const line of templates) {
      const traditional = theirs(line);
      expect(there.convert(line).text).toBe(traditional);
      expect(back.convert(traditional).text).toBe(theirsBack(traditional));
    }
  });
});

describe.each(REGIONS)('the clauses, %s', (region) => {
  const there = WAYS[region].converter();
  const back = BACK[region].converter();

  it('come back unchanged', () => {
    expect(library.clauses.size).toBeGreaterThan(300);
    const changed = templates
      .map((line) => [line, back.convert(there.convert(line).text).text])
      .filter(([line, again]) => line !== again);
    expect(changed).toEqual([]);
  });

  it.each(FORMS)('come back unchanged as %s prints them', (form) => {
    const text = renderText(printableOf(EXAMPLES[`${form}.yaml`]!, { lang: 'zh' }));
    const lines = text.split('\n');
    const protect = WAYS[region].names.protectorOf(WAYS[region].names.namesIn(lines));
    const changed = lines.flatMap((line) => {
      const traditional = there.convert(line, protect(line)).text;
      const again = back.convert(traditional, BACK[region].names.protectorOf(new Map())(traditional)).text;
      return again === line ? [] : [[line, again]];
    });
    expect(changed).toEqual([]);
  });

  it('leave no Simplified character behind', async () => {
    const [first, variants] = (await loadChain('hans', region)).groups;
    const forms = [first!, variants!].flatMap(({ characters, phrases }) => [
      ...characters.values(),
      ...phrases.values(),
    ]);
    const traditional = new Set(forms.join(''));
    const simplified = (c: string): boolean => (first!.characters.get(c) ?? c) !== c && !traditional.has(c);
    const left = templates.flatMap((line) => [...there.convert(line).text].filter(simplified));
    expect(left).toEqual([]);
  });
});

describe('cutAt', () => {
  const converted: Converted = {
    text: 'ABxyzDE',
    notes: [{ kind: 'word', start: 2, end: 4, result: 'xyz' } satisfies Note],
  };
  it.each([
    [[1], ['A', 'BxyzDE']],
    [[2], ['AB', 'xyzDE']],
    [[3], ['ABxyz', 'DE']],
    [[4], ['ABxyz', 'DE']],
    [
      [3, 4],
      ['ABxyz', '', 'DE'],
    ],
    [
      [2, 3, 5],
      ['AB', 'xyz', 'D', 'E'],
    ],
    [[], ['ABxyzDE']],
  ])('cuts a source cut at %j', (at, pieces) => {
    expect(cutAt(converted, at)).toEqual(pieces);
  });
});
