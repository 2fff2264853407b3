// Compiles src to dist and copies the font faces that style.yaml names, so that an installed package does not carry whole font packages.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..');

rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
execFileSync(process.execPath, [tsc, '-p', root], { stdio: 'inherit' });
chmodSync(join(root, 'dist', 'cli', 'bin.js'), 0o755);

const fonts = join(root, 'dist', 'fonts');
mkdirSync(fonts);
const wanted = new Set(readFileSync(join(root, 'templates', 'style.yaml'), 'utf8').match(/\b\w+_\d{3}\w+/g));
for (const name of ['noto-serif-sc', 'noto-serif-tc', 'noto-serif-hk', 'tinos']) {
  const folder = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
  copyFileSync(join(folder, 'LICENSE_FONT'), join(fonts, `LICENSE-${name}.txt`));
  for (const weight of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const file of readdirSync(join(folder, weight.name)).filter((f) =>
      wanted.delete(f.replace(/\.ttf$/, '')),
    )) {
      copyFileSync(join(folder, weight.name, file), join(fonts, file));
    }
  }
}
if (wanted.size > 0) throw new Error(`no font package has ${[...wanted].join(', ')}`);
