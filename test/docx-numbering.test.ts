// Native numbering: what Word computes from lists and styles is what the contract says, in both languages and every scheme.
import { describe, expect, it } from 'vitest';
import type { Lang, Level, Printable, Row } from '../src/contract/ast.js';
import { formatPattern } from '../src/contract/pattern.js';
import { renderDocx } from '../src/render/docx/index.js';
import { cellsOf, exampleText, LAYOUTS, library, printableOf, style } from './example.js';
import { type DocxWords, type Parts, partsOf, readDocx, readParts } from './read-docx.js';
import { samplePrintable } from './sample-printable.js';

const LANGS = ['zh', 'en'] as const;
const marksOf = (doc: Printable, lang: Lang): string[] =>
  doc.rows
    .flatMap(cellsOf)
    .flatMap((cell) => (cell.lang === lang && cell.mark?.text ? [cell.mark.text] : []));
const labelsOf = (words: DocxWords, lang: Lang): string[] =>
  words.paragraphs.flatMap((p) => (p.lang === lang && p.label ? [p.label] : []));

describe('labels of the example', () => {
  for (const [name, options] of Object.entries(LAYOUTS))
    it(`are its marks in layout ${name}`, async () => {
      const doc = printableOf(exampleText, options);
      const words = readDocx(await renderDocx(doc, style));
      for (const lang of LANGS) expect(labelsOf(words, lang)).toEqual(marksOf(doc, lang));
      for (const lang of doc.languages) {
        const labels = labelsOf(words, lang);
        expect(labels.filter((label) => /^(第.+条|Article \d+)$/.test(label))).toHaveLength(12);
        expect(labels.filter((label) => /^(附件|Annex )/.test(label))).toHaveLength(3);
        expect(labels.length).toBeGreaterThan(120);
      }
    });
});

describe('an article put in by hand', () => {
  const heading = (id: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`;

  it('renumbers everything after it, in both languages, and no annex', async () => {
    const parts = partsOf(await renderDocx(printableOf(exampleText, LAYOUTS.columns), style));
    const document = parts['word/document.xml']!;
    const third = [...document.matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading1"\/>/g)][2]!.index;
    const added = document.slice(0, third) + heading('Heading1') + heading('ArticleHeadingEn');
    const changed: Parts = { ...parts, 'word/document.xml': added + document.slice(third) };
    const was = readParts(parts);
    const is = readParts(changed);
    for (const lang of LANGS) {
      const [old, now] = [labelsOf(was, lang), labelsOf(is, lang)];
      const at = old.indexOf(lang === 'zh' ? '第三条' : 'Article 3');
      const annex = old.findIndex((label) => /^(附件|Annex)/.test(label));
      expect(now.slice(0, at)).toEqual(old.slice(0, at));
      expect(now[at]).toBe(old[at]);
      expect(now.slice(at + 1, annex + 1)).toEqual(old.slice(at, annex).map(next));
      expect(now.slice(annex + 1)).toEqual(old.slice(annex));
    }
  });

  /** The same number one article on. */
  function next(label: string): string {
    const numerals = ['三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];
    const zh = /^第(.+)条$/.exec(label)?.[1];
    if (zh) return `第${numerals[numerals.indexOf(zh) + 1]}条`;
    return label.replace(/^(Article )?(\d+)/, (_, word = '', n) => `${word}${Number(n) + 1}`);
  }
});

describe('schemes', () => {
  const { annex = [], ...schemes } = library.schemes;

  it.each(Object.entries(schemes))('%s is counted by Word as we count it', async (_, articles) => {
    const sample = samplePrintable('stacked');
    const doc = { ...sample, lists: { articles, annexes: annex }, rows: counted(articles, 11) };
    const words = readDocx(await renderDocx(doc, style));
    for (const lang of LANGS) expect(labelsOf(words, lang)).toEqual(marksOf(doc, lang));
  });

  it('refuses a number that Word cannot show', async () => {
    const level: Level = { ...schemes.article![1]!, mark: schemes.clause![1]!.mark };
    const mixed = [{ depth: 0, format: 'decimal' } as const, { depth: 1, format: 'chinese' } as const];
    const articles = [schemes.article![0]!, { ...level, mark: { zh: mixed, en: mixed } }];
    const doc = { ...samplePrintable('zh'), lists: { articles, annexes: annex }, rows: counted(articles, 1) };
    await expect(renderDocx(doc, style)).rejects.toThrow('%1%2');
  });

  /** `n` articles, each with two provisions in every way of numbering every depth below. */
  function counted(levels: readonly Level[], n: number): Row[] {
    const walk = (numbers: readonly number[], listLevel: number): Row[] => {
      const depth = numbers.length - 1;
      const { mark, title } = levels[listLevel]!;
      const cells = LANGS.map((lang) => {
        const text = formatPattern(mark[lang], numbers);
        return { lang, runs: [{ text: 'x' }], mark: { text, list: 'articles' as const, level: listLevel } };
      });
      const look = depth === 0 ? 'article' : title === 'line' ? 'heading' : 'body';
      const row = { kind: 'text', style: look, level: depth, listLevel, place: 'full', cells } as const;
      const ways = levels.flatMap((level, at) => (level.depth === depth + 1 ? [at] : []));
      // One parent numbers all its children the same way.
      const way = ways[(numbers[0]! + depth) % Math.max(1, ways.length)];
      const below = way === undefined ? [] : [1, 2].flatMap((k) => walk([...numbers, k], way));
      return [{ ...row, keepNext: false, pageBreakBefore: false }, ...below];
    };
    return Array.from({ length: n }, (_, index) => walk([index + 1], 0)).flat();
  }
});

describe('the reader itself', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const W = 'xmlns:w="w"';
  const read = (levels: readonly string[], sequence: readonly number[], num = '') =>
    readParts({
      'word/styles.xml': `<w:styles ${W}/>`,
      'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>${num}</w:num></w:numbering>`,
      'word/document.xml': `<w:document ${W}>${sequence
        .map(
          (at) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`,
        )
        .join('')}</w:document>`,
    }).paragraphs.map((p) => p.label);
  const chinese = level(0, 'chineseCountingThousand', '第%1条');

  it('restarts below, and shows ancestors in their own format unless isLgl', () => {
    expect(read([chinese, level(1, 'decimal', '%1.%2')], [0, 1, 1, 0, 1])).toEqual(
      ['第一条', '一.1', '一.2', '第二条', '二.1'], // what Word shows without isLgl
    );
    expect(read([chinese, level(1, 'decimal', '%1.%2', '<w:isLgl/>')], [0, 1, 0, 1])[3]).toBe('2.1');
    expect(read([chinese, level(1, 'decimal', '%2', '<w:lvlRestart w:val="0"/>')], [0, 1, 0, 1])[3]).toBe(
      '2',
    );
  });

  it('knows starts and large numbers', () => {
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    expect(read([chinese], [0, 0], start)).toEqual(['第五条', '第六条']);
    const many = read([chinese], Array(120).fill(0));
    expect([many[9], many[10], many[19], many[99], many[100], many[110]]).toEqual(
      ['十', '十一', '二十', '一百', '一百〇一', '一百一十一'].map((numeral) => `第${numeral}条`),
    );
    expect(read([level(0, 'lowerLetter', '(%1)')], Array(28).fill(0)).at(-1)).toBe('(bb)');
  });
});
