// What only a hand or another program puts into the XML of a document, where programs may not agree on what it shows: alternatives,
// values bound elsewhere, words that run from right to left. The generated document has none of these but its own bindings.

import { SOURCE_NAMESPACE } from '../../contract/source.js';
import { attribute, childElements, type Element, isOn, nameOf, rootOf } from '../../diff/docx/dom.js';
import { relatedParts } from '../../diff/docx/parts.js';
import { storiesOf } from '../../diff/docx/read.js';
import type { WordPackage } from '../../diff/docx/reading.js';
import { STORE_ID } from '../../render/docx/controls.js';
import type { Clause, Finding, FindingKind } from '../finding.js';

type ClauseOf = (paragraph: Element) => Clause | undefined;

export function structureFindings(theirs: WordPackage, clauseOf: ClauseOf): Finding[] {
  const { parts } = theirs;
  const roots = [
    ...storiesOf(theirs).map(({ content }) => content),
    ...['styles', 'numbering'].flatMap((type) =>
      relatedParts(theirs, type).flatMap((name) => rootOf(parts.get(name)) ?? []),
    ),
  ];
  const found = new Map<string, Finding>();
  for (const root of roots)
    for (const el of everyElement(root)) {
      const said = suspect(el);
      if (!said) continue;
      const [kind, zh, en] = said;
      const paragraph = paragraphAround(el);
      const clause = paragraph && clauseOf(paragraph);
      const finding: Finding = {
        ...{ kind, severity: 'change', message: { zh, en } },
        ...(clause && { clause }),
      };
      found.set(`${clause?.id} ${en}`, finding);
    }
  return [...found.values(), ...storeFindings(theirs)];
}

function* everyElement(parent: Element): Generator<Element> {
  for (const el of childElements(parent)) {
    yield el;
    yield* everyElement(el);
  }
}

function paragraphAround(el: Element): Element | undefined {
  for (let at = el.parentNode as Element | null; at?.nodeType === 1; at = at.parentNode as Element | null)
    if (nameOf(at) === 'p') return at;
  return undefined;
}

type Said = readonly [FindingKind, zh: string, en: string];

function suspect(el: Element): Said | undefined {
  const name = el.localName;
  if (name === 'AlternateContent' && hasWords(el))
    return [
      'unknown',
      '有因程序而异的文字：不同的程序会显示其中不同的一种',
      'there are alternative words: which of them is shown depends on the program',
    ];
  if (name === 'dataBinding' && !isOwnBinding(el))
    return [
      'sheet',
      '内容控件绑定到条款清单以外的值，Word 打开后可能显示别的文字',
      'a content control is bound to a value that is none of the term sheet; Word may show other words',
    ];
  const turned =
    name === 'bdo' ||
    name === 'dir' ||
    (/^(rtl|bidi|bidiVisual|rtlGutter)$/.test(nameOf(el)) && isOn(el) === true);
  if (turned)
    return [
      'look',
      '文字方向被设为从右到左，显示的次序可能不同',
      'the direction of words was set from right to left: they may show in another order',
    ];
  return undefined;
}

const hasWords = (el: Element): boolean =>
  [...everyElement(el)].some(({ localName, textContent }) => localName === 't' && (textContent ?? '') !== '');

/** As it was generated, and as Word and LibreOffice write it back. */
function isOwnBinding(el: Element): boolean {
  return (
    nameOf(el) === 'dataBinding' &&
    /^\/s:source\[1\]\/s:values\[1\]\/s:value\[[1-9]\d*\]$/.test(attribute(el, 'xpath') ?? '') &&
    new RegExp(`^\\s*xmlns:s=(['"])${SOURCE_NAMESPACE}\\1\\s*$`).test(
      attribute(el, 'prefixMappings') ?? '',
    ) &&
    attribute(el, 'storeItemID')?.toUpperCase() === STORE_ID
  );
}

/** Stores that programs put in by themselves: bibliography, cover page and document properties of Office, settings of WPS. */
const HARMLESS =
  /^(http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/(bibliography|customXml)|http:\/\/schemas\.microsoft\.com\/(office\/2006\/(coverPageProps|metadata\/.*)|sharepoint\/.*)|http:\/\/www\.wps\.cn\/officeDocument\/.*)$/;

/** Whatever is no part of Word's own by its name counts as one. */
function storeFindings(theirs: WordPackage): Finding[] {
  const related = new Set(relatedParts(theirs, 'customXml'));
  const stores = [...theirs.parts].filter(
    ([name]) => related.has(name) || /^customXml\/[^/]+\.xml$/i.test(name),
  );
  const own = stores.filter(([, part]) => rootOf(part)?.namespaceURI === SOURCE_NAMESPACE);
  const added = stores.filter(([, part]) => {
    const namespace = rootOf(part)?.namespaceURI ?? '';
    return namespace !== SOURCE_NAMESPACE && !HARMLESS.test(namespace);
  });
  return [...added, ...own.slice(1)].map(([name]) => ({
    ...{ kind: 'object', severity: 'change' },
    message: {
      zh: `文件里多了自定义数据 ${name}`,
      en: `the file has custom XML that was not there: ${name}`,
    },
  }));
}
