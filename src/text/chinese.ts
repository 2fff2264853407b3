// Counting numbers as Word's chineseCountingThousand prints them: 十, 十一, 二十, 一百〇一, 一千〇一十.
const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS = ['', '十', '百', '千'];

/** Chinese numeral of an integer from 1 to 9999. */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) throw new RangeError(`no Chinese list number for ${n}`);
  const digits = String(n);
  let out = '';
  let gap = false;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i]);
    const place = digits.length - 1 - i;
    if (digit === 0) {
      gap = true;
      continue;
    }
    if (gap && out) out += DIGITS[0];
    gap = false;
    out += `${n < 20 && place === 1 ? '' : DIGITS[digit]}${UNITS[place]}`;
  }
  return out;
}
