// `--style`: the user's file over the shipped style, refused with its place where it is wrong; and what both documents make of it.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStyle } from '../src/cli/opened.js';
import { laidOver } from '../src/cli/styling.js';
import { readSheet } from '../src/sheet/index.js';
import { cli, freshFolder } from './command.js';
import { EXAMPLES } from './example.js';
import { readPdf } from './pdf-reading.js';
import { partsOf } from './read-docx.js';

const shipped = openStyle();
const lay = (text: string) => laidOver(shipped, readSheet(text, 'own.yaml'));
const told = (text: string) =>
  lay(text).problems.map(({ code, place, hint }) =>
    `${code} ${place?.line}:${place?.col} ${hint?.en ?? ''}`.trim(),
  );

describe('a style file', () => {
  it('changes what it names and leaves the rest', () => {
    const { style, problems } = lay(
      'page: { width: 612, height: 792.0 }\nstyles: { body: { en: 9.5, before: 2 } }\n',
    );
    expect(problems).toEqual([]);
    expect(style).toEqual({
      ...shipped,
      page: { ...shipped.page, width: 612, height: 792 },
      styles: { ...shipped.styles, body: { ...shipped.styles.body, en: 9.5, before: 2 } },
    });
  });
  it('of comments alone changes nothing, nor does the shipped one', () => {
    const own = readFileSync(join(import.meta.dirname, '..', 'templates', 'style.yaml'), 'utf8');
    for (const text of ['# mine\n', own]) expect(lay(text)).toEqual({ style: shipped, problems: [] });
  });
  it.each([
    ['pages: { width: 612 }', 'STYLE-UNKNOWN 1:1 did you mean page?'],
    ['styles:\n  body: { algin: left }', 'STYLE-UNKNOWN 2:11 did you mean align?'],
    ['styles: { body: { align: centre } }', 'STYLE-TYPE 1:26 did you mean center?'],
    ['styles: { body: { zh: ten } }', 'STYLE-TYPE 1:23 for example 10.5'],
    ['columns: { ratio: [50] }', 'STYLE-TYPE 1:19 for example [46,54]'],
    ['highlight: 112233', 'STYLE-TYPE 1:12 for example "DFEAF7"'],
    ['highlight: blue', 'STYLE-TYPE 1:12'],
    ['lineHeight: { zh: 9 }', 'STYLE-RANGE 1:19'],
    ['page: { margin: { left: 400 } }', 'STYLE-PAGE 1:7'],
    ['names: { en: { styles: { title: "A, B" } } }', 'STYLE-NAME 1:33'],
    ['names: { en: { styles: { title: Notice } } }', 'STYLE-NAME 1:33'],
    ['page: {', 'SHEET-SYNTAX 1:7'],
  ])('%j is refused', (text, problem) => {
    expect(told(text)[0]?.replace(/^SHEET-\w+ \d+:\d+.*/, 'SHEET-SYNTAX 1:7')).toBe(problem);
  });
});

describe('a contract printed in it', () => {
  const { path, sheet, read } = freshFolder();
  const print = async (style: string) => {
    sheet('own.yaml', style);
    return cli(
      'render',
      sheet('x.yaml', EXAMPLES['minimal/short-video-live.yaml']),
      '--style',
      join(path(), 'own.yaml'),
    );
  };
  const LETTER =
    'page: { width: 612, height: 792 }\nnames: { en: { styles: { body: "Firm Text {depth}" } } }\n';

  it('has its paper and its names, and verifies with it', async () => {
    expect((await print(LETTER)).code).toBe(0);
    const parts = partsOf(readFileSync(join(path(), 'x.docx')));
    expect(parts['word/document.xml']).toContain('<w:pgSz w:w="12240" w:h="15840"');
    expect(parts['word/styles.xml']).toContain('<w:name w:val="Firm Text 2"/>');
    const [page] = (await readPdf(readFileSync(join(path(), 'x.pdf')))).pages;
    expect(page!.height).toBe(792);
    const verified = (...more: string[]) => cli('verify', join(path(), 'x.docx'), ...more);
    expect((await verified('--style', join(path(), 'own.yaml'))).code).toBe(0);
    expect((await verified()).out).toContain('layout differs');
  });
  it('may have a face of the user’s own, from a file beside the style', async () => {
    copyFileSync(
      join(import.meta.dirname, '..', 'dist', 'fonts', 'Tinos_700Bold.ttf'),
      join(path(), 'mine.ttf'),
    );
    const { code } = await print('fonts: { pdf: { latin: { body: [mine.ttf] } } }\n');
    expect(code).toBe(0);
    const { fonts } = await readPdf(readFileSync(join(path(), 'x.pdf')));
    expect([...fonts.values()].map(({ face }) => face)).toContain('Tinos_700Bold');
  });
  it('is not printed where the style is wrong: the place is told, and nothing written', async () => {
    const wrong = await print('fonts: { pdf: { latin: { body: [none.ttf, Arial] } } }\n');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/own\.yaml:1:33: error STYLE-FONT .*none\.ttf/);
    expect(wrong.err).toMatch(/own\.yaml:1:43: error STYLE-FONT .*Arial/);
    expect(() => read('x.docx')).toThrow();
    expect((await cli('render', 'x.yaml', '--style', join(path(), 'gone.yaml'))).err).toContain(
      'FILE-MISSING',
    );
  });
});
