// node retype.js <from.docx> <words> <other words> <to.docx>: the first occurrence of the words in the document, written otherwise.
import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const [from, words, other, to] = process.argv.slice(2);
const parts = unzipSync(readFileSync(from));
const document = strFromU8(parts['word/document.xml']);
if (!document.includes(words)) throw new Error(`${from} does not say ${words}`);
writeFileSync(to, zipSync({ ...parts, 'word/document.xml': strToU8(document.replace(words, other)) }));
