// What a reading of a file is compared with: a contract's words with the numbers in front, one language after the other, and the numbers
// of its clauses as counted in the tree.
import { type CompileOptions, compile } from '../src/compile.js';
import type { Contract, Lang, Printable } from '../src/contract/ast.js';
import { textOf } from '../src/lint/own.js';
import type { ContractText } from '../src/lint/text.js';
import { cellsOf, library, squeeze } from './example.js';

export function compiledOf(
  text: string,
  options: Partial<CompileOptions>,
): { printable: Printable; contract: Contract } {
  const { printable, contract, problems } = compile(text, library, { file: 'test.yaml', ...options });
  if (!printable || !contract) throw new Error(problems.map(({ code }) => code).join(' '));
  return { printable, contract };
}

/** Of the rows that are text: tables, parties and signatures have words that belong to no language. */
export function printedWords({ rows }: Printable, lang: Lang): string[] {
  const words: string[] = [];
  // The number of an annex stands on a line of its own.
  let front = '';
  for (const row of rows) {
    if (row.kind !== 'text' || /^(?:number|title|notice|contents|contents-title)$/.test(row.style)) continue;
    for (const { lang: own, mark, runs } of cellsOf(row)) {
      if (own !== lang) continue;
      const text = squeeze(`${mark?.text ?? ''}${runs.map((run) => run.text).join('')}`);
      if (row.style !== 'annex-label') words.push(`${front}${text}`);
      front = row.style === 'annex-label' ? text : '';
    }
  }
  return words;
}

export function readWords({ clauses, passages }: ContractText, lang: Lang): string[] {
  return clauses.flatMap(({ label, section, passages: own }) => {
    if (section === 'contents') return [];
    const mine = own.map((index) => passages[index]!).filter((passage) => passage.lang === lang);
    return mine
      .filter(({ kind }) => kind === 'heading' || kind === 'body')
      .map(({ text }, i) => squeeze(`${i === 0 ? label[lang] : ''}${text}`));
  });
}

/** `8.1 1`, in order; what prints no number in this language is left out. */
export const printedNumbers = (contract: Contract, layout: 'zh' | 'en'): string[] =>
  numbersIn(textOf(contract, layout), layout);
export const numbersIn = ({ clauses, passages }: ContractText, lang: Lang): string[] =>
  clauses
    .filter(
      ({ label, section, passages: own }) =>
        label[lang] !== '' && section !== 'contents' && own.some((index) => passages[index]!.lang === lang),
    )
    .map(({ label, number }) => `${squeeze(label[lang])} ${number.at(-1)}`);
