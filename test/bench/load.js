// Cold start of the dictionaries, each in a fresh process: ours with and without its legal layer, and opencc-js's own converter.
// Usage after `npm run build`: node test/bench/load.js [runs]
import { execFileSync } from 'node:child_process';

const BODIES = {
  'dictionary (our loader)': `const { loadChain } = await import('./dist/script/dictionary.js'); await loadChain('hans', 'hant-tw');`,
  'dictionary and legal layer': `const { readTraditional } = await import('./dist/cli/files.js'); const { openWay } = await import('./dist/script/index.js');
    start = performance.now(); (await openWay('hans', 'hant-tw', readTraditional())).converter().convert('理发');`,
  'opencc-js Converter': `const { Converter } = await import('opencc-js/cn2t'); Converter({ from: 'cn', to: 'tw' })('理发');`,
};
const runs = Number(process.argv[2] ?? 7);
for (const [name, body] of Object.entries(BODIES)) {
  const script = `let start = performance.now(); ${body} console.log(performance.now() - start);`;
  const times = Array.from({ length: runs }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
  ).sort((a, b) => a - b);
  console.log(`${name}: min ${times[0].toFixed(0)} ms, median ${times[runs >> 1].toFixed(0)} ms`);
}
