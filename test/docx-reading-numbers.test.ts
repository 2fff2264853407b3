// The numbers that our own reader counts in a Word document, as Word would print them.
import { describe, expect, it } from 'vitest';
import { counted } from '../src/diff/docx/counting.js';
import { paragraphsIn } from '../src/diff/docx/read.js';
import type { View } from '../src/diff/docx/reading.js';
import { documentOf, run, xml } from './docx-fixtures.js';
import { by, del, gone, ins, mark, p, read } from './word-bodies.js';

describe('numbers', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const abstract = (id: number, inner: string): string =>
    `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
  const num = (id: number, of: number, more = ''): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
  const numbered = (list: number, at: number, ...inner: readonly string[]): string =>
    p(`<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`, ...inner);
  const labels = async (numbering: string, body: string, view: View = 'accepted', styles = '') =>
    paragraphsIn(
      (
        await read(
          {
            'word/document.xml': documentOf(body),
            'word/numbering.xml': xml('w:numbering', numbering),
            'word/styles.xml': xml('w:styles', styles),
          },
          view,
        )
      ).body,
    ).map(({ label }) => label?.text ?? '');
  const outline = abstract(
    0,
    level(0, 'chineseCountingThousand', '第%1条') +
      level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
      level(2, 'lowerLetter', '(%3)'),
  );

  it('count by level, start again below a higher one, and share their list', async () => {
    const body = [
      numbered(1, 0),
      numbered(1, 1),
      numbered(1, 2),
      numbered(2, 1),
      numbered(1, 2),
      numbered(1, 0),
      numbered(2, 2),
      numbered(1, 1),
    ];
    expect(await labels(outline + num(1, 0) + num(2, 0), body.join(''))).toEqual([
      '第一条',
      '1.1',
      '(a)',
      '1.2',
      '(a)',
      '第二条',
      '(a)',
      '2.2',
    ]);
  });

  it('follow start, startOverride, lvlOverride and lvlRestart', async () => {
    const numbering =
      abstract(0, level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/>')) +
      num(1, 0) +
      num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>') +
      num(3, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1.')}</w:lvlOverride>`);
    const body = [
      numbered(1, 0),
      numbered(1, 1),
      numbered(2, 0),
      numbered(2, 0),
      numbered(1, 1),
      numbered(3, 0),
    ];
    expect(await labels(numbering, body.join(''))).toEqual(['1', '1.1', '7', '8', '8.2', 'IX.']);
  });

  it('come by style, through basedOn and list styles; numId 0 takes them away', async () => {
    const linked = (id: string, more: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}">${more}</w:style>`;
    const styles =
      linked('h1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      linked('h2', '<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>') +
      linked('mine', '<w:basedOn w:val="h1"/>') +
      '<w:style w:type="numbering" w:styleId="ls"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    const numbering =
      abstract(0, level(0, 'decimal', '%1、', '<w:pStyle w:val="h1"/>') + level(1, 'upperLetter', '%2.')) +
      abstract(1, `<w:styleLink w:val="ls"/>${level(0, 'decimalZero', '%1')}`) +
      abstract(2, '<w:numStyleLink w:val="ls"/>') +
      num(1, 0) +
      num(2, 1) +
      num(3, 2);
    const styled = (id: string, more = ''): string => p(`<w:pStyle w:val="${id}"/>${more}`);
    const body = [
      styled('h1'),
      styled('h2'),
      styled('mine'),
      styled('h1', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      numbered(3, 0),
      numbered(2, 0),
    ];
    expect(await labels(numbering, body.join(''), 'accepted', styles)).toEqual([
      '1、',
      'A.',
      '2、',
      '',
      '01',
      '02',
    ]);
  });

  it('are those of the view: what is gone does not count', async () => {
    const body =
      numbered(1, 0, run('甲')) +
      p(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${mark('del')}`, del(gone('乙'))) +
      p(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${mark('ins')}`, ins(run('丙'))) +
      p(
        `<w:pPrChange w:id="9" ${by}><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>`,
        run('丁'),
      ) +
      numbered(1, 0, run('戊'));
    const numbering = outline + num(1, 0);
    expect(await labels(numbering, body)).toEqual(['第一条', '第二条', '', '第三条']);
    expect(await labels(numbering, body, 'rejected')).toEqual(['第一条', '第二条', '第三条', '第四条']);
  });

  it.each<[string, number[], string[]]>([
    [
      'chineseCountingThousand',
      [1, 10, 11, 20, 101, 110, 1010],
      ['一', '十', '十一', '二十', '一百〇一', '一百一十', '一千〇一十'],
    ],
    ['taiwaneseCountingThousand', [101], ['一百零一']],
    ['chineseCounting', [10, 99, 101], ['十', '九十九', '一○一']],
    ['taiwaneseCounting', [21, 120], ['二十一', '一二○']],
    ['japaneseCounting', [10, 100, 101, 110, 1000], ['十', '百', '百一', '百十', '千']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['lowerLetter', [1, 26, 27, 53], ['a', 'z', 'aa', 'aaa']],
    ['upperRoman', [4, 9, 1999], ['IV', 'IX', 'MCMXCIX']],
    ['decimalZero', [1, 10], ['01', '10']],
    ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
    ['none', [3], ['']],
    ['toString', [3], ['3']],
  ])('print as Word prints them: %s', (format, numbers, texts) => {
    expect(numbers.map((n) => counted(n, format))).toEqual(texts);
  });
});
