// Every field of the example varied alone: each enum value, each switch, each field left out. Whatever the sheet says, the draft is either
// refused with problems or printed as clean text in both languages; a template branch that breaks shows here. Entries of a list are alike:
// a value that one of them took is not tried in the next.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileSheet } from '../src/compile.js';
import type { FieldKind } from '../src/contract/ast.js';
import { renderText } from '../src/render/text.js';
import { kindOf } from '../src/terms/index.js';
import { asRead, exampleText, library } from './example.js';

type Json = { [key: string]: Json } | Json[] | string | number | boolean;
interface Variant {
  readonly path: string;
  readonly value: Json | undefined;
}

function variants(value: Json, path = ''): Variant[] {
  const kind: FieldKind | undefined = path === '' ? undefined : kindOf(path);
  const own: Variant[] = path === '' ? [] : [{ path, value: undefined }];
  if (kind?.kind === 'enum')
    own.push(...kind.values.filter((v) => v !== value && !ALIKE(path, v)).map((v) => ({ path, value: v })));
  if (kind?.kind === 'bool') own.push({ path, value: !value });
  if (kind?.kind === 'list' && kind.of.kind === 'enum') {
    own.push({ path, value: [...kind.of.values] }, { path, value: kind.of.values.slice(0, 1) });
  }
  if (kind?.kind === 'bi' || typeof value !== 'object') return own;
  const below = Array.isArray(value) ? value.map((v, i) => [String(i), v] as const) : Object.entries(value);
  return [...own, ...below.flatMap(([key, v]) => variants(v, path === '' ? key : `${path}.${key}`))];
}

/** Countries: the templates ask for China alone, which the parties are of. */
const ALIKE = (path: string, value: string): boolean =>
  path.endsWith('.jurisdiction') && !['HK', 'MO', 'TW', 'SG', 'US'].includes(value);

/** Each value of a field once, wherever in its lists it stands; what is left out everywhere. */
function distinct(all: readonly Variant[]): Variant[] {
  const known = new Set<string>();
  return all.filter(({ path, value }) => {
    const key = `${path.replace(/\.\d+/g, '.*')} ${JSON.stringify(value)}`;
    const seen = value !== undefined && known.has(key);
    known.add(key);
    return !seen;
  });
}

function changed(example: Json, { path, value }: Variant): Json {
  const copy = structuredClone(example);
  const steps = path.split('.');
  const last = steps.pop()!;
  const parent = steps.reduce<Json>((node, step) => (node as Record<string, Json>)[step]!, copy);
  if (value !== undefined) (parent as Record<string, Json>)[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, Json>)[last];
  return copy;
}

const UNTIDY =
  /undefined|null|NaN|\[object|\{\{|[，；：、]{2,}|[，；、：]。|。[，；、]|。。|，,|\.\.|,,|;;| [,;.:](?!\d)|\(\s|\s\)|（）|\(\)|“”| {2}|[一-鿿][,;:](?=[一-鿿])|[一-鿿] (?=[一-鿿])/;
const ENGLISH_CHINESE = /[一-鿿]/;

describe('the example, one field at a time', () => {
  const example = parse(exampleText) as Json;
  // Both parties have the same fields: one is varied.
  const all = distinct(
    variants(example).filter(({ path }) => !/^(schema|form|parties\.customer\..*)$/.test(path)),
  );
  const groups = [...new Set(all.map(({ path }) => path.split('.')[0]!))];

  it('has variants enough', () => {
    expect(all.length).toBeGreaterThan(700);
  });

  it.each(groups)('%s', (group) => {
    const bad: string[] = [];
    /** Paragraphs that were found clean: most of them stand in every variant. */
    const clean = new Set<string>();
    for (const variant of all.filter(({ path }) => path.split('.')[0] === group)) {
      const name = `${variant.path} = ${JSON.stringify(variant.value)}`;
      const sheet = asRead(changed(example, variant));
      const { printable, problems } = compileSheet(sheet, library, { file: sheet.file, status: 'draft' });
      if (!printable) {
        if (!problems.some((p) => p.severity === 'error')) bad.push(`${name}: nothing printed, nothing said`);
        continue;
      }
      for (const row of printable.rows) {
        const cells = row.kind === 'text' ? row.cells : [];
        for (const cell of cells) {
          const words = cell.runs.map((run) => run.text).join('');
          const template = cell.runs
            .filter((run) => run.path === undefined)
            .map((run) => run.text)
            .join('');
          const seen = `${cell.lang} ${cell.mark !== undefined} ${template} ${words}`;
          if (clean.has(seen)) continue;
          const found = bad.length;
          const untidy = UNTIDY.exec(words);
          if (untidy)
            bad.push(
              `${name}: “${untidy[0]}” in ${words.slice(Math.max(0, untidy.index - 30), untidy.index + 30)}`,
            );
          if (cell.lang === 'en' && ENGLISH_CHINESE.test(template))
            bad.push(`${name}: Chinese in English: ${template.slice(0, 60)}`);
          if (words === '' && !cell.mark) bad.push(`${name}: an empty paragraph`);
          if (bad.length === found) clean.add(seen);
        }
      }
      expect(renderText(printable).length).toBeGreaterThan(10_000);
    }
    expect([...new Set(bad)]).toEqual([]);
  });
});
