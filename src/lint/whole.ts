// Whether a text is a whole contract or an excerpt, and which of its lines are there to be signed.
import type { ContractText, Passage, Stretch } from './text.js';

/** Not an excerpt: at least three articles. */
export const isWhole = ({ foreign, clauses }: ContractText): boolean =>
  foreign &&
  clauses.filter(
    ({ section, level, label }) => section === 'body' && level === 0 && label.zh + label.en !== '',
  ).length >= 3;
export const isSigning = ({ clauses }: ContractText, { kind, clause }: Passage): boolean =>
  kind === 'signature' || clauses[clause]!.section === 'signature';

/** In our own text the clauses say what the sheet says; only what its author typed can be at fault. */
export const isTyped = ({ foreign, passages }: ContractText, at: Stretch): boolean =>
  foreign || passages[at.passage]!.segments.some(({ from, to }) => from < at.to && at.from < to);
