// Checking in one process: many sheets (time and memory of each), and hostile contract texts of 10,000 and 20,000 lines, whose time should double.
// Times are of the processor, so that other programs disturb them less.
// Usage after `npm run build`: node --expose-gc test/bench/check.js [sheets]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplates } from '../../dist/cli/files.js';
import { compile } from '../../dist/compile.js';
import { readPlain } from '../../dist/foreign/index.js';
import { textProblems } from '../../dist/lint/index.js';
import { loadFold } from '../../dist/script/fold.js';
import { loadLibrary } from '../../dist/template/load.js';
import { kindOf } from '../../dist/terms/index.js';

const library = loadLibrary(readTemplates(), kindOf);
const folder = join(import.meta.dirname, '..', '..', 'examples');
const sheets = ['.', 'minimal'].flatMap((below) =>
  readdirSync(join(folder, below))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(folder, below, name), 'utf8')),
);
const count = Number(process.argv[2] ?? 1000);
const check = (i, checks) =>
  compile(sheets[i % sheets.length], library, {
    file: 'x.yaml',
    ...(checks && { checks: { asOf: '2026-11-22' } }),
  });
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const timed = (checks) => {
  for (let i = 0; i < 20; i++) check(i, checks);
  globalThis.gc?.();
  const memory = process.memoryUsage().heapUsed;
  const start = now();
  for (let i = 0; i < count; i++) check(i, checks);
  const time = (now() - start) / count;
  globalThis.gc?.();
  return { time, kept: (process.memoryUsage().heapUsed - memory) / count };
};
const without = timed(false);
const rules = timed(true);
console.log(
  `${count} sheets: ${rules.time.toFixed(1)} ms a sheet, ${(rules.time - without.time).toFixed(1)} ms of it the rules; ${rules.kept.toFixed(0)} bytes kept a sheet; peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
);

const fold = await loadFold();
const { laws, institutions, glossary } = library;
const HOSTILE = {
  'long lines': (n) => `${'甲方违反本合同约定逾期支付百分之五滞纳金'.repeat(20)}\n`.repeat(n / 20),
  'deep numbers': (n) =>
    Array.from(
      { length: n },
      (_, i) => `${Array.from({ length: (i % 9) + 1 }, () => 1).join('.')}. 服务`,
    ).join('\n'),
  brackets: (n) => '（《“'.repeat(n * 3),
  'one digit': (n) => '1'.repeat(n * 10),
  capitals: (n) => '壹佰万'.repeat(n * 3),
  percent: (n) => '百分之'.repeat(n * 3),
  quotes: (n) => '“甲方”以下简称'.repeat(n),
  spaces: (n) => `甲方${' '.repeat(n * 10)}乙方`,
  leaders: (n) => `目录\n第一条 服务${'.'.repeat(n * 10)}x`,
  parties: (n) => '甲方'.repeat(n * 10),
  traditional: (n) => '甲方應當於三十日內給付違約金。'.repeat(n),
  signatures: (n) => '授权代表'.repeat(n * 4),
  'rates in one sentence': (n) => '服务费的百分之五，'.repeat(n),
  'English names': (n) => 'Qingdao Haitang Trading Co., Ltd. and '.repeat(n),
  'English titles': (n) => 'Law of the People’s Republic of China on '.repeat(n),
  cells: (n) => '单价\t100\t'.repeat(n),
  underscores: (n) => '_'.repeat(n * 10),
  statutes: (n) => '根据《中华人民共和国民法典》第五百八十五条'.repeat(n / 2),
  companies: (n) => Array.from({ length: n }, (_, i) => `上海青禾${i}商贸有限公司`).join('，'),
  clauses: (n) =>
    Array.from(
      { length: n },
      (_, i) => `第${i + 1}条 保密义务\n双方应遵守第${n - i}条的约定，期限${i}日。`,
    ).join('\n'),
  english: (n) =>
    'The Client shall, within thirty (30) days of the date of 1 January 2027, pay RMB 1,000.00 '.repeat(
      n / 2,
    ),
  'one megabyte in a line': () => '甲方应在收到发票之日起三十日内付款，逾期的按日支付违约金；'.repeat(12_000),
  'figures apart': (n) =>
    ['甲方应在{}日内付款。', 'Party A shall pay within {} days.']
      .flatMap((line) => Array.from({ length: n / 2 }, (_, i) => `${i + 1}. ${line.replace('{}', i)}`))
      .join('\n'),
  bilingual: (n) =>
    Array.from(
      { length: n / 2 },
      (_, i) => `${i + 1}. 服务\n甲方应在${i}日内付款。\nParty A shall pay within ${i} days.`,
    ).join('\n'),
};
for (const [name, make] of Object.entries(HOSTILE)) {
  const times = [10_000, 20_000].map((n) => {
    const text = make(n);
    const start = now();
    textProblems(readPlain(text, fold), { laws, institutions, glossary, asOf: '2026-11-22' }, 'x.txt');
    return now() - start;
  });
  console.log(
    `${name}: ${times.map((t) => `${t.toFixed(0)} ms`).join(' → ')} (×${(times[1] / times[0]).toFixed(1)})`,
  );
}
