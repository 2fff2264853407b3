// Exact decimal figures ("68000.00") to Chinese capital amounts and back, and digit grouping.
// A capital amount is compared by its figure, never by its letters: the bill rules leave some 零 and 整 to the writer.

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万'];
const VARIANTS: Readonly<Record<string, string>> = {
  貳: '贰',
  叄: '叁',
  參: '叁',
  陸: '陆',
  萬: '万',
  億: '亿',
  圆: '元',
  圓: '元',
  正: '整',
  幣: '币',
};

/** How a 零 is written where the rules require it not: not at all, or as a pattern that allows both. */
interface Choice {
  readonly afterGroup: string;
  readonly beforeJiao: string;
}

/** 人民币 + bill-style capitals (支付结算办法附一). The figure has at most 13 + 2 digits; 816000.00 → 人民币捌拾壹万陆仟元整. */
export function capitalAmount(figure: string): string {
  const { yuan, cents } = take(figure);
  const words = spell(yuan, cents, { afterGroup: '', beforeJiao: '零' });
  return `人民币${words}${cents === '00' ? '整' : ''}`;
}

/** The figure with two decimals, or undefined when the text is no correctly written amount. Takes 圆, 正, traditional letters. */
export function parseCapital(text: string): string | undefined {
  const plain = [...text.normalize('NFC').replace(/\s/g, '')].map((c) => VARIANTS[c] ?? c).join('');
  const parts = /^(?:人民币)?(?:([^元]+)元)?零?(?:([^元角分零])角)?零?(?:([^元角分零])分)?(整)?$/u.exec(
    plain,
  );
  if (!parts || parts.slice(1, 4).every((part) => part === undefined)) return undefined;
  const yuan = readWhole(parts[1] ?? '零');
  const jiao = DIGITS.indexOf(parts[2] ?? '零');
  const fen = DIGITS.indexOf(parts[3] ?? '零');
  if (yuan === undefined || jiao < 0 || fen < 0) return undefined;
  const cents = `${jiao}${fen}`;
  const ending = fen > 0 ? '' : '整?';
  const allowed = spell(yuan, cents, { afterGroup: '零?', beforeJiao: '零?' });
  return new RegExp(`^(?:人民币)?${allowed}${ending}$`, 'u').test(plain) ? `${yuan}.${cents}` : undefined;
}

/** 68000.00 → 68,000.00; a sign and any number of decimals stay as they are. */
export function groupDigits(figure: string): string {
  const [whole = '', decimals] = figure.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

function take(figure: string): { yuan: string; cents: string } {
  const parts = /^0*(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(figure);
  if (!parts) throw new RangeError(`no amount that can be written in capitals: ${figure}`);
  return { yuan: parts[1] ?? '0', cents: (parts[2] ?? '').padEnd(2, '0') };
}

function spell(yuan: string, cents: string, zero: Choice): string {
  const [jiao = 0, fen = 0] = [...cents].map(Number);
  const whole = spellWhole(yuan, zero);
  if (whole === '' && cents === '00') return '零元';
  let words = whole === '' ? '' : `${whole}元`;
  if (jiao > 0) words += `${whole !== '' && yuan.endsWith('0') ? zero.beforeJiao : ''}${DIGITS[jiao]}角`;
  if (fen > 0) words += `${jiao === 0 && whole !== '' ? '零' : ''}${DIGITS[fen]}分`;
  return words;
}

/** Groups of four digits from the highest; one 零 for a gap inside a group or at its head. */
function spellWhole(yuan: string, zero: Choice): string {
  const groups = yuan.padStart(Math.ceil(yuan.length / 4) * 4, '0').match(/\d{4}/g) ?? [];
  let words = '';
  let gap = false;
  groups.forEach((group, at) => {
    const rank = groups.length - 1 - at;
    const above = at > 0 && words !== '' && groups[at - 1]?.endsWith('0') && !gap;
    if (above && !group.startsWith('0')) words += zero.afterGroup;
    [...group].forEach((digit, place) => {
      if (digit === '0') {
        gap ||= words !== '';
        return;
      }
      words += `${gap ? '零' : ''}${DIGITS[Number(digit)]}${PLACES[3 - place]}`;
      gap = false;
    });
    // 亿 closes both of its groups: 壹万亿 has an empty 亿 group of its own.
    const closes = rank === 2 ? words !== '' : group !== '0000';
    if (closes) words += GROUPS[rank];
    if (group !== '0000') gap = false;
  });
  return words;
}

function readWhole(words: string): string | undefined {
  let total = 0n;
  let section = 0n;
  let digit = 0n;
  for (const letter of words) {
    const value = DIGITS.indexOf(letter);
    const place = PLACES.indexOf(letter);
    if (value >= 0) digit = BigInt(value);
    else if (place > 0) {
      section += digit * 10n ** BigInt(place);
      digit = 0n;
    } else if (letter === '万') {
      section = (section + digit) * 10_000n;
      total += section;
      section = 0n;
      digit = 0n;
    } else if (letter === '亿') {
      total = (total + section + digit) * 100_000_000n;
      section = 0n;
      digit = 0n;
    } else return undefined;
  }
  const whole = (total + section + digit).toString();
  return whole.length <= 13 ? whole : undefined;
}
