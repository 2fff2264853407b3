// What the sheet still owes: required fields, English where it will be printed, and the form's own requirements.
// A final text refuses them; a draft prints a blank and warns.
import type { Problem, Severity } from '../problem.js';
import type { At } from './field.js';
import { fieldAt } from './paths.js';
import { problemAt } from './problems.js';
import { type Sheet, sheetSchema, type Terms, termsSchema } from './schema.js';
import { type Bi, wrong } from './types/text.js';
import { fields, isGroup, valueAt, variantsOf } from './walk.js';

/** Fills English that will not be printed with the Chinese, and reports each language that a bilingual text lacks. */
export function languages(
  sheet: Sheet,
  english: boolean,
  severity: Severity,
): { sheet: Sheet; problems: Problem[] } {
  const filled = structuredClone(sheet);
  const problems: Problem[] = [];
  for (const { path, meta, value } of [...fields(sheetSchema, filled)]) {
    if (meta.valueType?.kind.kind !== 'bi' || !isGroup(value)) continue;
    const text = value as Partial<Bi>;
    if (text.zh !== undefined && text.en === undefined && !english) text.en = text.zh;
    for (const lang of ['zh', 'en'] as const)
      if (text[lang] === undefined) problems.push(lack('TERM-MISSING', `${path}.${lang}`, severity));
    if (text.zh === undefined) remove(filled, path);
  }
  return { sheet: filled, problems };
}

function remove(sheet: Sheet, path: string): void {
  const cut = path.lastIndexOf('.');
  const parent = valueAt(sheet, path.slice(0, Math.max(cut, 0))) as Record<string, unknown>;
  if (!Array.isArray(parent)) delete parent[path.slice(cut + 1)];
}

export function missing(terms: Terms, requires: readonly string[], severity: Severity): Problem[] {
  const problems: Problem[] = [];
  for (const { path, schema, meta, value } of fields(termsSchema, terms)) {
    const least = meta.min ?? 1;
    const short = Array.isArray(value) && value.length < least;
    if (!meta.need || (value !== undefined && !short)) continue;
    if (!meta.need.when(reader(terms, path), path)) continue;
    const tag = variantsOf(schema)?.tag;
    problems.push(
      lack(
        meta.need.code,
        tag === undefined ? path : `${path}.${tag}`,
        severity,
        least > 1 ? least : undefined,
      ),
    );
  }
  const reported = new Set(problems.map((problem) => problem.path));
  for (const path of requires)
    if (!reported.has(path) && fieldAt(terms, path) === undefined)
      problems.push(lack('TERM-MISSING', path, severity));
  return problems;
}

/** Reads for `need.when`: each leading dot is one group up from the field. */
function reader(terms: Terms, path: string): At {
  return (asked) => {
    const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(asked) ?? [];
    const steps = path.split('.');
    const base = dots === '' ? [] : steps.slice(0, steps.length - dots.length);
    return valueAt(terms, [...base, rest].join('.'));
  };
}

function lack(code: string, path: string, severity: Severity, least?: number): Problem {
  const count =
    least === undefined
      ? undefined
      : { zh: `至少需要 ${least} 项`, en: `at least ${least} entries are needed` };
  return problemAt(
    code,
    path,
    wrong(count?.zh ?? '未填写', count?.en ?? 'is missing', {
      zh: `补充 ${path}`,
      en: `add ${path}`,
    }),
    severity,
  );
}
