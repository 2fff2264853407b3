// A term sheet as text → the stretches that conversion leaves alone (keys, names, English) and the names it gives.
// The model knows which fields are names; their values stay as typed, also where the sheet gives a Traditional form: printing decides.
import type { Sheet } from '../sheet/index.js';
import { isName, registeredNames } from '../terms/index.js';
import type { Given } from './given.js';
import type { Fixed } from './lines.js';

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

const HAN = /\p{Script=Han}/u;
/** Places that the checks compare with the addresses, which stay as typed; printing converts them. */
const PLACES = /^(?:disputes\.court\.(?:name|place)|effectiveness\.place)(?:\.zh)?$/;

export function fixedIn(sheet: Sheet): Fixed[] {
  const keys = [...nodesOf(sheet.value, '')].flatMap(({ path, key }) =>
    key && HAN.test(key) ? fixedAt(sheet, path, 'key', false) : [],
  );
  const values = leavesOf(sheet).flatMap(({ path, value }) => {
    if (isEnglish(path)) return fixedAt(sheet, path, 'value', false);
    return typeof value === 'string' && HAN.test(value) && (isName(path) || PLACES.test(path))
      ? fixedAt(sheet, path, 'value', true)
      : [];
  });
  return [...keys, ...values].sort((a, b) => a.start - b.start);
}

/** Quotation marks around a value are no part of the name. */
function fixedAt({ stretch, text }: Sheet, path: string, part: 'key' | 'value', told: boolean): Fixed[] {
  const range = stretch(path, part);
  if (!range) return [];
  const [start, end] = range;
  const quoted = /^(["']).*\1$/s.test(text.slice(start, end)) ? 1 : 0;
  return [{ start: start + quoted, end: end - quoted, reason: 'name', told }];
}

/** Every name of the sheet, with the Traditional form where it gives one. */
export function namesInSheet(sheet: Sheet): Given[] {
  const registered = registeredNames(sheet.value);
  const typed = [...new Set([...registered.keys(), ...namesOf(sheet)])];
  const forms = new Set(registered.values());
  return typed.filter((name) => !forms.has(name)).map((name) => ({ name, hant: registered.get(name) }));
}

function namesOf(sheet: Sheet): string[] {
  return leavesOf(sheet).flatMap(({ path, value }) =>
    typeof value === 'string' && HAN.test(value) && !isEnglish(path) && isName(path) ? [value.trim()] : [],
  );
}

const isEnglish = (path: string): boolean => path.endsWith('.en');

const leavesOf = ({ value }: Sheet): Leaf[] =>
  [...nodesOf(value, '')].filter((node) => typeof node.value !== 'object');

function* nodesOf(value: unknown, path: string): Generator<Leaf & { readonly key?: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`;
    yield { path: here, value: inner, ...(Array.isArray(value) ? {} : { key: name }) };
    yield* nodesOf(inner, here);
  }
}
