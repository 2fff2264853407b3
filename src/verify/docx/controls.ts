// Content controls that are bound to a store inside the package: Word fills each with the stored value when it opens the file, so a value
// altered there alone changes what is read although the text of the document looks untouched.
import type { Element, Node } from '../../diff/docx/dom.js';
import {
  attribute,
  child,
  childElements,
  descendants,
  isElement,
  nameOf,
  rootOf,
} from '../../diff/docx/dom.js';
import type { WordPackage } from '../../diff/docx/reading.js';
import { textOf } from '../../diff/docx/text.js';

export interface Overruled {
  readonly paragraph: Element;
  readonly shown: string;
  readonly stored: string;
}
interface Group extends Overruled {
  readonly last: Element;
}

/**
 * Controls whose stored values are not what they show. LibreOffice puts controls that touch into the first of them, with their words:
 * such neighbours are taken together.
 */
export function overruled(pkg: WordPackage): Overruled[] {
  const body = rootOf(pkg.parts.get(pkg.main));
  if (!body) return [];
  const valuesOf = lookup(pkg);
  const groups: Group[] = [];
  for (const sdt of descendants(body, 'sdt')) {
    const binding = child(sdt, 'sdtPr', 'dataBinding');
    const paragraph = paragraphAround(sdt);
    if (!binding || !paragraph) continue;
    const shown = wordsOf(child(sdt, 'sdtContent'));
    const before = groups.at(-1);
    const inside = before !== undefined && isInside(sdt, before.last);
    const beside = before?.paragraph === paragraph && touch(before.last, sdt);
    const own = inside ? undefined : shown;
    const values = valuesOf(binding);
    const stored = values.find((value) => value !== own) ?? shown;
    if (inside) groups[groups.length - 1] = { ...before, stored: before.stored + stored };
    else if (beside)
      groups[groups.length - 1] = {
        paragraph,
        last: sdt,
        shown: before.shown + shown,
        stored: before.stored + stored,
      };
    else groups.push({ paragraph, last: sdt, shown, stored });
  }
  return groups.filter(({ shown, stored }) => shown !== stored);
}

/** The values that a binding leads to, looked for once. */
function lookup(pkg: WordPackage): (binding: Element) => string[] {
  const known = new Map<string, string[]>();
  return (binding) => {
    const key = `${attribute(binding, 'prefixMappings')} ${attribute(binding, 'xpath')}`;
    const values = known.get(key) ?? storedAt(pkg, binding);
    known.set(key, values);
    return values;
  };
}

function isInside(el: Element, outer: Element): boolean {
  for (let at = el.parentNode; at && isElement(at); at = at.parentNode) if (at === outer) return true;
  return false;
}

/** Whether no words stand between two siblings. */
function touch(first: Element, second: Element): boolean {
  let at = first.nextSibling;
  for (; at && at !== second; at = at.nextSibling) if ((at.textContent ?? '') !== '') return false;
  return at === second;
}

/** Tracked deletions aside: they are no part of what is shown. */
const wordsOf = (content: Element | undefined): string =>
  content
    ? descendants(content, 'r')
        .flatMap((run) => childElements(run).map(textOf))
        .join('')
    : '';

function paragraphAround(el: Element): Element | undefined {
  for (let at = el.parentNode; at && isElement(at); at = at.parentNode) if (nameOf(at) === 'p') return at;
  return undefined;
}

/** The values at `/s:source[1]/s:values[1]/s:value[3]`, of every part that has one: which of them Word takes is its own affair. */
function storedAt(pkg: WordPackage, binding: Element): string[] {
  const steps = (attribute(binding, 'xpath') ?? '').split('/').slice(1);
  const namespaces = new Map(
    [...(attribute(binding, 'prefixMappings') ?? '').matchAll(/xmlns:(\w+)=['"]([^'"]*)['"]/g)].map(
      (match) => [match[1]!, match[2]!],
    ),
  );
  return [...pkg.parts.values()].flatMap((part) => {
    let at: readonly Node[] = [part];
    for (const step of steps) {
      const [, prefix = '', name, place = '1'] = /^(?:(\w+):)?(\w+)(?:\[(\d+)\])?$/.exec(step) ?? [];
      const namespace = namespaces.get(prefix) ?? null;
      at = at
        .flatMap((parent) => childElements(parent))
        .filter((el) => el.localName === name && (el.namespaceURI ?? null) === namespace)
        .slice(Number(place) - 1, Number(place));
    }
    return steps.length === 0 ? [] : at.map((found) => (found.textContent ?? '').replace(/\r\n?/g, '\n'));
  });
}
