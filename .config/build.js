// Compiles src to dist, copies the font faces that style.yaml names (so that an installed package does not carry whole font packages), and bundles
// what is published: the command and the API, with the packages they use and the templates prepared, in chunks that are loaded when needed.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
execFileSync(process.execPath, [tsc, '-p', root], { stdio: 'inherit' });
copyFonts();
await prepareTemplates();
await bundle();
chmodSync(join(dist, 'cli', 'bin.js'), 0o755);

function copyFonts() {
  const fonts = join(dist, 'fonts');
  mkdirSync(fonts);
  const wanted = new Set(
    readFileSync(join(root, 'templates', 'style.yaml'), 'utf8').match(/\b\w+_\d{3}\w+/g),
  );
  for (const name of ['noto-serif-sc', 'noto-serif-tc', 'noto-serif-hk', 'tinos']) {
    const folder = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    copyFileSync(join(folder, 'LICENSE_FONT'), join(fonts, `LICENSE-${name}.txt`));
    for (const weight of readdirSync(folder, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )) {
      for (const file of readdirSync(join(folder, weight.name)).filter((f) =>
        wanted.delete(f.replace(/\.ttf$/, '')),
      )) {
        copyFileSync(join(folder, weight.name, file), join(fonts, file));
      }
    }
  }
  if (wanted.size > 0) throw new Error(`no font package has ${[...wanted].join(', ')}`);
}

/** Every check of the templates is made here, so that the published program need not. */
async function prepareTemplates() {
  const load = (module) => import(join(dist, module));
  const { prepareLibrary } = await load('template/load.js');
  const { kindOf } = await load('terms/index.js');
  const { readTemplates } = await load('cli/files.js');
  const { openStyle } = await load('cli/opened.js');
  const prepared = { library: prepareLibrary(readTemplates(), kindOf), style: openStyle() };
  mkdirSync(join(dist, 'chunks'));
  writeFileSync(join(dist, 'chunks', 'templates.json'), JSON.stringify(prepared));
}

async function bundle() {
  const { metafile } = await build({
    ...{ absWorkingDir: root, outdir: 'dist', allowOverwrite: true },
    entryPoints: { 'cli/bin': 'src/cli/bin.ts', 'cli/run': 'src/cli/run.ts', index: 'src/index.ts' },
    ...{ bundle: true, splitting: true, chunkNames: 'chunks/[name]-[hash]' },
    ...{ platform: 'node', target: 'node20', format: 'esm' },
    ...{ minifySyntax: true, minifyWhitespace: true, legalComments: 'none', metafile: true },
    // One brings a WebAssembly file of its own, the other is asked for where a user's own face needs it.
    external: ['@hyzyla/pdfium', 'fontkit'],
    // What CommonJS packages take for granted.
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
  });
  copyFileSync(
    require.resolve('@zip.js/zip.js/dist/zip-module.wasm'),
    join(dist, 'chunks', 'zip-module.wasm'),
  );
  writeFileSync(join(dist, 'chunks', 'LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));
}

/** The licences of the packages whose files went into the bundle. */
function licencesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...folders]
    .sort()
    .map((path) => {
      const folder = join(root, path);
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      if (!license && !file) throw new Error(`${name} has no licence`);
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
