// Whether a text is a whole contract, an excerpt, or a part of another contract; and which of its lines are there to be signed.
import { passagesOf, SAID } from './find.js';
import type { ContractText, Passage, Stretch } from './text.js';

/** Not an excerpt: at least three articles; nor a part of another contract; nor what only leads to one. */
export const isWhole = (text: ContractText): boolean =>
  text.foreign &&
  text.clauses.filter(
    ({ section, level, label }) => section === 'body' && level === 0 && label.zh + label.en !== '',
  ).length >= 3 &&
  !isPart(text) &&
  !isIntent(text);

const PART_TITLE = {
  zh: /^(?:附件|附录|附表)|补充(?:协议|合[同约]|契约)书?(?:\s?[（(][^（）()]{1,8}[）)])?$/u,
  en: /^(?:Annex|Appendix|Schedule|Exhibit|Addendum|Amendment|Supplement\w*)\b/i,
};
const PART_SAID = {
  zh: /本(?:附件|订单|订购单|工作说明书?|补充协议|承诺书?)[^。；]{0,80}(?:组成部分|一部分)/u,
  en: /\bthis (?:Annex|Order|Statement of Work|SOW|Addendum|Supplement\w*)\b[^.;]{0,160}\b(?:made under|forms? (?:an integral )?part)\b/i,
};

/** An order, an annex by itself, a supplement: what it leaves out stands in the contract that it belongs to. */
export function isPart(text: ContractText): boolean {
  const said = passagesOf(text, SAID).filter(({ clause }) => text.clauses[clause]!.section !== 'annex');
  const begins = text.passages[0];
  return (
    text.foreign &&
    ((begins !== undefined && PART_TITLE[begins.lang].test(begins.folded.trim())) ||
      said.some(({ lang, folded }) => PART_SAID[lang].test(folded)))
  );
}

const INTENT_TITLE = {
  zh: /^[^，。；：:]{0,24}(?:意向书|意向协议|意向函|谅解备忘录)(?:\s?[（(][^（）()]{1,12}[）)])?$/u,
  en: /^(?:[A-Z][\w&-]*\s){0,6}(?:Letter of Intent|Memorandum of Understanding|Heads of (?:Terms|Agreement)|Term Sheet)\b[^.;:]{0,40}$/i,
} as const;
const NOT_BINDING = {
  zh: /不具(?:有|备)?(?:任何)?(?:法律)?(?:上的)?(?:约束力|效力)|[无没有]{1,2}法律(?:约束力|效力)|不构成[^，。；]{0,12}(?:承诺|要约|约束)/u,
  en: /\b(?:non-binding|not (?:intended to be )?(?:legally )?binding|no (?:legally )?binding (?:effect|obligation))\b/i,
} as const;

/** A letter of intent: what it leaves out is for the contract that is to follow, whichever of its terms bind already. */
function isIntent(text: ContractText): boolean {
  const titled = text.passages.some(
    ({ lang, folded, clause }) =>
      text.clauses[clause]!.section === 'front' && INTENT_TITLE[lang].test(folded.trim()),
  );
  return titled && passagesOf(text, SAID).some(({ lang, folded }) => NOT_BINDING[lang].test(folded));
}

export const isSigning = ({ clauses }: ContractText, { kind, clause }: Passage): boolean =>
  kind === 'signature' || clauses[clause]!.section === 'signature';

/** In our own text the clauses say what the sheet says; only what its author typed can be at fault. */
export const isTyped = ({ foreign, passages }: ContractText, at: Stretch): boolean =>
  foreign || passages[at.passage]!.segments.some(({ from, to }) => from < at.to && at.from < to);
