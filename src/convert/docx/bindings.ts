// Content controls bound to custom XML: which nodes Word would show in them, and the texts of those nodes.
// Word puts the stored value over the text in the document, so both are converted; the key of a list entry is no text and stays.
import type { Visitor } from '../../opc/names.js';
import { decoded } from '../../opc/xml.js';
import type { Unit } from './units.js';

export interface Binding {
  /** Id of the data store as written, upper case; empty when the control names none. */
  readonly store: string;
  readonly xpath: string;
  /** Keys of the control's list. */
  readonly keys: readonly string[];
}

export function bindingReader(bindings: Binding[]): Visitor {
  let found: Binding[] = [];
  let keys: string[] = [];
  return {
    open: (element) => {
      const value = (name: string): string => decoded(element.attribute(name)?.raw ?? '');
      if (element.name === 'w:sdtPr') {
        found = [];
        keys = [];
      } else if (element.name === 'w:listItem' && element.attribute('w:displayText'))
        keys.push(value('w:value'));
      else if (/^w(15)?:dataBinding$/.test(element.name))
        found.push({ store: value('w:storeItemID').toUpperCase(), xpath: value('w:xpath'), keys });
    },
    close: (name) => {
      if (name === 'w:sdtPr') bindings.push(...found);
    },
  };
}

/** The texts of the nodes of one data store that controls are bound to. */
export function boundReader(part: string, bindings: readonly Binding[], units: Unit[]): Visitor {
  const wanted = new Map<string, Set<string>>();
  for (const { xpath, keys } of bindings) {
    const target = targetOf(xpath);
    wanted.set(target, new Set([...(wanted.get(target) ?? []), ...keys]));
  }
  const attributes = new Set([...wanted.keys()].flatMap((key) => /@(.+)$/.exec(key)?.[1] ?? []));
  const stack: { readonly path: string; readonly counts: Map<string, number>; readonly target?: string }[] = [
    { path: '', counts: new Map() },
  ];
  const found = (paths: readonly string[]): string | undefined => paths.find((path) => wanted.has(path));
  const add = (target: string, slot: { token: number; start: number; end: number; raw: string }): void => {
    const text = decoded(slot.raw);
    // A rich text control stores a whole package of its own here.
    if (wanted.get(target)!.has(text) || text.includes('<pkg:package')) return;
    units.push({ part, paragraph: 0, copy: false, slots: [{ ...slot, text, view: 'kept' }] });
  };
  return {
    open: (element) => {
      const local = localOf(element.name);
      const parent = stack.at(-1)!;
      const nth = (parent.counts.get(local) ?? 0) + 1;
      parent.counts.set(local, nth);
      const path = `${parent.path}/${local}[${nth}]`;
      const target = found([path, local]);
      stack.push({ path, counts: new Map(), ...(target === undefined ? {} : { target }) });
      for (const name of attributes) {
        const value = element.attribute(name);
        const at = found([`${path}/@${name}`, `@${name}`]);
        if (value && at !== undefined) add(at, { token: element.token, ...value });
      }
    },
    close: () => {
      stack.pop();
    },
    text: (token, raw) => {
      const { target } = stack.at(-1)!;
      if (target !== undefined) add(target, { token, start: 0, end: raw.length, raw });
    },
  };
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * `/ns0:sheet[1]/ns0:name` → `/sheet[1]/name[1]`: Word takes the first node where no ordinal is given.
 * A path with other conditions stands for its last name, wherever that occurs.
 */
function targetOf(xpath: string): string {
  const steps = xpath.replace(/\/text\(\)(\[1\])?$/, '').split('/');
  const plain = steps.slice(1).map((step) => /^(@?)(?:[^:[\]]+:)?([^:[\]()*@]+)(?:\[(\d+)\])?$/.exec(step));
  const name = (match: RegExpExecArray | null | undefined): string =>
    match ? (match[1] ? `@${match[2]}` : `${match[2]}[${match[3] ?? 1}]`) : '';
  if (steps[0] === '' && plain.length > 0 && plain.every((match) => match))
    return `/${plain.map(name).join('/')}`;
  const last = /(@?)(?:[^:/[\]]+:)?([^:/[\]()*@]+)(?:\[[^\]]*\])?$/.exec(steps.at(-1) ?? '');
  return last ? `${last[1]}${last[2]}` : '';
}
