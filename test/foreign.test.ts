// Contracts of others, read from text, Word and PDF: what this program prints is read back with its numbers and words, and nothing that
// merely begins like a number is taken for one.
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readForeign } from '../src/foreign/index.js';
import type { Clause, ContractText } from '../src/lint/text.js';
import { ContractError } from '../src/problem.js';
import { renderDocx } from '../src/render/docx/index.js';
import { renderPdf } from '../src/render/pdf/index.js';
import { renderText } from '../src/render/text.js';
import { loadFold } from '../src/script/fold.js';
import { documentOf, docx, EVERYTHING, paragraph, run, tracked } from './docx-fixtures.js';
import { EXAMPLES, fonts, LAYOUTS, style } from './example.js';
import { compiledOf, numbersIn, printedNumbers, printedWords, readWords } from './foreign-reading.js';
import { foreign } from './linting.js';
import { editedPdf, PDFDocument } from './pdf-edits.js';
import { WAYS } from './ways.js';

const fold = await loadFold();
const SHEETS = Object.entries(EXAMPLES).filter(([file]) => !file.startsWith('minimal'));
const read = (name: string, bytes: Uint8Array): Promise<ContractText> => readForeign(name, bytes, fold);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a contract of our own, as text', () => {
  it.each(SHEETS)('%s: one language', (_, sheet) => {
    for (const lang of ['zh', 'en'] as const) {
      const { printable, contract } = compiledOf(sheet, LAYOUTS[lang]);
      const found = foreign(renderText(printable));
      expect(numbersIn(found, lang)).toEqual(printedNumbers(contract, lang));
      expect(readWords(found, lang)).toEqual(printedWords(printable, lang));
    }
  });
  it.each(SHEETS)('%s: both languages', (_, sheet) => {
    const { printable, contract } = compiledOf(sheet, LAYOUTS.stacked);
    const found = foreign(renderText(printable));
    for (const lang of ['zh', 'en'] as const) {
      expect(readWords(found, lang)).toEqual(printedWords(printable, lang));
      expect(numbersIn(found, lang)).toEqual(printedNumbers(contract, lang));
    }
  });
});

describe('a contract of our own, as a document', () => {
  const SAMPLE = [
    ['minimal/short-video-live.yaml', { ...LAYOUTS.columns }],
    ['cs-entrustment.yaml', { ...LAYOUTS.stacked, script: { way: WAYS['hant-tw'] } }],
    ['shop-after-sales.yaml', { ...LAYOUTS.zh }],
  ] as const;
  it.each(SAMPLE)('%s as DOCX: %j', async (file, options) => {
    const { printable } = compiledOf(EXAMPLES[file]!, options);
    const found = await read('a.docx', await renderDocx(printable, style));
    for (const lang of found.languages) expect(readWords(found, lang)).toEqual(printedWords(printable, lang));
    expect(found.script).toBe('script' in options ? 'hant' : 'hans');
  });
  it.each(SAMPLE)('%s as PDF: %j', async (file, options) => {
    const { printable } = compiledOf(EXAMPLES[file]!, options);
    const found = await read('a.pdf', await renderPdf(printable, style, fonts));
    expect(found.languages).toEqual(printable.languages);
    for (const lang of found.languages) {
      const words = new Set(readWords(found, lang));
      expect(printedWords(printable, lang).filter((one) => !words.has(one))).toEqual([]);
    }
    expect(found.passages.some(({ text }) => /第 ?\d+ ?页|Page \d+ of/.test(text))).toBe(false);
    const pages = found.passages.map(({ segments }) => segments[0]!.page!);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
  });
});

const outline = ({ clauses, passages }: ContractText): string[] =>
  clauses
    .filter(({ label }) => label.zh + label.en !== '')
    .map(
      (clause) =>
        `${'  '.repeat(clause.level)}${clause.label.zh || clause.label.en} [${clause.number}] ${textIn(clause, passages)}`,
    );
const textIn = ({ passages: own }: Clause, passages: ContractText['passages']): string =>
  own
    .map((index) => passages[index]!)
    .map(({ kind, text }) => `${kind[0]}:${text}`)
    .join('/');

describe('numbers', () => {
  it('stand as deep as the numbers above them say', () => {
    expect(
      outline(
        foreign(
          '第 一 章　總則\n第一條　目的\n本合同旨在明確雙方義務。\n第二條【定義】\n１．服務：指甲方提供的服務。\n２．用戶：\n（１）買家；\n（２）訪客。\n第二章　費用\n第三條：費用為每月1000元。\n（一）按月支付\n①次月五日前付清。',
        ),
      ),
    ).toEqual([
      '第 一 章 [1] h:總則',
      '  第一條 [1] h:目的/b:本合同旨在明確雙方義務。',
      '  第二條 [2] h:定義',
      '    １． [2,1] b:服務：指甲方提供的服務。',
      '    ２． [2,2] b:用戶：',
      '      （１） [2,2,1] b:買家；',
      '      （２） [2,2,2] b:訪客。',
      '第二章 [2] h:費用',
      '  第三條 [3] b:費用為每月1000元。',
      '    （一） [3,1] h:按月支付',
      '      ① [3,1,1] b:次月五日前付清。',
    ]);
  });
  it('count what they say, so that gaps and doubles show', () => {
    expect(
      outline(
        foreign('第一条 服务\n1.1 内容。\n1.3 方式。\n第三条 费用\n3.1 金额。\n3.1 税率。\n2.9 其他。'),
      ),
    ).toEqual([
      '第一条 [1] h:服务',
      '  1.1 [1,1] b:内容。',
      '  1.3 [1,3] b:方式。',
      '第三条 [3] h:费用',
      '  3.1 [3,1] b:金额。',
      '  3.1 [3,1] b:税率。',
      '  2.9 [2,9] b:其他。',
    ]);
  });
  it('in English', () => {
    expect(
      outline(
        foreign(
          'Article 1 Services\nSection 1.1 Scope\nThe Provider shall answer calls.\n(a) by telephone;\n(b) by e-mail.\n1.2 The Client shall cooperate.\nArticle 2 Term\nArticle 1 applies throughout.\n(i) one year;\n(ii) renewable.\nAnnex A Price List\n1. RMB 1,000 a month.',
        ),
      ),
    ).toEqual([
      'Article 1 [1] h:Services',
      '  Section 1.1 [1,1] h:Scope/b:The Provider shall answer calls.',
      '    (a) [1,1,1] b:by telephone;',
      '    (b) [1,1,2] b:by e-mail.',
      '  1.2 [1,2] b:The Client shall cooperate.',
      'Article 2 [2] h:Term/b:Article 1 applies throughout.',
      '  (i) [2,1] b:one year;',
      '  (ii) [2,2] b:renewable.',
      'Annex A [1] h:Price List',
      '  1. [1,1] b:RMB 1,000 a month.',
    ]);
  });
  it.each([
    '2027年1月1日起生效。',
    '3 个工作日内答复。',
    '1.5%的违约金按日计算。',
    '1.5万元为上限。',
    '30日内付款。',
    '第八条约定的违约金不受影响。',
    '第三条至第五条继续有效。',
    'Article 8 shall survive.',
    '10,000元为首付款。',
    '附件一为本合同的组成部分。',
    '12 Months after signing',
    '一方违约的，另一方可以解除。',
  ])('%s begins without one', (line) => {
    expect(outline(foreign(`第一条 总则\n双方约定如下。\n${line}`))).toHaveLength(1);
  });
  it('name a clause as a person does', () => {
    const { clauses } = foreign('第八条 保密\n8.1 范围\n（一）资料；\n一、期限\n附件二：价格\n报价如下。');
    expect(clauses.map(({ cite }) => `${cite.zh} ${cite.en}`)).toEqual([
      '合同首部 Opening',
      '第八条 Article 8',
      '第8.1条 Clause 8.1',
      '第8.1条第（一）项 Clause 8.1(1)',
      '第8.1条第（一）项一、 Clause 8.1(1)(1)',
      '附件二 Annex 2',
    ]);
  });
});

describe('parts of a contract', () => {
  const kinds = (text: string): string[] => {
    const { clauses, passages } = foreign(text);
    return passages.map(({ kind, clause, text: words }) => `${clauses[clause]!.section} ${kind} ${words}`);
  };
  it('opening, body, signing, annex', () => {
    expect(
      kinds(
        '客服服务合同\n合同编号：A-1\n甲方：青禾商贸有限公司\n统一社会信用代码：91310000MA1FL0XX0X\nParty B: Harbour Ltd.\n鉴于甲方需要客服，双方约定如下：\n一、服务\n提供服务。\n二、附件\n附件一：服务清单；\n附件二：价格表。\n（以下无正文）\n甲方（盖章）：　　　乙方（盖章）：\n签订日期：2027年1月5日\n附件一：服务清单\n1. 在线客服\n第1页 共2页',
      ),
    ).toEqual([
      'front title 客服服务合同',
      'front title 合同编号：A-1',
      'front party 甲方：青禾商贸有限公司',
      'front party 统一社会信用代码：91310000MA1FL0XX0X',
      'front party Party B: Harbour Ltd.',
      'front body 鉴于甲方需要客服，双方约定如下：',
      'body heading 服务',
      'body body 提供服务。',
      'body heading 附件',
      'body body 附件一：服务清单；',
      'body body 附件二：价格表。',
      'signature signature （以下无正文）',
      'signature signature 甲方（盖章）：　　　乙方（盖章）：',
      'signature signature 签订日期：2027年1月5日',
      'annex heading 服务清单',
      'annex body 在线客服',
      'annex furniture 第1页 共2页',
    ]);
  });
  it('a table of contents ends where its first entry comes again', () => {
    expect(
      kinds('目  录\n第一条 服务……………1\n第二条 费用\t2\n附件一 价格表 . . . . 5\n第一条 服务\n提供服务。'),
    ).toEqual([
      'contents contents 目  录',
      'contents contents 服务',
      'contents contents 费用',
      'contents contents 价格表',
      'body heading 服务',
      'body body 提供服务。',
    ]);
  });
  it('both languages of a line and of a clause', () => {
    const { clauses, passages } = foreign(
      '甲方 / Party A: 晴川公司 / Qingchuan Ltd.\n第一条 服务\nArticle 1 Services\n1.1 甲方提供服务。\n1.1 Party A provides the services.\n1.2 乙方付款。\n1.2 Party B pays.',
    );
    expect(clauses.map(({ label }) => `${label.zh}|${label.en}`)).toEqual([
      '|',
      '第一条|Article 1',
      '1.1|1.1',
      '1.2|1.2',
    ]);
    expect(passages.slice(0, 2).map(({ lang, text }) => `${lang} ${text}`)).toEqual([
      'zh 甲方: 晴川公司',
      'en Party A: Qingchuan Ltd.',
    ]);
    expect(passages[1]!.segments).toEqual([
      { from: 0, to: 7, line: 1, col: 6 },
      { from: 7, to: 9, line: 1, col: 13 },
      { from: 9, to: 23, line: 1, col: 22 },
    ]);
  });
  it('every stretch knows its line and column', () => {
    const source = '  第一条　 服务内容\r\n\r\n\t乙方提供服务。';
    const { passages } = foreign(source);
    for (const { text, segments } of passages) {
      const [{ line, col }] = segments as unknown as [{ line: number; col: number }];
      expect(source.split('\r\n')[line - 1]!.slice(col - 1)).toBe(text);
    }
  });
});

describe('a Word file', () => {
  const cell = (...texts: readonly string[]): string =>
    `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${texts.map((text) => paragraph(run(text))).join('')}</w:tc>`;
  const table = (...rows: readonly (readonly string[])[]): string =>
    `<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;
  const inWord = (body: string): Promise<ContractText> =>
    read('a.docx', docx({ 'word/document.xml': documentOf(body) }));

  it('reads two columns line by line, and a table of figures as cells', async () => {
    const columns = [
      [
        cell('第一条 服务', '1.1 乙方应为甲方的买家提供在线客服。'),
        cell('Article 1 Services', '1.1 Party B shall provide online service to Party A’s buyers.'),
      ],
      [cell('第二条 费用'), cell('Article 2 Fees')],
    ];
    const prices = [
      [cell('项目'), cell('单价')],
      [cell('1.在线客服'), cell('8.50元')],
    ];
    const { clauses, passages, source } = await inWord(
      table(...columns) + paragraph(run('单价如下：')) + table(...prices),
    );
    expect(
      clauses.map(({ label, passages: own }) => [
        label.zh,
        label.en,
        ...own.map((index) => passages[index]!.kind),
      ]),
    ).toEqual([
      ['', ''],
      ['第一条', 'Article 1', 'heading', 'heading'],
      ['1.1', '1.1', 'body', 'body'],
      ['第二条', 'Article 2', 'heading', 'heading', 'body', 'cell', 'cell', 'cell', 'cell'],
    ]);
    expect(source!.split('\n')[1]).toBe('Article 1 Services');
  });
  it('reads what a reader sees: accepted changes, no hidden words, no comments, headers as furniture', async () => {
    const { passages } = await inWord(
      paragraph(
        run('甲方应于'),
        tracked('del', 1, '<w:r><w:delText>三十</w:delText></w:r>'),
        tracked('ins', 2, run('二十')),
        run('日内付款。'),
        run('旧价一万元', '<w:vanish/>'),
        '<w:r><w:commentReference w:id="1"/></w:r>',
      ),
    );
    expect(passages.map(({ text }) => text)).toEqual(['甲方应于二十日内付款。']);
    const everything = await read('a.docx', docx(EVERYTHING));
    expect(everything.passages[0]).toMatchObject({ kind: 'furniture', text: '理发' });
    expect(everything.passages.map(({ text }) => text)).not.toContain('征收');
  });
  it('knows bold words, and the numbers that Word counts', async () => {
    const { clauses, passages, source } = await read('a.docx', docx(EVERYTHING));
    const first = clauses.find(({ label }) => label.zh !== '')!;
    expect(first).toMatchObject({ number: [1], level: 0, label: { zh: '第一条' } });
    const { segments, text } = passages[first.passages[0]!]!;
    expect(source!.split('\n')[segments[0]!.line! - 1]!.slice(segments[0]!.col! - 1)).toBe(text);
    const bold = await inWord(paragraph(run('不得转让。', '<w:b/>')) + paragraph(run('可以转让。')));
    expect(bold.passages.map(({ marked }) => marked)).toEqual([true, undefined]);
  });
});

it('Markdown signs are no words', () => {
  const { passages } = foreign('# 服务合同\n## 第一条 服务\n**乙方提供服务。**');
  expect(passages.map(({ kind, text, marked }) => [kind, text, marked])).toEqual([
    ['title', '服务合同', undefined],
    ['heading', '服务', undefined],
    ['body', '乙方提供服务。', true],
  ]);
});

const refused = async (name: string, bytes: Uint8Array): Promise<string[]> => {
  try {
    await read(name, bytes);
  } catch (error) {
    if (error instanceof ContractError) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
};
/** 甲方应于三十日内付款。 in two old encodings. */
const GBK = [
  0xbc, 0xd7, 0xb7, 0xbd, 0xd3, 0xa6, 0xd3, 0xda, 0xc8, 0xfd, 0xca, 0xae, 0xc8, 0xd5, 0xc4, 0xda, 0xb8, 0xb6,
  0xbf, 0xee, 0xa1, 0xa3,
];
const BIG5 = [
  0xa5, 0xd2, 0xa4, 0xe8, 0xc0, 0xb3, 0xa9, 0xf3, 0xa4, 0x54, 0xa4, 0x51, 0xa4, 0xe9, 0xa4, 0xba, 0xa5, 0x49,
  0xb4, 0xda, 0xa1, 0x43,
];

describe('odd files', () => {
  it.each([
    ['empty.txt', '', 'FOREIGN-EMPTY'],
    ['blank.txt', ' \n\u3000\n', 'FOREIGN-EMPTY'],
    ['a.rtf', '{\\rtf1 甲方}', 'FOREIGN-RTF'],
    ['a.doc', '<html><body>甲方</body></html>', 'FOREIGN-HTML'],
    ['a.txt', '甲\0方', 'FOREIGN-BINARY'],
    ['a.docx', '甲方', 'DOCX-ZIP'],
    ['a.pdf', '甲方', 'PDF-BROKEN'],
  ])('%s', async (name, text, code) => {
    expect(await refused(name, utf8(text))).toEqual([code]);
  });
  it('a Word 97 file, a broken package, a scan, an encrypted PDF', async () => {
    expect(await refused('a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toEqual([
      'DOCX-OLE',
    ]);
    expect(await refused('a.docx', zipSync({ 'x.txt': utf8('甲方') }))).toEqual(['DOCX-TYPES']);
    const scan = await PDFDocument.create();
    scan.addPage().drawRectangle({ x: 50, y: 50, width: 300, height: 500 });
    expect(await refused('a.pdf', await scan.save())).toEqual(['FOREIGN-SCAN']);
    const plain = await scan.save();
    const locked = await editedPdf(plain, ({ context }) => {
      context.trailerInfo.Encrypt = context.obj({ Filter: 'Standard', V: 1, R: 2, O: 'x', U: 'x', P: -4 });
    });
    expect(await refused('a.pdf', locked)).toEqual(['PDF-ENCRYPTED']);
  });
  it('old Chinese encodings and byte order marks', async () => {
    const words = async (bytes: readonly number[]): Promise<string> =>
      (await read('a.txt', Uint8Array.from(bytes))).passages.map(({ text }) => text).join('');
    expect(await words(GBK)).toBe('甲方应于三十日内付款。');
    expect(await words(BIG5)).toBe('甲方應於三十日內付款。');
    expect(await words([0xff, 0xfe, 0x32, 0x75, 0xb9, 0x65])).toBe('甲方');
    expect(await words([0xef, 0xbb, 0xbf, 0xe7, 0x94, 0xb2])).toBe('甲');
    expect(await refused('a.txt', Uint8Array.from([0xff, 0xff, 0x80]))).toEqual(['FOREIGN-ENCODING']);
  });
  it('ten thousand hostile lines are read within the time of a test', () => {
    const HOSTILE = [
      '第'.repeat(3000),
      '1.'.repeat(2000),
      '（'.repeat(4000),
      '甲方 / '.repeat(900),
      `${' '.repeat(5000)}x`,
      '. '.repeat(3000),
      'Article '.repeat(500),
    ];
    expect(
      foreign(Array.from({ length: 1000 }, (_, i) => HOSTILE[i % 7]!).join('\n')).passages.length,
    ).toBeGreaterThan(999);
    const nested = Array.from({ length: 10_000 }, (_, i) => `${'（一）'.repeat(i % 7)}1.${i} 甲方应付款`);
    expect(foreign(nested.join('\n')).passages).toHaveLength(10_000);
  });
});
