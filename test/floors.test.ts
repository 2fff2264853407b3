// The house plan as a test: imports run downwards, every package has one home, and only cli/ touches the world.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', 'src');
const files = (readdirSync(ROOT, { recursive: true }) as string[])
  .filter((f) => /\.ts$/.test(f) && !f.endsWith('.d.ts'))
  .sort();
const importsOf = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?<!\.)\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (m) => m[1]!,
  );
const resolveLocal = (file: string, spec: string): string =>
  normalize(join(dirname(file), spec)).replace(/\.js$/, '.ts');

/** First match wins. Rooms of one floor are siblings: they do not import each other unless they share the room. */
const FLOORS: readonly (readonly [RegExp, number, string])[] = [
  [/^(problem\.ts|text\/)/, 0, 'ground'],
  [/^opc\//, 1, 'opc'],
  [/^sheet\//, 1, 'sheet'],
  [/^contract\/(ast|pattern)\.ts/, 1, 'ast'],
  [/^terms\//, 2, 'terms'],
  [/^template\//, 2, 'template'],
  [/^script\//, 2, 'script'],
  [/^contract\//, 3, 'contract'],
  [/^lint\//, 4, 'lint'],
  [/^convert\/docx\//, 4, 'convert-docx'],
  [/^convert\//, 5, 'convert'],
  [/^diff\/words\.ts/, 1, 'words'],
  [/^diff\/docx\//, 4, 'diff-docx'],
  [/^diff\//, 5, 'diff'],
  [/^verify\//, 5, 'verify'],
  [/^render\/docx\//, 4, 'docx'],
  [/^render\/pdf\//, 4, 'pdf'],
  [/^render\/text\.ts/, 4, 'text'],
  [/^render\/style\.ts/, 4, 'style'],
  [/^render\/index\.ts/, 5, 'formats'],
  [/^foreign\//, 6, 'foreign'],
  [/^compile\.ts/, 6, 'compile'],
  [/^(cli\/|index\.ts)/, 7, 'entry'],
];
const floorOf = (file: string): readonly [number, string] => {
  const found = FLOORS.find(([pattern]) => pattern.test(file));
  if (!found) throw new Error(`${file} has no room in the plan`);
  return [found[1], found[2]];
};

const HOMES: Readonly<Record<string, RegExp>> = {
  '@clack/prompts': /^cli\//,
  '@hyzyla/pdfium': /^verify\/pdf\//,
  '@xmldom/xmldom': /^diff\/docx\//,
  '@zip.js/zip.js/index.min.js': /^opc\//,
  'fast-diff': /^diff\/words\.ts/,
  yaml: /^sheet\//,
  zod: /^terms\//,
  'temporal-polyfill': /^terms\//,
  'big.js': /^(terms\/|text\/amount\.ts)/,
  'fastest-levenshtein': /^text\/suggest\.ts/,
  handlebars: /^template\//,
  fflate: /^render\/docx\//,
  'opencc-js': /^script\//,
  'pdf-lib': /^render\/pdf\//,
  linebreak: /^render\/pdf\//,
  hyphen: /^render\/pdf\//,
  fontkit: /^render\/pdf\/fonts\/cff\.ts/,
  commander: /^cli\//,
  sarif: /^cli\/check\//,
  'fast-string-width': /^cli\//,
  'write-file-atomic': /^cli\//,
};

describe('the floors', () => {
  it('lets imports run downwards only', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((spec) => spec.startsWith('.'))
        .filter((spec) => {
          const [from, room] = floorOf(file);
          const [to, other] = floorOf(resolveLocal(file, spec));
          // `style` and `ast` are the shared vocabulary of their floors.
          return to > from || (to === from && room !== other && other !== 'style' && other !== 'ast');
        })
        .map((spec) => `${file} → ${spec}`),
    );
    expect(upward).toEqual([]);
  });

  it('has no circle of files', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((s) => s.startsWith('.'))
          .map((s) => resolveLocal(file, s)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });

  it('keeps every package in its home room', () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((spec) => !spec.startsWith('.') && !spec.startsWith('node:'))
        .filter((spec) => !(HOMES[spec.startsWith('@') ? spec : spec.split('/')[0]!] ?? /^$/).test(file))
        .map((spec) => `${file} → ${spec}`),
    );
    expect(strays).toEqual([]);
  });

  it('leaves clock, disk, console, environment and randomness to cli/', () => {
    const worldly =
      /\bDate\.now\b|\bnew Date\(\)|Math\.random|randomUUID|randomBytes|\bprocess\.|\bconsole\.|Temporal\.Now|toLocale|Intl\.(?!getCanonicalLocales)|'node:(fs|os|child_process|process)/;
    const found = files
      // The one that loads its code from the disk, as an import would.
      .filter((file) => !file.startsWith('cli/') && file !== 'opc/deflate.ts')
      .flatMap((file) =>
        readFileSync(join(ROOT, file), 'utf8')
          .split('\n')
          .filter((line) => worldly.test(line.replace(/^\s*(\/\/|\*|\/\*\*).*/, '')))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });
});
