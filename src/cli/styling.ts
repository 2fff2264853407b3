// The user's style file laid over the shipped one: what it names is changed, all else stays. The shipped style is its own schema: a key that
// it does not have is refused, as is a value of another type.
import type { Problem } from '../problem.js';
import type { Style } from '../render/style.js';
import type { Sheet } from '../sheet/index.js';
import { suggest } from '../text/suggest.js';

/** Throws nothing: with an error among the problems the style is not to be used. */
export function laidOver(shipped: Style, sheet: Sheet): { style: Style; problems: readonly Problem[] } {
  // A number is a number here, 72.0 as well; a file of comments alone changes nothing.
  const problems = sheet.problems.filter(({ code }) => code !== 'SHEET-UNQUOTED' && code !== 'SHEET-EMPTY');
  const report: Report = (code, path, [zh, en], hint, part = 'value') => {
    problems.push({
      ...{ code, severity: 'error', path, message: { zh: `${path}：${zh}`, en: `${path}: ${en}` } },
      place: sheet.locate(path, part),
      ...(hint && { hint: { zh: hint[0], en: hint[1] } }),
    });
  };
  if (problems.length > 0) return { style: shipped, problems };
  const style = lay(shipped, sheet.value ?? {}, '', report) as Style;
  if (problems.length === 0) checkPage(style, report);
  const isWritten = (path: string): boolean => sheet.stretch(path, 'value') !== undefined;
  if (problems.length === 0) checkNames(style, isWritten, report);
  return { style, problems };
}

type Words = readonly [zh: string, en: string];
type Report = (code: string, path: string, message: Words, hint?: Words, part?: 'key' | 'value') => void;
type Group = Readonly<Record<string, unknown>>;
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a look may say besides what the shipped one says. */
const LOOK: Group = {
  ...{ zh: 10, en: 10, bold: true, align: 'left', before: 0, after: 0, unit: 'line' },
  alone: { zh: 10, en: 10 },
};

function lay(base: unknown, over: unknown, path: string, report: Report): unknown {
  if (isGroup(base)) return isGroup(over) ? layGroup(base, over, path, report) : refused(base, path, report);
  if (Array.isArray(base)) return layList(base, over, path, report);
  const value = typeof base === 'number' && isFigure(over) ? Number(over) : over;
  if (typeof value !== typeof base) return refused(base, path, report);
  if (typeof value === 'number') checkLimits(value, path, report);
  if (typeof value === 'string') checkWords(value, path, report);
  return value;
}

function layGroup(base: Group, over: Group, path: string, report: Report): Group {
  const known = /^styles\.[\w-]+$/.test(path) ? { ...LOOK, ...base } : base;
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (Object.hasOwn(known, key)) {
      out[key] = lay(known[key], value, at, report);
      continue;
    }
    const near = suggest(key, Object.keys(known));
    const all = Object.keys(known).join(', ');
    report(
      ...(['STYLE-UNKNOWN', at, ['样式中没有这一项', 'the style has no such entry']] as const),
      near ? [`是否应为 ${near}？`, `did you mean ${near}?`] : [`可用：${all}`, `there are ${all}`],
      'key',
    );
  }
  return out;
}

/** Lists are replaced whole; of two numbers two. */
function layList(base: readonly unknown[], over: unknown, path: string, report: Report): unknown {
  const pair = typeof base[0] === 'number';
  if (!Array.isArray(over) || over.length === 0 || (pair && over.length !== base.length))
    return refused(base, path, report);
  return over.map((value, n) => lay(base[0], value, `${path}.${n}`, report));
}

const isFigure = (value: unknown): value is string =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value);

function refused(base: unknown, path: string, report: Report): unknown {
  const [zh, en] = Array.isArray(base)
    ? typeof base[0] === 'number'
      ? [`应为 ${base.length} 个数字的列表`, `must be a list of ${base.length} numbers`]
      : ['应为文字列表', 'must be a list of texts']
    : TYPES[typeof base]!;
  const example = JSON.stringify(base);
  report(
    ...(['STYLE-TYPE', path, [zh!, en!]] as const),
    example.length < 60 ? [`例如 ${example}`, `for example ${example}`] : undefined,
  );
  return base;
}

const TYPES: Readonly<Record<string, Words>> = {
  number: ['应为数字（磅）', 'must be a number, in points'],
  string: ['应为文字；像数字的文字加引号', 'must be a text; put one that looks like a number in quotes'],
  boolean: ['应为 true 或 false', 'must be true or false'],
  object: ['应为一组各有名称的值', 'must be a group of named values'],
};

const LIMITS: readonly (readonly [RegExp, least: number, most: number])[] = [
  [/^styles\..*\b(zh|en)$/, 4, 96],
  [/^lineHeight\./, 1, 4],
  [/^page\.(width|height)$/, 200, 4000],
  [/^columns\.ratio\./, 1, 100],
  [/^(rule\.grey|tint)$/, 0, 100],
  [/^rule\.width$/, 0.1, 12],
  [/./, 0, 1000],
];

function checkLimits(value: number, path: string, report: Report): void {
  const [, least, most] = LIMITS.find(([pattern]) => pattern.test(path))!;
  if (value >= least && value <= most) return;
  report('STYLE-RANGE', path, [`应在 ${least} 与 ${most} 之间`, `must be from ${least} to ${most}`]);
}

const CHOICES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^styles\..*\.align$/, ['left', 'right', 'center']],
  [/^styles\..*\.unit$/, ['line']],
  [/^typesetting\.english$/, ['ragged', 'justified']],
  [/^quotes\./, ['curly', 'corner']],
];

function checkWords(value: string, path: string, report: Report): void {
  const choices = CHOICES.find(([pattern]) => pattern.test(path))?.[1];
  if (choices && !choices.includes(value)) {
    const near = suggest(value, choices);
    const list = choices.join(', ');
    report(
      ...(['STYLE-TYPE', path, [`没有取值 “${value}”`, `there is no value “${value}”`]] as const),
      near ? [`是否应为 ${near}？`, `did you mean ${near}?`] : [`可用：${list}`, `there are ${list}`],
    );
  }
  if (path === 'highlight' && !/^[0-9a-f]{6}$/i.test(value))
    report('STYLE-TYPE', path, [
      '应为六位十六进制颜色，如 DFEAF7',
      'must be a colour of six hex digits, such as DFEAF7',
    ]);
  if (value.trim() === '' && !/\.words\./.test(path))
    report('STYLE-TYPE', path, ['不能为空', 'must not be empty']);
  if (/^names\..*\.(styles|words|depth)\./.test(path) && value.includes(','))
    report('STYLE-NAME', path, [
      '名称不能含逗号：Word 用它分隔名称',
      'a name has no comma: Word parts names by them',
    ]);
}

/** Room for words: seven centimetres each way. */
const ROOM = 200;

function checkPage({ page: { width, height, margin, pagingSeal }, columns }: Style, report: Report): void {
  const across = width - margin.left - Math.max(margin.right, pagingSeal);
  if (across - columns.gutter < ROOM || height - margin.top - margin.bottom < ROOM)
    report('STYLE-PAGE', 'page', [
      '页边距过大，版心放不下文字',
      'the margins leave too little room for the text',
    ]);
}

/** Word renames one of two styles of one name. */
function checkNames({ names }: Style, isWritten: (path: string) => boolean, report: Report): void {
  for (const [script, { styles }] of Object.entries(names)) {
    const seen = new Map<string, string>();
    for (const [key, name] of Object.entries(styles)) {
      const other = seen.get(name);
      // A clause and an article are told apart by their level.
      if (other !== undefined && !name.includes('{depth}')) {
        const at = (one: string): string => `names.${script}.styles.${one}`;
        const [mine, same] = isWritten(at(key)) ? [key, other] : [other, key];
        report('STYLE-NAME', at(mine), [`与 ${same} 同名`, `has the same name as ${same}`]);
      }
      seen.set(name, key);
    }
  }
}
