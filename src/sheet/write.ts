// Lines with comments in, YAML text out: the canonical writing of a sheet, which readSheet reads back unchanged.
// A text stands without quotes only when no reader of YAML, old or new, could take it for anything else.

/** One key (or, inside a list, one entry) of a sheet. */
export interface Line {
  /** Absent: an entry of a list. */
  readonly key?: string;
  /** Said above the line. */
  readonly comment?: readonly string[];
  /** The value on the same line; undefined leaves it to be filled in. */
  readonly value?: unknown;
  /** Instead of a value: what stands below. */
  readonly lines?: readonly Line[];
  /** Written behind a `#`: taking that one character away makes it count. */
  readonly off?: boolean;
}

/** Comments are cut where a line would be longer than this; a Chinese character counts two. */
const WIDTH = 110;

export function writeSheet(heading: readonly string[], lines: readonly Line[]): string {
  const out = heading.map((line) => (line === '' ? '' : `# ${line}`));
  for (const line of lines) {
    // What a comment or a group opens is set off by an empty line.
    if (line.comment?.length || line.lines) out.push('');
    out.push(...linesOf(line, ''));
  }
  return `${out.join('\n')}\n`;
}

function linesOf({ key, comment = [], value, lines, off = false }: Line, indent: string): string[] {
  const said = comment.flatMap((words) => wrap(words, WIDTH - indent.length).map((w) => `${indent}# ${w}`));
  const mark = off ? '#' : '';
  const head = key === undefined ? '- ' : `${key}:`;
  const below = (lines ?? []).flatMap((line) => linesOf(line, `${indent}  `));
  // An entry's first field stands beside its dash, unless something is said above it.
  const [first] = lines ?? [];
  if (key === undefined && first && !first.off && !first.comment?.length && !off)
    return [...said, `${indent}- ${below[0]!.trimStart()}`, ...below.slice(1)];
  if (lines) return [...said, `${indent}${mark}${head}`, ...below];
  const gap = key === undefined || value === undefined ? '' : ' ';
  return [...said, `${indent}${mark}${head}${gap}${value === undefined ? '' : writeValue(value)}`];
}

/** A value on one line, as it may stand anywhere in a sheet. */
export function writeValue(value: unknown): string {
  if (value === null || value === undefined) return value === null ? 'null' : '';
  if (typeof value === 'string') return isPlain(value) ? value : quoted(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const pairs = Object.entries(value).map(([key, part]) => `${key}: ${writeValue(part)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ').trimEnd()} }`;
}

const WORDS = /^\p{L}[\p{L}\p{M}\p{N} _./@()（）·-]*$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LENGTH = /^\d{1,4} [a-z]+(_[a-z]+)?$/;
const SPOKEN = /^(true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

const isPlain = (text: string): boolean =>
  text.trim() === text && (DAY.test(text) || LENGTH.test(text) || (WORDS.test(text) && !SPOKEN.test(text)));

/** JSON is YAML, but for the characters that YAML wants escaped and JSON does not. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Cut at the end of a phrase or between words; every line after the first is set in. */
function wrap(words: string, width: number): string[] {
  const pieces = words.match(/[^，；、,; ]*[，；、,; ]?/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line.trim() !== '' && widthOf(line) + widthOf(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '  ';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
