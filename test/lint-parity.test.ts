// One figure changed in one language of a contract is found at its clause; nothing is found in the contract as it was made.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import { type Figure, figuresIn } from '../src/lint/analysis/figures.js';
import { analyse } from '../src/lint/analysis/index.js';
import { type ContractText, rules } from '../src/lint/index.js';
import { textOf } from '../src/lint/own.js';
import { renderText } from '../src/render/text.js';
import { EXAMPLES, library, printableOf } from './example.js';
import { foreign } from './linting.js';

const { laws, institutions, glossary } = library;
const facts = { laws, institutions, glossary, asOf: '2026-11-22' };
const texts: readonly ContractText[] = Object.values(EXAMPLES).map((sheet) => {
  const { contract } = compile(sheet, library, { file: 'test.yaml', status: 'draft' });
  return textOf(contract!, 'columns');
});
const rule = rules.find(({ id }) => id === 'BIL-001')!;
/** The clauses at which figures differ. */
const found = (text: ContractText): readonly string[] =>
  rule.text!(analyse(text, facts)).map(({ at }) => text.clauses[text.passages[at!.passage]!.clause]!.cite.en);

/** Another figure of the same shape: one digit, or the word for a number, becomes another. */
function changed(words: string, seed: number): string {
  const digits = [...words.matchAll(/\d/g)].map(({ index }) => index);
  const at = digits[seed % Math.max(1, digits.length)];
  if (at !== undefined) {
    const digit = words[at] === '1' ? '2' : '1';
    return words.slice(0, at) + digit + words.slice(at + 1);
  }
  for (const [a, b] of [
    ['once', 'twice'],
    ['two', 'three'],
    ['fourteen', 'fifteen'],
    ['四', '五'],
    ['一', '二'],
    ['两', '三'],
    ['伍', '陆'],
    ['壹', '叁'],
  ] as const)
    if (words.includes(a)) return words.replace(a, b);
  return words;
}

interface Place {
  readonly text: ContractText;
  readonly figure: Figure;
}
/** Every figure of a clause, but for a number in words that one language alone says, the later of the two: nothing can miss it. */
const places: readonly Place[] = texts.flatMap((text) => {
  const all = text.passages.filter(({ kind }) => kind === 'body' || kind === 'cell').flatMap(figuresIn);
  const keyOf = ({ at, value }: Figure, lang: string): string =>
    `${text.passages[at.passage]!.clause} ${lang} ${value}`;
  const known = new Set(all.map((figure) => keyOf(figure, text.passages[figure.at.passage]!.lang)));
  return all
    .filter((figure) => !figure.words || ['zh', 'en'].every((lang) => known.has(keyOf(figure, lang))))
    .map((figure) => ({ text, figure }));
});

function withChange({ text, figure: { at } }: Place, seed: number): ContractText {
  const old = text.passages[at.passage]!;
  const words = changed(old.text.slice(at.from, at.to), seed);
  const whole = old.text.slice(0, at.from) + words + old.text.slice(at.to);
  return { ...text, passages: text.passages.with(at.passage, { ...old, text: whole, folded: whole }) };
}

describe('figures in two languages', () => {
  it('agree in every shipped contract', () => {
    expect(texts.flatMap(found)).toEqual([]);
    expect(places.length).toBeGreaterThan(1000);
  });

  it.each(Object.keys(EXAMPLES).filter((file) => !file.includes('/')))(
    'agree in the text file of %s',
    (file) => {
      const text = renderText(printableOf(EXAMPLES[file]!, { layout: 'stacked' }));
      expect(found(foreign(text))).toEqual([]);
    },
  );

  it('are missed where one of them changes', () => {
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.nat(), (n, seed) => {
        const place = places[n]!;
        const text = withChange(place, seed);
        const { passage } = place.figure.at;
        fc.pre(text.passages[passage]!.text !== place.text.passages[passage]!.text);
        const clause = text.clauses[text.passages[passage]!.clause]!;
        expect(found(text)).toEqual([clause.cite.en]);
      }),
      { numRuns: 100 },
    );
  });
});
