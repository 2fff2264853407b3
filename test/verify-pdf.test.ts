// A returned PDF against the one that was generated: every word that was changed or hidden is found at its clause.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/verify/finding.js';
import {
  content,
  draw,
  type Edit,
  inLine,
  PDFDict,
  PDFName,
  picture,
  put,
  resource,
  setContent,
} from './pdf-edits.js';
import { after, amount, box, columns, marked, zh } from './verifying-pdf.js';

describe('words that were changed', () => {
  it('are found sign for sign, at their clause', async () => {
    const [found, ...more] = await after(put(zh.lines, amount(), '6', '9'));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: 'text',
      lang: 'zh',
      page: amount().page + 1,
      clause: { id: 'p2.1' },
    });
    expect(found!.clause!.cite!.zh).toBe('第2.1款');
    expect(marked(found!)).toContain('[-68,000.00-]{+98,000.00+}');
  });

  it('are found in the column in which they stand', async () => {
    const line = columns.lines.with('68,000.00');
    const english = columns.lines.with('RMB 68,000.00');
    for (const [one, lang] of [
      [line, 'zh'],
      [english, 'en'],
    ] as const) {
      const found = await after(put(columns.lines, one, '8', '6'), columns);
      expect(found.map((finding) => [finding.kind, finding.lang])).toEqual([['text', lang]]);
      expect(marked(found[0]!)).toContain('[-68,000.00-]{+66,000.00+}');
    }
  });

  it.each<[string, Finding['kind'], () => Edit, string]>([
    [
      'a figure in capitals',
      'text',
      () => put(zh.lines, amount(), '陆', '捌'),
      '[-陆万捌仟元整-]{+捌万捌仟元整+}',
    ],
    [
      'a word cut out',
      'text',
      () => inLine(amount(), (o) => o.replace(/<(\w{16})/, (_, codes: string) => `<${codes.slice(0, 8)}`)),
      '[-',
    ],
    ['a word put in', 'added', () => inLine(amount(), (o) => o.replace(/<(\w{8})/, '<$1$1')), '{+'],
    ['a line taken out', 'text', () => inLine(amount(), () => ''), '[-'],
    [
      'a line printed twice',
      'added',
      () => inLine(amount(), (o) => `${o}\n${o.replace(/([\d.]+) Tm/, (_, y) => `${Number(y) - 300} Tm`)}`),
      '{+',
    ],
  ])('%s', async (_, kind, edit, shows) => {
    const found = await after(edit());
    expect(found.map((finding) => finding.kind)).toContain(kind);
    expect(found.map(marked).join('\n')).toContain(shows);
  });

  it('a whole provision taken out', async () => {
    const { page, y } = zh.lines.with('68,000.00');
    const found = await after((pdf) => {
      const kept = content(pdf, page).replace(/^BT .* ([\d.]+) Tm.*ET$/gm, (all, at) =>
        Math.abs(Number(at) - y) < 40 ? '' : all,
      );
      setContent(pdf, page, kept);
    });
    expect(found.map(({ kind, clause }) => [kind, clause?.id])).toContainEqual(['removed', 'p2.1']);
  });

  it('the same words elsewhere', async () => {
    for (const [x, y] of [
      [0, 3],
      [1, 0],
    ] as const) {
      const shift = (_: string, a: string, b: string): string => `${Number(a) + x} ${Number(b) - y} Tm`;
      const found = await after(inLine(amount(), (o) => o.replace(/([\d.]+) ([\d.]+) Tm/, shift)));
      expect(found.map(({ kind }) => kind)).toEqual(['moved']);
    }
  });

  it('the words that a copy would give, the page looking the same', async () => {
    const found = await after((pdf) => {
      for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFDict) || !object.has(PDFName.of('ToUnicode'))) continue;
        object.delete(PDFName.of('ToUnicode'));
        pdf.context.assign(ref, object);
      }
    });
    expect(found).not.toEqual([]);
  });
});

describe('words that cannot be seen', () => {
  const line = amount;
  const alone = (change: (object: string) => string): Edit => inLine(line(), change);
  it.each<[string, () => Edit]>([
    ['printed in no colour', () => alone((o) => o.replace('BT ', 'BT 3 Tr ').replace(' ET', ' 0 Tr ET'))],
    ['white', () => alone((o) => o.replace(/BT [\d.]+ g/, 'BT 1 g'))],
    [
      'transparent',
      () => (pdf) => {
        const name = resource(pdf, line().page, 'ExtGState', pdf.context.obj({ ca: 0 }));
        return alone((o) => `q ${name} gs\n${o}\nQ`)(pdf);
      },
    ],
    ['clipped away', () => alone((o) => `q 0 0 1 1 re W n\n${o}\nQ`)],
    ['under a white area', () => draw(line().page, `1 g ${box(line())} re f`)],
    [
      'under a white picture',
      () => (pdf) => {
        const { x, y, right, page } = line();
        const name = picture(pdf, page);
        return draw(page, `${right - x} 0 0 16 ${x} ${y - 4} cm ${name} Do`)(pdf);
      },
    ],
    [
      'under an area in a form',
      () => (pdf) => {
        const form = pdf.context.stream(`1 g ${box(line())} re f`, {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 600, 850],
        });
        const name = resource(pdf, line().page, 'XObject', pdf.context.register(form));
        return draw(line().page, `${name} Do`)(pdf);
      },
    ],
  ])('%s', async (_, edit) => {
    const found = await after(edit());
    expect(found.map(({ kind, clause }) => [kind, clause?.id])).toContainEqual(['hidden', 'p2.1']);
    expect(found.map(marked).join()).toMatch(/\[-[^\]]*68,000\.00/);
  });

  it('covered, and others printed over them', async () => {
    const { x, y, page } = line();
    const six = line().glyphs.find(({ text }) => text === '6')!;
    const found = await after(async (pdf) => {
      draw(page, `1 g ${six.x - 0.2} ${y - 2} ${six.width + 0.4} 11 re f`)(pdf);
      const font = await pdf.embedFont('Helvetica');
      pdf.getPage(page).drawText('9', { x: six.x, y, size: 10, font });
    });
    expect(x).toBeLessThan(six.x);
    expect(marked(found.find(({ kind }) => kind === 'hidden')!)).toContain('[-68,000.00-]{+98,000.00+}');
  });

  it.each<[string, (font: string) => string]>([
    ['in no colour', (font) => `BT ${font} 10 Tf 3 Tr 100 120 Td (penalty 500%) Tj ET`],
    ['tiny', (font) => `BT ${font} 0.5 Tf 100 120 Td (penalty 500%) Tj ET`],
    ['white', (font) => `BT 1 g ${font} 10 Tf 100 120 Td (penalty 500%) Tj ET`],
    ['off the page', (font) => `BT ${font} 10 Tf -300 120 Td (penalty 500%) Tj ET`],
  ])('put in: %s', async (_, operators) => {
    const found = await after(async (pdf) => {
      const font = await pdf.embedFont('Helvetica');
      return draw(0, operators(resource(pdf, 0, 'Font', font.ref)))(pdf);
    });
    expect(found.map(({ kind, page }) => [kind, page])).toContainEqual(['hidden', 1]);
    expect(found.map(({ after: words }) => words).join()).toContain('penalty');
  });
});
