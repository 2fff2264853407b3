// A generated DOCX, and the report on what somebody made of it: shared by the tests of verify.
import { type CompileOptions, compile } from '../src/compile.js';
import type { Row, Source } from '../src/contract/ast.js';
import { renderDocx } from '../src/render/docx/index.js';
import { canonicalSheet } from '../src/terms/index.js';
import { COMPARED } from '../src/verify/formats.js';
import { type Finding, type Generated, type Report, type Verifier, verifier } from '../src/verify/index.js';
import { type DocxEdit, type DocxParts, openParts, packParts } from './docx-edits.js';
import { fonts, library, style } from './example.js';

export interface Made extends Generated {
  readonly parts: DocxParts;
  readonly verify: Verifier;
}
/** With `rows` only some rows of the contract. */
export async function generated(
  sheet: string,
  options: Partial<CompileOptions> = {},
  rows: (all: readonly Row[]) => readonly Row[] = (all) => all,
): Promise<Made> {
  const way = { file: 'sheet.yaml', ...options };
  const print = (text: string) => compile(text, library, way);
  const { printable: whole, contract, terms, source, value, problems } = print(sheet);
  if (!whole || !contract || !terms || !source) throw new Error(problems.map(({ code }) => code).join());
  const printable = { ...whole, rows: rows(whole.rows) };
  const bytes = await renderDocx(printable, style, source);
  const made: Generated = {
    ...{ bytes, printable, contract, terms, value },
    print: (changed) => print(canonicalSheet(changed)),
  };
  return {
    ...made,
    parts: openParts(bytes),
    verify: await verifier(made, await COMPARED.docx({ style, fonts })),
  };
}

/** The report on the document after the edits. */
export async function after(made: Made, ...edits: readonly DocxEdit[]): Promise<Report> {
  const parts = edits.reduce((before, edit) => edit(before), made.parts);
  return made.verify(packParts(parts));
}

export const changesIn = ({ findings }: Report): Finding[] =>
  findings.filter(({ severity }) => severity === 'change');

/** Kind and clause of each change, `text 第2.1款`. */
export const told = (report: Report): string[] =>
  changesIn(report).map(({ kind, clause }) => `${kind} ${clause?.cite?.zh ?? clause?.id ?? '–'}`);

/** What some document might carry of its origin. */
export const sourceWith = (more: Partial<Source> = {}): Source => ({
  ...{
    sheet: 'form: x\n',
    form: 'x',
    program: '1.0.0',
    templates: 'aaaaaaaaaaaa',
    printing: {},
    digest: '1',
  },
  ...more,
});
