// Programs that read our Word documents find the words that we printed, citations and contents included: what a reader drops, its user never sees.
import { JSDOM } from 'jsdom';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../src/render/index.js';
import { EXAMPLES, FORMS, fonts, LAYOUTS, printableOf, squeeze, style } from './example.js';
import { readDocx } from './read-docx.js';
import { WAYS } from './ways.js';

const CASES = FORMS.flatMap((form, i) => {
  const layout = (Object.keys(LAYOUTS) as (keyof typeof LAYOUTS)[])[i % 4]!;
  return [[form, layout, 'hans'] as const, ...(i < 2 ? [[form, 'columns', 'hant-hk'] as const] : [])];
});

/** docx-preview draws into the page that it finds; workers are shared, so it is taken away again. */
async function previewed(bytes: Uint8Array): Promise<string> {
  const { window } = new JSDOM('<body></body>');
  const { document, DOMParser, XMLSerializer, Node, HTMLElement } = window;
  const page = { window, document, DOMParser, XMLSerializer, Node, HTMLElement };
  Object.assign(globalThis, page);
  try {
    const { renderAsync } = await import('docx-preview');
    const options = { inWrapper: false, renderHeaders: false, renderFooters: false };
    await renderAsync(bytes, document.body, document.createElement('div'), options);
    return document.body.textContent ?? '';
  } finally {
    for (const name of Object.keys(page)) Reflect.deleteProperty(globalThis, name);
  }
}

describe.each(CASES)('%s, %s, %s', async (form, layout, script) => {
  const options = { ...LAYOUTS[layout], ...(script === 'hans' ? {} : { script: { way: WAYS[script] } }) };
  const doc = printableOf(EXAMPLES[`${form}.yaml`]!, options);
  const file = await FORMATS.docx.render(doc, style, fonts);
  const ours = squeeze(
    readDocx(file)
      .paragraphs.map(({ text }) => text)
      .join(''),
  );

  it('has its citations among its words', () => {
    const cites = doc.rows.flatMap((row) =>
      row.kind === 'text'
        ? row.cells.flatMap(({ runs }) => runs.flatMap(({ cite, text }) => (cite ? [text] : [])))
        : [],
    );
    expect(cites.length).toBeGreaterThan(10);
    for (const cite of cites) expect(ours).toContain(squeeze(cite));
  });

  it('reads the same to mammoth', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file) });
    expect(squeeze(value)).toBe(ours);
  });

  it('reads the same to docx-preview', async () => {
    expect(squeeze(await previewed(file))).toBe(ours);
  });
});
