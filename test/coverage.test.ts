// Every provision of the clause map is printed by the example, in both languages and in the form's order.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assemble } from '../src/contract/assemble.js';
import type { DraftInline, DraftProvision, Lang } from '../src/contract/ast.js';
import { resolve } from '../src/contract/resolve.js';
import { checkTerms } from '../src/terms/index.js';
import { exampleText, library } from './example.js';

/** Provisions per article of SVL in the clause map: 0 the head, 13 the signature page. */
const PROVISIONS: Readonly<Record<number, readonly string[]>> = {
  0: ['1', '2', '3'],
  1: ['1', '2', '3', '4', '5', '6', '7'],
  2: ['1', '2', '3', '4'],
  3: ['1', '2', '3'],
  4: ['1', '2', '3', '4', '5'],
  5: ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6'],
  6: ['1', '2', '3', '4'],
  7: ['1', '2'],
  8: ['1', '2', '3'],
  9: ['1', '2', '3', '4'],
  10: ['1'],
  11: ['1', '2'],
  12: ['1', '2', '3', '4', '5'],
  13: ['1'],
};
const ADDRESSES = Object.entries(PROVISIONS).flatMap(([article, list]) =>
  list.map((p) => `SVL-${article}.${p}`),
);

const form = library.forms.get('short-video-live')!;
const { terms } = checkTerms(parse(exampleText), {
  english: true,
  defaults: form.defaults,
  requires: form.requires,
});
const { draft } = assemble(library, form, terms!);
const { contract } = resolve(draft, {
  articles: library.schemes[form.numbering]!,
  annexes: library.schemes.annex!,
});
const flat = <P extends { readonly children: readonly P[] }>(list: readonly P[]): P[] =>
  list.flatMap((p) => [p, ...flat(p.children)]);
const addressed = flat([...draft.preamble, ...draft.articles, ...draft.signing]).filter(
  (p) => p.address !== undefined,
);

const words = (nodes: readonly DraftInline[]): string =>
  nodes.map((n) => (n.kind === 'strong' ? words(n.children) : n.kind === 'ref' ? n.target : n.text)).join('');
const text = (p: DraftProvision, lang: Lang): string =>
  p.blocks
    .map((block) => {
      if (block.kind === 'paragraph') return words(block.content[lang]);
      if (block.kind === 'table')
        return block.body.flatMap((row) => row.map((cell) => words(cell[lang]))).join('');
      return block.lines.map((line) => words(line.label[lang]) + words(line.value[lang])).join('');
    })
    .join('') + p.children.map((child) => text(child, lang)).join('');

describe('short-video-live', () => {
  it('has the 56 provisions of the clause map', () => {
    expect(ADDRESSES).toHaveLength(56);
    expect(addressed.map((p) => p.address)).toEqual(ADDRESSES);
  });

  it.each(addressed.map((p) => [p.address, p] as const))('%s says something in each language', (_, p) => {
    expect(text(p, 'zh')).toMatch(/[一-鿿]{4}/);
    expect(text(p, 'en')).toMatch(/[A-Za-z]{3}/);
    expect(text(p, 'en').replace(/苏B2-\d+/, '')).not.toMatch(/[一-鿿]/);
  });

  it('numbers them where the clause map has them', () => {
    const marks = flat(contract.articles).flatMap((p) =>
      p.address && p.mark ? [[p.address, p.mark.zh.text, p.mark.en.text]] : [],
    );
    expect(marks).toEqual(
      ADDRESSES.slice(3, -1).map((address) => [address, address.slice(4), address.slice(4)]),
    );
  });

  it('has twelve articles and three annexes, numbered in both languages', () => {
    const marks = (lang: Lang) => contract.articles.map((a) => a.mark?.[lang].text);
    const zh = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
    expect(marks('zh')).toEqual(zh.map((n) => `第${n}条`));
    expect(marks('en')).toEqual(zh.map((_, i) => `Article ${i + 1}`));
    expect(contract.annexes.map((a) => a.mark?.zh.text)).toEqual(['附件一', '附件二', '附件三']);
  });
});
