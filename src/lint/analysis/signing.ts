// The day by which the law is judged: the last dated signature, of the sheet or as the text has it; today where nothing is dated.
import { effectiveDay, signingDay } from '../../terms/facts.js';
import type { ContractText } from '../text.js';
import type { Facts } from './facts.js';
import type { Figure } from './figures.js';

const SIGNED =
  /(?:签订|签署|签约|签字|订立)[^，。；]{0,10}$|\b(?:dated|signed|entered into|made|date of signing|signing date)\b[^,.;]{0,24}$/iu;

export function signedOn(text: ContractText, figures: readonly Figure[], facts: Facts): string | undefined {
  if (facts.terms) return signingDay(facts.terms) ?? effectiveDay(facts.terms) ?? facts.asOf;
  return signatureDate(text, figures)?.value ?? facts.asOf;
}

/** The last day on which the text says it was signed. */
export function signatureDate(text: ContractText, figures: readonly Figure[]): Figure | undefined {
  return figures
    .filter(({ kind, value, at }) => {
      if (kind !== 'date' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
      const { clause, kind: place, folded } = text.passages[at.passage]!;
      const before = folded.slice(Math.max(0, at.from - 40), at.from);
      return place === 'signature' || text.clauses[clause]!.section === 'signature' || SIGNED.test(before);
    })
    .toSorted((a, b) => a.value.localeCompare(b.value))
    .at(-1);
}
