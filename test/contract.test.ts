import { describe, expect, it } from 'vitest';
import { arrange } from '../src/contract/arrange.js';
import type { Draft, DraftInline, DraftProvision, Level, Lists, Pair, TextRow } from '../src/contract/ast.js';
import { parsePattern } from '../src/contract/pattern.js';
import { resolve } from '../src/contract/resolve.js';
import { renderText } from '../src/render/text.js';

const level = (at: number, zh: [string, string], en: [string, string], title: Level['title']): Level => ({
  depth: at,
  mark: { zh: parsePattern(zh[0], at), en: parsePattern(en[0], at) },
  cite: {
    zh: { follows: false, pattern: parsePattern(zh[1], at) },
    en: { follows: false, pattern: parsePattern(en[1], at) },
  },
  title,
});
const lists: Lists = {
  articles: [
    level(0, ['第一条', '第一条'], ['Article 1', 'Article 1'], 'line'),
    level(1, ['1.1', '第1.1款'], ['1.1', 'Article 1.1'], 'run-in'),
  ],
  annexes: [
    level(0, ['附件一', '附件一'], ['Annex 1', 'Annex 1'], 'line'),
    level(1, ['1.', '附件一第1条'], ['1.', 'Annex 1, paragraph 1'], 'run-in'),
  ],
};
const text = (words: string): DraftInline => ({ kind: 'text', text: words });
const pair = (zh: readonly DraftInline[], en: readonly DraftInline[]): Pair<readonly DraftInline[]> => ({
  zh,
  en,
});
const words = (zh: string, en: string) => pair([text(zh)], [text(en)]);
const clause = (id: string, zh: string, en: string, ...refs: string[]): DraftProvision => ({
  id,
  addresses: [],
  blocks: [
    {
      kind: 'paragraph',
      content: pair(
        [text(zh), ...refs.map((target): DraftInline => ({ kind: 'ref', target }))],
        [text(en), ...refs.map((target): DraftInline => ({ kind: 'ref', target }))],
      ),
    },
  ],
  children: [],
});
const article = (id: string, zh: string, en: string, ...children: DraftProvision[]): DraftProvision => ({
  id,
  addresses: [],
  title: words(zh, en),
  blocks: [],
  children,
});
const draftOf = (articles: readonly DraftProvision[], annexes: readonly DraftProvision[] = []): Draft => ({
  form: 'x',
  status: 'final',
  title: { zh: [{ kind: 'text', text: '合同' }], en: [{ kind: 'text', text: 'Contract' }] },
  subject: { zh: '合同', en: 'Contract' },
  furniture: { page: { zh: '', en: '' }, draft: { zh: '', en: '' }, columns: { zh: '', en: '' } },
  preamble: [],
  articles,
  signing: [],
  annexes,
});
const rows = (draft: Draft, layout: 'columns' | 'stacked' | 'zh' | 'en' = 'columns'): TextRow[] =>
  arrange(resolve(draft, lists).contract, layout).rows.filter((row) => row.kind === 'text');
const cellText = (row: TextRow | undefined, at: number): string => {
  const cell = row?.cells[at];
  return `${cell?.mark?.text ?? ''}${cell?.runs.map((run) => run.text).join('') ?? ''}`;
};

describe('numbers and references', () => {
  const draft = draftOf(
    [
      article('a', '甲', 'Alpha', clause('a.1', '见', 'see ', 'b.1'), clause('a.2', '二', 'two')),
      article('b', '乙', 'Beta', clause('b.1', '见', 'see ', 'x', 'a')),
    ],
    [article('x', '附', 'Extra', clause('x.1', '见', 'see ', 'x.1'))],
  );

  it('count each level and cite by the same counters, in both languages', () => {
    expect(rows(draft).map((row) => [cellText(row, 0), cellText(row, 1)])).toEqual([
      ['合同', 'Contract'],
      ['第一条甲', 'Article 1Alpha'],
      ['1.1见第2.1款', '1.1see Article\u00A02.1'],
      ['1.2二', '1.2two'],
      ['第二条乙', 'Article 2Beta'],
      ['2.1见附件一第一条', '2.1see Annex\u00A01Article\u00A01'],
      ['附件一', 'Annex 1'],
      ['附', 'Extra'],
      ['1.见附件一第1条', '1.see Annex\u00A01,\u00A0paragraph\u00A01'],
    ]);
  });

  it('close up when a provision goes', () => {
    const [first, second] = draft.articles;
    const shorter = draftOf([{ ...first!, children: first!.children.slice(1) }, second!], draft.annexes);
    expect(rows(shorter).map((row) => cellText(row, 0))).toContain('1.1二');
  });

  it('report a reference to what is not printed', () => {
    const { problems } = resolve(
      draftOf([article('a', '甲', 'Alpha', clause('a.1', '见', 'see ', 'gone'))]),
      lists,
    );
    expect([...new Set(problems.map((p) => [p.code, p.message.en].join(' ')))]).toEqual([
      'REF-MISSING a.1 refers to gone, which is not printed',
    ]);
  });

  it('report a level that the scheme does not have', () => {
    const deep = article('a', '甲', 'A', { ...clause('b', '乙', 'B'), children: [clause('c', '丙', 'C')] });
    expect(resolve(draftOf([deep]), lists).problems.map((p) => p.code)).toEqual(['REF-DEPTH']);
  });
});

describe('the arrangement', () => {
  const titled: DraftProvision = { ...clause('a.1', '正文', 'Text'), title: words('标题', 'Title') };
  const draft = draftOf([article('a', '甲', 'Alpha', titled)]);

  it('puts titles run-in before the text, bold', () => {
    const row = rows(draft)[2];
    expect(row?.cells[0]?.runs).toEqual([
      { text: '标题', bold: true },
      { text: '：', bold: true },
      { text: '正文' },
    ]);
    expect(cellText(row, 1)).toBe('1.1Title: Text');
  });

  it('prints two columns, stacked, or one language', () => {
    expect(rows(draft, 'columns')[1]).toMatchObject({
      place: 'side-by-side',
      style: 'article',
      keepNext: true,
      id: 'a',
    });
    expect(rows(draft, 'stacked')[1]).toMatchObject({
      place: 'full',
      cells: [{ lang: 'zh' }, { lang: 'en' }],
    });
    expect(rows(draft, 'zh')[1]?.cells.map((cell) => cell.lang)).toEqual(['zh']);
    expect(rows(draft, 'en')[1]?.cells.map((cell) => cell.lang)).toEqual(['en']);
  });

  it('reads as text', () => {
    expect(renderText(arrange(resolve(draft, lists).contract, 'columns'))).toBe(
      '合同\nContract\n\n第一条　甲\nArticle 1  Alpha\n\n1.1　标题：正文\n1.1  Title: Text\n',
    );
  });
});
