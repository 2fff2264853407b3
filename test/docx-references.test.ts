// Citations in Word: fields that read the number of the paragraph they lead to. What Word will read there, counted by this file's own means,
// is what stands in them, before and after articles and provisions come in by hand.
import { describe, expect, it } from 'vitest';
import type { Lang, Printable } from '../src/contract/ast.js';
import { openWord, writeWord } from '../src/diff/docx/open.js';
import { redline } from '../src/diff/docx/redline.js';
import { acceptAll, rejectAll } from '../src/diff/docx/views.js';
import { renderDocx } from '../src/render/docx/index.js';
import { edit } from './command.js';
import { faultsOf } from './docx-check.js';
import { cellsOf, EXAMPLES, FORMS, LAYOUTS, printableOf, style } from './example.js';
import { type Parts, partsOf, readParts } from './read-docx.js';
import { linesOf } from './redline-reading.js';
import { WAYS } from './ways.js';

const DOCUMENT = 'word/document.xml';
const paragraphsOf = (parts: Parts): string[] => parts[DOCUMENT]!.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs)!;

interface Reference {
  readonly bookmark: string;
  readonly shown: string;
}
const FIELD =
  /instrText[^>]*> REF (\S+) \\n \\h <.*?"separate"\/><\/w:r>(.*?)<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:fldChar w:fldCharType="end"/gs;
const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text!).join('');
const referencesIn = (xml: string): Reference[] =>
  [...xml.matchAll(FIELD)].map(([, bookmark, result]) => ({ bookmark: bookmark!, shown: wordsIn(result!) }));

/** What Word reads at each bookmark: the label of its paragraph without the periods at its end. */
function numbersIn(parts: Parts): Map<string, string> {
  const labels = readParts(parts).paragraphs.map(({ label }) => label);
  return new Map(
    paragraphsOf(parts).flatMap((xml, n) =>
      [...xml.matchAll(/<w:bookmarkStart w:name="([^"]+)"|<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(
        ([, a, b]): [string, string] => [(a ?? b)!, (labels[n] ?? '').replace(/\.$/, '')],
      ),
    ),
  );
}
const spaced = (text: string): string => text.replaceAll('\u00A0', ' ');
const render = async (doc: Printable): Promise<Parts> => partsOf(await renderDocx(doc, style));
const citesOf = (doc: Printable, lang: Lang): string[] =>
  doc.rows
    .filter((row) => row.kind !== 'text' || row.style !== 'contents')
    .flatMap(cellsOf)
    .flatMap((cell) => (cell.lang === lang ? cell.runs.filter((run) => run.cite !== undefined) : []))
    .map(({ text }) => text);

const CASES = FORMS.flatMap((form) => [
  [`${form}.yaml`, 'columns', undefined] as const,
  [`minimal/${form}.yaml`, 'stacked', 'hant-tw'] as const,
  [`minimal/${form}.yaml`, 'zh', undefined] as const,
]);

describe.each(CASES)('%s in %s %s', async (sheet, layout, script) => {
  const doc = printableOf(EXAMPLES[sheet]!, {
    ...LAYOUTS[layout],
    ...(script && { script: { way: WAYS[script] } }),
  });
  const parts = await render(doc);

  it('shows in each field what Word will read', () => {
    const numbers = numbersIn(parts);
    const references = referencesIn(parts[DOCUMENT]!);
    expect(references.map(({ shown }) => spaced(shown))).toEqual(
      references.map(({ bookmark }) => numbers.get(bookmark)),
    );
    expect(references.length).toBe((parts[DOCUMENT]!.match(/> REF /g) ?? []).length);
    expect(parts[DOCUMENT]).not.toContain('fldSimple');
    expect(faultsOf(parts)).toEqual([]);
  });

  it('has all of a citation alive or none', () => {
    const scheme = doc.lists.articles[0]!.mark.zh.at(-1);
    // 第一条 for 一、 is no number of Word's.
    const dead = scheme === '、';
    const links = [...parts[DOCUMENT]!.matchAll(/<w:hyperlink [^>]*>(.*?)<\/w:hyperlink>/gs)].map(([, xml]) =>
      wordsIn(xml!),
    );
    const cites = new Set(citesOf(doc, 'zh'));
    const linked = links.filter((text) => cites.has(text));
    const annexes = [...cites].filter((text) => /^附件.$/.test(text));
    for (const text of cites) {
      if (annexes.includes(text) || !dead) expect(linked).not.toContain(text);
      else if (/[条條]/.test(text)) expect(linked).toContain(text);
    }
    expect(referencesIn(parts[DOCUMENT]!).length > 0).toBe(
      !dead || doc.languages.length > 1 || annexes.length > 0,
    );
  });
});

describe('a number in its words', () => {
  it('takes nested citations apart, and leaves no period', async () => {
    const parts = await render(printableOf(EXAMPLES['cs-entrustment.yaml']!, { lang: 'en' }));
    const texts = paragraphsOf(parts).flatMap((xml) => {
      const words = wordsIn(xml);
      return referencesIn(xml).map(({ shown }) => [shown, words] as const);
    });
    const shown = new Set(texts.map(([number]) => number));
    expect([...shown].some((number) => /^\d+$/.test(number))).toBe(true);
    expect([...shown].some((number) => /^\d+\.\d+$/.test(number))).toBe(true);
    expect([...shown].filter((number) => number.endsWith('.'))).toEqual([]);
    for (const [number, words] of texts) expect(words).toContain(number);
  });

  it('reads English numbers from English paragraphs', async () => {
    const { [DOCUMENT]: xml } = await render(
      printableOf(EXAMPLES['short-video-live.yaml']!, LAYOUTS.columns),
    );
    const english = referencesIn(xml!).filter(({ bookmark }) => /_en$/.test(bookmark));
    expect(english.length).toBeGreaterThan(50);
    expect(english.filter(({ shown }) => /[一-龥]/.test(shown))).toEqual([]);
    const chapters = english.filter(({ shown }) => /^Article/.test(shown));
    // The number and its word are never parted.
    expect(chapters.every(({ shown }) => /^Article\u00A0\d+$/.test(shown))).toBe(true);
  });
});

describe('what comes in by hand', async () => {
  const parts = await render(printableOf(EXAMPLES['short-video-live.yaml']!, LAYOUTS.columns));
  const xml = parts[DOCUMENT]!;
  const was = numbersIn(parts);
  const paragraph = (id: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`;
  const before = (bookmark: string, put: string): Parts => {
    const at = xml.lastIndexOf('<w:p>', xml.indexOf(`w:name="${bookmark}"`));
    expect(at).toBeGreaterThan(0);
    return { ...parts, [DOCUMENT]: xml.slice(0, at) + put + xml.slice(at) };
  };
  const used = new Set(referencesIn(xml).map(({ bookmark }) => bookmark));

  it('moves every citation of what stands below it by one', () => {
    const third = [...was].find(([name, number]) => number === '第三条' && used.has(name))?.[0];
    const heading = third ?? [...was].find(([, number]) => number === '第三条')![0];
    const now = numbersIn(before(heading, paragraph('Heading1') + paragraph('ArticleHeadingEn')));
    let moved = 0;
    for (const name of used) {
      const number = was.get(name)!;
      const article = /^(?:Article )?(\d+)/.exec(number)?.[1];
      if (article === undefined) continue;
      const next = Number(article) >= 3 ? number.replace(article, String(Number(article) + 1)) : number;
      expect(now.get(name), name).toBe(next);
      if (next !== number) moved += 1;
    }
    expect(moved).toBeGreaterThan(30);
  });

  it('moves those of one article where a provision comes in', () => {
    const now = numbersIn(before('c_changes', paragraph('ClauseText2Zh')));
    expect(was.get('c_changes')).toBe('9.2');
    let moved = 0;
    for (const [name, old] of was) {
      const [article, provision, ...rest] = old.split('.').map(Number);
      const below = article === 9 && provision !== undefined && provision >= 2 && !/_en$/.test(name);
      expect(now.get(name), name).toBe(below ? [9, provision + 1, ...rest].join('.') : old);
      if (below) moved += 1;
    }
    expect(moved).toBeGreaterThan(8);
  });
});

describe('a redline of contracts whose numbers differ', async () => {
  const TERM =
    '{ after: SVL-9.1, heading: { zh: 特约, en: Term }, text: { zh: 甲方每季度向乙方提交运营分析报告。, en: Party A shall submit a report every quarter. } }';
  const before = await renderDocx(printableOf(edit(), LAYOUTS.columns), style);
  const after = await renderDocx(printableOf(`${edit()}\ncustom:\n  - ${TERM}\n`, LAYOUTS.columns), style);
  const marked = await redline(before, after, { author: '李四', date: '2026-03-01T09:00:00Z' });

  it('strikes citations whole', async () => {
    const xml = partsOf(marked)[DOCUMENT]!;
    expect(xml).toMatch(/<w:delInstrText[^>]*> REF c_\S+ \\n \\h </);
    for (const [, kind, inner] of xml.matchAll(/<w:(ins|del) [^>]*[^/]>(.*?)<\/w:\1>/gs)) {
      const count = (type: string) => inner!.split(`w:fldCharType="${type}"`).length;
      expect([kind, count('begin')]).toEqual([kind, count('end')]);
      expect(count('separate')).toBe(count('end'));
    }
    expect(faultsOf(partsOf(marked))).toEqual([]);
  });

  it.each([
    ['accepted', after, acceptAll],
    ['rejected', before, rejectAll],
  ] as const)('is, %s, the contract it stands for, fields and all', async (view, whole, decide) => {
    expect(await linesOf(marked, view)).toEqual(await linesOf(whole));
    const { pkg, changed } = decide(await openWord(marked));
    const parts = partsOf(await writeWord(pkg, changed));
    expect(faultsOf(parts)).toEqual([]);
    const xml = parts[DOCUMENT]!.replaceAll(
      'w:fldCharType="separate"></w:fldChar>',
      'w:fldCharType="separate"/>',
    );
    expect(referencesIn(xml).map(({ shown }) => shown)).toEqual(
      referencesIn(partsOf(whole)[DOCUMENT]!).map(({ shown }) => shown),
    );
  });
});
