// Triples old.docx new.docx redline.docx: writes each redline with the built program.
import { readFileSync, writeFileSync } from 'node:fs';
import { redline } from '../dist/diff/docx/redline.js';

const files = process.argv.slice(2);
const marks = { author: 'csa-contract', date: '2026-01-01T00:00:00Z' };
for (let at = 0; at < files.length; at += 3) {
  const [old, fresh, out] = files.slice(at, at + 3);
  writeFileSync(out, await redline(readFileSync(old), readFileSync(fresh), marks));
}
