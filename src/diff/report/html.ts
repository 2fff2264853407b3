// The report as one HTML file for a browser or a printer: no script, no other file, every value escaped. Wordings stand in both languages.
import type { Lang } from '../../contract/ast.js';
import type { Comparison } from '../comparison.js';
import type { Edit } from '../words.js';
import {
  type ChangeLines,
  outlineOf,
  type ProvisionLines,
  type ReportOptions,
  type Told,
} from './outline.js';
import { HEAD, PHRASES } from './phrases.js';

const TAGS = { zh: 'zh-Hans', en: 'en' } as const satisfies Readonly<Record<Lang, string>>;

const CSS = `
:root { color-scheme: light dark }
body { font: 16px/1.6 "Noto Serif SC", "Songti SC", SimSun, "Times New Roman", serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; margin-bottom: .3rem } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #ccc; padding: .35rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th:nth-child(1) { width: 20% } th:nth-child(4) { width: 12% } th:nth-child(5) { width: 18% } td { white-space: pre-line }
.effects, .why, .summary { color: #555; font-size: .92em } .effects { margin: .2rem 0 0; padding-left: 1.2em }
del { color: #b3261e; background: #fdecea; text-decoration: line-through }
ins { color: #17692f; background: #e6f4ea; text-decoration: underline }
.words { white-space: pre-line; margin: .3rem 0 .8rem; overflow-wrap: anywhere } dt { font-weight: 600; margin-top: .8rem } dd { margin-left: 1rem }
@media (prefers-color-scheme: dark) {
  th, td { border-color: #555 } .effects, .why, .summary { color: #aaa }
  del { color: #ff9d94; background: #3b1512 } ins { color: #7ed699; background: #12301b }
}
@media print {
  body { max-width: none; margin: 0; font-size: 10pt } tr, dt { break-inside: avoid } h2, dt { break-after: avoid }
  thead { display: table-header-group }
}
`.trim();

export function reportHtml(comparison: Comparison, { ui }: ReportOptions): string {
  const { sides, titles, same, summary, groups, provisions, restated } = outlineOf(comparison, ui);
  const say = (key: keyof typeof PHRASES): string => escaped(PHRASES[key][ui]);
  const heads = [say('term'), say('before'), say('after'), say('favours'), say('clauses')];
  const table = (changes: readonly ChangeLines[]): string[] => [
    `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>`,
    ...changes.map((change) => changeRow(change, say('none'))),
    '</tbody></table>',
  ];
  const title = titles.map(escaped).join(' → ');
  const lines = [
    '<!doctype html>',
    `<html lang="${TAGS[ui]}"><head><meta charset="utf-8"><meta name="generator" content="${HEAD}">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${say('title')}${escaped(PHRASES.colon[ui])}${title}</title>`,
    `<style>${CSS}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p>${say('old')}${escaped(PHRASES.colon[ui])}${escaped(sides.old)}<br>${say('new')}${escaped(PHRASES.colon[ui])}${escaped(sides.new)}</p>`,
    ...(same ? [`<p>${say('same')}</p>`] : summary.map((text) => `<p class="summary">${escaped(text)}</p>`)),
    ...groups.flatMap((group) => [`<h2>${escaped(group.title)}</h2>`, ...table(group.changes)]),
    ...provisions.flatMap((part) => [
      `<h2>${escaped(part.title)}</h2><dl>`,
      ...part.entries.flatMap(provisionItem),
      '</dl>',
    ]),
    ...(restated.length === 0 ? [] : [`<h2>${say('restated')}</h2><dl>`]),
    ...restated.map(
      ({ label, clauses }) =>
        `<dt>${escaped(label)}</dt><dd>${clauses.map(escaped).join(PHRASES.joint[ui])}</dd>`,
    ),
    ...(restated.length === 0 ? [] : ['</dl>']),
    '</body></html>',
  ];
  return `${lines.join('\n')}\n`;
}

const told = (tag: 'del' | 'ins', lang: Lang, value: Told | undefined, none: string): string =>
  value ? `<${tag} lang="${TAGS[lang]}">${escaped(value.text)}</${tag}>${escaped(value.note)}` : none;

function changeRow(
  { label, lang, before, after, effects, favours = '', clauses }: ChangeLines,
  none: string,
): string {
  const following = effects.map((effect) => `<li>${escaped(effect)}</li>`).join('');
  const list = following === '' ? '' : `<ul class="effects">${following}</ul>`;
  return [
    `<tr><th scope="row">${escaped(label)}</th>`,
    `<td>${told('del', lang, before, none)}</td><td>${told('ins', lang, after, none)}${list}</td>`,
    `<td>${escaped(favours)}</td><td>${clauses.map(escaped).join('<br>')}</td></tr>`,
  ].join('');
}

const provisionItem = ({ numbers, title, why, words }: ProvisionLines): string[] => [
  `<dt>${escaped(`${numbers} ${title}`.trim())}</dt>`,
  ...(why === undefined ? [] : [`<dd class="why">${escaped(why)}</dd>`]),
  ...words.map(
    ({ lang, edits }) => `<dd class="words" lang="${TAGS[lang]}">${edits.map(marked).join('')}</dd>`,
  ),
];

const MARKS = { deleted: 'del', inserted: 'ins' } as const;
const marked = ({ kind, text }: Edit): string =>
  kind === 'same' ? escaped(text) : `<${MARKS[kind]}>${escaped(text)}</${MARKS[kind]}>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);
