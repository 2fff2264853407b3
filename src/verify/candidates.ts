// A printed text in, the values of a field that could have printed it out, likeliest first. Nothing here is trusted: each candidate is put
// into the sheet and printed again, and only one that prints the text is kept. So this reads generously and knows no wording.
import type { FieldKind, Lang } from '../contract/ast.js';
import { isGroup } from '../terms/index.js';
import { UNIT_WORDS } from '../terms/types/time.js';
import { parseCapital } from '../text/amount.js';

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1));

export function candidatesFor(kind: FieldKind, old: unknown, text: string, lang: Lang): unknown[] {
  const numbers = numbersIn(text);
  switch (kind.kind) {
    case 'text':
    case 'time':
      return [text.trim()];
    case 'bi':
      return [{ ...(isGroup(old) ? old : {}), [lang]: text.trim() }];
    case 'money':
    case 'decimal':
    case 'percent':
      return [...numbers, ...numbers.map(toCents)].map(String);
    case 'int':
      return numbers.map(Number);
    case 'duration': {
      const [, own = ''] = String(old).split(' ');
      const units = [own, ...Object.keys(UNIT_WORDS).filter((unit) => unit !== own)];
      return numbers.slice(0, 3).flatMap((count) => units.map((unit) => `${Number(count)} ${unit}`));
    }
    case 'date':
      return datesIn(numbers);
    case 'bool':
      return [old !== true];
    case 'enum':
      return kind.values.filter((value) => value !== old);
    case 'list':
      return Array.isArray(old) && kind.of.kind === 'enum' ? nearLists(old, kind.of.values) : [];
    case 'group':
      return [];
  }
}

/** Whether its candidates are tried one after another, whatever the text says. */
export const isGuessed = ({ kind }: FieldKind): boolean => ['bool', 'enum', 'list', 'group'].includes(kind);

/** Figures as they stand, without separators; amounts in capitals last. */
function numbersIn(text: string): string[] {
  const figures = (text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).map((figure) => figure.replaceAll(',', ''));
  const capital = /[零壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟万萬亿億元圆圓角分整]+/u.exec(text)?.[0];
  const amount = capital === undefined ? undefined : parseCapital(capital);
  return [...new Set(amount === undefined ? figures : [...figures, amount])];
}

const toCents = (figure: string): string => (figure.includes('.') ? figure : `${figure}.00`);

/** Year, month and day as they stand, or with the month in words. */
function datesIn(numbers: readonly string[]): string[] {
  const year = numbers.find((figure) => figure.length === 4);
  const [first, second] = numbers.filter((figure) => figure !== year);
  if (year === undefined || first === undefined) return [];
  const date = (month: string, day: string): string =>
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (second !== undefined) return [date(first, second)];
  // Written as in 1.1.2027 or 1 January 2027; one figure may serve as both day and month.
  return [...MONTHS.map((month) => date(month, first)), date(first, first)];
}

/** With one value more, one less, or one in place of another. */
function nearLists(old: readonly unknown[], values: readonly string[]): unknown[][] {
  const others = values.filter((value) => !old.includes(value));
  return [
    ...others.map((value) => [...old, value]),
    ...old.map((_, at) => old.filter((_, n) => n !== at)),
    ...old.flatMap((_, at) => others.map((value) => old.map((kept, n) => (n === at ? value : kept)))),
  ].filter((list) => list.length > 0);
}
