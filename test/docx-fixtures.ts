// Hand-built Word packages, for tests of the conversion in place. Every construct the conversion knows has its lines here, written
// as Word writes them; nothing of our renderer is used.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import { ContractError } from '../src/problem.js';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

const OFFICE = 'http://schemas.openxmlformats.org';
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
export const NAMESPACES = [
  ['w', `${OFFICE}/wordprocessingml/2006/main`],
  ['r', RELATIONS],
  ['wp', `${OFFICE}/drawingml/2006/wordprocessingDrawing`],
  ['a', `${OFFICE}/drawingml/2006/main`],
  ['pic', `${OFFICE}/drawingml/2006/picture`],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['mc', `${OFFICE}/markup-compatibility/2006`],
  ['v', 'urn:schemas-microsoft-com:vml'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const OOXML = 'application/vnd.openxmlformats-officedocument.';
const WORD_TYPE = `${OOXML}wordprocessingml.`;

export const xml = (root: string, inner: string, declared = NAMESPACES): string =>
  `${HEAD}<${root} ${declared}>${inner}</${root.split(' ')[0]}>`;
export const paragraph = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`;
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const documentOf = (body: string): string =>
  xml('w:document', `<w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`);

/** Part name → [content type, relationship type] of the parts that the main document leads to. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^word\/(styles|numbering|settings|fontTable|footnotes|endnotes|comments)\.xml$/,
    `${WORD_TYPE}$1+xml`,
    '$1',
  ],
  [/^word\/(header|footer)\d\.xml$/, `${WORD_TYPE}$1+xml`, '$1'],
  [/^word\/(theme)\/theme1\.xml$/, 'application/vnd.openxmlformats-officedocument.theme+xml', 'theme'],
  [
    /^word\/charts\/(chart)\d\.xml$/,
    'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
    'chart',
  ],
  [/^word\/(glossary)\/document\.xml$/, `${WORD_TYPE}document.glossary+xml`, 'glossaryDocument'],
  [/^customXml\/(item)\d\.xml$/, 'application/xml', 'customXml'],
];

/** A package around the given parts; `word/document.xml` is the only one that must be there. Ids are rId1… in the order given. */
export function docx(parts: Parts): Uint8Array {
  const kinds = Object.keys(parts).flatMap((name) => {
    const kind = KINDS.find(([pattern]) => pattern.test(name));
    return kind
      ? [{ name, type: name.replace(kind[0], kind[1]), relation: name.replace(kind[0], kind[2]) }]
      : [];
  });
  const relations = kinds.map(({ name, relation }, n) =>
    relationship(n + 1, `${RELATIONS}/${relation}`, `/${name}`),
  );
  const stores = Object.keys(parts)
    .filter((name) => name.startsWith('customXml/itemProps'))
    .map((name) => ({ name, type: `${OOXML}customXmlProperties+xml` }));
  const overrides = [
    { name: 'word/document.xml', type: `${WORD_TYPE}document.main+xml` },
    ...kinds,
    ...properties(parts),
    ...stores,
  ];
  const types = overrides.map(({ name, type }) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  const own: Parts = {
    '[Content_Types].xml': xml(
      'Types',
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}`,
      `xmlns="${OFFICE}/package/2006/content-types"`,
    ),
    '_rels/.rels': relationships(
      relationship(1, `${RELATIONS}/officeDocument`, 'word/document.xml'),
      ...properties(parts).map(({ name, relation }, n) => relationship(n + 2, relation, name)),
    ),
    'word/_rels/document.xml.rels': relationships(...relations),
  };
  return zip({ ...own, ...parts });
}

const properties = (parts: Parts) =>
  [
    {
      name: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      relation: `${OFFICE}/package/2006/relationships/metadata/core-properties`,
    },
    {
      name: 'docProps/app.xml',
      type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      relation: `${RELATIONS}/extended-properties`,
    },
    {
      name: 'docProps/custom.xml',
      type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
      relation: `${RELATIONS}/custom-properties`,
    },
  ].filter(({ name }) => name in parts);
export const relationships = (...list: readonly string[]): string =>
  xml('Relationships', list.join(''), `xmlns="${OFFICE}/package/2006/relationships"`);
export const relationship = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;

export function zip(parts: Parts): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        [typeof part === 'string' ? strToU8(part) : part, { mtime }],
      ]),
    ),
  );
}
export const unzipped = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const SHAPE = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape';
const STORE = '{11111111-2222-3333-4444-555555555555}';
const PIXEL = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';

/** A text box as Word writes it: the shape, and once more in VML for older programs. */
export const textBox = (inner: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="7" name="文本框 7" descr="干货清单" title="头发"/><a:graphic><a:graphicData uri="${SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>${PIXEL}</wps:spPr><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="s7" alt="干货清单" style="width:70pt;height:70pt"><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const control = (properties: string, inner: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
const bound = (path: string): string =>
  `<w:dataBinding w:prefixMappings="xmlns:s='urn:sheet'" w:xpath="${path}" w:storeItemID="${STORE}"/>`;
export const tracked = (kind: 'ins' | 'del', id: number, inner: string): string =>
  `<w:${kind} w:id="${id}" w:author="范冰" w:date="2026-01-01T00:00:00Z">${inner}</w:${kind}>`;
const deletedRun = (text: string): string => `<w:r><w:delText>${text}</w:delText></w:r>`;
const cell = (inner: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
export const fieldRuns = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const BODY = [
  `<w:p><w:pPr><w:pStyle w:val="a1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr><w:bookmarkStart w:id="0" w:name="合同"/>${run('理', '<w:b/>')}${run('发', '<w:rFonts w:ascii="SimSun" w:hAnsi="Arial" w:eastAsia="宋体" w:hint="eastAsia"/><w:color w:val="FF0000"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>')}${run(' A &amp; B 干')}${run('货发')}<w:bookmarkEnd w:id="0"/></w:p>`,
  paragraph(run('理'), '<w:r><w:tab/></w:r>', run('发'), '<w:r><w:br/></w:r>', run('发理')),
  paragraph(run('征'), tracked('ins', 1, run('收')), tracked('del', 2, deletedRun('求')), run('合同发')),
  paragraph(run('理'), tracked('del', 3, deletedRun('头')), tracked('ins', 4, run('发'))),
  paragraph(
    '<w:moveFromRangeStart w:id="5" w:name="m1" w:author="x" w:date="2026-01-01T00:00:00Z"/>',
    '<w:moveFrom w:id="6" w:author="x" w:date="2026-01-01T00:00:00Z">',
    run('干货'),
    '</w:moveFrom><w:moveFromRangeEnd w:id="5"/>',
    '<w:moveToRangeStart w:id="8" w:name="m1" w:author="x" w:date="2026-01-01T00:00:00Z"/>',
    '<w:moveTo w:id="9" w:author="x" w:date="2026-01-01T00:00:00Z">',
    run('头发'),
    '</w:moveTo><w:moveToRangeEnd w:id="8"/>',
  ),
  paragraph(run('理'), textBox(paragraph(run('干'), run('货'))), run('发')),
  paragraph(
    run('见'),
    fieldRuns('REF 合同发 \\h', '合同'),
    run('发'),
    `<w:fldSimple w:instr=" DOCPROPERTY 发 ">${run('头发')}</w:fldSimple>`,
  ),
  paragraph(`<w:hyperlink w:anchor="合同" w:tooltip="头发">${run('理')}${run('发')}</w:hyperlink>`),
  paragraph(
    `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>${run('发')}</w:rt><w:rubyBase>${run('头')}</w:rubyBase></w:ruby></w:r>`,
    run('发'),
  ),
  paragraph(
    run('干货'),
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:commentReference w:id="1"/></w:r>',
  ),
  paragraph(
    control(
      `<w:alias w:val="头发"/><w:tag w:val="发"/><w:id w:val="11"/>${bound('/s:sheet[1]/s:name[1]')}<w:text/>`,
      run('理发'),
    ),
  ),
  paragraph(
    control(
      `<w:id w:val="12"/>${bound('/s:sheet[1]/s:kind[1]')}<w:dropDownList><w:listItem w:displayText="干货" w:value="干货"/><w:listItem w:displayText="头发" w:value="2"/></w:dropDownList>`,
      run('干货'),
    ),
  ),
  paragraph(
    control(
      '<w:id w:val="13"/><w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>',
      run('2027年1月1日'),
    ),
  ),
  `<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/><w:tblCaption w:val="头发"/><w:tblDescription w:val="干货"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell(paragraph(run('理')))}${cell(paragraph(run('发')))}</w:tr></w:tbl>`,
  paragraph(
    '<w:r><w:pict><v:shape id="wm" style="width:400pt;height:100pt"><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="征收"/></v:shape></w:pict></w:r>',
  ),
];
const level = (format: string, text: string): string =>
  `<w:lvl w:ilvl="${format === 'decimal' ? 1 : 0}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:lvl>`;
const font = (name: string, alternative: string): string =>
  `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:panose1 w:val="02010600030101010101"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`;
const NOTES = (kind: string): string =>
  `<w:${kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}><w:${kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:${kind}><w:${kind} w:id="1">${paragraph(run('头'), run('发'))}</w:${kind}>`;

/** Every construct in one package, valid by the Open XML SDK. */
export const EVERYTHING: Parts = {
  'word/document.xml': documentOf(BODY.join(''))
    .replace('<w:sectPr>', '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/>')
    .replace('</w:sectPr>', '<w:pgNumType w:fmt="chineseCounting"/></w:sectPr>'),
  'word/styles.xml': xml(
    'w:styles',
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体;SimSun"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="合同发"/><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>',
  ),
  'word/numbering.xml': xml(
    'w:numbering',
    `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level('chineseCountingThousand', '第%1条')}${level('decimal', '发%2')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  ),
  'word/settings.xml': xml(
    'w:settings',
    '<w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/><w:docVars><w:docVar w:name="发" w:val="头发"/></w:docVars><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
  ),
  'word/fontTable.xml': xml('w:fonts', font('宋体', 'SimSun') + font('黑体', 'SimHei') + font('Arial', 'x')),
  'word/footnotes.xml': xml('w:footnotes', NOTES('footnote')),
  'word/header1.xml': xml('w:hdr', paragraph(run('理'), run('发'))),
  'word/comments.xml': xml(
    'w:comments',
    `<w:comment w:id="1" w:author="范冰" w:date="2026-01-01T00:00:00Z" w:initials="发">${paragraph(run('征'), run('收'))}</w:comment>`,
  ),
  'customXml/item1.xml': `${HEAD}<s:sheet xmlns:s="urn:sheet"><s:name>理发</s:name><s:name>理发</s:name><s:kind>干货</s:kind></s:sheet>`,
  'customXml/itemProps1.xml': `${HEAD}<ds:datastoreItem ds:itemID="${STORE}" xmlns:ds="${OFFICE}/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
  'customXml/_rels/item1.xml.rels': relationships(
    relationship(1, `${RELATIONS}/customXmlProps`, 'itemProps1.xml'),
  ),
  'docProps/core.xml': xml(
    'cp:coreProperties',
    '<dc:title>理发</dc:title><dc:subject>干货</dc:subject><dc:creator>范发</dc:creator><cp:keywords>头发</cp:keywords><dc:description>征收</dc:description><dc:language>zh-CN</dc:language>',
    `xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
  ),
  'docProps/custom.xml': xml(
    'Properties',
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="发"><vt:lpwstr>头发</vt:lpwstr></property>',
    `xmlns="${OFFICE}/officeDocument/2006/custom-properties" xmlns:vt="${OFFICE}/officeDocument/2006/docPropsVTypes"`,
  ),
};

// The shape of XML: its tokens without what a conversion between scripts may change (texts, shown attributes, typefaces, languages, number
// formats). Two files of one shape differ in words and looks at most.

const LOOKS =
  /( (?:w:tooltip|tooltip|descr|title|string|alt|w:displayText|w:ascii|w:hAnsi|w:eastAsia|w:cs|typeface|lang|altLang|w:fmt|w:bidi)=")[^"]*/g;
const VALUES =
  /^(<w:(?:alias|lvlText|tblCaption|tblDescription|lang|themeFontLang|lid|numFmt|altName|charset|listEntry) [^>]*?w:val=")[^"]*/;
const NAMED = /^(<w:font [^>]*?w:name=")[^"]*/;

export function shapeOf(xml: string): string[] {
  return (xml.match(/<[^>]*>|[^<]+/g) ?? []).map((token) =>
    token.startsWith('<')
      ? token
          .replace(LOOKS, '$1')
          .replace(VALUES, '$1')
          .replace(NAMED, '$1')
          .replace(/(font-family:&quot;)[^&]*/, '$1')
      : token.trim() && '…',
  );
}

/** With which code a file is refused, without its `DOCX-`; a refusal says what is wrong and what to do, in both languages. */
export async function codeOf(trial: Promise<unknown>): Promise<string> {
  try {
    await trial;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const [problem] = error.problems;
    expect(problem?.hint?.zh && problem.hint.en && problem.message.zh && problem.message.en).toBeTruthy();
    return problem!.code.replace('DOCX-', '');
  }
  return 'none';
}
