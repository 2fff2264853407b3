// Random pairs of contracts (small edits, other sheets, other forms): accepted, a redline is the new contract; rejected, the old one.
// PAIRS says how many pairs; the runs are repeatable.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redline } from '../src/diff/docx/redline.js';
import { renderDocx } from '../src/render/docx/index.js';
import { FORMS, library, printableOf, style } from './example.js';
import { arbitrarySheet, type RandomSheet } from './random-sheet.js';
import { linesOf } from './redline-reading.js';
import { writeLines } from './sheet-lines.js';

const PAIRS = Number(process.env.PAIRS ?? '3');
const AUTHOR = { author: '李四' };

const rendered = ({ sheet, chinese }: RandomSheet, layout: 'columns' | 'stacked', only: boolean) =>
  renderDocx(printableOf(writeLines(sheet).text, only || chinese ? { lang: 'zh' } : { layout }), style);

const sheetOf = fc.constantFrom(...FORMS).chain((id) => arbitrarySheet(library.forms.get(id)!, 40));
const pair = fc.record({
  old: sheetOf,
  fresh: sheetOf,
  layout: fc.constantFrom('columns' as const, 'stacked' as const),
  chinese: fc.boolean(),
});

describe('a redline of two contracts', () => {
  it('holds both of them', { timeout: 600_000 + PAIRS * 10_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ({ old, fresh, layout, chinese }) => {
        const only = chinese || old.chinese || fresh.chinese;
        const [before, after] = [await rendered(old, layout, only), await rendered(fresh, layout, only)];
        const marked = await redline(before, after, AUTHOR);
        expect(await linesOf(marked, 'accepted')).toEqual(await linesOf(after));
        expect(await linesOf(marked, 'rejected')).toEqual(await linesOf(before));
      }),
      { numRuns: PAIRS, seed: 5 },
    );
  });
});
