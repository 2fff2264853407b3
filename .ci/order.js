// node order.js <text and PDF...>: pairs of the text format and the PDF of one contract without a table of contents. What `pdfinfo -struct-text`
// tells of the PDF's structure, element by element, is the text format word for word in its order.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const bare = (text) => text.replace(/[\s\u00a0\u3000\u00ad|/:_]/g, '');
/** 附件一 and the title below it are one heading in each language. */
const headings = (text) =>
  text.replace(
    /^(附件\S)\n(Annex \d)\n\n(.+)\n(.+)$/gm,
    (_, ...[zh, en, title, named]) => zh + title + en + named,
  );

let wrong = 0;
const files = process.argv.slice(2);
for (let at = 0; at < files.length; at += 2) {
  const [text, pdf] = files.slice(at, at + 2);
  const wanted = bare(headings(readFileSync(text, 'utf8').replace(/^csa-contract sha256:.*$/m, '')));
  const tree = execFileSync('pdfinfo', ['-struct-text', pdf], { encoding: 'utf8' });
  const found = bare([...tree.matchAll(/^ *"(.*)"$/gm)].map(([, words]) => words).join(''));
  if (found === wanted && found.length > 5000) continue;
  wrong += 1;
  let i = 0;
  while (i < found.length && found[i] === wanted[i]) i += 1;
  const near = (words) => words.slice(Math.max(0, i - 20), i + 40);
  console.log(`${pdf}: at ${i} of ${wanted.length}: ${near(found)} for ${near(wanted)}`);
}
process.exitCode = wrong > 0 || files.length === 0 ? 1 : 0;
