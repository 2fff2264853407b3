// Text of a sheet in, text that shows what it holds out: control, bidirectional and zero-width characters by their code points. Lines stay.

export const visible = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(
      /[^\n\P{Cc}]|\p{Cf}/gu,
      (c) => `<U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`,
    );

export const inOneLine = (text: string): string =>
  visible(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
