// Native numbering: what Word computes from lists and styles is what the contract says, in both languages and every scheme.
import { describe, expect, it } from 'vitest';
import type { Finish, Lang, Level, ListId, Lists, Printable, Row } from '../src/contract/ast.js';
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

  /** A provision of a made-up contract: which way of its list numbers it, and what is below. */
  interface Node {
    readonly list: ListId;
    readonly way: number;
    readonly below: readonly Node[];
  }
  const listOf = (lists: Lists, { list, way }: Node): Level => lists[list][way]!;

  /** `n` articles, each with two provisions in some way of numbering every depth below; and two annexes. */
  function contract(lists: Lists, n: number): Node[] {
    const grow = (list: ListId, way: number, turn: number): Node => {
      const { depth } = lists[list][way]!;
      const ways = lists[list].flatMap((level, at) => (level.depth === depth + 1 ? [at] : []));
      // One parent numbers all its children the same way.
      const next = ways[(turn + depth) % Math.max(1, ways.length)];
      return { list, way, below: next === undefined ? [] : [1, 2].map(() => grow(list, next, turn)) };
    };
    const many = (list: ListId, count: number) =>
      Array.from({ length: count }, (_, index) => grow(list, 0, index + 1));
    return [...many('articles', n), ...many('annexes', 2)];
  }

  function rowsOf(lists: Lists, nodes: readonly Node[], above: readonly number[] = []): Row[] {
    let [list, n]: [ListId | undefined, number] = [undefined, 0];
    return nodes.flatMap((node) => {
      [list, n] = [node.list, node.list === list ? n + 1 : 1];
      const numbers = [...above, n];
      const { depth, mark, title } = listOf(lists, node);
      const cells = LANGS.map((lang) => {
        const text = formatPattern(mark[lang], numbers);
        return { lang, runs: [{ text: 'x' }], mark: { text, list: node.list, level: node.way } };
      });
      const head = node.list === 'annexes' ? 'annex-label' : 'article';
      const look = depth === 0 ? head : title === 'line' ? 'heading' : 'body';
      const row: Row = {
        ...{ kind: 'text', style: look, level: depth, listLevel: node.way, place: 'full', cells },
        ...{ keepNext: false, pageBreakBefore: false },
      };
      return [row, ...rowsOf(lists, node.below, numbers)];
    });
  }

  const printed = (lists: Lists, nodes: readonly Node[], finish: Finish = {}): Printable => ({
    ...samplePrintable('stacked'),
    ...{ lists, finish, rows: rowsOf(lists, nodes) },
  });
  const CASES = Object.entries(schemes).map(([name, articles]): [string, Lists] => [
    name,
    { articles, annexes: annex },
  ]);
  CASES.push(['article in Traditional', inTraditional({ articles: schemes.article!, annexes: annex })]);

  it.each(CASES)('%s is counted by Word as we count it', async (_, lists) => {
    const doc = printed(lists, contract(lists, 11));
    const words = readDocx(await renderDocx(doc, style));
    for (const lang of LANGS) expect(labelsOf(words, lang)).toEqual(marksOf(doc, lang));
  });

  it.each(CASES)('%s needs no figures under Chinese numerals for LibreOffice', async (_, lists) => {
    const doc = printed(lists, contract(lists, 11), { compat: 'libreoffice' });
    const parts = partsOf(await renderDocx(doc, style));
    // LibreOffice passes isLgl over.
    const blind = parts['word/numbering.xml']!.replaceAll('<w:isLgl/>', '');
    for (const words of [readParts(parts), readParts({ ...parts, 'word/numbering.xml': blind })])
      for (const lang of LANGS) expect(labelsOf(words, lang)).toEqual(marksOf(doc, lang));
  });

  // What hands do in Word, as a change of the tree and as the same change of the document's paragraphs: two for each provision.

  /** The path of each provision, in order. */
  const pathsOf = (nodes: readonly Node[], above: readonly number[] = []): number[][] =>
    nodes.flatMap((node, n) => [[...above, n], ...pathsOf(node.below, [...above, n])]);
  const changed = (
    nodes: readonly Node[],
    [at, ...rest]: readonly number[],
    make: (node: Node) => Node[],
  ): Node[] =>
    nodes.flatMap((node, n) => {
      if (n !== at) return [node];
      return rest.length === 0 ? make(node) : [{ ...node, below: changed(node.below, rest, make) }];
    });
  const countOf = (node: Node): number => 1 + node.below.reduce((sum, one) => sum + countOf(one), 0);
  const nodeAt = (nodes: readonly Node[], [at, ...rest]: readonly number[]): Node =>
    rest.length === 0 ? nodes[at!]! : nodeAt(nodes[at!]!.below, rest);

  it.each(CASES)('%s counts on where provisions come and go by hand, at every level', async (_, lists) => {
    const nodes = contract(lists, 4);
    const doc = printed(lists, nodes);
    const parts = partsOf(await renderDocx(doc, style));
    const document = parts['word/document.xml']!;
    const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)];
    expect(paragraphs.length).toBeGreaterThanOrEqual(doc.rows.length * 2);
    const paths = pathsOf(nodes);
    const levels = new Set<string>();
    for (const [n, path] of paths.entries()) {
      const node = nodeAt(nodes, path);
      const key = `${node.list} ${node.way}`;
      if (levels.has(key) || path.at(-1) === 0) continue;
      levels.add(key);
      const from = paragraphs[2 * n]!.index;
      const own = document.slice(from, paragraphs[2 * n + 2]?.index ?? document.indexOf('<w:sectPr'));
      const until = paragraphs[2 * (n + countOf(node))]?.index ?? document.indexOf('<w:sectPr');
      const edits: [Node[], string][] = [
        // One before it, without anything below; and it is gone with all that is below.
        [changed(nodes, path, (one) => [{ ...one, below: [] }, one]), own + document.slice(from)],
        [changed(nodes, path, () => []), document.slice(until)],
      ];
      for (const [tree, tail] of edits) {
        const words = readParts({ ...parts, 'word/document.xml': document.slice(0, from) + tail });
        const after = printed(lists, tree);
        for (const lang of LANGS) expect(labelsOf(words, lang), key).toEqual(marksOf(after, lang));
      }
    }
    expect(levels.size).toBeGreaterThan(5);
  });

  it('keeps articles counting in a document for LibreOffice', async () => {
    const lists = { articles: schemes.article!, annexes: annex };
    const nodes = contract(lists, 4);
    const parts = partsOf(await renderDocx(printed(lists, nodes, { compat: 'libreoffice' }), style));
    const document = parts['word/document.xml']!;
    const second = [...document.matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading1"\/>/g)][1]!.index;
    const heading = document.slice(second, document.indexOf('</w:p>', second) + '</w:p>'.length);
    const added = document.slice(0, second) + heading + document.slice(second);
    const labels = labelsOf(readParts({ ...parts, 'word/document.xml': added }), 'zh');
    expect(labels.filter((label) => /^第.条$/.test(label))).toEqual(
      ['一', '二', '三', '四', '五'].map((numeral) => `第${numeral}条`),
    );
  });

  it('refuses a number that Word cannot show', async () => {
    const level: Level = { ...schemes.article![1]!, mark: schemes.clause![1]!.mark };
    const mixed = [{ depth: 0, format: 'decimal' } as const, { depth: 1, format: 'chinese' } as const];
    const articles = [schemes.article![0]!, { ...level, mark: { zh: mixed, en: mixed } }];
    const lists = { articles, annexes: annex };
    const doc = { ...printed(lists, contract(lists, 1)), languages: ['zh' as const] };
    await expect(renderDocx(doc, style)).rejects.toThrow('%1%2');
  });
});

/** The Chinese counters of a scheme as Taiwan and Hong Kong write them. */
function inTraditional(lists: Lists): Lists {
  const level = (one: Level): Level => {
    const zh = one.mark.zh.map((part) => {
      if (typeof part === 'string') return part.replace('条', '條');
      return part.format === 'chinese' ? { ...part, format: 'taiwanese' as const } : part;
    });
    return { ...one, mark: { ...one.mark, zh } };
  };
  return { articles: lists.articles.map(level), annexes: lists.annexes.map(level) };
}

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
