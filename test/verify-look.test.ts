// How a returned DOCX looks: whatever hides, covers, clips, moves off, squeezes, raises or swaps words is found, wherever in the file it
// is said; what programs and hands do to a look that leaves the words legible is no change.
import { describe, expect, it } from 'vitest';
import {
  asLibreOffice,
  asWord,
  DOCUMENT,
  type DocxEdit,
  inDocument,
  inPart,
  inPlaceOf,
  paragraphsIn,
  withParagraphProperties,
  withPart,
  withRunProperties,
  wordsIn,
} from './docx-edits.js';
import { EXAMPLES } from './example.js';
import { after, changesIn, generated } from './verifying.js';

// Its first rows: parties, the first article, tables of two columns.
const made = await generated(EXAMPLES['minimal/cs-entrustment.yaml']!, {}, (rows) => rows.slice(0, 24));
const document = made.parts[DOCUMENT]!;
const one = paragraphsIn(document).find(({ xml }) => /ClauseText2Zh/.test(xml) && wordsIn(xml).length > 20)!;
const style = /<w:pStyle w:val="([^"]+)"/.exec(one.xml)![1]!;

const run = (properties: string): DocxEdit => inPlaceOf(one, withRunProperties(one.xml, properties));
const paragraph = (properties: string): DocxEdit =>
  inPlaceOf(one, withParagraphProperties(one.xml, properties));
const first = (xml: string): DocxEdit => inDocument((text) => text.replace('<w:body>', `<w:body>${xml}`));
const styles = (xml: string): DocxEdit =>
  inPart('word/styles.xml', (text) => text.replace('</w:styles>', `${xml}</w:styles>`));
const both =
  (...edits: readonly DocxEdit[]): DocxEdit =>
  (parts) =>
    edits.reduce((before, edit) => edit(before), parts);
const tableStyle = (properties: string): DocxEdit =>
  both(
    styles(`<w:style w:type="table" w:styleId="Grid9"><w:name w:val="Grid 9"/>${properties}</w:style>`),
    inDocument((text) => {
      const at = text.lastIndexOf('<w:tblPr>', one.at) + '<w:tblPr>'.length;
      return `${text.slice(0, at)}<w:tblStyle w:val="Grid9"/>${text.slice(at)}`;
    }),
  );
const row = (properties: string): DocxEdit =>
  inDocument((text) => {
    const at = text.indexOf('</w:trPr>', text.lastIndexOf('<w:trPr>', one.at));
    return text.slice(0, at) + properties + text.slice(at);
  });
const cell = (from: RegExp, to: string): DocxEdit =>
  inDocument((text) => {
    const at = text.lastIndexOf('<w:tc>', one.at);
    return text.slice(0, at) + text.slice(at).replace(from, to);
  });
const theme = (face: string): DocxEdit =>
  withPart(
    'word/theme/theme1.xml',
    `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme><a:minorFont><a:latin typeface="${face}"/><a:ea typeface="${face}"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
    'theme',
    'application/vnd.openxmlformats-officedocument.theme+xml',
  );
const page = (from: RegExp, to: string): DocxEdit => inDocument((text) => text.replace(from, to));
const minor =
  '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>';

const FOUND: Readonly<Record<string, DocxEdit>> = {
  'hidden by a table style': tableStyle('<w:rPr><w:vanish/></w:rPr>'),
  'white by a table style': tableStyle('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
  'tiny by a table style': tableStyle('<w:rPr><w:sz w:val="2"/></w:rPr>'),
  'black cells by a table style': tableStyle('<w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>'),
  'cells of one kind by a table style': tableStyle('<w:tblStylePr w:type="firstRow"/>'),
  'a row of a fixed height': row('<w:trHeight w:val="300" w:hRule="exact"/>'),
  'a narrow page': page(/<w:pgSz w:w="\d+"/, '<w:pgSz w:w="6200"'),
  'a wide margin': page(/w:left="1587"/, 'w:left="7600"'),
  'a page in columns': page(/<w:docGrid/, '<w:cols w:num="4"/><w:docGrid'),
  'a background': page(/<w:body>/, '<w:background w:color="0000FF"/><w:body>'),
  'a cell off the page': cell(/<w:tcW ([^>]*)w:w="\d+"/, '<w:tcW $1w:w="12000"'),
  'words turned': cell(/<w:tcMar>/, '<w:textDirection w:val="btLr"/><w:tcMar>'),
  'a table without words over the text': first(
    '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="page" w:tblpY="3000"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
  ),
  'a frame without words over the text': first(
    '<w:p><w:pPr><w:framePr w:w="9000" w:h="6000"/></w:pPr></w:p>',
  ),
  'a low line': paragraph('<w:spacing w:line="101" w:lineRule="exact"/>'),
  'a low line by parts': paragraph('<w:spacing w:line="5" w:lineRule="auto"/>'),
  'an indent by characters': paragraph('<w:ind w:leftChars="9999"/>'),
  'an indent out of the column': paragraph('<w:ind w:left="5900" w:hanging="0"/>'),
  'an indent of all paragraphs': inPart('word/styles.xml', (text) =>
    text.replace('<w:pPrDefault/>', '<w:pPrDefault><w:pPr><w:ind w:right="20000"/></w:pPr></w:pPrDefault>'),
  ),
  'an indent of a level': inPart('word/numbering.xml', (text) =>
    text.replace(/<w:ind w:left="\d+"/g, '<w:ind w:left="20000"'),
  ),
  'a number in signs': inPart('word/numbering.xml', (text) =>
    text.replaceAll('</w:lvl>', '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>'),
  ),
  'a white number': paragraph('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
  'a complex script': run('<w:szCs w:val="2"/><w:cs/>'),
  'from right to left': run('<w:rtl/>'),
  'words fitted': run('<w:fitText w:val="70"/>'),
  'words lowered': run('<w:position w:val="-41"/>'),
  superscript: run('<w:vertAlign w:val="superscript"/>'),
  'words squeezed': run('<w:spacing w:val="-59"/>'),
  capitals: run('<w:smallCaps/>'),
  'a shading of the theme': run('<w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>'),
  'a pattern': run('<w:shd w:val="pct95" w:color="000000" w:fill="FFFFFF"/>'),
  'a tint of the theme': both(
    theme('Arial'),
    run('<w:color w:val="000000" w:themeColor="accent1" w:themeTint="03"/>'),
  ),
  'dark for light': inPart('word/settings.xml', (text) =>
    text.replace('</w:settings>', '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/></w:settings>'),
  ),
  'a face of signs': run('<w:rFonts w:ascii="Segoe MDL2 Assets" w:eastAsia="Segoe MDL2 Assets"/>'),
  'a face of signs in the theme': both(theme('Wingdings'), run(minor)),
  'a property of no known name': run('<w:unheardOf w:val="1"/>'),
  'a style told twice': styles(
    `<w:style w:type="paragraph" w:styleId="${style}"><w:name w:val="q"/></w:style>`,
  ),
  'hidden words in the header': inPart('word/header1.xml', (text) => withRunProperties(text, '<w:vanish/>')),
};

const HARMLESS: Readonly<Record<string, DocxEdit>> = {
  'bold, italic, underlined': run('<w:b/><w:i/><w:u w:val="single"/>'),
  'another face of letters': run('<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="微软雅黑"/>'),
  'a face of letters in the theme': both(theme('等线'), run(minor)),
  'a point larger': run('<w:sz w:val="23"/><w:szCs w:val="23"/>'),
  'dark blue': run('<w:color w:val="1F3864"/>'),
  'highlighted yellow': run('<w:highlight w:val="yellow"/>'),
  'proofing and language': run('<w:noProof/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'),
  'what new documents of Word have': run(
    '<w14:ligatures xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:val="standardContextual"/>',
  ),
  'switches that are off': run('<w:vertAlign w:val="baseline"/><w:position w:val="0"/><w:rtl w:val="0"/>'),
  centred: paragraph('<w:jc w:val="center"/>'),
  'from left to right': paragraph('<w:bidi w:val="0"/>'),
  'kept together, with space': paragraph('<w:keepLines/><w:spacing w:before="120" w:after="60"/>'),
  'a table style with lines': tableStyle(
    '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>',
  ),
  'a higher row': row('<w:trHeight w:val="600" w:hRule="atLeast"/>'),
  'a cell a little wider': cell(/<w:tcW ([^>]*)w:w="4084"/, '<w:tcW $1w:w="4085"'),
  'half a millimetre of margin': page(/w:left="1587"/, 'w:left="1600"'),
  'the direction of the page said': page(/<w:docGrid/, '<w:textDirection w:val="lrTb"/><w:docGrid'),
  'saved by LibreOffice': asLibreOffice,
  'saved by Word': asWord,
};

describe('the look of a returned document', () => {
  for (const [name, edit] of Object.entries(FOUND))
    it(`finds ${name}`, async () => {
      const kinds = changesIn(await after(made, edit)).map(({ kind }) => kind);
      expect(kinds.some((kind) => kind === 'look' || kind === 'hidden')).toBe(true);
    });
  for (const [name, edit] of Object.entries(HARMLESS))
    it(`leaves alone ${name}`, async () => {
      expect(changesIn(await after(made, edit))).toEqual([]);
    });
  it('names the property and the clause, and sums up what is everywhere', async () => {
    const { findings } = await after(made, run('<w:position w:val="12"/>'));
    const [at] = findings.filter(({ kind }) => kind === 'look');
    expect([at?.message.en, at?.clause?.id !== undefined, at?.lang]).toEqual([
      'layout differs here: raised or lowered words',
      true,
      'zh',
    ]);
    const everywhere = await after(
      made,
      inDocument((text) => text.replaceAll('<w:pPr>', '<w:pPr><w:ind w:left="4700"/>')),
    );
    const told = changesIn(everywhere).map(({ message }) => message.en);
    expect(told.filter((text) => text === 'layout differs here: indents')).toHaveLength(3);
    expect(told.join()).toMatch(/layout differs in \d+ more places: indents/);
  });
});
