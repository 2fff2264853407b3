// The terms of one form printed as another: what the other form needs and the sheet lacks, and what the sheet says that it does not print.

import type { Problem } from '../problem.js';
import type { Form } from '../template/forms.js';
import type { Library } from '../template/library.js';
import { glossaryPath } from '../template/paths.js';
import { addressesIn } from '../template/printed.js';
import { kindOf, labelOf } from '../terms/index.js';
import type { FieldKind } from './ast.js';

/** A missing field, told as what printing as this form needs: with the lines to type. */
export function wanting(problem: Problem, form: Form): Problem {
  const path = problem.path ?? '';
  if (problem.code !== 'TERM-MISSING' && problem.code !== 'X47') return problem;
  const label = labelOf(path);
  const typed = example(path);
  return {
    ...problem,
    code: 'FORM-REQUIRES',
    message: {
      zh: `${label.zh}（${path}）：按 ${form.id} 打印需要它，清单没有填写`,
      en: `${label.en} (${path}): is needed to print as ${form.id}, and the sheet does not give it`,
    },
    hint: { zh: `补充 ${typed}`, en: `add ${typed}` },
  };
}

/** `business: { shop: { name: { zh: …, en: … } } }`; an entry of a list is named by its path. */
function example(path: string): string {
  const value = sample(kindOf(path));
  if (/\.\d+\./.test(path)) return `${path}: ${value}`;
  return path
    .split('.')
    .reduceRight(
      (inner, key, i) => `${key}: ${i < path.split('.').length - 1 ? `{ ${inner} }` : inner}`,
      value,
    );
}

function sample(kind: FieldKind | undefined): string {
  switch (kind?.kind) {
    case 'bi':
      return '{ zh: …, en: … }';
    case 'enum':
      return kind.values.length > 6 ? `${kind.values.slice(0, 6).join(' | ')} | …` : kind.values.join(' | ');
    case 'bool':
      return 'true | false';
    case 'int':
      return '1';
    case 'date':
      return '2027-01-01';
    case 'money':
    case 'percent':
    case 'decimal':
      return '"…"';
    case 'list':
      return `[${kind.of.kind === 'group' ? '{ … }' : sample(kind.of)}]`;
    default:
      return '…';
  }
}

/** What the sheet gives and its own form prints, but this one does not: one note for each group that falls away whole. */
export function dropped(sheet: unknown, own: Form, form: Form, library: Library): Problem[] {
  const address = (path: string): string => glossaryPath(path, kindOf);
  const [before, after] = [addressesIn(library, own, kindOf), addressesIn(library, form, kindOf)];
  const kept = new Set([...after].flatMap(prefixes));
  const told = new Map<string, Problem>();
  for (const path of leaves(sheet, '')) {
    if (!before.has(address(path)) || after.has(address(path))) continue;
    // The widest group of which the form prints nothing.
    const at = prefixes(path).find((prefix) => !kept.has(address(prefix))) ?? path;
    if (told.has(address(at))) continue;
    const label = labelOf(at);
    told.set(address(at), {
      code: 'FORM-DROPPED',
      severity: 'info',
      message: {
        zh: `${label.zh}（${at}）：${own.id} 会印出，${form.id} 不印`,
        en: `${label.en} (${at}): ${own.id} prints it, ${form.id} does not`,
      },
      path: at,
    });
  }
  return [...told.values()];
}

/** `a`, `a.b`, `a.b.c`. */
function prefixes(path: string): string[] {
  const steps = path.split('.');
  return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
}

/** Index paths of the values in a sheet; a bilingual text and a list of plain values are one value. */
function* leaves(value: unknown, path: string): Generator<string> {
  const kind = path === '' ? undefined : kindOf(path);
  const inner =
    kind === undefined
      ? path === ''
      : kind.kind === 'group' || (kind.kind === 'list' && kind.of.kind === 'group');
  if (value === undefined || value === null) return;
  if (!inner || typeof value !== 'object') {
    if (kind) yield path;
    return;
  }
  for (const [key, part] of Object.entries(value)) yield* leaves(part, path === '' ? key : `${path}.${key}`);
}
