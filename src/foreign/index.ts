// A foreign contract file in, its text as the rules read it out. What a file is tell its first bytes, else its name. `source` has a line for
// each line of a text file, for each paragraph of the others.
import type { ContractText } from '../lint/text.js';
import type { Fold } from '../script/fold.js';
import type { Line } from './lines.js';
import { outlined } from './outline.js';
import { decodePlain, linesIn } from './plain.js';
import { refuse } from './refusal.js';

const BEGINNINGS: readonly (readonly [Kind, readonly number[]])[] = [
  ['docx', [0x50, 0x4b, 0x03, 0x04]],
  ['docx', [0xd0, 0xcf, 0x11, 0xe0]],
];
type Kind = 'docx' | 'pdf' | 'text';

/** Throws ContractError: FOREIGN-…, DOCX-…, PDF-…. */
export async function readForeign(name: string, bytes: Uint8Array, fold: Fold): Promise<ContractText> {
  const kind = kindOf(name, bytes);
  const text =
    kind === 'text' ? readPlain(decodePlain(bytes), fold) : numbered(await paragraphs(kind, bytes), fold);
  if (text.passages.length === 0) refuse('EMPTY');
  return text;
}

export const readPlain = (source: string, fold: Fold): ContractText =>
  outlined(
    linesIn(source).map((text, i) => ({ text: text.replace(/^\ufeff/, ''), line: i + 1 })),
    source,
    fold,
  );

function kindOf(name: string, bytes: Uint8Array): Kind {
  const start = BEGINNINGS.find(([, letters]) => letters.every((letter, i) => bytes[i] === letter));
  if (start) return start[0];
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  return /\.docx$/i.test(name) ? 'docx' : /\.pdf$/i.test(name) ? 'pdf' : 'text';
}

/** Read when asked for: both readers are large. */
async function paragraphs(kind: 'docx' | 'pdf', bytes: Uint8Array): Promise<readonly Omit<Line, 'line'>[]> {
  if (kind === 'docx') return (await import('./docx.js')).docxLines(bytes);
  return (await import('./pdf/index.js')).pdfLines(bytes);
}

/** The number that a list prints stands in the source in front of the words. */
function numbered(loose: readonly Omit<Line, 'line'>[], fold: Fold): ContractText {
  const lines = loose.map((line, i): Line => {
    const front = line.label === undefined ? 0 : line.label.length + 1;
    return { ...line, line: i + 1, col: front + 1 };
  });
  const source = loose.map(({ label, text }) => (label === undefined ? text : `${label} ${text}`)).join('\n');
  return outlined(lines, source, fold);
}
