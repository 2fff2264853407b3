// A PDF → which rules of PDF/UA-1 (ISO 14289-1) and of PDF/A-2a and -3a (ISO 19005-2 and -3) it breaks, as far as a machine can tell without a
// commercial validator. One table: the clause, what it asks, and what is found against it. Clauses of both parts of ISO 19005 are the same.
import { accessibility } from './pdf-accessibility.js';
import { archive } from './pdf-archive.js';
import { faces } from './pdf-faces.js';
import { type Opened, openPdf } from './pdf-opened.js';

export interface Rule {
  /** UA: ISO 14289-1; A: ISO 19005-2 and -3; PDF: ISO 32000-1, which both stand on. */
  readonly clause: string;
  readonly what: string;
  /** What is wrong, named so that it can be found; nothing where the rule is kept. */
  readonly check: (pdf: Opened) => readonly string[];
}

export const RULES: readonly Rule[] = [...accessibility, ...archive, ...faces];

/** `clause what: case`, by rule. */
export async function breaches(bytes: Uint8Array): Promise<readonly string[]> {
  const opened = await openPdf(bytes);
  return RULES.flatMap(({ clause, what, check }) =>
    check(opened)
      .slice(0, 3)
      .map((found) => `${clause} ${what}: ${found}`),
  );
}
