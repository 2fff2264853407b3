// A stand-in converter that knows a few phrases, and hand-built packages converted with it.
import { convertDocx, type DocxTools } from '../src/convert/docx/index.js';
import type { Converter, Note } from '../src/script/conversion.js';
import { documentOf, docx, type Parts, unzipped } from './docx-fixtures.js';

/** Replaces the longest of the given phrases; notes those that change their length. No dictionary of the program is in it. */
export function standIn(phrases: Readonly<Record<string, string>>, from = 'hans', to = 'hant-tw'): Converter {
  const known = Object.keys(phrases).sort((a, b) => b.length - a.length);
  const convert: Converter['convert'] = (text, kept = []) => {
    const notes: Note[] = [];
    let result = '';
    for (let at = 0; at < text.length; ) {
      const span = kept.find(({ start }) => start === at);
      const phrase = span ? text.slice(span.start, span.end) : known.find((key) => text.startsWith(key, at));
      const next = span ? phrase! : phrase ? phrases[phrase]! : text[at]!;
      const length = phrase?.length ?? 1;
      if (next.length !== length) notes.push({ kind: 'plain', start: at, end: at + length, result: next });
      if (span) notes.push({ kind: 'kept', start: at, end: span.end, result: next, reason: span.reason });
      result += next;
      at += length;
    }
    return { text: result, notes };
  };
  return { from: from as Converter['from'], to: to as Converter['to'], localised: false, convert };
}

const PHRASES = {
  ...{ 理发: '理髮', 头发: '頭髮', 干货: '乾貨', 征收: '徵收', 征求: '徵求', 干杯: '乾杯', 默认: '預設值' },
  ...{ 头: '頭', 发: '發', 见: '見', 条: '條' },
};
const FONTS = {
  宋体: '新細明體',
  SimSun: 'PMingLiU',
  黑体: '微軟正黑體',
  SimHei: 'Microsoft JhengHei',
  楷体: '標楷體',
};
const reversed = (table: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(table).map(([from, to]) => [to, from]));
export const tools: DocxTools = { converter: standIn(PHRASES), protectorOf: () => () => [], fonts: FONTS };
export const back: DocxTools = {
  ...tools,
  converter: standIn(reversed(PHRASES), 'hant-tw', 'hans'),
  fonts: reversed(FONTS),
};
export const converted = async (parts: Parts, used = tools) =>
  unzipped((await convertDocx(docx(parts), used)).bytes);
/** A body before and after. */
export const body = async (inner: string, used = tools): Promise<string> => {
  const doc = (await converted({ 'word/document.xml': documentOf(inner) }, used))['word/document.xml']!;
  return doc.slice(doc.indexOf('<w:body>') + 8, doc.indexOf('<w:sectPr>'));
};
