// Content controls that are bound to a store inside the package: Word fills each with the stored value when it opens the file, so a value
// altered there alone changes what is read although the text of the document looks untouched.
import type { Element, Node } from '@xmldom/xmldom';
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

/** Controls whose stored values are not what they show. LibreOffice moves the words of neighbours into the first: they are told together. */
export function overruled(pkg: WordPackage): Overruled[] {
  const body = rootOf(pkg.parts.get(pkg.main));
  if (!body) return [];
  const known = new Map<string, string[]>();
  const groups: { paragraph: Element; last: Element; shown: string; stored: string }[] = [];
  for (const sdt of descendants(body, 'sdt')) {
    const binding = child(sdt, 'sdtPr', 'dataBinding');
    const paragraph = paragraphAround(sdt);
    if (!binding || !paragraph) continue;
    const shown = wordsOf(child(sdt, 'sdtContent'));
    const key = `${attribute(binding, 'prefixMappings')} ${attribute(binding, 'xpath')}`;
    const values = known.get(key) ?? storedAt(pkg, binding);
    known.set(key, values);
    const stored = values.find((value) => value !== shown) ?? shown;
    const before = groups.at(-1);
    if (before?.paragraph === paragraph && touch(before.last, sdt)) {
      groups[groups.length - 1] = {
        paragraph,
        last: sdt,
        shown: before.shown + shown,
        stored: before.stored + stored,
      };
    } else groups.push({ paragraph, last: sdt, shown, stored });
  }
  return groups.filter(({ shown, stored }) => shown !== stored);
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
