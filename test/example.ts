// The shipped example, compiled as the command line does it; shared by the tests that look at a whole contract.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary, openStyle } from '../src/cli/opened.js';
import { type CompileOptions, compile } from '../src/compile.js';
import type { Cell, Printable, Row } from '../src/contract/ast.js';
import type { Sheet } from '../src/sheet/index.js';

export { fonts } from '../src/cli/opened.js';
export const library = await openLibrary();
export const style = openStyle();
export const FORMS = [...library.forms.keys()];
const folder = join(import.meta.dirname, '..', 'examples');
/** The shipped sheets by file: `<form>.yaml` and `minimal/<form>.yaml`. */
export const EXAMPLES: Readonly<Record<string, string>> = Object.fromEntries(
  FORMS.flatMap((form) => [`${form}.yaml`, `minimal/${form}.yaml`])
    .filter((file) => existsSync(join(folder, file)))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);
export const exampleText = EXAMPLES['short-video-live.yaml']!;

export function printableOf(text: string, options: Partial<CompileOptions> = {}): Printable {
  const { printable, problems } = compile(text, library, { file: 'test.yaml', ...options });
  if (!printable) throw new Error(problems.map((p) => `${p.code} ${p.path}: ${p.message.en}`).join('\n'));
  return printable;
}
/** A sheet of this value, as if it had been read from a file: of no place in it anything is known. */
export function asRead(value: unknown): Sheet {
  const file = 'test.yaml';
  const locate = () => ({ file, line: 1, col: 1 });
  return { file, text: '', value, problems: [], locate, stretch: () => undefined };
}

export const LAYOUTS = {
  columns: { layout: 'columns' },
  stacked: { layout: 'stacked' },
  zh: { lang: 'zh' },
  en: { lang: 'en' },
} as const satisfies Record<string, Partial<CompileOptions>>;

/** The cells of a row in reading order: Chinese before English within each part. */
export function cellsOf(row: Row): readonly Cell[] {
  switch (row.kind) {
    case 'text':
      return row.cells;
    case 'party':
      return [...row.heading, ...row.lines.flatMap((line) => [...line.label, ...line.value])];
    case 'table':
      return [row.head, ...row.body].flat(2);
    case 'signature':
      return row.blocks.flatMap((b) => [
        ...b.heading,
        ...b.seal,
        ...b.lines.flatMap((line) => [...line.label, ...line.value]),
      ]);
  }
}
/** Printed words of a cell, its number included, without white space. */
export const wordsOf = (cell: Cell): string =>
  squeeze(`${cell.mark?.text ?? ''}${cell.runs.map((run) => run.text).join('')}`);
export const squeeze = (text: string): string => text.replace(/[\s\u00A0\u3000]/g, '');
