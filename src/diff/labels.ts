// A difference → what it is called: the field's label, with what it belongs to in front: the party, the list entry by its name
// (电话 · 响应时限 / Telephone · Response limit), or the sheet's group where another group has a field of the same label.
import type { Pair } from '../contract/ast.js';
import {
  type Difference,
  type Entry,
  elementOf,
  isGroup,
  labelOf,
  membersFor,
  metaOf,
  modelFields,
} from '../terms/index.js';
import { inBoth, type Reading, shown } from './shown.js';

/** Longer texts name nothing. */
const LONGEST = 24;

export function labelFor(difference: Difference, reading: Reading): Pair<string> {
  const { path, entries, meta, schema } = difference;
  const last = entries.at(-1);
  const whole = last && path.endsWith(`.${last.segment}`) && elementOf(last.list) === schema;
  const names = entries.map((entry) => nameOf(entry, whole === true && entry === last, reading));
  // A whole entry is called by its list and its name.
  const label = (whole ? metaOf(last.list).label : meta.label) ?? labelOf(path);
  const group = path.split('.')[0]!;
  const behind = whole ? names.slice(-1) : [];
  const before = names.slice(0, names.length - behind.length);
  return inBoth((lang) => {
    const shared = names.length === 0 && path !== group && isShared(label[lang]);
    const owner = group === 'parties' ? labelOf(path.split('.', 2).join('.')) : shared && labelOf(group);
    const parts = [...(owner ? [owner] : []), ...before, label, ...behind];
    return parts.map((part) => part[lang]).join(' · ');
  });
}

let groupsOf: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Does another group of the sheet have a field of this label? The model never changes, so the answer is kept. */
function isShared(label: string): boolean {
  if (!groupsOf) {
    const found = new Map<string, Set<string>>();
    for (const { path, label: one } of modelFields())
      for (const word of [one.zh, one.en])
        found.set(word, (found.get(word) ?? new Set()).add(path.split('.')[0]!));
    groupsOf = found;
  }
  return (groupsOf.get(label)?.size ?? 0) > 1;
}

/** The words of its key, of what else tells it apart, or its own name; its number where it has none of these. */
function nameOf({ list, address, value, segment }: Entry, isWhole: boolean, reading: Reading): Pair<string> {
  const { key, second } = metaOf(list);
  const element = elementOf(list)!;
  const members = membersFor(element, value) ?? {};
  const own = isGroup(value) ? value : {};
  const say = (name: string) =>
    own[name] === undefined ? [] : [shown(own[name], members[name]!, `${address}.${name}`, reading)];
  const coded = [key, segment.includes('/') ? second : undefined].flatMap((name) =>
    name === undefined ? [] : say(name),
  );
  const numbered = /^\d/.test(segment);
  const texts = numbered
    ? Object.entries(members).flatMap(([name, member]) =>
        name !== key && ['bi', 'text'].includes(metaOf(member).valueType?.kind.kind ?? '') ? say(name) : [],
      )
    : [];
  const named = texts.filter(({ zh }) => [...zh].length <= LONGEST).slice(0, 1);
  const place = Number(segment.split('-').at(-1)) + 1;
  // A number says nothing without its list.
  const of = isWhole ? undefined : metaOf(list).label;
  const number = { zh: `${of?.zh ?? ''}第${place}项`, en: `${of ? `${of.en} ` : ''}no. ${place}` };
  const parts = [...coded, ...named];
  const said = parts.length > 0 ? parts : [number];
  return inBoth((lang) => said.map((part) => capital(part[lang])).join(' · '));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
