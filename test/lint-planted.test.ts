// Planted defects: contracts of others with mistakes as published forms have them. Each is found in its line, at its words; in the same words
// as Word and PDF files too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Printable, Row } from '../src/contract/ast.js';
import { readForeign } from '../src/foreign/index.js';
import { rulesOf, textProblems } from '../src/lint/index.js';
import type { ContractText } from '../src/lint/text.js';
import type { Problem } from '../src/problem.js';
import { renderPdf } from '../src/render/pdf/index.js';
import { loadFold } from '../src/script/fold.js';
import { documentOf, docx, paragraph, run } from './docx-fixtures.js';
import { fonts, library, style } from './example.js';
import { foreign, TODAY } from './linting.js';
import { samplePrintable } from './sample-printable.js';

interface Plant {
  readonly rule: string;
  readonly line: number;
  /** The words at fault, or part of them. */
  readonly words?: string;
}
const FOLDER = join(import.meta.dirname, 'foreign');
const NAMES = readdirSync(FOLDER).flatMap((file) => /^(dirty-.+)\.txt$/.exec(file)?.[1] ?? []);
const fold = await loadFold();
const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.txt`), 'utf8');
const plantsIn = (name: string): readonly Plant[] =>
  parse(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'));
const { laws, institutions, glossary } = library;
const problemsIn = (text: ContractText): readonly Problem[] =>
  textProblems(text, { laws, institutions, glossary, asOf: TODAY }, 'test');

/** What a hit in this line points at. */
function stretches(problems: readonly Problem[], source: readonly string[], { rule, line }: Plant): string[] {
  return problems
    .filter(({ code, place }) => rulesOf(code).some(({ id }) => id === rule) && place?.line === line)
    .map(({ place }) => source[line - 1]!.slice(place!.col - 1, place!.end! - 1));
}
const missed = (
  problems: readonly Problem[],
  source: readonly string[],
  plants: readonly Plant[],
): string[] =>
  plants
    .filter((plant) => {
      const { words = '' } = plant;
      return !stretches(problems, source, plant).some((at) => at.includes(words) || words.includes(at));
    })
    .map(({ rule, line, words = '' }) => `${rule} ${line}: ${words || source[line - 1]}`);

describe('planted defects', () => {
  it.each(NAMES)('%s: every one is found in its line', (name) => {
    const text = textOf(name);
    expect(missed(problemsIn(foreign(text)), text.split('\n'), plantsIn(name))).toEqual([]);
  });
  it('are sixty or more', () => {
    expect(NAMES.flatMap(plantsIn).length).toBeGreaterThanOrEqual(60);
  });

  /** Paragraphs count lines; blank lines make none. */
  const asParagraphs = (name: string, plants: readonly Plant[]): readonly Plant[] => {
    const lines = textOf(name).split('\n');
    return plants.map((plant) => ({
      ...plant,
      line: lines.slice(0, plant.line).filter((line) => line.trim() !== '').length,
    }));
  };
  const paragraphsOf = (name: string): string[] =>
    textOf(name)
      .split('\n')
      .filter((line) => line.trim() !== '');

  it('are found in a Word file', async () => {
    const body = paragraphsOf('dirty-hans').map((line) => paragraph(run(line)));
    const text = await readForeign('a.docx', docx({ 'word/document.xml': documentOf(body.join('')) }), fold);
    const plants = asParagraphs('dirty-hans', plantsIn('dirty-hans'));
    expect(missed(problemsIn(text), text.source!.split('\n'), plants)).toEqual([]);
  });

  it('are found in a PDF', async () => {
    const sample = samplePrintable('zh');
    const rows = paragraphsOf('dirty-hant').map(
      (line, i): Row => ({
        ...{ kind: 'text', style: i === 0 ? 'title' : 'body', level: 0, listLevel: 0, place: 'full' },
        ...{ cells: [{ lang: 'zh', runs: [{ text: line }] }], keepNext: false, pageBreakBefore: false },
      }),
    );
    const doc: Printable = { ...sample, script: 'hant-tw', rows };
    const text = await readForeign('a.pdf', await renderPdf(doc, style, fonts), fold);
    const plants = asParagraphs('dirty-hant', plantsIn('dirty-hant'));
    expect(missed(problemsIn(text), text.source!.split('\n'), plants)).toEqual([]);
  });
});
