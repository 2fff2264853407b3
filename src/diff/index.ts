// Two compiled sheets → everything that differs: the fields by weight, each with the provisions that it touches, and the provisions, each
// with the fields that explain it. The only place where terms and contract meet after compilation.
import type { Library } from '../template/library.js';
import type { Difference } from '../terms/index.js';
import { type Explained, explained } from './clauses.js';
import type { ClauseRef, Comparison, CompiledSide, Restated, Side } from './comparison.js';
import { provisionChanges } from './contract.js';
import { labelFor } from './labels.js';
import { fieldChanges } from './terms.js';

/** Both sides in the same script. */
export function compare(old: CompiledSide, now: CompiledSide, library: Library): Comparison {
  const fields = fieldChanges(old, now, library);
  const found = explained(provisionChanges(old.contract, now.contract), old, now, fields, library);
  const told = found.filter(({ restated }) => restated.length === 0);
  return {
    old: sideOf(old),
    new: sideOf(now),
    changes: fields.map((change) => ({ ...change, clauses: clausesOf(change.path, told) })),
    provisions: told.map(({ change, fields }) => ({ ...change, fields })),
    restated: restatedIn(found, (difference) =>
      labelFor(difference, { words: library, currency: now.terms.fees.currency ?? 'CNY', beside: {} }),
    ),
  };
}

function sideOf({ file, contract }: CompiledSide): Side {
  const title = (lang: 'zh' | 'en'): string => contract.title[lang].map(({ text }) => text).join('');
  return { file, form: contract.form, title: { zh: title('zh'), en: title('en') } };
}

/** Provisions whose words change with a field, each once; where there are none, those that came or went with what they print of it. */
function clausesOf(path: string, found: readonly Explained[]): ClauseRef[] {
  const worded = found.filter(({ change }) => change.kind !== 'renumbered');
  const touched = worded.filter(({ fields }) => fields.includes(path));
  return refsOf(touched.length > 0 ? touched : worded.filter(({ along }) => along.includes(path)));
}

function refsOf(found: readonly Explained[]): ClauseRef[] {
  const provisions = new Map(found.map((one) => [(one.new ?? one.old)!.provision, one.change]));
  return [...provisions.values()].map(({ id, old, new: now, title }) => ({
    id,
    ...(old && { old }),
    ...(now && { new: now }),
    ...(title && { title }),
  }));
}

function restatedIn(
  found: readonly Explained[],
  labelled: (difference: Difference) => Restated['label'],
): Restated[] {
  const differences = new Set(found.flatMap(({ restated }) => restated));
  return [...differences].map((difference) => ({
    path: difference.path,
    label: labelled(difference),
    clauses: refsOf(found.filter(({ restated }) => restated.includes(difference))),
  }));
}
