// <text> <print>: every paragraph of the text format that has a number or a citation stands in the print word for word, white space aside.
// Rows of tables, whose cells are printed in lines of their own, are left out.
import { readFileSync } from 'node:fs';

const [, , file, print] = process.argv;
const squeeze = (text) => text.replace(/[\s\u00a0\u3000]/g, '');
const printed = squeeze(readFileSync(print, 'utf8'));
const numbered =
  /^\s*(第[一二三四五六七八九十]+[条章]|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+\.|[a-z]\.|\([a-z\d]+\)|(Article|Chapter|Annex) \d|附件[一二三四])|第[\d.一二三四五六七八九十]+[章条款项目]|(Article|Section|Clause|Annex)\s[\d.]+/;
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => numbered.test(line) && !line.includes(' | '));
const missing = lines.filter((line) => !printed.includes(squeeze(line)));
for (const line of missing) console.error(`${file}: not printed so: ${line}`);
if (lines.length < 40) console.error(`${file}: only ${lines.length} numbered lines`);
process.exitCode = missing.length > 0 || lines.length < 40 ? 1 : 0;
