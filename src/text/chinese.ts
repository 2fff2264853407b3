// Counting numbers as Word prints them: chineseCountingThousand with 〇 (十, 十一, 一百〇一), taiwaneseCountingThousand with 零 (一百零一).
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS = ['', '十', '百', '千'];

/** Chinese numeral of an integer from 1 to 9999; `zero` fills a gap between its digits. */
export function chineseNumber(n: number, zero: '〇' | '零' = '〇'): string {
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
    if (gap && out) out += zero;
    gap = false;
    out += `${n < 20 && place === 1 ? '' : DIGITS[digit]}${UNITS[place]}`;
  }
  return out;
}
