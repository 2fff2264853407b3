// Where things stand, as data: the words at each place to seal, sign and date stand nowhere else in a contract; the boxes of places and
// provisions are where an independent reader of the PDF finds the words.
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Layout } from '../src/cli/layout.js';
import type { CompileOptions } from '../src/compile.js';
import type { Printable } from '../src/contract/ast.js';
import { layoutIn, type Places } from '../src/render/index.js';
import { renderPdf } from '../src/render/pdf/index.js';
import { renderText } from '../src/render/text.js';
import { type Char, type SeenPage, startPdfium } from '../src/verify/pdf/pdfium.js';
import { cli, freshFolder } from './command.js';
import { EXAMPLES, fonts, LAYOUTS, printableOf, style } from './example.js';
import { WAYS } from './ways.js';

/** What the signature page calls its places, with the number of times that the whole contract says it. */
function anchorsOf(doc: Printable): [string, number][] {
  const text = renderText(doc);
  return doc.rows.flatMap((row) =>
    row.kind === 'signature'
      ? row.blocks.flatMap(({ seal, lines }) =>
          [...seal, ...lines.flatMap(({ by, label }) => (by ? label : []))].map(
            ({ runs }): [string, number] => {
              const words = runs.map((run) => run.text).join('');
              return [words, text.split(words).length - 1];
            },
          ),
        )
      : [],
  );
}
const once = (words: readonly string[]): [string, number][] => words.map((one) => [one, 1]);

describe('anchor words', () => {
  const WORDS = ['盖章', '签字'].flatMap((zh) => [`甲方（${zh}）`, `乙方（${zh}）`]);
  it.each(Object.keys(EXAMPLES))('%s: each stands once in its contract, in every script', (sheet) => {
    const bilingual = anchorsOf(printableOf(EXAMPLES[sheet]!));
    expect(bilingual).toEqual(
      once(
        ['A', 'B'].flatMap((letter) => {
          const zh = letter === 'A' ? '甲方' : '乙方';
          const en = `Party ${letter}`;
          return [
            ...[`${zh}（盖章）`, `${en} (Seal)`, `${zh}（签字）`, `${en} (Signature)`],
            ...[`${zh}签署日期`, `${en} (Date)`],
          ];
        }),
      ),
    );
    expect(bilingual.map(([words]) => words)).toEqual(expect.arrayContaining(WORDS));
    if (sheet.startsWith('minimal/')) return;
    for (const way of Object.values(WAYS))
      for (const localised of [false, true]) {
        const script: CompileOptions['script'] = { way, ...(localised && { localised }) };
        const found = anchorsOf(printableOf(EXAMPLES[sheet]!, { lang: 'zh', script }));
        expect(found).toHaveLength(6);
        expect(found.filter(([, times]) => times !== 1)).toEqual([]);
      }
  });

  it.each([
    [
      'reliable_e_signature',
      ['甲方（电子签名）', 'Party A (E-signature)', '甲方（签字）', 'Party A (Signature)'],
    ],
    ['sign', ['甲方（签字）', 'Party A (Signature)', '甲方签署日期', 'Party A (Date)']],
  ])('each stands once where the parties sign by %s', (method, words) => {
    const sheet = parse(EXAMPLES['minimal/shop-after-sales.yaml']!) as { signatures?: object };
    const text = stringify({ ...sheet, signatures: { ...sheet.signatures, method } });
    const found = anchorsOf(printableOf(text));
    expect(found.slice(0, 4)).toEqual(once(words));
    expect(found.filter(([, times]) => times !== 1)).toEqual([]);
  });
});

async function seen(doc: Printable): Promise<{ places: Places; pages: readonly SeenPage[] }> {
  const places = (await layoutIn(doc, style, fonts))!;
  const bytes = await renderPdf(doc, style, fonts);
  const read = (await startPdfium())(bytes);
  return { places, pages: read!.pages };
}
/** The characters of these words where the page says them. */
function charsOf(words: string, { chars }: SeenPage): readonly Char[] {
  const shown = chars.filter(({ text }) => text.trim() !== '');
  const at = shown
    .map(({ text }) => text)
    .join('')
    .indexOf(words.replace(/\s/g, ''));
  if (at < 0) throw new Error(`the page does not say ${words}`);
  return shown.slice(at, at + words.replace(/\s/g, '').length);
}

describe('positions', () => {
  const WAYS_TO_PRINT: readonly [string, Partial<CompileOptions>][] = [
    ['minimal/cs-entrustment.yaml', LAYOUTS.columns],
    ['minimal/shop-after-sales.yaml', LAYOUTS.stacked],
    ['minimal/short-video-live.yaml', { lang: 'zh', script: { way: WAYS['hant-hk'] } }],
    ['minimal/ecommerce-satisfaction.yaml', LAYOUTS.en],
  ];
  it.each(WAYS_TO_PRINT)(
    '%s %j: anchors are where PDFium finds them, beside their places',
    async (sheet, options) => {
      const doc = printableOf(EXAMPLES[sheet]!, options);
      const { places, pages } = await seen(doc);
      expect([places.pages, places.pageWidth, places.pageHeight]).toEqual(
        [pages.length, pages[0]!.width, pages[0]!.height].map((n) => expect.closeTo(n, 1)),
      );
      expect(places.signatures.map(({ party, role }) => `${party} ${role}`).sort()).toEqual(
        ['customer', 'provider'].flatMap((party) =>
          ['date', 'seal', 'signature'].map((role) => `${party} ${role}`),
        ),
      );
      for (const { page, anchors, role, ...area } of places.signatures) {
        expect(anchors.map(({ lang }) => lang)).toEqual(doc.languages);
        for (const { text, ...box } of anchors) {
          const chars = charsOf(text, pages[page - 1]!);
          expect(Math.abs(chars[0]!.x - box.x), text).toBeLessThan(1);
          expect(Math.abs(chars.at(-1)!.next - box.x - box.width), text).toBeLessThan(1);
          for (const char of chars) {
            expect(char.top, text).toBeGreaterThan(box.y - 1);
            expect(char.bottom, text).toBeLessThan(box.y + box.height + 1);
          }
          // In the seal's square, left of a line.
          expect(box.y).toBeGreaterThanOrEqual(area.y);
          expect(box.y + box.height).toBeLessThanOrEqual(area.y + area.height + 1);
          if (role === 'seal') expect(box.x).toBeGreaterThan(area.x);
          else expect(box.x + box.width).toBeLessThan(area.x);
        }
      }
    },
  );

  it.each(WAYS_TO_PRINT)(
    '%s %j: provisions are in their boxes, in order, on the paper',
    async (sheet, options) => {
      const doc = printableOf(EXAMPLES[sheet]!, options);
      const { places, pages } = await seen(doc);
      const ids = doc.rows.flatMap((row) => ('id' in row && row.id !== undefined ? [row.id] : []));
      expect(places.provisions.map(({ id }) => id)).toEqual(ids);
      let [page, foot] = [1, 0];
      for (const { id, number, continued, ...first } of places.provisions) {
        const said = [first, ...continued]
          .flatMap((part) =>
            pages[part.page - 1]!.chars.filter(
              // An opening bracket begins half its width before the line.
              ({ right, y }) =>
                right >= part.x &&
                right <= part.x + part.width + 1 &&
                y >= part.y &&
                y <= part.y + part.height,
            ),
          )
          .map(({ text }) => text.trim())
          .join('');
        for (const mark of Object.values(number ?? {})) expect(said, id).toContain(mark.replace(/\s/g, ''));
        for (const part of [first, ...continued]) {
          if (part.page === page) expect(part.y, id).toBeGreaterThanOrEqual(foot - 0.05);
          else expect(part.page, id).toBe(page + 1);
          [page, foot] = [part.page, part.y + part.height];
          expect(foot).toBeLessThanOrEqual(style.page.height - style.page.margin.bottom + 1);
        }
      }
      expect(places.provisions.some(({ continued }) => continued.length > 0)).toBe(true);
    },
  );
});

describe('render --json', () => {
  const folder = freshFolder();
  it('tells the layout with the addresses of the clause map, whatever the format', async () => {
    const { code, out } = await cli(
      'render',
      folder.sheet('a.yaml', EXAMPLES['minimal/short-video-live.yaml']!),
      '--format',
      'docx',
      '--json',
    );
    expect(code).toBe(0);
    const [{ layout }] = (JSON.parse(out) as { sheets: [{ layout: Layout }] }).sheets;
    expect(layout.provisions.find(({ id }) => id === 'parties.customer')?.addresses).toEqual(['SVL-0.2']);
    expect(layout.provisions.find(({ addresses }) => addresses?.includes('SVL-4.1'))?.number?.zh).toBe('4.1');
    expect(layout.signatures).toHaveLength(6);
  });

  it('has none of what was not made', async () => {
    const { out } = await cli('render', folder.sheet('a.yaml', 'form: x\n'), '--json');
    expect(JSON.parse(out)).toMatchObject({ sheets: [{ ok: false }] });
    expect(out).not.toContain('"layout"');
  });
});
