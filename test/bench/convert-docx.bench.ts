// How long a Word file of four million characters of XML takes: `npx vitest bench --config test/vitest.config.ts test/bench/convert-docx`.
// The target is two seconds, conversion included; nothing is asserted.
import { bench, describe } from 'vitest';
import { readTraditional } from '../../src/cli/files.js';
import { convertDocx } from '../../src/convert/docx/index.js';
import { openWay } from '../../src/script/index.js';
import { documentOf, docx, paragraph, run } from '../docx-fixtures.js';

const WORDS = '本合同的签署履行理发干货征收头发周转系指里程碑违约责任争议解决仲裁程序'.match(/../gu)!;
/** Sentences that do not repeat, so that the package is no more regular than a real one. */
let seed = 1;
const word = (): string => {
  seed = (seed * 48271) % 2147483647;
  return WORDS[seed % WORDS.length]!;
};
const line = (): string =>
  paragraph(...Array.from({ length: 12 }, () => run(word() + word() + word(), '<w:b/>')));
const lines: string[] = [];
for (let size = 0; size < 4e6; ) {
  lines.push(line());
  size += lines.at(-1)!.length;
}
const bytes = docx({ 'word/document.xml': documentOf(lines.join('')) });
const way = await openWay('hans', 'hant-tw', readTraditional());
const tools = {
  converter: way.converter(),
  protectorOf: (texts: readonly string[]) => way.names.protectorOf(way.names.namesIn(texts)),
  fonts: {},
};

describe('four million characters', () => {
  bench('convertDocx', async () => void (await convertDocx(bytes, tools)), {
    iterations: 3,
    warmupIterations: 1,
    time: 0,
  });
});
