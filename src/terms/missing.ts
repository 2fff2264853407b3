// What the sheet still owes: required fields, English where it will be printed, and the form's own requirements.
// A final text refuses them; a draft prints a blank and warns.
import type { Problem, Severity } from '../problem.js';
import { type At, metaOf } from './field.js';
import { fieldAt, wholeOf } from './paths.js';
import { problemAt } from './problems.js';
import { type Sheet, sheetSchema, type Terms, termsSchema } from './schema.js';
import { type Bi, wrong } from './types/text.js';
import { fields, isGroup, schemaAt, valueAt, variantsOf, within } from './walk.js';

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
    const absent = (['zh', 'en'] as const).filter((lang) => text[lang] === undefined);
    if (absent.length === 2) problems.push(lack('TERM-MISSING', path, severity));
    else problems.push(...absent.map((lang) => lack('TERM-MISSING', `${path}.${lang}`, severity)));
    if (english) problems.push(...hanInEnglish(path, text));
    if (text.zh === undefined) remove(filled, path);
  }
  return { sheet: filled, problems };
}

/** A name typed twice in Chinese would print as its own translation. */
function hanInEnglish(path: string, { en = '' }: Partial<Bi>): Problem[] {
  const found = /\p{Script=Han}+/u.exec(en)?.[0];
  if (found === undefined) return [];
  const why = wrong(`英文中有汉字“${found}”`, `has Chinese characters in its English: ${found}`, {
    zh: '写英文；没有登记英文名称的，可用译名或拼音',
    en: 'write English; a name without a registered English form may be translated or romanised',
  });
  return [problemAt('TYPE-ENGLISH', `${path}.en`, why, 'warning')];
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
  return (asked) => valueAt(terms, addressed(asked, path));
}

/** The path that `At` reads from a field. */
export function addressed(asked: string, path: string): string {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(asked) ?? [];
  const steps = path.split('.');
  const base = dots === '' ? [] : steps.slice(0, steps.length - dots.length);
  return [...base, rest].join('.');
}

/** Would this field be filled from one that is reported already, as refused or missing? Its own absence is then no news. */
export function followsFrom(path: string, problems: readonly Problem[]): boolean {
  const field = wholeOf(path);
  const schema = schemaAt(sheetSchema, field);
  const sources = (schema && metaOf(schema).from) ?? [];
  return sources.some((asked) => {
    const source = addressed(asked, field);
    return problems.some(
      ({ code, severity, path: at = '' }) =>
        wholeOf(at) === source ||
        ((severity === 'error' || code === 'TERM-MISSING') && (within(at, source) || within(source, at))),
    );
  });
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
