// A whole contract as files, cold: this program's DOCX and PDF against docxtemplater filling one DOCX and LibreOffice converting it, against
// Typst compiling the same words, and against an empty Node. Each is a process of its own; they take turns, so that load falls on all alike.
// Then warm, in one process: compile, DOCX and PDF apart.
// Usage after `npm run build`, with LibreOffice installed (the packages are no dependencies of this one):
//   npm install --no-save --prefix <folder> docxtemplater pizzip @myriaddreamin/typst-ts-node-compiler
//   node test/bench/render.js <folder> [rounds] [form]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const self = import.meta.filename;
const [first = '', ...rest] = process.argv.slice(2);
/** What a process of its own does: nothing of this program is loaded there. */
const JOBS = { fill, typst };
if (Object.hasOwn(JOBS, first)) await JOBS[first](...rest);
else await compare(resolve(first), Number(rest[0] ?? 5), rest[1] ?? 'short-video-live');

/** docxtemplater: template and values in, a filled DOCX out. */
function fill(folder, work) {
  const packages = createRequire(join(folder, 'x.js'));
  const [Docxtemplater, PizZip] = ['docxtemplater', 'pizzip'].map((name) => packages(name));
  const template = new Docxtemplater(new PizZip(readFileSync(join(work, 'template.docx'))), {
    delimiters: { start: '{{', end: '}}' },
  });
  template.render(JSON.parse(readFileSync(join(work, 'values.json'), 'utf8')));
  const bytes = template.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  writeFileSync(join(work, 'filled.docx'), bytes);
}

function typst(folder, work) {
  const { NodeCompiler } = createRequire(join(folder, 'x.js'))('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({
    workspace: work,
    fontArgs: [{ fontPaths: [join(root, 'dist', 'fonts')] }],
  });
  writeFileSync(join(work, 'typst.pdf'), compiler.pdf({ mainFilePath: join(work, 'contract.typ') }));
}

async function compare(folder, rounds, form) {
  const work = mkdtempSync(join(tmpdir(), 'bench-'));
  const sheet = join(root, 'examples', `${form}.yaml`);
  const { doc, style } = await printed(sheet);
  const { typstOf } = await import('./typst.js');
  writeFileSync(join(work, 'contract.typ'), typstOf(doc, style));
  const node = (...args) => [process.execPath, args];
  const ours = node(join(root, 'dist', 'cli', 'bin.js'), 'render', sheet, '-o', work, '--force', '-q');
  run(ours);
  makeTemplate(folder, work, form, valuesIn(doc));
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  const office = [
    'soffice',
    [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, join(work, 'filled.docx')],
  ];
  const jobs = {
    'node -e 0': node('-e', '0'),
    'csa-contract render (DOCX + PDF)': ours,
    'docxtemplater (DOCX)': node(self, 'fill', folder, work),
    'LibreOffice (that DOCX as PDF)': office,
    'Typst (PDF)': node(self, 'typst', folder, work),
  };
  for (const job of Object.values(jobs)) run(job);
  const times = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (let i = 0; i < rounds; i++) for (const [name, job] of Object.entries(jobs)) times[name].push(run(job));
  report(times, work, form);
  await warm(sheet, style);
  rmSync(work, { recursive: true });
}

function run([command, args]) {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}\n${error ?? stderr}`);
  return performance.now() - start;
}

/** The sheet as the program's own modules print it. */
async function printed(sheet) {
  const load = (module) => import(join(root, 'dist', module));
  const [{ compile }, { openLibrary, openStyle }] = [await load('compile.js'), await load('cli/opened.js')];
  const library = await openLibrary();
  const { printable } = compile(readFileSync(sheet, 'utf8'), library, { file: sheet });
  return { doc: printable, style: openStyle() };
}

/** What came from the sheet, longer than a figure. */
function valuesIn({ rows }) {
  const found = new Set();
  const look = (value) => {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value.text === 'string' && value.path !== undefined && value.text.length > 3)
      found.add(value.text);
    Object.values(value).forEach(look);
  };
  look(rows);
  return [...found];
}

/** Our own DOCX with a tag for each run of text that is a value of the sheet. */
function makeTemplate(folder, work, form, values) {
  const PizZip = createRequire(join(folder, 'x.js'))('pizzip');
  const zip = new PizZip(readFileSync(join(work, `${form}.docx`)));
  const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const names = new Map(values.map((value, i) => [escaped(value), `v${i}`]));
  let tags = 0;
  const xml = zip
    .file('word/document.xml')
    .asText()
    .replace(/(<w:t(?: [^>]*)?>)([^<]*)(?=<\/w:t>)/g, (whole, open, text) => {
      const name = names.get(text);
      if (name === undefined) return whole;
      tags++;
      return `${open}{{${name}}}`;
    });
  if (tags < 20) throw new Error(`only ${tags} tags in the template`);
  zip.file('word/document.xml', xml);
  writeFileSync(join(work, 'template.docx'), zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  writeFileSync(
    join(work, 'values.json'),
    JSON.stringify(Object.fromEntries(values.map((value, i) => [`v${i}`, value]))),
  );
}

function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

function report(times, work, form) {
  const row = (name, ms, other = '') =>
    console.log(`${name.padEnd(38)}${ms.toFixed(0).padStart(7)} ms  ${other}`);
  const of = (name) => median(times[Object.keys(times).find((one) => one.startsWith(name))]);
  for (const [name, all] of Object.entries(times))
    row(name, median(all), `least ${Math.min(...all).toFixed(0)}`);
  const [ours, filled] = [of('csa-contract'), of('docxtemplater') + of('LibreOffice')];
  row(
    'docxtemplater + LibreOffice',
    filled,
    `× ${(filled / ours).toFixed(1)} of csa-contract (wanted: 5 at least)`,
  );
  row(
    'csa-contract less an empty Node',
    ours - of('node'),
    `Typst less the same ${(of('Typst') - of('node')).toFixed(0)} ms`,
  );
  for (const file of [`${form}.docx`, `${form}.pdf`, 'filled.docx', 'filled.pdf', 'typst.pdf']) {
    const path = join(work, file);
    const pages = file.endsWith('.pdf')
      ? /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))[1]
      : '';
    console.log(
      `${file.padEnd(38)}${(statSync(path).size / 1000).toFixed(0).padStart(7)} kB  ${pages && `${pages} pages`}`,
    );
  }
}

/** Milliseconds a contract in one process, after a few; nothing of a contract is kept from one time to the next. */
async function warm(sheet, style) {
  const load = (module) => import(join(root, 'dist', module));
  const [{ compile }, { openLibrary, fonts }] = [await load('compile.js'), await load('cli/opened.js')];
  const { FORMATS } = await load('render/index.js');
  const library = await openLibrary();
  const text = readFileSync(sheet, 'utf8');
  const times = { compile: [], DOCX: [], PDF: [] };
  for (let i = 0; i < 25; i++) {
    let start = performance.now();
    const lap = (name) => {
      if (i >= 10) times[name].push(performance.now() - start);
      start = performance.now();
    };
    const { printable, source } = compile(text, library, { file: sheet });
    lap('compile');
    await FORMATS.docx.render(printable, style, fonts, source);
    lap('DOCX');
    await FORMATS.pdf.render(printable, style, fonts, source);
    lap('PDF');
  }
  const [made, docx, pdf] = Object.values(times).map(median);
  console.log(
    `warm: compile ${made.toFixed(1)} ms, DOCX ${docx.toFixed(1)} ms, PDF ${pdf.toFixed(1)} ms; both files ${(docx + pdf).toFixed(1)} ms (wanted: 40 at most)`,
  );
}
