// The PDF that came back, compared; and from its findings what stands now for each paragraph that was printed. A PDF has lines and no
// paragraphs: they are known again by their words, without white space.
import { layoutOf } from '../render/pdf/index.js';
import type { Style } from '../render/style.js';
import type { Prepare, Printed } from './clauses.js';
import type { Finding } from './finding.js';
import { verifyPdf } from './pdf/index.js';
import { oneLineFeed } from './values.js';

/** What printing needs besides the contract. */
export interface Tools {
  readonly style: Style;
  readonly fonts: (face: string) => Uint8Array;
}

export const preparePdf =
  ({ style, fonts }: Tools): Prepare =>
  async (generated, { printable, paragraphs, clauses }) => {
    const pages = layoutOf(printable, style, fonts);
    return async (returned) => {
      const findings = await verifyPdf(returned, generated, { pages, clauses });
      return { findings, now: standing(paragraphs, findings) };
    };
  };

function standing(paragraphs: readonly Printed[], findings: readonly Finding[]): Map<Printed, string> {
  const now = new Map(paragraphs.map((printed) => [printed, oneLineFeed(printed.text)] as const));
  for (const finding of findings) {
    if (finding.before === undefined || !['text', 'removed', 'hidden', 'pages'].includes(finding.kind))
      continue;
    const printed = paragraphs.find((one) => stoodIn(one, finding));
    const text = printed && finding.kind === 'text' ? after(printed, finding) : undefined;
    if (printed && text !== undefined) now.set(printed, text);
    else if (printed) now.delete(printed);
  }
  return now;
}

const squeezed = (text: string): string => text.replace(/[\s\u00a0]/g, '');

function stoodIn(
  { text, clause, lang }: Printed,
  { before = '', clause: at, lang: column }: Finding,
): boolean {
  const words = squeezed(text);
  return (
    words !== '' &&
    squeezed(before).endsWith(words) &&
    (at === undefined || at.id === clause) &&
    (column === undefined || column === lang)
  );
}

/** What the row says now, without the number in front of it, which is none of the paragraph's words. */
function after({ text }: Printed, { before = '', after: now = '' }: Finding): string | undefined {
  const [old, whole] = [oneLineFeed(text), before];
  if (whole.endsWith(old)) {
    const front = whole.slice(0, whole.length - old.length);
    return now.startsWith(front) ? now.slice(front.length) : undefined;
  }
  return undefined;
}
