// The report for a pull request (GitHub-flavoured Markdown): a table per group, wording in folds. Values of a sheet are data: no character
// of theirs is markup, a mention or a reference.
import type { Comparison } from '../comparison.js';
import type { Edit } from '../words.js';
import { excerpt } from './excerpt.js';
import { firstOf, outlineOf, type ProvisionLines, type ReportOptions, type Told } from './outline.js';
import { HEAD, PHRASES } from './phrases.js';

const CONTEXT = 60;

export function reportMarkdown(comparison: Comparison, { ui }: ReportOptions): string {
  const { sides, titles, same, summary, groups, provisions, restated } = outlineOf(comparison, ui);
  const say = (key: keyof typeof PHRASES): string => PHRASES[key][ui];
  const joined = (texts: readonly string[], by: string): string => texts.map(escaped).join(by);
  const told = (value: Told | undefined): string =>
    value ? `${escaped(value.text)}${value.note}` : say('none');
  const provision = ({ numbers, title, why, words }: ProvisionLines): string[] => {
    const head = [`**${escaped(numbers)}**`, escaped(title)].filter((text) => text !== '' && text !== '****');
    const item = `* ${head.join(' ')}${why === undefined ? '' : ` (${escaped(why)})`}`;
    if (words.length === 0) return [item];
    const [first] = words;
    return [
      `<details><summary>${inTag(`${numbers} ${title}`.trim())}</summary>`,
      '',
      ...(why === undefined ? [] : [`*${escaped(why)}*`, '']),
      marked(excerpt(first!.edits, CONTEXT)),
      '',
      '</details>',
      '',
    ];
  };
  const lines = [
    ...[`<!-- ${HEAD} -->`, '', `### ${joined(titles, ' → ')}`, ''],
    `${escaped(sides.old)} → ${escaped(sides.new)}`,
    '',
    ...(same ? [say('same')] : summary.map((text) => `* ${text}`)),
    ...groups.flatMap(({ title, changes }) => [
      ...['', `#### ${title}`, ''],
      row([say('term'), say('before'), say('after'), say('effect'), say('favours'), say('clauses')]),
      row(Array.from({ length: 6 }, () => '---')),
      ...changes.map(({ label, before, after, effects, favours = '', clauses }) =>
        row([
          ...[escaped(label), told(before), told(after)],
          ...[joined(effects, '<br>'), escaped(favours), joined(firstOf(clauses, ui), '<br>')],
        ]),
      ),
    ]),
    ...provisions.flatMap(({ title, entries }) => ['', `#### ${title}`, '', ...entries.flatMap(provision)]),
    ...(restated.length === 0 ? [] : ['', `#### ${say('restated')}`, '']),
    ...restated.map(({ label, clauses }) => `* ${escaped(label)} (${joined(clauses, PHRASES.joint[ui])})`),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const TAGS = { deleted: 'del', inserted: 'ins' } as const;
const marked = (edits: readonly Edit[]): string =>
  edits
    .map(({ kind, text }) =>
      kind === 'same' ? escaped(text) : `<${TAGS[kind]}>${escaped(text)}</${TAGS[kind]}>`,
    )
    .join('')
    .trim();

/** Text in which every character stands for itself: punctuation escaped, names and numbers parted from what makes them links. */
const escaped = (text: string): string =>
  parted(text.replace(/[\\`*_[\]<>|~&$]|:(?=\/\/)|^[-+=#]|(?<=^\d+)[.)](?=\s)/g, '\\$&')).replace(
    /\s*\n\s*/g,
    '<br>',
  );

/** In a tag Markdown means nothing, but @name and #1 are looked for there too. */
const inTag = (text: string): string =>
  parted(text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)).replace(/\s*\n\s*/g, ' ');

const parted = (text: string): string =>
  text.replace(/[@#](?=[\p{L}\p{N}])(?<!&#)|(?<=\bGH)-(?=\d)/gu, '$&<!-- -->');
