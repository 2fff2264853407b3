// YAML text in, plain value with positions out. Its room alone imports `yaml`.
// Own walk over the parsed nodes: YAML's conveniences that hide or change what was typed (merge keys, tags, unquoted decimals) are refused.
import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, type Scalar } from 'yaml';
import type { Place, Problem } from '../problem.js';
import { firstTooDeep } from './depth.js';
import { documentOf } from './document.js';
import { type Fault, faultOf, slipInKey } from './syntax.js';

export interface Sheet {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Place of a dotted index path (`channels.2.number`): its value, or its key; a missing path gives its nearest ancestor's key. */
  readonly locate: (path: string, part: 'key' | 'value') => Place;
  /** Offsets in the text of what stands at exactly this path. */
  readonly stretch: (path: string, part: 'key' | 'value') => readonly [number, number] | undefined;
}

const MAX_BYTES = 1_000_000;
const MAX_ALIASES = 20;
const MAX_DEPTH = 40;
interface Spot {
  key: readonly [number, number];
  value: readonly [number, number];
}
interface Walk {
  readonly spots: Map<string, Spot>;
  readonly report: (
    code: string,
    at: readonly [number, number],
    zh: string,
    en: string,
    hint?: Problem['hint'],
    path?: string,
  ) => void;
  readonly anchors: Map<string, Node>;
  readonly open: Set<Node>;
  readonly text: string;
  /** The line on which a field stands. */
  readonly lineOf: (path: string) => number;
  aliases: number;
}

/** Reads one YAML 1.2 document. Never throws: what is wrong stands in `problems`, each with its place. */
export function readSheet(text: string, file: string): Sheet {
  const lines = linesOf(text);
  const problems: Problem[] = [];
  const spots = new Map<string, Spot>();
  const placeOf = ([from, to]: readonly [number, number]): Place => {
    const start = lines.linePos(from);
    const end = lines.linePos(to);
    const last = end.line === start.line ? end.col : start.col + lineEnd(text, from) - from;
    return {
      file,
      line: Math.max(start.line, 1),
      col: Math.max(start.col, 1),
      end: Math.max(last, start.col + 1),
    };
  };
  const report: Walk['report'] = (code, at, zh, en, hint, path) => {
    problems.push({
      code,
      severity: 'error',
      message: { zh, en },
      place: placeOf(at),
      ...(hint && { hint }),
      ...(path && { path }),
    });
  };
  const locate: Sheet['locate'] = (path, part) => {
    const spot = spots.get(path);
    if (spot) return placeOf(spot[part]);
    const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
    return path === '' ? { file, line: 1, col: 1 } : locate(parent, 'key');
  };
  let value: unknown;
  // The parser recurses, so depth is bounded before it runs.
  const lexemes = text.length > MAX_BYTES ? [] : [...new Lexer().lex(text)];
  const deep = firstTooDeep(lexemes, MAX_DEPTH);
  if (deep !== undefined) {
    report(
      'SHEET-DEPTH',
      [deep, deep + 1],
      `嵌套超过 ${MAX_DEPTH} 层`,
      `nested more than ${MAX_DEPTH} levels deep`,
    );
  } else if (text.length > MAX_BYTES) {
    report(
      'SHEET-SIZE',
      [0, 0],
      `文件超过 ${MAX_BYTES} 个字符`,
      `the file is longer than ${MAX_BYTES} characters`,
    );
  } else {
    const lineOf = (path: string) => locate(path, 'key').line;
    const walk = { spots, report, anchors: new Map(), open: new Set<Node>(), text, lineOf, aliases: 0 };
    value = parse(lexemes, walk);
  }
  return { file, text, value, problems, locate, stretch: (path, part) => spots.get(path)?.[part] };
}

function parse(lexemes: readonly string[], walk: Walk): unknown {
  const { text } = walk;
  try {
    const document = documentOf(lexemes, text);
    const [first] = document.errors;
    // What follows the first error is mostly its consequence.
    if (first) {
      reportFault(faultOf(first, text), walk);
      return undefined;
    }
    if (document.contents === null) {
      walk.report('SHEET-EMPTY', [0, 0], '条款清单是空的', 'the term sheet is empty');
      return undefined;
    }
    return convert(document.contents as Node, '', 0, walk);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    walk.report('SHEET-DEPTH', [0, 0], '嵌套过深', 'the file is nested too deeply');
    return undefined;
  }
}

function convert(node: Node | null, path: string, depth: number, walk: Walk): unknown {
  if (node === null) return null;
  const range: readonly [number, number] = node.range ? [node.range[0], node.range[1]] : [0, 0];
  if (depth > MAX_DEPTH) {
    walk.report(
      'SHEET-DEPTH',
      range,
      `嵌套超过 ${MAX_DEPTH} 层`,
      `nested more than ${MAX_DEPTH} levels deep`,
    );
    return undefined;
  }
  if (!isAlias(node) && node.tag !== undefined) {
    const hint = { zh: '删去标签，只写值', en: 'take the tag out and write the value alone' };
    walk.report('SHEET-TAG', range, '不使用 YAML 标签（!…）', 'YAML tags (!…) are not used', hint);
    // The value is read on, so that it is not missing as well; a list or a group may be another thing with its tag.
    if (!isScalar(node)) return undefined;
    return typeof node.value === 'object' ? node.source : node.value;
  }
  if (!isAlias(node) && node.anchor) walk.anchors.set(node.anchor, node);
  if (isAlias(node)) return convertAlias(node.source, range, path, depth, walk);
  if (isScalar(node)) return convertScalar(node, range, path, walk);
  if (walk.open.has(node)) {
    walk.report('SHEET-ALIAS', range, '别名引用了自身', 'an alias refers to itself');
    return undefined;
  }
  walk.open.add(node);
  const value = isMap(node)
    ? convertMap(node.items, path, depth, walk)
    : isSeq(node)
      ? convertList(node.items, path, depth, walk)
      : undefined;
  walk.open.delete(node);
  return value;
}

function convertAlias(
  name: string,
  range: readonly [number, number],
  path: string,
  depth: number,
  walk: Walk,
): unknown {
  walk.aliases += 1;
  if (walk.aliases === MAX_ALIASES + 1) {
    walk.report('SHEET-ALIAS', range, `别名多于 ${MAX_ALIASES} 个`, `more than ${MAX_ALIASES} aliases`, {
      zh: '直接写出各值',
      en: 'write the values out',
    });
  }
  const target = walk.anchors.get(name);
  if (!target)
    walk.report('SHEET-ALIAS', range, `没有名为 ${name} 的锚点`, `there is no anchor called ${name}`, {
      zh: '以 * 开头的文字须加引号',
      en: 'put text that begins with * in quotes',
    });
  return walk.aliases > MAX_ALIASES || !target ? undefined : convert(target, path, depth + 1, walk);
}

function convertList(items: readonly unknown[], path: string, depth: number, walk: Walk): unknown[] {
  return items.map((item, i) => {
    const at = join(path, String(i));
    const range = rangeOf(item);
    walk.spots.set(at, { key: range, value: range });
    return convert(item as Node, at, depth + 1, walk);
  });
}

function convertMap(
  items: readonly { key: unknown; value: unknown }[],
  path: string,
  depth: number,
  walk: Walk,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const { key, value } of items) {
    const keyRange = rangeOf(key);
    if (value === null && isScalar(key) && typeof key.value === 'number') {
      const hint = { zh: '数字中不写逗号：20000', en: 'write a number without commas: 20000' };
      walk.report('SHEET-COMMA', keyRange, '数字被逗号截断', 'the number is cut at its comma', hint);
      continue;
    }
    if (!isScalar(key) || typeof key.value !== 'string') {
      walk.report('SHEET-KEY', keyRange, '键必须是字段名', 'a key must be a field name');
      continue;
    }
    if (key.value === '<<') {
      walk.report(
        'SHEET-MERGE-KEY',
        keyRange,
        '不使用合并键 <<：它会隐藏被覆盖的值',
        'merge keys (<<) are not used: they hide what they override',
        {
          zh: '直接写出各字段',
          en: 'write the fields out',
        },
      );
      continue;
    }
    const at = join(path, key.value);
    const slip = slipInKey(key.value, keyRange, walk.text);
    if (slip) {
      reportFault(slip, walk);
      continue;
    }
    if (Object.hasOwn(out, key.value)) {
      const line = walk.lineOf(at);
      walk.report(
        'SHEET-DUPLICATE-KEY',
        keyRange,
        `同一字段写了两次：${key.value} 已在第 ${line} 行`,
        `the same field is written twice: ${key.value} is on line ${line} already`,
        { zh: '删去其中一行', en: 'remove one of the two' },
      );
      continue;
    }
    const valueRange = value ? rangeOf(value) : keyRange;
    walk.spots.set(at, { key: keyRange, value: valueRange[1] > valueRange[0] ? valueRange : keyRange });
    if (value === null) {
      const hint = { zh: '含逗号的文字加引号："…, …"', en: 'put text with a comma in quotes: "…, …"' };
      walk.report('SHEET-COMMA', keyRange, `“${key.value}” 没有值`, `“${key.value}” has no value`, hint);
      continue;
    }
    // `name:` with nothing behind it is a field not filled in; a written null is a value (the last tier's `upTo`).
    const absent = isScalar(value) && value.value === null && !value.source;
    // Defined, not assigned: `__proto__` is a key like any other.
    const entry = absent ? undefined : convert(value as Node, at, depth + 1, walk);
    Object.defineProperty(out, key.value, {
      value: entry,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}

/** Unquoted decimals lose digits and leading zeros when read as numbers, so they are refused with the text to type. */
function convertScalar(node: Scalar, range: readonly [number, number], path: string, walk: Walk): unknown {
  const source = node.source ?? '';
  const written = typeof node.value === 'number' || typeof node.value === 'bigint';
  if (written && node.type === 'PLAIN' && String(node.value) !== source) {
    const zh = '金额、百分比、账号等不带引号会被改写';
    const en =
      'amounts, percentages and numbers with leading zeros must be quoted: unquoted they are changed';
    walk.report('SHEET-UNQUOTED', range, zh, en, { zh: `写成 "${source}"`, en: `write "${source}"` }, path);
    return source;
  }
  return node.value;
}

function reportFault({ code, at, zh, en, hint }: Fault, walk: Walk): void {
  walk.report(code, at, zh, en, hint);
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Line starts of a text, so that places are known whether or not the parser gets to run. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
