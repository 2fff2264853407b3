// old.docx new.docx redline.docx: writes the redline with the built program.
import { readFileSync, writeFileSync } from 'node:fs';
import { redline } from '../dist/diff/docx/redline.js';

const [old, fresh, out] = process.argv.slice(2);
const marks = { author: 'csa-contract', date: '2026-01-01T00:00:00Z' };
writeFileSync(out, await redline(readFileSync(old), readFileSync(fresh), marks));
