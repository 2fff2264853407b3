// The tracked changes of a story that nobody has decided yet, in the order of the document. Changes that touch and are of one kind,
// author and date are told as one; a move is told once, not at both of its ends.
import type { Element } from '@xmldom/xmldom';
import { attribute, child, elementsIn, nameOf } from './dom.js';
import type { Tracked } from './reading.js';
import { textBelow } from './text.js';

type Kind = Tracked['kind'];
const KINDS: Readonly<Record<string, Kind>> = {
  ins: 'inserted',
  del: 'deleted',
  moveFrom: 'moved',
  moveTo: 'moved',
  cellIns: 'inserted',
  cellDel: 'deleted',
  cellMerge: 'formatted',
};
const kindOf = (el: Element): Kind | undefined => {
  const name = nameOf(el);
  return Object.hasOwn(KINDS, name) ? KINDS[name] : /^\w+Change$/.test(name) ? 'formatted' : undefined;
};

/** `touching`: nothing undecided-free stands between the last change and what comes. */
interface Ledger {
  readonly found: Tracked[];
  touching: boolean;
}

export function trackedIn(story: Element): Tracked[] {
  const ledger: Ledger = { found: [], touching: false };
  look(story, ledger, false);
  const told = new Set<string>();
  return ledger.found.filter(({ kind, author, text }) => {
    const key = `${author}\n${text}`;
    if (kind !== 'moved') return true;
    return !told.has(key) && told.add(key);
  });
}

function look(el: Element, ledger: Ledger, inChange: boolean): void {
  for (const inner of elementsIn(el)) {
    const name = nameOf(inner);
    if (name === 'p') paragraph(inner, ledger, inChange);
    else if (name === 'tr' && marks(child(inner, 'trPr')).length > 0)
      for (const mark of marks(child(inner, 'trPr'))) add(mark, textBelow(inner), ledger);
    else if (name === 'r') {
      for (const mark of marks(child(inner, 'rPr'))) add(mark, textBelow(inner), ledger);
      if (!inChange && textBelow(inner) !== '') ledger.touching = false;
      look(inner, ledger, inChange);
    } else if (kindOf(inner)) {
      add(inner, textBelow(inner), ledger);
      look(inner, ledger, true);
    } else if (/^(tbl|tc|sect)Pr$/.test(name))
      for (const mark of marks(inner)) add(mark, textBelow(el), ledger);
    else if (!/^[pr]Pr$/.test(name)) look(inner, ledger, inChange);
  }
}

function paragraph(p: Element, ledger: Ledger, inChange: boolean): void {
  const properties = child(p, 'pPr');
  for (const mark of marks(properties)) add(mark, textBelow(p), ledger);
  look(p, ledger, inChange);
  const broken = marks(child(properties, 'rPr'));
  for (const mark of broken) add(mark, '\n', ledger);
  if (broken.length === 0) ledger.touching = false;
}

/** The changes named in properties. */
const marks = (properties: Element | undefined): Element[] =>
  properties ? elementsIn(properties).filter(kindOf) : [];

function add(el: Element, text: string, ledger: Ledger): void {
  const kind = kindOf(el)!;
  const date = attribute(el, 'date');
  const author = attribute(el, 'author') ?? '';
  const last = ledger.found.at(-1);
  const goesOn = ledger.touching && last?.kind === kind && last.author === author && last.date === date;
  if (goesOn) ledger.found[ledger.found.length - 1] = { ...last, text: last.text + text };
  else ledger.found.push({ kind, author, ...(date !== undefined && { date }), text });
  ledger.touching = true;
}
