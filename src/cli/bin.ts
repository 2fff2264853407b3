#!/usr/bin/env node
// The process around run.ts: real streams, real environment, exit code.
import { writeSync } from 'node:fs';
import { run } from './run.js';

const { env } = process;
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => writeAllSync(1, text),
  err: (text) => writeAllSync(2, text),
  colour: process.stderr.isTTY === true && !env.NO_COLOR,
  // git pages what we write.
  colourOut: (process.stdout.isTTY === true || env.GIT_PAGER_IN_USE === 'true') && !env.NO_COLOR,
  stdin: readAll,
  env,
  ...(process.stdin.isTTY &&
    process.stdout.isTTY && { terminal: { input: process.stdin, output: process.stdout } }),
});

async function readAll(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Pipes may take part of a write, or none for now; a reader that went away is not our error. */
function writeAllSync(stream: number, text: string | Uint8Array): void {
  let rest = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
