// OpenCC's published cases against our conversion and against opencc-js itself: we must pass what it passes, except the cases listed here,
// where a lawyer needs another form. Usage: node .ci/opencc.js <testcases.json>; without that file there is nothing to check.
import { existsSync, readFileSync } from 'node:fs';
import { Converter } from 'opencc-js';
import { parse } from 'yaml';
import { readTraditional } from '../dist/cli/files.js';
import { makeConverter } from '../dist/script/converter.js';
import { loadChain, makeTable } from '../dist/script/dictionary.js';
import { openWay } from '../dist/script/index.js';

/** Case → why ours differs on purpose. */
const ON_PURPOSE = {
  's2tw case_027': 'Taiwan’s statutes print 污染 (空氣污染防制法), not 汙染',
  's2tw dioxin_terms_tw_s2twp': 'Taiwan’s statutes print 污染, not 汙染',
  's2tw BYVoid_OpenCC_Issue_906_gu_default_and_phrases':
    'Taiwan’s Labor Standards Act prints 雇主; 雇員 likewise',
};
const WAYS = {
  s2tw: ['hans', 'hant-tw', 'cn', 'tw'],
  s2hk: ['hans', 'hant-hk', 'cn', 'hk'],
  tw2s: ['hant-tw', 'hans', 'tw', 'cn'],
  hk2s: ['hant-hk', 'hans', 'hk', 'cn'],
};

const [, , path = ''] = process.argv;
if (!existsSync(path)) {
  console.log('no cases here: nothing to check');
  process.exit(0);
}
// Trailing commas: YAML takes them, JSON does not.
const { cases } = parse(readFileSync(path, 'utf8'));
const none = { characters: makeTable([]), words: makeTable([]) };
const [simplified] = (await loadChain('hans', 'hant-tw')).groups;
const [, traditional] = (await loadChain('hant-tw', 'hans')).groups;
/** Standard Traditional has no region and no phrases of ours: the engine alone. */
const alone = (table) =>
  makeConverter({ segments: table, groups: [table] }, none, { from: 'hans', to: 'hans', localised: false });
const bare = async (from, to) =>
  makeConverter(await loadChain(from, to), none, { from, to, localised: false });

const checks = [
  ['s2t', alone(simplified), alone(simplified), Converter({ from: 'cn', to: 't' })],
  ['t2s', alone(traditional), alone(traditional), Converter({ from: 't', to: 'cn' })],
];
for (const [name, [from, to, theirFrom, theirTo]] of Object.entries(WAYS)) {
  const ours = (await openWay(from, to, readTraditional())).converter();
  checks.push([name, ours, await bare(from, to), Converter({ from: theirFrom, to: theirTo })]);
}
let wrong = 0;
for (const [name, ours, engine, theirs] of checks) {
  const count = { cases: 0, ours: 0, theirs: 0, engine: 0 };
  for (const { id, input, expected } of cases) {
    const want = expected[name];
    if (want === undefined) continue;
    const [mine, his] = [ours.convert(input).text, theirs(input)];
    count.cases += 1;
    count.ours += mine === want ? 1 : 0;
    count.theirs += his === want ? 1 : 0;
    count.engine += engine.convert(input).text === want ? 1 : 0;
    if (his === want && mine !== want) {
      const why = ON_PURPOSE[`${name} ${id}`];
      wrong += why ? 0 : 1;
      console.log(
        `${why ? 'on purpose' : 'WRONG'} ${name} ${id}: ${want} → ${mine}${why ? ` (${why})` : ''}`,
      );
    }
  }
  wrong += count.engine < count.theirs ? 1 : 0;
  console.log(
    `${name}: ${count.ours} of ${count.cases}; opencc-js ${count.theirs}; the engine without our phrases ${count.engine}`,
  );
}
process.exit(wrong > 0 ? 1 : 0);
