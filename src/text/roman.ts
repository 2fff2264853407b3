// Counting numbers in Roman letters: small ones written, either kind read.
const STEPS: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** iv for 4; empty for 0. */
export function romanNumber(n: number): string {
  let rest = n;
  return STEPS.map(([value, letters]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return letters.repeat(times);
  }).join('');
}

/** 4 for iv or IV; undefined for other letters. */
export function romanValue(letters: string): number | undefined {
  const text = letters.toLowerCase();
  let [at, value] = [0, 0];
  for (const [step, sign] of STEPS)
    while (text.startsWith(sign, at)) {
      value += step;
      at += sign.length;
    }
  return value > 0 && romanNumber(value) === text ? value : undefined;
}
