// Every provision of the clause map is printed by its form's example, in both languages, in the form's order and under its number.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assemble } from '../src/contract/assemble.js';
import type { DraftInline, DraftProvision, Lang, Provision } from '../src/contract/ast.js';
import { resolve } from '../src/contract/resolve.js';
import { checkTerms } from '../src/terms/index.js';
import { ADDRESSES } from './clause-map.js';
import { EXAMPLES, FORMS, library } from './example.js';

/** Printed elsewhere than as a provision: the number line above the title. */
const OTHERWISE: Readonly<Record<string, string>> = { 'ECS-0.1': 'document.number' };

const flat = <P extends { readonly children: readonly P[] }>(list: readonly P[]): P[] =>
  list.flatMap((p) => [p, ...flat(p.children)]);
const words = (nodes: readonly DraftInline[]): string =>
  nodes.map((n) => (n.kind === 'strong' ? words(n.children) : n.kind === 'ref' ? n.target : n.text)).join('');
const text = (p: DraftProvision, lang: Lang): string =>
  words(p.title?.[lang] ?? []) +
  p.blocks
    .map((block) => {
      if (block.kind === 'paragraph') return words(block.content[lang]);
      if (block.kind === 'table')
        return block.body.flatMap((row) => row.map((cell) => words(cell[lang]))).join('');
      return block.lines.map((line) => words(line.label[lang]) + words(line.value[lang])).join('');
    })
    .join('') +
  p.children.map((child) => text(child, lang)).join('');

function contractOf(id: string) {
  const form = library.forms.get(id)!;
  const { terms } = checkTerms(parse(EXAMPLES[`${id}.yaml`]!), {
    english: true,
    defaults: form.defaults,
    requires: form.requires,
  });
  const { draft } = assemble(library, form, terms!);
  const { contract } = resolve(draft, {
    articles: library.schemes[form.numbering]!,
    annexes: library.schemes.annex!,
  });
  return { draft, contract };
}

/** `3.1.b`: the place of each provision in the tree, as the clause map writes addresses. */
function positions(list: readonly Provision[], above: readonly number[] = []): Map<string, string> {
  return new Map(
    list.flatMap((p, i) => {
      const here = [...above, i + 1];
      const own: [string, string][] = p.addresses.map((address) => [address, here.join('.')]);
      return [...own, ...positions(p.children, here)];
    }),
  );
}
/**
 * Where the tree and the clause map count differently: rights and duties of CSE have a level more, its payment one heading,
 * and the definition of confidential information stands by itself before the duty in unnumbered articles.
 */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  'cs-entrustment': /^CSE-(2|3|4|5)\./,
  'shop-after-sales': /^SAS-6\.2$/,
};

describe.each(FORMS)('%s', (id) => {
  const { draft, contract } = contractOf(id);
  const addressed = flat([...draft.preamble, ...draft.articles, ...draft.signing]).filter(
    (p) => p.addresses.length > 0,
  );
  const expected = ADDRESSES[id]!.filter((address) => !OTHERWISE[address]);

  it('has the provisions of the clause map, in its order', () => {
    expect(addressed.flatMap((p) => p.addresses)).toEqual(expected);
  });

  it.each(addressed.map((p) => [p.addresses.join(' '), p] as const))(
    '%s says something in each language',
    (_, p) => {
      expect(text(p, 'zh')).toMatch(/[一-鿿]{4}/);
      expect(text(p, 'en')).toMatch(/[A-Za-z]{3}/);
      expect(text(p, 'en').replace(/[京沪苏浙粤]B2-\d+/g, '')).not.toMatch(/[一-鿿]/);
    },
  );

  it('numbers them where the clause map has them', () => {
    const [code] = expected[0]!.split('-');
    for (const [address, place] of positions(contract.articles)) {
      if (ELSEWHERE[id]?.test(address)) continue;
      const letters = address.slice(code!.length + 1).replace(/[a-d]$/, (c) => String(c.charCodeAt(0) - 96));
      expect(`${address} ${place}`).toBe(`${address} ${letters}`);
    }
  });
});

describe('the clause map', () => {
  it('counts 289 provisions', () => {
    expect(Object.values(ADDRESSES).map((list) => list.length)).toEqual([47, 56, 74, 56, 56]);
  });
});
