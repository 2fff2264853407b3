// node words.js <number> <text and PDF...>: so many pairs of the text format and the PDF of one contract. What pdftotext reads between the headers and the footers
// is the words of the text format, all of them and no others; each line of it stands together, unless a page ends within it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Without white space, hyphens at line ends, and the marks by which the text format parts cells and draws lines to write on. */
const bare = (text) => text.replace(/[\s\u00a0\u3000\u00ad|/:_]/g, '');
const leader = /(?: ?\.){3,}(?: *\d+)?/gm;

function counted(text) {
  const counts = new Map();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}
/** Signs of the one that the other has fewer of. */
function more(one, other) {
  const counts = counted(other);
  return [...one].filter((sign) => {
    const left = counts.get(sign) ?? 0;
    counts.set(sign, left - 1);
    return left <= 0;
  });
}

/** What pages print again: the first line of a table or a party block that goes on. */
function again(blocks, printed, wanted) {
  const times = (text, words) => text.split(words).length - 1;
  const heads = new Set(blocks.flatMap(([first, ...others]) => (others.length > 0 ? [bare(first)] : [])));
  return [...heads]
    .map((head) => head.repeat(Math.max(0, times(printed, head) - times(wanted, head))))
    .join('');
}

/** Whole, or cut by the end of a page. */
function stands(line, printed) {
  if (printed.includes(line)) return true;
  for (let cut = 1; cut < line.length; cut++)
    if (printed.includes(line.slice(0, cut)) && printed.includes(line.slice(cut))) return true;
  return false;
}

let [wrong, words] = [0, 0];
const [number, ...files] = process.argv.slice(2);
for (let at = 0; at < files.length; at += 2) {
  const [text, pdf] = files.slice(at, at + 2);
  // Its last line is the seal of the file.
  const blocks = readFileSync(text, 'utf8')
    .split('\n\n')
    .map((block) => block.trimEnd().split('\n'));
  const lines = blocks.flat().filter((line) => !line.startsWith('csa-contract sha256:'));
  const body = ['-raw', '-x', '0', '-y', '66', '-W', '596', '-H', '710', pdf, '-'];
  const printed = bare(execFileSync('pdftotext', body, { encoding: 'utf8' }).replace(leader, ''));
  const wanted = bare(lines.join(''));
  const faults = [
    ['lacks', more(wanted, printed).join('')],
    ['has besides', more(printed, wanted + again(blocks, printed, wanted)).join('')],
    ['does not print together', lines.map(bare).filter((line) => !stands(line, printed))[0] ?? ''],
  ].filter(([, found]) => found !== '');
  for (const [what, found] of faults) console.log(`${pdf} ${what}: ${found.slice(0, 120)}`);
  if (faults.length > 0 || wanted.length < 5000) wrong += 1;
  words += wanted.length;
}
console.log(`${files.length / 2} documents, ${words} characters, ${wrong} wrong`);
process.exitCode = wrong > 0 || files.length !== 2 * Number(number) ? 1 : 0;
