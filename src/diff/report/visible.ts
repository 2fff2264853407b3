// Text of a sheet in, text that shows what it holds out: control, bidirectional and zero-width characters by their code points. Lines stay.
import { codePointOf } from '../../text/codepoint.js';

export const visible = (text: string): string =>
  text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\n\P{Cc}]|\p{Cf}/gu, (c) => `<${codePointOf(c)}>`);

export const inOneLine = (text: string): string =>
  visible(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
