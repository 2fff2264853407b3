// How long a redline takes and how much it marks, for ten edits of the shipped sheet, beside Docxodus where it is at hand:
//   npm install --no-save --prefix <folder> docxodus
//   DOCXODUS=<folder>/node_modules/docxodus npx vitest bench --run --config test/vitest.config.ts test/bench/redline
// The target is half a second, and fewer characters struck and put in than Docxodus on each edit; nothing is asserted.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bench, describe } from 'vitest';
import { redline } from '../../src/diff/docx/redline.js';
import { renderDocx } from '../../src/render/docx/index.js';
import { edit } from '../command.js';
import { printableOf, style } from '../example.js';
import { partsOf } from '../read-docx.js';
import { marksIn } from '../redline-reading.js';

const EDITS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'response time': [['within: 20 second', 'within: 30 second']],
  'resolution time': [['ordinary, within: 2 w', 'ordinary, within: 3 w']],
  price: [
    ['amount: "68000.00"', 'amount: "70000.00"'],
    ['estimatedTotal: "816000.00"', 'estimatedTotal: "840000.00"'],
  ],
  'class removed': [['    - { class: complex, within: 5 working_day, outcome: solution_proposed }\n', '']],
  'credit added': [
    [
      '      - { metric: resolution_rate, percent: "2" }\n',
      '      - { metric: resolution_rate, percent: "2" }\n      - { metric: csat, percent: "4" }\n',
    ],
  ],
  'topics in another order': [['topics: [skills, product_knowledge', 'topics: [product_knowledge, skills']],
  'one category less': [['categories: [trade_secret, ', 'categories: [']],
  'other party': [['杭州澜屿直播科技', '杭州澜山直播科技']],
  'late payment': [['ratePerDay: "0.05"', 'ratePerDay: "0.03"']],
  'indirect loss': [['indirectLoss: excluded', 'indirectLoss: included']],
};

const render = (text: string): Promise<Uint8Array> => renderDocx(printableOf(text), style);
const before = await render(edit());
const pairs = await Promise.all(
  Object.entries(EDITS).map(async ([name, changes]) => ({ name, after: await render(edit(...changes)) })),
);
const own = (after: Uint8Array): Promise<Uint8Array> => redline(before, after, { author: 'A' });

interface Docxodus {
  readonly initialize: () => Promise<void>;
  readonly compareDocuments: (old: Uint8Array, fresh: Uint8Array) => Promise<Uint8Array>;
}
const folder = process.env.DOCXODUS;
const other: Docxodus | undefined =
  folder && (await import(pathToFileURL(join(folder, 'dist/core.js')).href));
await other?.initialize();

const marked = (bytes: Uint8Array): number =>
  marksIn(partsOf(bytes)['word/document.xml']!).reduce((sum, mark) => sum + [...mark].length - 1, 0);
for (const { name, after } of pairs) {
  const theirs = other && marked(await other.compareDocuments(before, after));
  console.log(
    `${name}: ${marked(await own(after))} characters${theirs === undefined ? '' : `, Docxodus ${theirs}`}`,
  );
}

describe('a redline of the shipped sheet', () => {
  const rounds = { iterations: 5, warmupIterations: 1, time: 0 };
  const { after } = pairs[2]!;
  bench('redline', async () => void (await own(after)), rounds);
  if (other) bench('Docxodus', async () => void (await other.compareDocuments(before, after)), rounds);
});
