// Planted defects: term sheets with mistakes of the hand, of YAML, of copying and of judgement. One run tells all of each sheet, in the order
// of the file, at the words at fault and at nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import { exampleText, library } from './example.js';
import { TODAY } from './linting.js';

const FOLDER = join(import.meta.dirname, 'planted');
const NAMES = readdirSync(FOLDER).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []);
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const expectedOf = (name: string): readonly string[] => read(`${name}.txt`).trimEnd().split('\n');

/** What cannot be seen, by its code point. */
const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);

/** `line:column code words` of every error and warning. */
function told(text: string): string[] {
  const lines = text.split('\n');
  const fileExists = () => false;
  const { problems } = compile(text, library, { file: 'test.yaml', fileExists, checks: { asOf: TODAY } });
  return problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, place }) => {
      const { line, col, end } = place!;
      return visible(`${line}:${col} ${code} ${lines[line - 1]!.slice(col - 1, end! - 1)}`);
    });
}

describe('planted defects in term sheets', () => {
  it.each(NAMES)('%s: each at its place, in the order of the file, and nothing else', (name) => {
    expect(told(read(`${name}.yaml`))).toEqual(expectedOf(name));
  });
  it('are a hundred or more', () => {
    expect(NAMES.flatMap(expectedOf).length).toBeGreaterThanOrEqual(100);
  });

  /** The shipped sheet with one stretch written otherwise. */
  const edited = (old: string, written: string): string[] => {
    expect(exampleText).toContain(old);
    return told(exampleText.replace(old, () => written));
  };
  // A file that cannot be read to its end says nothing else.
  it.each([
    ['  number: SVL', '\tnumber: SVL', '7:1 SHEET-TAB \\u{9}'],
    ['status: final', 'status： final', '6:9 SHEET-SYNTAX ：'],
    ['number: SVL-2026-0117', 'number: "SVL-2026-0117', '7:11 SHEET-SYNTAX "'],
    ['size: small', 'size:small', '15:9 SHEET-SYNTAX :'],
    ['parties:\n', '---\nparties:\n', '10:1 SHEET-DOCUMENTS ---'],
  ])('syntax: %j as %j', (old, written, expected) => {
    expect(edited(old, written)).toEqual([expected]);
  });
});

describe('what is still missing', () => {
  const [NAME, ADDRESS] = ['{ zh: 顾清和, en: Gu Qinghe }', ', en: "12/F, No. 66 Yangli Street'];
  const gaps = (status: string): string[] => {
    const address = `${ADDRESS}${exampleText.split(ADDRESS)[1]!.split(' }')[0]!}`;
    return told(
      exampleText
        .replace(NAME, '{ zh: 顾清和 }')
        .replace(address, '')
        .replace('status: final', `status: ${status}`),
    );
  };
  it.each(['draft', 'final'])('in one language is told once, and not compared: %s', (status) => {
    expect(gaps(status)).toEqual(['44:7 TERM-MISSING name', '46:5 TERM-MISSING contactAddress']);
  });
});

describe('places', () => {
  const CUSTOM = `misc:`;
  const withTerm = (term: string): string[] =>
    told(exampleText.replace(CUSTOM, () => `custom:\n${term}\n${CUSTOM}`)).map((found) =>
      found.replace(/^(\d+)/, (line) => String(Number(line) - FIRST)),
    );
  /** Lines of a special term count from 1. */
  const FIRST = exampleText.slice(0, exampleText.indexOf(CUSTOM)).split('\n').length;

  it('two defects in one value, and the same one twice', () => {
    const term = '  - text: { zh: "每场收费XX元,另收____元。", en: "A live session costs a separate fee." }';
    expect(withTerm(term)).toEqual(['1:22 STR-008 XX', '1:25 TXT-004 ,', '1:28 STR-008 ____']);
  });
  it('each language by itself, and a value that runs over several lines', () => {
    const term = [
      '  - text:',
      '      zh: >-',
      '        直播专场另行议价，',
      '        价格待定。',
      '      en: |-',
      '        The price of a live session is TBD.',
    ].join('\n');
    expect(withTerm(term)).toEqual(['4:11 STR-008 待定', '6:40 STR-008 TBD']);
  });
  it('the second of two entries, behind one that was refused', () => {
    const term = [
      '  - { text: { zh: "另行\u200b议价。", en: Priced separately. } }',
      '  - { text: { zh: 价格待定。, en: The price is open. } }',
    ].join('\n');
    expect(withTerm(term)).toEqual(['1:19 TYPE-TEXT "另行\\u{200b}议价。"', '2:21 STR-008 待定']);
  });
  it('the whole value where it is not written as it is read', () => {
    const term = '  - { text: { zh: "价格\\u5f85定。", en: The price is open. } }';
    expect(withTerm(term)).toEqual(['1:19 STR-008 "价格\\u5f85定。"']);
  });
  it('the title that the sheet gives its contract', () => {
    const titled = (zh: string, en: string): string[] =>
      told(exampleText.replace('  status: final', `  title: { zh: "${zh}", en: "${en}" }\n  status: final`));
    expect(titled('XX短视频客服合同', 'Short Video Support [Name]')).toEqual([
      '6:17 STR-008 XX',
      '6:54 STR-008 [Name]',
    ]);
    expect(titled('短视频客服,直播合同', 'Short Video Support Contract')).toEqual(['6:22 TXT-004 ,']);
    expect(titled('短视频客服合同', 'Short Video Support Contract')).toEqual([]);
  });
});
