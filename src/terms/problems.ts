// The one place where zod's issues become Problems: each leaf explains its own bad values, strange keys get a suggestion,
// and what was refused is taken out, so that the rest can be checked in the same run.
import type * as z from 'zod';
import type { Pair } from '../contract/ast.js';
import type { Problem } from '../problem.js';
import { suggest } from '../text/suggest.js';
import { metaOf, type Wrong } from './field.js';
import { labelOf } from './paths.js';
import { sheetSchema } from './schema.js';
import { notOneOf } from './types/number.js';
import { show, wrong } from './types/text.js';
import { anyMembers, elementOf, isGroup, membersFor, schemaAt, valueAt, variantsOf } from './walk.js';

type Issue = z.core.$ZodIssue;
/** What the values of choices mean, by field address: the path without list entries and party roles. */
export type Words = Readonly<Record<string, Readonly<Record<string, Pair<string>>>>>;

export interface Explained {
  readonly problems: Problem[];
  /** Fields that misspelt keys were probably meant to be. */
  readonly meant: string[];
}

export function problemsOf(issues: readonly Issue[], input: unknown, words: Words = {}): Explained {
  const meant: string[] = [];
  const stray = (path: string, key: string): Problem => {
    const { problem, near } = strangeKey(path, key, input);
    if (near !== undefined) meant.push(near);
    return problem;
  };
  const problems = issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => stray(path, key));
    const given = valueAt(input, path);
    if (issue.code === 'invalid_union' && given === undefined) return unnamed(path, input, stray);
    const { code, why } = explain(path, given, words[addressOf(path)]);
    return [problemAt(code, path, why)];
  });
  return { problems, meant };
}

const addressOf = (path: string) =>
  path
    .replace(/^parties\.(customer|provider)\b/, 'parties')
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.');

/** A union whose variant is not named: its name is misspelt, or missing. */
function unnamed(
  path: string,
  input: unknown,
  stray: (path: string, key: string) => Problem,
): readonly Problem[] {
  const above = path.slice(0, path.lastIndexOf('.'));
  const schema = schemaAt(sheetSchema, above);
  const group = valueAt(input, above);
  const names = Object.keys((schema && anyMembers(schema)) ?? {});
  const strange = isGroup(group) ? Object.keys(group).filter((key) => !names.includes(key)) : [];
  if (strange.length > 0) return strange.map((key) => stray(above, key));
  const values = [...((schema && variantsOf(schema)?.of.keys()) ?? [])].join(', ');
  return [
    problemAt(
      'TERM-MISSING',
      path,
      wrong('未填写', 'is missing', { zh: `可选：${values}`, en: `choose from: ${values}` }),
    ),
  ];
}

/** A problem that the reader of the sheet found at a field, told with the field's label as all others are. */
export function labelled(problem: Problem): Problem {
  const { code, path = '', message, hint } = problem;
  if (code !== 'SHEET-UNQUOTED' || !schemaAt(sheetSchema, path.replace(/\.(zh|en)$/, ''))) return problem;
  const why: Wrong = { ...message, ...(hint && { hint }) };
  return { ...problem, message: problemAt(code, path, why).message };
}

/** An error about a field, its label and path first. */
export function problemAt(
  code: string,
  path: string,
  why: Wrong,
  severity: Problem['severity'] = 'error',
): Problem {
  const label = labelOf(path);
  const zh = path === '' ? '' : `${label.zh}（${path}）：`;
  const en = path === '' ? '' : `${label.en} (${path}): `;
  return {
    code,
    severity,
    message: { zh: `${zh}${why.zh}`, en: `${en}${why.en}` },
    ...(path === '' ? {} : { path }),
    ...(why.hint ? { hint: why.hint } : {}),
  };
}

function explain(path: string, given: unknown, words: Words[string] = {}): { code: string; why: Wrong } {
  const schema = schemaAt(sheetSchema, path);
  const cut = path.lastIndexOf('.');
  const above = schemaAt(sheetSchema, path.slice(0, Math.max(cut, 0)));
  const variants = above && variantsOf(above);
  if (variants?.tag === path.slice(cut + 1))
    return { code: 'TYPE-ENUM', why: notOneOf(given, [...variants.of.keys()], words) };
  const type = schema ? metaOf(schema).valueType : above && metaOf(above).valueType?.part;
  if (type?.code === 'TYPE-ENUM' && type.kind.kind === 'enum')
    return { code: type.code, why: notOneOf(given, type.kind.values, words) };
  if (type) {
    const why = type.read(given);
    return { code: type.code, why: 'value' in why ? wrong('值无效', 'the value is not valid') : why };
  }
  if (schema && elementOf(schema))
    return {
      code: 'TYPE-LIST',
      why: wrong(`应为列表，实为 ${show(given)}`, `expected a list, got ${show(given)}`, {
        zh: '每一项以“- ”开头，或写成 [甲, 乙]',
        en: 'begin each entry with "- ", or write [a, b]',
      }),
    };
  const names = Object.keys((schema && anyMembers(schema)) ?? {}).join(', ');
  return {
    code: 'TYPE-GROUP',
    why: wrong(`应为一组字段，实为 ${show(given)}`, `expected fields, got ${show(given)}`, {
      zh: `字段：${names}`,
      en: `its fields: ${names}`,
    }),
  };
}

function strangeKey(path: string, key: string, input: unknown): { problem: Problem; near?: string } {
  const full = path === '' ? key : `${path}.${key}`;
  const schema = schemaAt(sheetSchema, path);
  const here = schema && metaOf(schema).valueType?.kind.kind === 'bi' ? ['zh', 'en'] : undefined;
  const value = valueAt(input, path);
  const names = here ?? Object.keys((schema && (membersFor(schema, value) ?? anyMembers(schema))) ?? {});
  const variants = schema && variantsOf(schema);
  const owners = variants ? [...variants.of].filter(([, shape]) => Object.hasOwn(shape, key)) : [];
  if (variants && owners.length > 0 && isGroup(value)) {
    const chosen = String(value[variants.tag]);
    const list = owners.map(([name]) => name).join(', ');
    const problem = strange(full, {
      zh: `${variants.tag}: ${chosen} 不能有字段 ${show(key)}，它属于 ${list}`,
      en: `${variants.tag}: ${chosen} takes no field ${show(key)}; it belongs to ${list}`,
      hint: {
        zh: `删去 ${key}，或改用 ${variants.tag}: ${owners[0]?.[0]}`,
        en: `remove ${key}, or write ${variants.tag}: ${owners[0]?.[0]}`,
      },
    });
    return { problem };
  }
  const near = suggest(key, names);
  const problem = strange(full, {
    zh: `没有名为 ${show(key)} 的字段`,
    en: `there is no field ${show(key)}`,
    hint: near
      ? { zh: `是否应为 ${near}`, en: `did you mean ${near}?` }
      : { zh: `此处可用：${names.join(', ')}`, en: `known here: ${names.join(', ')}` },
  });
  return near === undefined ? { problem } : { problem, near: path === '' ? near : `${path}.${near}` };
}

const strange = (path: string, why: Wrong): Problem => ({
  code: 'SHEET-UNKNOWN-KEY',
  severity: 'error',
  message: { zh: why.zh, en: why.en },
  path,
  ...(why.hint ? { hint: why.hint } : {}),
});

export interface Cleaned {
  readonly value: unknown;
  /** The index path in the sheet for an index path in the cleaned value. */
  readonly origin: (path: string) => string;
}

/** A copy without the values that the issues name. Refused list entries leave, the places of the others are remembered. */
export function without(input: unknown, issues: readonly Issue[]): Cleaned {
  const value = structuredClone(input);
  const removed = new Map<string, Set<number>>();
  for (const issue of issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    // An unknown variant makes its whole group unreadable.
    const at = issue.code === 'invalid_union' ? issue.path.slice(0, -1) : issue.path;
    for (const key of keys) drop(value, key === undefined ? at : [...at, key], removed);
  }
  for (const [path, indexes] of removed) {
    const list = valueAt(value, path);
    if (Array.isArray(list)) list.splice(0, list.length, ...list.filter((_, index) => !indexes.has(index)));
  }
  return { value, origin: (path) => placeBefore(path, removed) };
}

function drop(value: unknown, path: readonly PropertyKey[], removed: Map<string, Set<number>>): void {
  const last = path.at(-1);
  const above = path.slice(0, -1).join('.');
  const parent = valueAt(value, above);
  if (last === undefined || typeof parent !== 'object' || parent === null) return;
  if (!Array.isArray(parent)) {
    delete (parent as Record<PropertyKey, unknown>)[last];
    return;
  }
  const indexes = removed.get(above) ?? new Set();
  removed.set(above, indexes.add(Number(last)));
}

function placeBefore(path: string, removed: ReadonlyMap<string, ReadonlySet<number>>): string {
  const steps: string[] = [];
  for (const step of path.split('.')) {
    const gone = removed.get(steps.join('.'));
    let index = Number(step);
    if (gone) for (const hole of [...gone].sort((a, b) => a - b)) if (hole <= index) index += 1;
    steps.push(gone ? String(index) : step);
  }
  return steps.join('.');
}
