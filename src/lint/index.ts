// The table of rules, and its two readers: rules on the sheet join the sheet's own constraints, rules on the text run over one analysis.
import type { Pair } from '../contract/ast.js';
import type { Problem } from '../problem.js';
import type { Constraint } from '../terms/constraints/constraint.js';
import type { Facts } from './analysis/facts.js';
import { governedElsewhere } from './analysis/governed.js';
import { type Analysis, analyse } from './analysis/index.js';
import { type InSheet, placeOf } from './place.js';
import type { Rule, Slots, TextHit } from './rule.js';
import { bilingualRules } from './rules/bilingual.js';
import { confidentialityRules } from './rules/confidentiality.js';
import { dataRules } from './rules/data.js';
import { disputeRules } from './rules/disputes.js';
import { feeRules } from './rules/fees.js';
import { hygieneRules } from './rules/hygiene.js';
import { labourRules } from './rules/labour.js';
import { lawRules } from './rules/law.js';
import { liabilityRules } from './rules/liability.js';
import { partyRules } from './rules/parties.js';
import { serviceLevelRules } from './rules/service-levels.js';
import { standardTermRules } from './rules/standard-terms.js';
import { structureRules } from './rules/structure.js';
import { termRules } from './rules/term.js';
import type { ContractText } from './text.js';

export type { Facts } from './analysis/facts.js';
export type { InSheet } from './place.js';
export type { Rule } from './rule.js';
export type { ContractText } from './text.js';

export const rules: readonly Rule[] = [
  ...lawRules,
  ...partyRules,
  ...termRules,
  ...feeRules,
  ...liabilityRules,
  ...disputeRules,
  ...dataRules,
  ...labourRules,
  ...standardTermRules,
  ...serviceLevelRules,
  ...confidentialityRules,
  ...structureRules,
  ...hygieneRules,
  ...bilingualRules,
];

/** By its own id, or by a code under which the sheet's own checks tell it, at the field where that matters. */
export const rulesOf = (code: string, path?: string): readonly Rule[] =>
  rules.filter(({ id, told = [] }) => {
    const tells = told.some((one) => {
      const [known, at] = one.split('@');
      return known === code && (at === undefined || path === undefined || path.startsWith(at));
    });
    return id === code || tells;
  });

/** The rules on the term sheet as constraints. In a draft they only warn. */
export const sheetRules: readonly Constraint[] = rules.flatMap(({ id, severity, message, hint, sheet }) =>
  sheet
    ? [
        {
          ...{ id, severity, reads: sheet.reads },
          check: (terms, outside) =>
            sheet.find(terms, outside).map((hit) => {
              const suggested = hit.hint ?? hint;
              return {
                ...{ path: hit.path, lacks: true, ...filled(message, hit.slots) },
                ...(suggested && { hint: filled(suggested, hit.slots) }),
                ...(hit.severity && { severity: hit.severity }),
              };
            }),
        },
      ]
    : [],
);

/** Every breach in a contract's text, in the order of the text within each rule. In a draft nothing is an error. */
export function textProblems(
  text: ContractText,
  facts: Facts,
  file: string,
  inSheet: InSheet = (path) => ({ path }),
  applies: (id: string) => boolean = () => true,
): Problem[] {
  const analysis = analyse(text, facts);
  const elsewhere = governedElsewhere(text);
  return rules.flatMap((rule) => {
    if (!rule.text || !applies(rule.id) || (text.foreign && rule.foreign === 'off')) return [];
    if (elsewhere && rule.basis) return [];
    return rule.text(analysis).map((hit) => ({
      ...problemOf(rule, hit, analysis),
      ...placeOf(text, hit, file, inSheet),
    }));
  });
}

function problemOf(rule: Rule, hit: TextHit, { text }: Analysis): Problem {
  const given = hit.severity ?? rule.severity;
  const foreign = text.foreign && rule.foreign !== undefined && rule.foreign !== 'off' ? rule.foreign : given;
  const severity = text.status === 'draft' && foreign === 'error' ? 'warning' : foreign;
  const clause = hit.at ? text.passages[hit.at.passage]!.clause : hit.clause;
  const cite = clause === undefined ? undefined : text.clauses[clause]?.cite;
  const hint = hit.hint ?? rule.hint;
  return {
    ...{ code: rule.id, severity, message: filled(rule.message, hit.slots) },
    ...(cite && cite.zh + cite.en !== '' && { clause: cite }),
    ...(hint && { hint: filled(hint, hit.slots) }),
  };
}

/** `{named}` slots filled in, in both languages. */
function filled(words: Pair<string>, slots: Slots = {}): Pair<string> {
  const fill = (lang: 'zh' | 'en'): string =>
    words[lang].replace(/\{([a-z]+)\}/gi, (slot, name: string) => {
      const value = Object.hasOwn(slots, name) ? slots[name] : undefined;
      return value === undefined ? slot : typeof value === 'object' ? value[lang] : String(value);
    });
  return { zh: fill('zh'), en: fill('en') };
}
