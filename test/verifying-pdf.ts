// Generated PDFs, and what is found in what somebody made of them: shared by the tests of verify.
import { layoutOf, renderPdf } from '../src/render/pdf/index.js';
import type { Clause, Finding } from '../src/verify/finding.js';
import { verifyPdf } from '../src/verify/pdf/index.js';
import { fonts, style } from './example.js';
import { type Edit, editedPdf, type Line, type Lines, linesOf } from './pdf-edits.js';
import { SAMPLE_SOURCE, samplePrintable } from './sample-printable.js';

interface Made {
  readonly bytes: Uint8Array;
  readonly lines: Lines;
  readonly check: (returned: Uint8Array) => Promise<readonly Finding[]>;
}

async function make(layout: 'zh' | 'columns'): Promise<Made> {
  const doc = samplePrintable(layout);
  const bytes = await renderPdf(doc, style, fonts, SAMPLE_SOURCE);
  const pages = layoutOf(doc, style, fonts);
  const clauses = new Map(
    pages.flatMap(({ boxes }) =>
      boxes.flatMap(({ id }): [string, Clause][] =>
        id ? [[id, { id, cite: { zh: `第${id.slice(1)}款`, en: `Clause ${id.slice(1)}` } }]] : [],
      ),
    ),
  );
  return {
    bytes,
    lines: await linesOf(bytes),
    check: (returned) => verifyPdf(returned, bytes, { pages, clauses }),
  };
}

export const zh = await make('zh');
export const columns = await make('columns');

export const changes = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === 'change');
export const marked = ({ edits = [] }: Finding): string =>
  edits
    .map(({ kind, text }) =>
      kind === 'deleted' ? `[-${text}-]` : kind === 'inserted' ? `{+${text}+}` : text,
    )
    .join('');
export const after = async (edit: Edit, made: Made = zh): Promise<Finding[]> =>
  changes(await made.check(await editedPdf(made.bytes, edit)));

/** Lower left corner, width and height of a line, as operands. */
export const box = ({ x, y, right }: Line): string => `${x - 1} ${y - 4} ${right - x + 2} 16`;
export const amount = (): Line => zh.lines.with('68,000.00');
