// Numbers written in words in, plain decimals out: 三十, 二〇二七, 叁万, 零点五; thirty, two hundred and fifty thousand. Chinese is expected in Simplified.

const DIGITS = '〇一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const VARIANTS: Readonly<Record<string, string>> = {
  ...{ 零: '〇', 两: '二', 壹: '一', 贰: '二', 貳: '二', 叁: '三', 叄: '三', 参: '三', 參: '三', 肆: '四' },
  ...{ 伍: '五', 陆: '六', 陸: '六', 柒: '七', 捌: '八', 玖: '九', 拾: '十', 佰: '百', 仟: '千' },
  ...{ 萬: '万', 億: '亿' },
};
/** A character that can begin a Chinese number, and one that can go on with it. */
export const HAN_FIRST = '〇零一二三四五六七八九两十壹贰叁肆伍陆柒捌玖拾';
export const HAN_NEXT = `${HAN_FIRST}百千万亿佰仟`;

/** The value of a Chinese number in words; what cannot be read is undefined. */
export function readHan(words: string): string | undefined {
  const [whole = '', decimals] = [...words]
    .map((sign) => VARIANTS[sign] ?? sign)
    .join('')
    .split('点');
  const head = readWhole(whole);
  if (head === undefined || decimals === undefined) return head;
  const tail = [...decimals].map((sign) => DIGITS.indexOf(sign));
  return tail.length > 0 && tail.every((digit) => digit >= 0) ? plain(`${head}.${tail.join('')}`) : undefined;
}

function readWhole(words: string): string | undefined {
  const signs = [...words];
  if (signs.length === 0) return undefined;
  // Digit by digit, as years are written.
  if (signs.every((sign) => DIGITS.includes(sign)))
    return plain(signs.map((sign) => DIGITS.indexOf(sign)).join(''));
  let [total, section, digit] = [0n, 0n, -1n];
  for (const sign of signs) {
    const value = DIGITS.indexOf(sign);
    const place = PLACES[sign];
    if (value >= 0) digit = BigInt(value);
    else if (place === undefined) return undefined;
    else if (place < 4) {
      // 十五 is one ten and five.
      section += (digit < 0n ? 1n : digit) * 10n ** BigInt(place);
      digit = -1n;
    } else {
      const within = section + (digit < 0n ? 0n : digit);
      total = place === 8 ? (total + within) * 10n ** 8n : total + within * 10n ** 4n;
      [section, digit] = [0n, -1n];
    }
  }
  return String(total + section + (digit < 0n ? 0n : digit));
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, bigint>> = {
  ...{ thousand: 1_000n, million: 1_000_000n, billion: 1_000_000_000n },
};
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const WORD = [...UNITS, ...TENS.slice(2), 'hundred', ...Object.keys(SCALES)].toSorted(
  (a, b) => b.length - a.length,
);
/** An English number in words as a pattern, `one` by itself included. */
export const ENGLISH_NUMBER = `(?:${WORD.join('|')})(?:(?:-|\\s{1,5})(?:and\\s{1,5})?(?:${WORD.join('|')})){0,9}`;
export const ENGLISH_ORDINAL = ORDINALS.slice(1).join('|');
/** What an English number or ordinal begins with. */
export const ENGLISH_FIRST = [...WORD, ...ORDINALS.slice(1)].join('|');

/** The value of an English number or ordinal in words. */
export function readEnglish(words: string): string | undefined {
  const spoken = words.toLowerCase().split(/[\s-]+/);
  const ordinal = spoken.length === 1 ? ORDINALS.indexOf(spoken[0]!) : -1;
  if (ordinal > 0) return String(ordinal);
  let [total, section] = [0n, 0n];
  for (const word of spoken) {
    const [unit, ten, scale] = [UNITS.indexOf(word), TENS.indexOf(word), SCALES[word]];
    if (word === 'and') continue;
    if (unit >= 0) section += BigInt(unit);
    else if (ten > 1) section += BigInt(ten * 10);
    else if (word === 'hundred') section = (section === 0n ? 1n : section) * 100n;
    else if (scale !== undefined) {
      total += (section === 0n ? 1n : section) * scale;
      section = 0n;
    } else return undefined;
  }
  return String(total + section);
}

/** `068,000.50` as `68000.5`. */
export function plain(figure: string): string {
  const [whole = '', decimals = ''] = figure.replaceAll(',', '').split('.');
  const head = whole.replace(/^0+(?=\d)/, '');
  const tail = decimals.replace(/0+$/, '');
  return `${head === '' ? '0' : head}${tail === '' ? '' : `.${tail}`}`;
}

/** A plain decimal times a power of ten. */
export function shifted(figure: string, places: number): string {
  const [whole = '', decimals = ''] = figure.split('.');
  if (places >= 0) {
    const padded = decimals.padEnd(places, '0');
    return plain(`${whole}${padded.slice(0, places)}.${padded.slice(places)}`);
  }
  const padded = whole.padStart(1 - places, '0');
  return plain(`${padded.slice(0, places)}.${padded.slice(places)}${decimals}`);
}
