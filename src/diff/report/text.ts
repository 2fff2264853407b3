// The report for a terminal: 80 columns, what weighs most first. Colour is laid on after the lines are cut; until then control
// characters mark where it begins and ends, and none of a sheet's own gets through.
import { styleText } from 'node:util';
import type { Lang } from '../../contract/ast.js';
import type { Comparison } from '../comparison.js';
import { type Edit, wordDiff } from '../words.js';
import { alike, CUT, excerpt } from './excerpt.js';
import {
  type ChangeLines,
  firstOf,
  outlineOf,
  type ProvisionLines,
  type ReportOptions,
  type Told,
} from './outline.js';
import { HEAD, PHRASES } from './phrases.js';

const WIDTH = 80;
/** Of a stretch that stayed, as many characters are shown on either side of a change. */
const CONTEXT: Readonly<Record<Lang, number>> = { zh: 24, en: 48 };
/** Of a provision that came or went, so much: the other formats have it all. */
const WHOLE = 240;

type Look = 'bold' | 'deleted' | 'inserted' | 'quiet';
const STYLES: Readonly<Record<Look, Parameters<typeof styleText>[0]>> = {
  bold: 'bold',
  deleted: ['red', 'strikethrough'],
  inserted: 'green',
  quiet: 'cyan',
};
const LOOKS = Object.keys(STYLES) as readonly Look[];
/** Keeps a line from ending there. */
const JOIN = '\u2060';
const CLOSE = '\u0008';
const openOf = (look: Look): string => String.fromCharCode(1 + LOOKS.indexOf(look));

export function reportText(comparison: Comparison, { ui, colour, fold }: ReportOptions): string {
  const { sides, titles, same, summary, groups, provisions, restated } = outlineOf(comparison, ui);
  const say = (look: Look, text: string): string => `${openOf(look)}${text}${CLOSE}`;
  const line = (text: string, indent = 0, hang = indent): string[] =>
    painted(
      text.split('\n').flatMap((part) => fold(`${' '.repeat(indent)}${part}`, WIDTH, hang)),
      colour,
    );
  const marked = (edits: readonly Edit[]): string =>
    edits
      .map(({ kind, text }) => {
        if (kind === 'same') return text.replaceAll(CUT, `${JOIN}${CUT}${JOIN}`);
        const [open, close] = colour ? ['', ''] : kind === 'deleted' ? ['[-', '-]'] : ['{+', '+}'];
        return say(kind, `${open}${JOIN}${text}${JOIN}${close}`);
      })
      .join('');
  const told = (look: Look, value: Told | undefined): string =>
    value ? `${say(look, value.text.replace(/\s*\n\s*/g, ' '))}${value.note}` : PHRASES.none[ui];
  const values = ({ before, after, lang }: ChangeLines): string[] => {
    const [was, is] = [told('deleted', before), told('inserted', after)];
    const beside = line(`${was} → ${is}`, 4, 6);
    if (beside.length === 1) return beside;
    const edits = wordDiff(before?.text ?? '', after?.text ?? '');
    if (alike(edits)) return line(marked(excerpt(edits, CONTEXT[lang])), 4);
    return [...line(was, 4, 6), ...line(`→ ${is}`, 4, 6)];
  };
  const change = (lines: ChangeLines): string[] => [
    ...line(say('bold', lines.label), 2, 4),
    ...values(lines),
    ...lines.effects.flatMap((effect) => line(effect, 6, 8)),
    ...(lines.favours === undefined ? [] : line(say('quiet', lines.favours), 4, 6)),
    ...(lines.clauses.length === 0
      ? []
      : line(firstOf(lines.clauses, ui).map(whole).join(PHRASES.joint[ui]), 4, 6)),
  ];
  const provision = ({ numbers, title, why, words: [words] }: ProvisionLines): string[] => [
    ...line(`${say('bold', numbers)}${numbers === '' || title === '' ? '' : '  '}${title}`, 2, 4),
    ...(why === undefined ? [] : line(why, 4, 6)),
    ...(words ? line(marked(excerpt(words.edits, CONTEXT[words.lang], WHOLE)), 4) : []),
  ];
  const part = (title: string, lines: readonly string[]): string[] => [
    '',
    ...line(say('bold', title)),
    ...lines,
  ];
  const lines = [
    ...line(`${HEAD}${PHRASES.colon[ui]}${sides.old} → ${sides.new}`, 0, 2),
    ...line(titles.join(' → '), 0, 2),
    ...(same ? line(PHRASES.same[ui]) : summary.flatMap((text) => line(text, 0, 2))),
    ...groups.flatMap(({ title, changes }) => part(title, changes.flatMap(change))),
    ...provisions.flatMap(({ title, entries }) => part(title, entries.flatMap(provision))),
    ...(restated.length === 0
      ? []
      : part(
          PHRASES.restated[ui],
          restated.flatMap(({ label, clauses }) => [
            ...line(label, 2, 4),
            ...line(clauses.map(whole).join(PHRASES.joint[ui]), 4, 6),
          ]),
        )),
  ];
  return `${lines.join('\n')}\n`;
}

const whole = (number: string): string => [...number].join(JOIN);

/** Marks become colour, begun anew on each line so that no indent is struck through. */
function painted(lines: readonly string[], colour: boolean): string[] {
  let look: Look | undefined;
  return lines.map((line) => {
    const [, indent = '', rest = ''] = /^( *)(.*)$/s.exec(line)!;
    const parts = rest
      .replaceAll(JOIN, '')
      .split(/(\p{Cc})/u)
      .map((part) => {
        if (!/^\p{Cc}$/u.test(part))
          return colour && look && part !== ''
            ? styleText(STYLES[look], part, { validateStream: false })
            : part;
        look = part === CLOSE ? undefined : LOOKS[part.charCodeAt(0) - 1];
        return '';
      });
    return `${indent}${parts.join('')}`;
  });
}
