// What hands do to a returned DOCX, each in its kind: what verify calls it, at which clause, with which words; and the term sheet that it proposes.
import { describe, expect, it } from 'vitest';
import { originFindings } from '../src/verify/index.js';
import {
  asLibreOffice,
  asWord,
  commented,
  DOCUMENT,
  type DocxEdit,
  deleted,
  footnoted,
  inDocument,
  inPart,
  inPlaceOf,
  inserted,
  paragraphsIn,
  type Stretch,
  withPart,
  withRunProperties,
  wordsIn,
} from './docx-edits.js';
import { EXAMPLES } from './example.js';
import { after, changesIn, generated, sourceWith, told } from './verifying.js';

const made = await generated(EXAMPLES['minimal/short-video-live.yaml']!);
const document = made.parts[DOCUMENT]!;
const paragraphs = paragraphsIn(document);
/** The paragraph that says this. */
function saying(words: string): Stretch {
  const found = paragraphs.find(({ xml }) => wordsIn(xml).includes(words));
  if (!found) throw new Error(`no paragraph says ${words}`);
  return found;
}
const replaced = (from: string, to: string): DocxEdit => inDocument((xml) => xml.replaceAll(from, to));
/** In the document and in the values that its controls are bound to, as Word does it. */
const retyped = (from: string, to: string): DocxEdit[] => [
  replaced(`>${from}<`, `>${to}<`),
  inPart('customXml/item1.xml', (xml) => xml.replaceAll(`>${from}<`, `>${to}<`)),
];

describe('nothing changed', () => {
  it('in the bytes as they were', async () => {
    expect(await made.verify(made.bytes)).toEqual({ unchanged: true, findings: [], fields: [] });
  });
  it('in a file that was only saved again', async () => {
    const report = await after(made, asLibreOffice, asWord);
    expect(report.unchanged).toBe(true);
    expect(report.findings.map(({ kind }) => kind)).toContain('resaved');
  });
  it('where 1.1 is written 一.1: a note', async () => {
    const { findings } = await after(made, asLibreOffice);
    const note = findings.find(({ kind }) => kind === 'number');
    expect([note?.severity, note?.before, note?.after]).toEqual(['note', '1.1', '一.1']);
  });
  it('where only the size and colour of letters differ: a note', async () => {
    const one = saying('不足一个月的');
    const report = await after(made, inPlaceOf(one, withRunProperties(one.xml, '<w:color w:val="003366"/>')));
    expect([report.unchanged, report.findings.map(({ kind }) => kind)]).toEqual([
      true,
      expect.arrayContaining(['look']),
    ]);
  });
  it('where the properties of the file differ: a note that names them', async () => {
    const report = await after(
      made,
      inPart('docProps/core.xml', (xml) => xml.replace(/(<cp:lastModifiedBy>)[^<]*/, '$1Li Wei')),
    );
    expect(report.unchanged).toBe(true);
    expect(report.findings.find(({ kind }) => kind === 'metadata')?.message.en).toContain(
      'lastModifiedBy Li Wei',
    );
  });
});

describe('words', () => {
  it('are told to the character, with clause and language', async () => {
    const report = await after(made, replaced('不足一个月的', '不满一个月的'));
    expect(changesIn(report)).toMatchObject([
      {
        ...{ kind: 'text', lang: 'zh', clause: { cite: { zh: '第4.1.1项', en: 'Article\u00a04.1.1' } } },
        edits: expect.arrayContaining([
          { kind: 'deleted', text: '足' },
          { kind: 'inserted', text: '满' },
        ]),
      },
    ]);
  });
  it('that are gone or come in', async () => {
    const two = saying('合同总额');
    expect(told(await after(made, inPlaceOf(two, '<w:p/>')))).toContain('removed 第4.1.3项');
    const more = two.xml.replace(/<\/w:p>$/, '</w:p><w:p><w:r><w:t>另有约定的除外。</w:t></w:r></w:p>');
    expect(told(await after(made, inPlaceOf(two, more)))).toEqual(['added 第4.1.3项']);
  });
  it('of the header', async () => {
    const report = await after(
      made,
      inPart('word/header1.xml', (xml) => xml.replace('客服合同', '服务合同')),
    );
    expect(changesIn(report)).toMatchObject([{ kind: 'text', message: { en: 'the header differs' } }]);
  });
  it('of the header, where a tab that leads nowhere is none of them', async () => {
    const report = await after(
      made,
      inPart('word/header1.xml', (xml) => xml.replace(/<w:tab\/>/, '')),
    );
    expect(report.unchanged).toBe(true);
  });
  it('of a footnote', async () => {
    const report = await after(made, footnoted(saying('不足一个月的'), '但首月除外'));
    expect(changesIn(report).map(({ kind, after: words }) => [kind, words])).toContainEqual([
      'added',
      '但首月除外',
    ]);
  });
  it('that a control is bound to and does not show', async () => {
    const report = await after(
      made,
      inPart('customXml/item1.xml', (xml) => xml.replace('>20秒<', '>90秒<')),
    );
    expect(changesIn(report)).toMatchObject([
      { kind: 'sheet', before: '20秒', after: '90秒', clause: { cite: { zh: '第2.1.2项' } } },
    ]);
  });
});

describe('words that nobody sees', () => {
  for (const [name, properties] of [
    ['hidden', '<w:vanish/>'],
    ['struck', '<w:strike/>'],
    ['white', '<w:color w:val="FFFFFF"/>'],
    ['on their own colour', '<w:color w:val="123456"/><w:shd w:val="clear" w:fill="123456"/>'],
    ['tiny', '<w:sz w:val="4"/>'],
    ['in a face of symbols', '<w:rFonts w:eastAsia="Wingdings"/>'],
  ] as const)
    it(name, async () => {
      const one = saying('不足一个月的');
      const report = await after(made, inPlaceOf(one, withRunProperties(one.xml, properties)));
      expect(told(report)).toEqual(['hidden 第4.1.1项']);
    });
  it('struck by a style of their own', async () => {
    const report = await after(
      made,
      inPart('word/styles.xml', (xml) =>
        xml.replace(
          '</w:styles>',
          `<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style></w:styles>`,
        ),
      ),
      inPlaceOf(
        saying('不足一个月的'),
        withRunProperties(saying('不足一个月的').xml, '<w:rStyle w:val="Gone"/>'),
      ),
    );
    expect(told(report)).toEqual(['hidden 第4.1.1项']);
  });
});

describe('numbers', () => {
  it('that are gone', async () => {
    const one = saying('不足一个月的');
    const plain = one.xml.replace(
      /(<w:pStyle [^>]*\/>)/,
      '$1<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
    );
    expect(told(await after(made, inPlaceOf(one, plain)))).toContain('number 第4.1.1项');
  });
  it('that begin elsewhere', async () => {
    const report = await after(
      made,
      inPart('word/numbering.xml', (xml) => xml.replace('<w:start w:val="1"/>', '<w:start w:val="3"/>')),
    );
    const [first] = changesIn(report).filter(({ kind }) => kind === 'number');
    expect([first?.before?.split(' ')[0], first?.after?.split(' ')[0]]).toEqual(['第一条', '第三条']);
  });
});

describe('what people left', () => {
  it('tracked changes, with author, date and words', async () => {
    const one = saying('不足一个月的');
    const report = await after(
      made,
      inPlaceOf(one, one.xml.replace(/<\/w:p>$/, `${inserted('甲方同意的除外。')}</w:p>`)),
    );
    expect(changesIn(report)).toMatchObject([
      {
        kind: 'tracked',
        author: 'Li Wei',
        date: '2027-01-15T09:00:00Z',
        clause: { cite: { zh: '第4.1.1项' } },
      },
    ]);
    expect(changesIn(report)[0]?.edits?.at(-1)).toEqual({ kind: 'inserted', text: '甲方同意的除外。' });
  });
  it('a tracked deletion', async () => {
    const one = saying('不足一个月的');
    expect(told(await after(made, inPlaceOf(one, deleted(one.xml))))).toEqual(['tracked 第4.1.1项']);
  });
  it('a change made in silence beside a tracked one', async () => {
    const one = saying('不足一个月的');
    const both = one.xml.replace('不足', '不满').replace(/<\/w:p>$/, `${inserted('但书。')}</w:p>`);
    expect(told(await after(made, inPlaceOf(one, both))).sort()).toEqual([
      'text 第4.1.1项',
      'tracked 第4.1.1项',
    ]);
  });
  it('comments', async () => {
    const report = await after(made, commented(saying('不足一个月的'), '请按日计'));
    expect(changesIn(report)).toMatchObject([
      { kind: 'comment', author: 'Li Wei', after: '请按日计', clause: { cite: { zh: '第4.1.1项' } } },
    ]);
  });
});

describe('what came into the package', () => {
  it('a picture', async () => {
    expect(told(await after(made, withPart('word/media/image1.png', 'x', 'image', 'image/png')))).toEqual([
      'image –',
    ]);
  });
  it('another document', async () => {
    const chunk = withPart('word/more.html', '<p>x</p>', 'aFChunk', 'text/html');
    expect(told(await after(made, chunk)).every((one) => one.startsWith('object'))).toBe(true);
    expect((await after(made, chunk)).unchanged).toBe(false);
  });
  it('an embedded font', async () => {
    const font = withPart(
      'word/fonts/font1.odttf',
      'x',
      'font',
      'application/vnd.openxmlformats-officedocument.obfuscatedFont',
    );
    expect(told(await after(made, font))).toEqual(['object –']);
  });
  it('something that this program does not read', async () => {
    const odd = inDocument((xml) =>
      xml.replace('<w:sectPr', '<w:p><w:r><w:t>x</w:t></w:r><x:new xmlns:x="urn:x"/></w:p><w:sectPr'),
    );
    expect(told(await after(made, odd)).map((one) => one.split(' ')[0])).toEqual(
      expect.arrayContaining(['added', 'unknown']),
    );
  });
  it('a file that is no DOCX: a problem, never “unchanged”', async () => {
    await expect(made.verify(new TextEncoder().encode('PK\u0003\u0004 broken'))).rejects.toThrow(/DOCX-/);
  });
});

describe('values of the term sheet', () => {
  it('are proposed, and the places that still say the old one are told', async () => {
    const report = await after(made, ...retyped('20秒', '30秒'));
    expect(report.fields).toMatchObject([
      { path: 'standards.response.1.within', before: '20 second', after: '30 second' },
    ]);
    expect(report.value).toMatchObject({
      standards: { response: expect.arrayContaining([{ channel: 'phone', within: '30 second' }]) },
    });
    const [english] = changesIn(report).filter(({ kind }) => kind === 'disagreement');
    expect([english?.lang, english?.clause?.cite?.en]).toEqual(['en', 'Article\u00a02.1.2']);
  });
  it('leave no disagreement when they were changed in both languages', async () => {
    const report = await after(
      made,
      ...retyped('20秒', '30秒'),
      ...retyped('20\u00a0seconds', '30\u00a0seconds'),
    );
    expect(report.fields.map(({ path }) => path)).toEqual(['standards.response.1.within']);
    expect(changesIn(report).filter(({ kind }) => kind === 'disagreement')).toEqual([]);
  });
  it('take a figure whose capitals were left as they were, and say so', async () => {
    const report = await after(
      made,
      ...retyped(
        '人民币52,000.00元（大写：人民币伍万贰仟元整）',
        '人民币53,000.00元（大写：人民币伍万贰仟元整）',
      ),
    );
    expect(report.fields).toMatchObject([{ path: 'fees.pricing.amount', after: '53000.00' }]);
    const places = changesIn(report)
      .filter(({ kind }) => kind === 'disagreement')
      .map(({ clause }) => clause?.cite?.zh);
    expect(places).toEqual(expect.arrayContaining(['第4.1.1项', '第4.1.2项', '第4.1.3项']));
  });
  it('take dates, names and rates', async () => {
    const named = await after(made, ...retyped('郑今朝', '郑今夕'));
    expect(named.fields[0]).toMatchObject({ path: 'parties.provider.legalRep.name' });
    const dated = await after(made, ...retyped('2027年1月1日', '2027年2月1日'));
    expect(dated.fields.map(({ after: value }) => value)).toContain('2027-02-01');
  });
  it('are wording where no sheet prints them', async () => {
    const report = await after(made, ...retyped('20秒', '约20秒'));
    expect([report.fields, report.unchanged]).toEqual([[], false]);
  });
});

describe('the origin', () => {
  const kinds = (...args: Parameters<typeof originFindings>): string[] =>
    originFindings(...args).map(({ kind, severity }) => `${kind} ${severity}`);
  it('agrees, or tells another version, another sheet, a sheet that was altered', () => {
    expect(kinds(sourceWith({}), sourceWith({}), false)).toEqual([]);
    expect(kinds(sourceWith({ digest: '2', program: '0.9.0' }), sourceWith({}), false)).toEqual([
      'version note',
    ]);
    expect(kinds(sourceWith({ sheet: 'form: y\n', digest: '2' }), sourceWith({}), true)).toEqual([
      'sheet change',
    ]);
    expect(kinds(sourceWith({ digest: '2' }), sourceWith({}), false)).toEqual(['sheet change']);
  });
});
