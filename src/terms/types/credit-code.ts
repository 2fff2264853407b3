// Unified social credit codes (GB 32100-2015): text in, the 18 characters in capitals or what is wrong with them out.
// The organisation part has a check digit of its own (GB 11714); older codes break it, so it only ever warns. A correction must satisfy both.
import type { Read } from '../field.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const MISREAD: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };

export function readCreditCode(text: string): Read<string> {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (code.length !== 18)
    return refuse(`应为 18 位，实为 ${code.length} 位`, `expected 18 characters, got ${code.length}`);
  const strange = [...code].find((letter) => !ALPHABET.includes(letter));
  if (strange !== undefined) {
    return refuse(
      `第 ${code.indexOf(strange) + 1} 位的 ${strange} 不在代码字符集中${strange in MISREAD ? `（是否应为 ${MISREAD[strange]}）` : ''}`,
      `character ${code.indexOf(strange) + 1}, ${strange}, is not used in credit codes${strange in MISREAD ? ` (is it ${MISREAD[strange]}?)` : ''}`,
      onlyFit(misreadings(code)),
    );
  }
  if (!/^\d{6}$/.test(code.slice(2, 8)))
    return refuse(
      `第 3 至 8 位应为行政区划数字，实为 ${code.slice(2, 8)}`,
      `characters 3 to 8 are the administrative division in digits, got ${code.slice(2, 8)}`,
    );
  if (code[17] === expectedCheck(code)) return { value: code };
  // Which character it is cannot be told from the check alone, and the last one is the least likely: it is not worked out for the user.
  return refuse(
    '校验位与其余各位不符，至少有一位写错',
    'the check character does not agree with the others: at least one character is wrong',
    onlyFit(swaps(code)) ?? onlyFit([...code].flatMap((_, i) => substitutions(code, i))),
  );
}

/** A letter that codes do not use, as the digit it looks like, or as anything else where it is the only one. */
function misreadings(code: string): string[] {
  const strange = [...code].flatMap((letter, i) => (ALPHABET.includes(letter) ? [] : [i]));
  const read = code.replace(/[IOSZ]/g, (letter) => MISREAD[letter] ?? letter);
  const [only, ...more] = strange;
  return only === undefined || more.length > 0 || fits(read) ? [read] : substitutions(code, only);
}

/** Two neighbours that changed places: few codes, so one that fits is hardly chance. */
function swaps(code: string): string[] {
  const letters = [...code];
  return letters.slice(1).map((letter, i) =>
    letters
      .with(i, letter)
      .with(i + 1, letters[i] ?? '')
      .join(''),
  );
}

const substitutions = (code: string, at: number): string[] =>
  [...ALPHABET].map((letter) => code.slice(0, at) + letter + code.slice(at + 1));

const fits = (code: string): boolean =>
  /^..\d{6}/.test(code) && code[17] === expectedCheck(code) && innerCheckHolds(code);

/** Where more than one would do, none is proposed: a wrong code that passes is worse than one that fails. */
function onlyFit(candidates: readonly string[]): string | undefined {
  const [first, ...more] = new Set(candidates.filter(fits));
  return more.length === 0 ? first : undefined;
}

/** False when the organisation part's own check digit (GB 11714) does not match. */
export function innerCheckHolds(code: string): boolean {
  const part = code.slice(8, 17);
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, i) => {
    const letter = part.charCodeAt(i);
    return total + weight * (letter >= 65 ? letter - 55 : letter - 48);
  }, 0);
  const check = 11 - (sum % 11);
  return part[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

function expectedCheck(code: string): string | undefined {
  const values = [...code.slice(0, 17)].map((letter) => ALPHABET.indexOf(letter));
  if (values.length < 17 || values.includes(-1)) return undefined;
  const sum = values.reduce((total, value, i) => total + value * (WEIGHTS[i] ?? 0), 0);
  return ALPHABET[(31 - (sum % 31)) % 31];
}

/** The corrected code is only a suggestion: the licence decides. */
function refuse(zh: string, en: string, perhaps?: string): Read<string> {
  return {
    zh,
    en,
    hint: {
      zh: `请对照营业执照${perhaps ? `；可能是 ${perhaps}` : ''}`,
      en: `compare it with the business licence${perhaps ? `; perhaps ${perhaps}` : ''}`,
    },
  };
}
