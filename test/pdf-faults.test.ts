// The checker of PDF/UA and PDF/A checked: each fault planted in a good file is found by the rule that it breaks.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../src/render/pdf/index.js';
import { fonts, style } from './example.js';
import { breaches, RULES } from './pdf-conformance.js';
import { annotate, type Edit, inCatalog, onPage, string } from './pdf-edits.js';
import { SAMPLE_SOURCE, samplePrintable } from './sample-printable.js';

let good: Uint8Array;
beforeAll(async () => {
  good = await renderPdf(samplePrintable('columns', 'draft'), style, fonts, SAMPLE_SOURCE);
});

async function faulty(edit: Edit): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(good, { updateMetadata: false });
  await edit(pdf);
  return pdf.save({ updateFieldAppearances: false });
}

const name = PDFName.of;
/** In the content of the first page, as it is written there. */
const inContent =
  (change: (content: string) => string): Edit =>
  (pdf) => {
    const { node } = pdf.getPage(0);
    const before = Buffer.from(decodePDFRawStream(node.Contents() as PDFRawStream).decode()).toString(
      'latin1',
    );
    const after = change(before);
    if (after === before) throw new Error('nothing was changed');
    node.set(name('Contents'), pdf.context.register(pdf.context.flateStream(Buffer.from(after, 'latin1'))));
  };
/** In the first dictionary that has this value under this key. */
const where =
  (key: string, value: RegExp, change: (dict: PDFDict, pdf: PDFDocument) => unknown): Edit =>
  (pdf) => {
    for (const [, object] of pdf.context.enumerateIndirectObjects()) {
      const dict = object instanceof PDFRawStream ? object.dict : object;
      if (!(dict instanceof PDFDict) || !value.test(String(dict.get(name(key)) ?? ''))) continue;
      change(dict, pdf);
      return;
    }
    throw new Error(`no ${key} ${value}`);
  };
const element = (type: string, change: (dict: PDFDict, pdf: PDFDocument) => unknown): Edit =>
  where('S', new RegExp(`^/${type}$`), change);
const drop =
  (key: string) =>
  (dict: PDFDict): unknown =>
    dict.delete(name(key));
const set =
  (key: string, value: unknown) =>
  (dict: PDFDict, { context }: PDFDocument): unknown =>
    dict.set(name(key), context.obj(value as never));
const inXmp =
  (from: RegExp | string, to: string): Edit =>
  ({ catalog, context }) => {
    const stream = catalog.lookup(name('Metadata')) as PDFRawStream;
    const before = Buffer.from(stream.contents).toString('utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error('nothing was changed');
    catalog.set(
      name('Metadata'),
      context.register(context.stream(Buffer.from(after), { Type: 'Metadata', Subtype: 'XML' })),
    );
  };
const inInfo =
  (key: string, value: string): Edit =>
  ({ context }) =>
    (context.lookup(context.trailerInfo.Info) as PDFDict).set(name(key), PDFString.of(value));
const inFont = (change: (dict: PDFDict, pdf: PDFDocument) => unknown): Edit =>
  where('Subtype', /^\/CIDFontType2$/, change);

const FAULTS: readonly (readonly [string, string, Edit])[] = [
  [
    'words without a mark',
    'UA 7.1 all that is painted',
    inContent((c) => c.replace(/\/P<<\/MCID \d+>>BDC/, '/Span BMC')),
  ],
  ['a line drawn without a mark', 'UA 7.1 all that is painted', inContent((c) => `${c}\n10 10 100 1 re f`)],
  [
    'an artifact in an element',
    'UA 7.1 no artifact',
    inContent((c) => c.replace(/(\/P<<\/MCID \d+>>BDC)/, '$1 /Artifact BMC EMC')),
  ],
  ['a number of a mark twice', 'PDF 14.7.4.2', inContent((c) => c.replace('<</MCID 1>>', '<</MCID 0>>'))],
  ['a mark of another type than its element', 'PDF 14.7.4.4', inContent((c) => c.replace(/\/H1<</, '/H2<<'))],
  ['a page that is not in the parent tree', 'PDF 14.7.4.4', onPage(0, 'StructParents', 99)],
  ['an element with a mark that is not there', 'PDF 14.7.4 ', element('P', set('K', 999))],
  [
    'an element that names another parent',
    'PDF 14.7.2',
    element('LI', (dict) => dict.set(name('P'), PDFRef.of(1))),
  ],
  ['a type of one’s own', 'UA 7.1 types', element('H2', set('S', 'Heading'))],
  ['an item outside a list', 'PDF 14.8.4', element('L', set('S', 'Sect'))],
  ['a row of something else than cells', 'PDF 14.8.4', element('TD', set('S', 'P'))],
  ['a level of headings left out', 'UA 7.4.2', element('H2', set('S', 'H3'))],
  ['no first heading', 'UA 7.4.2', element('H1', set('S', 'H2'))],
  ['a head of a table without a scope', 'UA 7.5 heads', element('TH', drop('A'))],
  [
    'a row that lacks a cell',
    'UA 7.5 tables',
    element('TR', (dict) => dict.lookup(name('K'), PDFArray).remove(0)),
  ],
  ['a list that does not say how it counts', 'UA 7.6 numbered', element('L', drop('A'))],
  [
    'an item without a number',
    'UA 7.6 items',
    element('LI', (dict) => dict.lookup(name('K'), PDFArray).remove(0)),
  ],
  [
    'a language that is none',
    'UA 7.2 the language of all',
    element('H1', (dict) => dict.set(name('Lang'), string('Chinese!'))),
  ],
  ['no language of words', 'UA 7.2 the language of all', element('P', drop('Lang'))],
  [
    'no language of the document',
    'UA 7.2 the language of the document',
    ({ catalog }) => catalog.delete(name('Lang')),
  ],
  ['a title that is not shown', 'UA 7.1 the title', inCatalog('ViewerPreferences', {})],
  ['not said to be tagged', 'UA 7.1 MarkInfo', inCatalog('MarkInfo', { Marked: false })],
  ['no part of PDF/UA', 'UA 5', inXmp('<pdfuaid:part>1', '<pdfuaid:part>2')],
  [
    'a link that no element holds',
    'UA 7.18.1',
    annotate(0, { Subtype: 'Link', F: 4, Contents: string('x') }),
  ],
  ['a link without words', 'UA 7.18.5 links say', where('Subtype', /^\/Link$/, drop('Contents'))],
  ['a Link without its annotation', 'UA 7.18.5 links are', element('Link', set('K', 0))],
  [
    'tabs in another order',
    'UA 7.18.3',
    (pdf) => pdf.getPages().forEach(({ node }) => void node.delete(name('Tabs'))),
  ],
  ['a link to no page', 'PDF 12.3.2', where('Subtype', /^\/Link$/, set('Dest', [PDFRef.of(1), 'Fit']))],
  ['no bookmarks', 'UA 7.17', ({ catalog }) => catalog.delete(name('Outlines'))],
  ['layers', 'UA 7.15', inCatalog('OCProperties', { OCGs: [], D: {} })],
  ['a stream packed by LZW', 'A 6.1.7', where('Type', /^\/EmbeddedFile$/, set('Filter', 'LZWDecode'))],
  [
    'a stream in another file',
    'A 6.1.7',
    where('Type', /^\/Metadata$/, (dict) => dict.set(name('F'), string('a.xml'))),
  ],
  ['a name that is too long', 'A 6.1.13', inCatalog('x'.repeat(130), 1)],
  ['an operator that there is not', 'A 6.2.2', inContent((c) => `${c}\n1 xyz`)],
  ['a font that there is not', 'A 6.2.2', inContent((c) => c.replace('/F1 ', '/F9 '))],
  ['no output intent', 'A 6.2.3', ({ catalog }) => catalog.delete(name('OutputIntents'))],
  [
    'a profile cut off',
    'A 6.2.3',
    (pdf) => {
      const [intent] = pdf.catalog.lookup(name('OutputIntents'), PDFArray).asArray();
      const dict = pdf.context.lookup(intent!, PDFDict);
      const stream = dict.lookup(name('DestOutputProfile')) as PDFRawStream;
      const short = decodePDFRawStream(stream).decode().slice(0, 300);
      dict.set(name('DestOutputProfile'), pdf.context.register(pdf.context.flateStream(short, { N: 3 })));
    },
  ],
  ['colours of print', 'A 6.2.4.3', inContent((c) => c.replace(/ rg /, ' 0 k '))],
  ['something that shines through', 'A 6.2.5', onPage(0, 'Group', { S: 'Transparency' })],
  ['an annotation of sound', 'A 6.3.1', annotate(0, { Subtype: 'Sound', F: 4 })],
  ['a link that is hidden', 'A 6.3.2', where('Subtype', /^\/Link$/, set('F', 2))],
  ['a note without an appearance', 'A 6.3.3', annotate(0, { Subtype: 'Text', F: 4 })],
  ['a program', 'A 6.5.1', inCatalog('OpenAction', { S: 'JavaScript', JS: string('1') })],
  ['something that happens by itself', 'A 6.5.2', onPage(0, 'AA', {})],
  ['fields that show nothing', 'A 6.4.1', inCatalog('AcroForm', { Fields: [], NeedAppearances: true })],
  ['XMP that is no XML', 'A 6.6.2.1 XMP', inXmp('</rdf:RDF>', '')],
  [
    'a packet that says its encoding',
    'A 6.6.2.1 the packet',
    inXmp(/<\?xpacket begin="[^"]*"/, '$& encoding="UTF-8"'),
  ],
  [
    'a property without a schema',
    'A 6.6.2.3',
    inXmp('<pdfaSchema:namespaceURI>', '<pdfaSchema:namespaceURI>x'),
  ],
  ['another title in XMP', 'A 6.6.3', inXmp(/x-default">/, 'x-default">The ')],
  ['an author that XMP does not know', 'A 6.6.3', inInfo('Author', 'Li')],
  ['another part', 'A 6.6.4', inXmp('<pdfaid:part>3', '<pdfaid:part>2')],
  [
    'an embedded file without a type',
    'A 6.8 embedded files have',
    where('Type', /^\/EmbeddedFile$/, drop('Subtype')),
  ],
  [
    'an embedded file of another size',
    'A 6.8 embedded files have',
    where('Type', /^\/EmbeddedFile$/, set('Params', { Size: 1 })),
  ],
  [
    'an embedded file of no relation',
    'A 6.8 embedded files are',
    ({ catalog }) => catalog.delete(name('AF')),
  ],
  ['a font without its face', 'A 6.2.11.4.1', where('Type', /^\/FontDescriptor$/, drop('FontFile2'))],
  ['no CIDToGIDMap', 'A 6.2.11.3.2', inFont(drop('CIDToGIDMap'))],
  [
    'characters counted otherwise',
    'A 6.2.11.3.1',
    where('Subtype', /^\/Type0$/, set('Encoding', 'UniGB-UCS2-H')),
  ],
  ['a font of another kind', 'A 6.2.11.2', where('Subtype', /^\/Type0$/, set('Subtype', 'TrueType'))],
  [
    'widths other than those of the face',
    'A 6.2.11.5',
    inFont((dict) => {
      const list = dict.lookup(name('W'), PDFArray);
      list.lookup(1, PDFArray).set(0, PDFNumber.of(123));
    }),
  ],
  ['no characters for codes', 'A 6.2.11.7.2', where('Subtype', /^\/Type0$/, drop('ToUnicode'))],
  [
    'the glyph for what is missing',
    'A 6.2.11.8',
    inContent((c) => c.replace(/\/F1 9 Tf\s\[?\(../, '$&\0\0')),
  ],
  [
    'a descriptor that lacks what it must say',
    'A 6.2.11.4.2',
    where('Type', /^\/FontDescriptor$/, drop('StemV')),
  ],
  ['a face that is not symbolic', 'A 6.2.11.6', where('Type', /^\/FontDescriptor$/, set('Flags', 32))],
  [
    'a character for private use',
    'UA 7.21.7',
    where('Subtype', /^\/Type0$/, (dict, { context }) => {
      const map = Buffer.from(
        decodePDFRawStream(dict.lookup(name('ToUnicode')) as PDFRawStream).decode(),
      ).toString('latin1');
      dict.set(
        name('ToUnicode'),
        context.register(context.flateStream(map.replace(/^(<0001>) <\w+>$/m, '$1 <e000>'))),
      );
    }),
  ],
];
/** Of the file as a row of bytes. */
const BYTES: readonly (readonly [string, string, (bytes: Buffer) => Buffer])[] = [
  [
    'no mark of bytes that are no ASCII',
    'A 6.1.2',
    (bytes) => Buffer.from(bytes.toString('latin1').replace(/\n%[\x80-\xff]{4}/, '\n%abcd'), 'latin1'),
  ],
  ['more after the end', 'A 6.1.3', (bytes) => Buffer.concat([bytes, Buffer.from('\nmore')])],
];

describe('a planted fault', () => {
  it('is none in the file in which they are planted', async () => {
    expect(await breaches(good)).toEqual([]);
    expect(await breaches(await faulty(() => {}))).toEqual([]);
  });
  it.each(FAULTS)('%s: %s', async (_, rule, edit) => {
    expect((await breaches(await faulty(edit))).filter((found) => found.startsWith(rule))).not.toEqual([]);
  });
  it.each(BYTES)('%s: %s', async (_, rule, edit) => {
    expect((await breaches(edit(Buffer.from(good)))).filter((found) => found.startsWith(rule))).not.toEqual(
      [],
    );
  });
  it('there is one for every rule', () => {
    const planted = [...FAULTS, ...BYTES].map(([, rule]) => rule);
    const unproved = RULES.map(({ clause, what }) => `${clause} ${what}`).filter(
      (rule) => !planted.some((one) => rule.startsWith(one)),
    );
    expect(unproved).toEqual([]);
  });
});
