// The legal gold set, read by hand for Taiwan and for Hong Kong: characters, regional words, and names that survive every way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTraditional } from '../src/cli/files.js';
import type { Way } from '../src/script/index.js';
import { readSheet } from '../src/sheet/index.js';
import { BACK, REGIONS, WAYS } from './ways.js';

interface Line {
  readonly zh: string;
  readonly tw: string;
  readonly hk: string;
  /** Equally good forms, all together. */
  readonly or?: { readonly tw?: string; readonly hk?: string };
}
interface Gold {
  readonly characters: readonly Line[];
  readonly localised: readonly Line[];
  readonly names: readonly string[];
}
const file = join(import.meta.dirname, 'script', 'gold.yaml');
const gold = readSheet(readFileSync(file, 'utf8'), 'gold.yaml').value as Gold;
const COLUMN = { 'hant-tw': 'tw', 'hant-hk': 'hk' } as const;

const convert = (way: Way, text: string, localised: boolean): string =>
  way.converter({ localised }).convert(text, way.names.protectorOf(way.names.namesIn([text]))(text)).text;

describe.each(REGIONS)('the gold set, %s', (region) => {
  const column = COLUMN[region];
  it.each(['characters', 'localised'] as const)('%s', (mode) => {
    const lines = gold[mode];
    expect(lines.length).toBeGreaterThanOrEqual(mode === 'characters' ? 460 : 120);
    const wrong = lines.flatMap((line) => {
      const got = convert(WAYS[region], line.zh, mode === 'localised');
      return got === line[column] || got === line.or?.[column]
        ? []
        : [`${line.zh}: ${line[column]} ≠ ${got}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(REGIONS)('names, %s', (region) => {
  const sentences = (name: string) => [name, `由${name}负责`, `《${name}》`, `（${name}）`, `${name}${name}`];
  it.each([
    ['there', WAYS[region]],
    ['back', BACK[region]],
  ] as const)('survive every mode %s', (_, way) => {
    expect(gold.names.length).toBeGreaterThanOrEqual(40);
    const protect = way.names.protectorOf(new Map(gold.names.map((name) => [name, undefined])));
    for (const localised of [false, true]) {
      const { convert: to } = way.converter({ localised });
      const lost = gold.names.filter((name) =>
        sentences(name).some((text) => !to(text, protect(text)).text.includes(name)),
      );
      expect(lost).toEqual([]);
    }
  });
});

interface Row {
  readonly zh: string;
  readonly policy: 'L' | 'K' | 'X';
  readonly tw?: string;
  readonly hk?: string;
}
const templates = readTraditional();
const rows = readSheet(templates.get('traditional/glossary.yaml') ?? '', 'glossary').value as readonly Row[];
const words = (templates.get('traditional/words.txt') ?? '')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(([zh = '#', tw]) => !zh.startsWith('#') && tw !== undefined)
  .map(([zh = '', tw = '', hk = '']): Row => ({ zh, policy: 'L', tw, hk }));

describe.each(REGIONS)('the glossary, %s', (region) => {
  const column = COLUMN[region];
  const there = WAYS[region].converter({ localised: true });
  const back = BACK[region].converter({ localised: true });
  const plain = WAYS[region].converter();

  it('has its 333 rows', () => {
    expect(rows).toHaveLength(333);
  });

  it('prints the regional word of an L row and the PRC word of the others', () => {
    const wrong = [...rows, ...words].flatMap((row) => {
      const want = row.policy === 'K' || row.policy === 'X' ? plain.convert(row.zh).text : row[column];
      const got = there.convert(row.zh).text;
      return got === want ? [] : [`${row.zh}: ${want} ≠ ${got}`];
    });
    expect(wrong).toEqual([]);
  });

  it('comes back, row by row', () => {
    const lost = [...rows, ...words].flatMap(({ zh }) => {
      const regional = there.convert(zh).text;
      const again = back.convert(regional).text;
      return again === zh ? [] : [`${zh} → ${regional} → ${again}`];
    });
    expect(lost).toEqual([]);
  });
});
