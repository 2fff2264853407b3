// One YAML syntax error in, what a person did wrong out: the place, the problem in both languages, what to type instead.
// The parser tells what it could not read; the usual slips (full-width punctuation, no space behind a colon) are looked for in that line.
import type { YAMLError } from 'yaml';
import type { Problem } from '../problem.js';

export interface Fault {
  readonly code: string;
  readonly at: readonly [number, number];
  readonly zh: string;
  readonly en: string;
  readonly hint?: Problem['hint'];
}
type Said = readonly [zh: string, en: string];

const OWN: Partial<Record<YAMLError['code'], readonly [code: string, ...Said]>> = {
  TAB_AS_INDENT: ['SHEET-TAB', '缩进使用了制表符，请改用空格', 'indented with a tab; use spaces'],
  MULTIPLE_DOCS: ['SHEET-DOCUMENTS', '一个文件只能有一份条款清单', 'one file holds one term sheet'],
};

const SAID: Partial<Record<YAMLError['code'], Said>> = {
  BAD_INDENT: ['缩进与相邻各行不一致', 'the indentation does not fit the lines around it'],
  MISSING_CHAR: ['缺少冒号、逗号、引号或括号', 'a colon, comma, quote or bracket is missing'],
  MULTILINE_IMPLICIT_KEY: ['这一行没有“字段名: 值”', 'this line has no "field: value"'],
  BLOCK_AS_IMPLICIT_KEY: [
    '一行里有两个“字段名: 值”，或值中的冒号未加引号',
    'two "field: value" on one line, or a value with a colon that is not in quotes',
  ],
  BLOCK_IN_FLOW: ['花括号内缺少逗号', 'a comma is missing inside the braces'],
  BAD_SCALAR_START: ['以该字符开头的值须加引号', 'a value that begins with this character must be in quotes'],
  UNEXPECTED_TOKEN: ['此处有多余的字符', 'there is something too many here'],
  BAD_DQ_ESCAPE: [
    '双引号内的反斜杠须写两个（\\\\）',
    'a backslash inside double quotes is written twice (\\\\)',
  ],
};

const OFTEN = {
  zh: '常见原因：冒号后没有空格；全角的：或，；含 # : , 的文字未加引号；缩进不齐；引号或括号未闭合',
  en: 'often: no space behind a colon; a full-width ： or ，; text with # : or , not in quotes; uneven indentation; an open quote or bracket',
};

/** What is wrong at the parser's first error. */
export function faultOf(error: YAMLError, text: string): Fault {
  const own = OWN[error.code];
  if (own) return { code: own[0], at: [error.pos[0], error.pos[1]], zh: own[1], en: own[2] };
  const code = 'SHEET-SYNTAX';
  const open = /closing (['"])quote/.exec(error.message)?.[1];
  if (open !== undefined) {
    const at = openQuote(text, error.pos[0], open);
    return { code, at: [at, at + 1], zh: '引号没有闭合', en: 'this quote is not closed' };
  }
  const from = firstContent(text, error.pos[0]);
  const slip = slipNear(text, from);
  if (slip) return { code, ...slip };
  const [zh, en] = SAID[error.code] ?? [error.message, error.message];
  const at: Fault['at'] = from === error.pos[0] ? [from, error.pos[1]] : [from, from + 1];
  return { code, at, zh: `YAML 语法错误：${zh}`, en: `YAML syntax: ${en}`, hint: OFTEN };
}

/** A field name that is two things run together, as `end:2027-12-31` or `end：2027-12-31` between braces. */
export function slipInKey(key: string, at: readonly [number, number], text: string): Fault | undefined {
  if (!/[\u3000：，｛｝“”]|^[A-Za-z]\w*:/.test(key)) return undefined;
  const slip = slipIn(text, at[0]);
  return slip && { code: 'SHEET-SYNTAX', ...slip };
}

const SLIPS: readonly (readonly [RegExp, (found: string) => Said])[] = [
  [
    /\u3000/,
    () => ['全角空格（U+3000），应为半角空格', 'a full-width space (U+3000); use an ordinary space'],
  ],
  [
    /(?<=^[ -]*[A-Za-z]\w*|[{,，｛] *[A-Za-z]\w*)：/,
    () => ['全角冒号“：”，应为半角冒号加空格', 'a full-width colon ：; use a colon and a space'],
  ],
  [
    /[｛｝［］]/,
    (found) => [
      `全角括号“${found}”，应为半角的 ${found.normalize('NFKC')}`,
      `a full-width ${found}; use ${found.normalize('NFKC')}`,
    ],
  ],
  [
    /(?<=[:：,，{｛[] ?)[“”‘’＂]/,
    (found) => [`弯引号“${found}”，应为半角的 "`, `a curly or full-width quote ${found}; use "`],
  ],
  [/，(?= *[A-Za-z]\w* *[:：])/, () => ['全角逗号“，”，应为半角逗号', 'a full-width comma ，; use ,']],
  [
    /(?<=^[ -]*[A-Za-z]\w*|[{,] *[A-Za-z]\w*):(?=[^\s/])/,
    () => ['冒号后没有空格', 'there is no space behind the colon'],
  ],
];

const WRITE = {
  zh: '写成“字段名: 值”，标点和空格用半角',
  en: 'write "field: value", with ordinary (half-width) punctuation and spaces',
};
const LINES_BACK = 3;

/** The parser often stumbles only over what comes after. */
function slipNear(text: string, offset: number): Omit<Fault, 'code'> | undefined {
  for (let [at, back] = [offset, 0]; at >= 0 && back <= LINES_BACK; back += 1) {
    const slip = slipIn(text, at);
    if (slip) return slip;
    at = text.lastIndexOf('\n', at - 1);
    if (at <= 0) break;
  }
  return undefined;
}

/** The first slip in the line of that offset, outside quotes and comments. */
function slipIn(text: string, offset: number): Omit<Fault, 'code'> | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const blank = (part: string) => ' '.repeat(part.length);
  const line = text
    .slice(start, end < 0 ? undefined : end)
    .replace(/"[^"]*"|'[^']*'/g, blank)
    .replace(/(^|\s)#.*$/, blank);
  for (const [pattern, say] of SLIPS) {
    const found = pattern.exec(line);
    if (!found) continue;
    const [zh, en] = say(found[0]);
    const at = start + found.index;
    return { at: [at, at + 1], zh, en, hint: WRITE };
  }
  return undefined;
}

/** The parser may stop in front of what it cannot read: at an empty line, or at a comment. */
function firstContent(text: string, offset: number): number {
  const lead = /^(?:[ \t]*(?:#.*)?\r?\n)+/.exec(text.slice(offset));
  if (!lead) return offset;
  const next = offset + lead[0].length;
  return next + (/^ */.exec(text.slice(next))?.[0].length ?? 0);
}

/** Where the open quote stands: on the last line before the error that has an odd number of them. */
function openQuote(text: string, before: number, quote: string): number {
  for (let end = before; end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (line.split(quote).length % 2 === 0) return start + line.lastIndexOf(quote);
    end = start - 1;
  }
  return before;
}
