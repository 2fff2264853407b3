// Command lines on stdin, one a line without the program's name, its words parted by single spaces: each runs as the program runs it, all in
// one process, which starts once. It ends at the first that does not succeed.
import { readFileSync } from 'node:fs';
import { run } from '../dist/cli/run.js';

const streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colour: false,
  env: process.env,
};
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  process.exitCode = await run(line.split(' '), streams);
  if (process.exitCode === 0) continue;
  console.error(`exit code ${process.exitCode}: csa-contract ${line}`);
  break;
}
