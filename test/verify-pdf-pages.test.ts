// The same of what else can be done to a PDF: drawing on a page, pages that come and go, what stands beside them; saving it again is no edit.

import { PDFArray, PDFDict, PDFNumber } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { ContractError } from '../src/problem.js';
import type { Finding } from '../src/verify/finding.js';
import {
  annotate,
  below,
  content,
  draw,
  type Edit,
  editedPdf,
  inCatalog,
  inLine,
  onPage,
  PDFDocument,
  PDFName,
  picture,
  resource,
  setContent,
  string,
} from './pdf-edits.js';
import { after, amount, box, changes, columns, zh } from './verifying-pdf.js';

describe('what is drawn on a page', () => {
  const line = amount;
  it.each<[string, Finding['kind'][], () => Edit]>([
    ['a black area over words', ['drawing'], () => draw(line().page, `0 g ${box(line())} re f`)],
    [
      'a line through words',
      ['drawing'],
      () => draw(line().page, `0 G 0.6 w ${line().x} ${line().y + 3} m ${line().right} ${line().y + 3} l S`),
    ],
    ['a hairline at the edge', ['drawing'], () => draw(0, '0.5 G 0.2 w 30 100 m 30 700 l S')],
    ['a light tint', ['drawing'], () => below(0, '0.95 0.95 1 rg 100 300 200 40 re f')],
    ['a white area over nothing', ['drawing'], () => draw(0, '1 g 20 20 20 10 re f')],
    ['a picture', ['image'], () => (pdf) => draw(0, `60 0 0 60 400 100 cm ${picture(pdf, 0, 0x80)} Do`)(pdf)],
    ['red words', ['look'], () => inLine(line(), (o) => o.replace(/BT [\d.]+ g/, 'BT 1 0 0 rg'))],
    [
      'larger words',
      ['look', 'moved', 'text'],
      () =>
        inLine(line(), (o) =>
          o.replace(/(F\d+) ([\d.]+) Tf/g, (_, f, size) => `${f} ${Number(size) * 1.15} Tf`),
        ),
    ],
    [
      'words of another writer',
      ['added'],
      () => async (pdf) => {
        const font = await pdf.embedFont('Helvetica');
        pdf.getPage(0).drawText('VOID', { x: 200, y: 60, size: 12, font });
      },
    ],
    [
      'everything a little smaller',
      ['moved', 'removed'],
      () => (pdf) => setContent(pdf, 0, `0.97 0 0 0.97 8 8 cm\n${content(pdf, 0)}`),
    ],
  ])('%s', async (_, kinds, edit) => {
    const found = await after(edit());
    expect(
      found.some(({ kind }) => kinds.includes(kind)),
      found.map(({ kind }) => kind).join(),
    ).toBe(true);
  });

  it('names the words that lie under it', async () => {
    const found = await after(
      draw(line().page, `0 G 0.6 w ${line().x} ${line().y + 3} m ${line().right} ${line().y + 3} l S`),
    );
    expect(found).toMatchObject([{ kind: 'drawing', clause: { id: 'p2.1' }, page: line().page + 1 }]);
    expect(found[0]!.before).toContain('68,000.00');
  });
});

describe('pages', () => {
  it.each<[string, Finding['kind'], Edit]>([
    ['the first one gone', 'pages', (pdf) => pdf.removePage(0)],
    ['the last one gone', 'pages', (pdf) => pdf.removePage(pdf.getPageCount() - 1)],
    ['one more', 'pages', (pdf) => pdf.addPage()],
    ['one in between', 'pages', (pdf) => pdf.insertPage(1)],
    ['one twice', 'pages', async (pdf) => pdf.addPage((await pdf.copyPages(pdf, [0]))[0]!)],
    [
      'in another order',
      'pages',
      async (pdf) => {
        const [copy] = await pdf.copyPages(pdf, [0]);
        pdf.removePage(0);
        pdf.addPage(copy!);
      },
    ],
    ['turned', 'pages', onPage(0, 'Rotate', 90)],
    ['cropped', 'pages', onPage(0, 'CropBox', [0, 0, 595, 400])],
    ['larger', 'pages', onPage(0, 'MediaBox', [0, 0, 700, 900])],
    ['in other units', 'unknown', onPage(0, 'UserUnit', 2)],
    [
      'as pictures',
      'unknown',
      (pdf) => {
        for (const [i] of pdf.getPages().entries())
          setContent(pdf, i, `500 0 0 700 50 50 cm ${picture(pdf, i, 0x40)} Do`);
      },
    ],
  ])('%s', async (_, kind, edit) => {
    const found = await after(edit);
    expect(found.map((finding) => finding.kind)).toContain(kind);
  });

  it('that are gone do not make the others differ', async () => {
    const found = await after((pdf) => pdf.removePage(0));
    expect(found).toMatchObject([{ kind: 'pages' }]);
  });
});

/** Changes the first link of the contract. */
const firstLink =
  (change: (link: PDFDict, pdf: PDFDocument) => void): Edit =>
  (pdf) => {
    const page = pdf.getPages().find(({ node }) => node.Annots());
    change(page!.node.Annots()!.lookup(0, PDFDict), pdf);
  };

describe('beside the pages', () => {
  const javascript = { S: 'JavaScript', JS: string('app.alert(1)') };
  it.each<[string, Finding['kind'], Edit]>([
    ['a note', 'annotation', annotate(0, { Subtype: 'Text', Contents: string('price?'), T: string('Li') })],
    ['a text box', 'annotation', annotate(0, { Subtype: 'FreeText', Contents: string('70,000') })],
    ['a strikethrough', 'annotation', annotate(0, { Subtype: 'StrikeOut' })],
    ['a square', 'annotation', annotate(0, { Subtype: 'Square', IC: [1, 1, 1] })],
    ['a stamp', 'annotation', annotate(0, { Subtype: 'Stamp' })],
    ['a redaction', 'annotation', annotate(0, { Subtype: 'Redact' })],
    ['a link', 'link', annotate(0, { Subtype: 'Link', A: { S: 'URI', URI: string('https://example.org') } })],
    [
      'a citation that leads elsewhere',
      'link',
      firstLink((link, { context }) => {
        const [page, kind, left, , zoom] = link.lookup(PDFName.of('Dest'), PDFArray).asArray();
        link.set(PDFName.of('Dest'), context.obj([page!, kind!, left!, PDFNumber.of(9), zoom!]));
      }),
    ],
    [
      'a citation that does something as well',
      'link',
      firstLink((link, { context }) => link.set(PDFName.of('A'), context.obj({ S: 'GoTo', D: [0] }))),
    ],
    [
      'a citation over other words',
      'link',
      firstLink((link, { context }) => link.set(PDFName.of('Rect'), context.obj([100, 100, 160, 130]))),
    ],
    [
      'a text field',
      'form-field',
      annotate(0, { Subtype: 'Widget', FT: 'Tx', T: string('f'), V: string('70,000') }),
    ],
    ['a check box', 'form-field', annotate(0, { Subtype: 'Widget', FT: 'Btn', T: string('f') })],
    ['a program at opening', 'action', inCatalog('OpenAction', javascript)],
    ['a program by name', 'action', inCatalog('Names', { JavaScript: { Names: [string('a'), javascript] } })],
    ['a program on a page', 'action', onPage(0, 'AA', { O: javascript })],
    ['a program started', 'action', inCatalog('OpenAction', { S: 'Launch', F: string('a.exe') })],
    ['layers', 'unknown', inCatalog('OCProperties', { OCGs: [], D: {} })],
    ['a portfolio', 'unknown', inCatalog('Collection', { View: 'T' })],
    ['a form in XML', 'action', inCatalog('AcroForm', { Fields: [], XFA: string('<a/>') })],
    ['one more file', 'attachment', (pdf) => pdf.attach(Buffer.from('x'), 'more.txt')],
    ['another term sheet', 'attachment', (pdf) => pdf.attach(Buffer.from('form: other'), 'terms.yaml')],
  ])('%s', async (_, kind, edit) => {
    const found = await after(edit);
    expect(found.map((finding) => finding.kind)).toContain(kind);
  });

  it('an annotation says who, what and where', async () => {
    const { x, y, right, page } = amount();
    const note = {
      Subtype: 'Highlight',
      Rect: [x, y - 2, right, y + 8],
      Contents: string('too much'),
      T: string('Li'),
    };
    const [found] = await after(annotate(page, note));
    expect(found).toMatchObject({ author: 'Li', after: 'too much', page: page + 1, clause: { id: 'p2.1' } });
    expect(found!.before).toContain('68,000.00');
  });

  it('a digital signature is a note, unless its picture covers words', async () => {
    const signature = { Subtype: 'Widget', FT: 'Sig', T: string('s'), V: { Type: 'Sig' } };
    const { x, y, right, page } = amount();
    const sign = async (Rect: number[]): Promise<readonly Finding[]> =>
      zh.check(await editedPdf(zh.bytes, annotate(page, { ...signature, Rect })));
    expect(await sign([0, 0, 0, 0])).toMatchObject([
      { kind: 'signature', severity: 'note' },
      { kind: 'resaved', severity: 'note' },
    ]);
    expect(await sign([x, y, right, y + 10])).toMatchObject([{ kind: 'signature', severity: 'change' }]);
  });
});

describe('a file that was only saved again', () => {
  const nothing: Edit = () => {};
  it('is the same to the byte: nothing to say', async () => {
    expect(await zh.check(zh.bytes)).toEqual([]);
    expect(await zh.check(Uint8Array.from(zh.bytes))).toEqual([]);
  });

  const each = (pdf: PDFDocument, change: (page: number) => void): void =>
    pdf.getPageIndices().forEach((page) => {
      change(page);
    });
  it.each<[string, Edit, boolean?]>([
    [
      'with another identifier',
      ({ context }) => {
        context.trailerInfo.ID = context.obj([string('a'), string('b')]);
      },
    ],
    ['without object streams', nothing, false],
    [
      'its content not packed',
      (pdf) =>
        each(pdf, (page) => {
          const { node } = pdf.getPage(page);
          node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(content(pdf, page))));
        }),
      false,
    ],
    [
      'its content in pieces',
      (pdf) =>
        each(pdf, (page) => {
          const all = content(pdf, page).split('\n');
          const parts = [all.slice(0, 9), all.slice(9)].map((part) =>
            pdf.context.register(pdf.context.flateStream(part.join('\n'))),
          );
          pdf.getPage(page).node.set(PDFName.of('Contents'), pdf.context.obj(parts));
        }),
    ],
    [
      'its content wrapped',
      (pdf) => each(pdf, (page) => setContent(pdf, page, `q\n1 0 0 1 0 0 cm\n${content(pdf, page)}\nQ`)),
    ],
    [
      'its content in a form',
      (pdf) =>
        each(pdf, (page) => {
          const { node } = pdf.getPage(page);
          const form = pdf.context.stream(content(pdf, page), {
            Type: 'XObject',
            Subtype: 'Form',
            BBox: [0, 0, 596, 842],
            Resources: node.Resources()!,
          });
          const name = resource(pdf, page, 'XObject', pdf.context.register(form));
          setContent(pdf, page, `${name} Do`);
        }),
    ],
    [
      'its text objects apart',
      (pdf) =>
        each(pdf, (page) =>
          setContent(
            pdf,
            page,
            content(pdf, page).replace(
              /^BT (.*?) (\S+ \S+ \S+ \S+) (\S+) (\S+) Tm/gm,
              'BT\n$1\n$2 0 0 Tm\n$3 $4 Td',
            ),
          ),
        ),
    ],
    [
      'with dates and a producer',
      (pdf) => {
        pdf.setProducer('Another');
        pdf.setModificationDate(new Date(1e12));
      },
    ],
    [
      'with another box that shows the same',
      (pdf) =>
        each(pdf, (page) => {
          const { width, height } = pdf.getPage(page).getSize();
          pdf.getPage(page).setTrimBox(0, 0, width, height);
        }),
    ],
    [
      'its term sheet lost',
      ({ catalog }) => {
        catalog.delete(PDFName.of('AF'));
      },
    ],
  ])('%s', async (_, edit, objectStreams = true) => {
    const found = await zh.check(await editedPdf(zh.bytes, edit, objectStreams));
    expect(found.map(({ kind, severity }) => [kind, severity])).toEqual([['resaved', 'note']]);
  });

  it('into another document, without its attachments', async () => {
    const other = await PDFDocument.create({ updateMetadata: false });
    const from = await PDFDocument.load(zh.bytes);
    for (const page of await other.copyPages(from, from.getPageIndices())) other.addPage(page);
    const found = await zh.check(await other.save());
    expect(changes(found)).toEqual([]);
    expect(found.map(({ kind }) => kind)).toEqual(['sheet', 'metadata', 'resaved']);
  });

  it('with another title: a note', async () => {
    const found = await zh.check(await editedPdf(zh.bytes, (pdf) => pdf.setTitle('Other')));
    expect(found.map(({ kind, severity, after: title }) => [kind, severity, title])).toEqual([
      ['metadata', 'note', 'Other'],
      ['resaved', 'note', undefined],
    ]);
  });

  it('in two columns', async () => {
    expect(changes(await columns.check(await editedPdf(columns.bytes, nothing)))).toEqual([]);
  });
});

it('refuses what it cannot read', async () => {
  const refused = zh.check(zh.bytes.subarray(0, 2000));
  await expect(refused).rejects.toBeInstanceOf(ContractError);
});
