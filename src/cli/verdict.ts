// What verify found, for a terminal: 80 columns, clause by clause, what changed marked in its words; then the values of the sheet, then notes.
// The same as JSON, in both languages.
import { styleText } from 'node:util';
import type { Pair } from '../contract/ast.js';
import { excerpt } from '../diff/report/excerpt.js';
import type { Problem } from '../problem.js';
import type { Clause, Finding, Proposal, Report } from '../verify/index.js';
import { fold } from './fold.js';
import type { Ui } from './report.js';

export interface Verdict extends Report {
  readonly file: string;
  readonly format: string;
  /** The sheet it was compared with; absent for the one that it carries. */
  readonly sheet?: string;
  readonly form: Pair<string> & { readonly id: string };
  /** Why something that was asked for was not written. */
  readonly problems?: readonly Problem[];
}

const WIDTH = 80;
const CONTEXT = 24;
/** So much of a paragraph that came or went. */
const WHOLE = 160;

export function verdictText(verdict: Verdict, ui: Ui, colour: boolean): string {
  const t = (zh: string, en: string): string => (ui === 'zh' ? zh : en);
  const line = (text: string, indent = 0): string[] =>
    text.split('\n').flatMap((one) => fold(`${' '.repeat(indent)}${clean(one)}`, WIDTH, indent, true));
  const bold = (lines: string[]): string[] =>
    colour ? lines.map((one) => styleText('bold', one, { validateStream: false })) : lines;
  const changes = verdict.findings.filter(({ severity }) => severity === 'change');
  const notes = verdict.findings.filter(({ severity }) => severity === 'note');
  const groups = new Map<string, Finding[]>();
  for (const finding of changes) {
    const title = clauseTitle(finding.clause, ui);
    const group = groups.get(title);
    if (group) group.push(finding);
    else groups.set(title, [finding]);
  }
  const lines = [
    ...bold(line(summaryOf(verdict, changes.length, t))),
    ...line(againstOf(verdict, t, ui)),
    ...[...groups].flatMap(([title, findings]) => [
      '',
      ...bold(line(title)),
      ...findings.flatMap((finding) => [...line(headOf(finding, ui, t), 2), ...line(wordsOf(finding), 4)]),
    ]),
    ...(verdict.fields.length === 0
      ? []
      : [
          '',
          ...bold(
            line(
              t(
                '其中是条款清单中的值（--sheet 写出改后的清单）',
                'Of these, values of the term sheet (--sheet writes the sheet with them)',
              ),
            ),
          ),
          ...verdict.fields.flatMap((field) => [
            ...line(`${field.label[ui]} (${field.path})`, 2),
            ...line(
              `${written(field.before)} → ${written(field.after)}${clausesOf(field, ui)}${fromOf(field, t)}`,
              4,
            ),
          ]),
        ]),
    ...refusedLines(verdict, ui, t).flatMap(([indent, text]) => (indent < 0 ? [''] : line(text, indent))),
    ...(notes.length === 0
      ? []
      : ['', ...bold(line(t('说明', 'Notes'))), ...notes.flatMap((note) => line(noteOf(note, ui), 2))]),
  ];
  return lines.join('\n');
}

/** What a file says stays words: no control sequence reaches the terminal. */
const clean = (text: string): string =>
  text.replace(/\uFFFC/g, '▢').replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, ' ');

function summaryOf(
  { file, unchanged, sheet }: Verdict,
  changes: number,
  t: (zh: string, en: string) => string,
): string {
  if (unchanged && sheet === undefined)
    return t(
      `${file}：未改动，与文件自带的条款清单一致`,
      `${file}: unchanged; it agrees with the term sheet inside it`,
    );
  if (unchanged) return t(`${file}：未改动`, `${file}: unchanged`);
  return t(
    `${file}：已改动，${changes} 处`,
    `${file}: changed in ${changes} ${changes === 1 ? 'place' : 'places'}`,
  );
}

function againstOf({ sheet, form }: Verdict, t: (zh: string, en: string) => string, ui: Ui): string {
  return sheet === undefined
    ? t(
        `与文件自带的条款清单所生成的合同（${form[ui]}）比对；要排除清单也被改动的可能，请另给自己保存的清单`,
        `compared with what the term sheet inside it prints (${form[ui]}); name your own copy of the sheet to be sure of that too`,
      )
    : t(`与 ${sheet} 所生成的合同（${form[ui]}）比对`, `compared with what ${sheet} prints (${form[ui]})`);
}

function clauseTitle(clause: Clause | undefined, ui: Ui): string {
  if (!clause) return ui === 'zh' ? '文件' : 'The document';
  return [clause.cite?.[ui], clause.title?.[ui]].filter((part) => part).join('  ') || clause.id;
}

const LANGUAGES = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } } as const;

function headOf(
  { message, author, date, lang, page, path }: Finding,
  ui: Ui,
  t: (zh: string, en: string) => string,
): string {
  const about = [
    lang && LANGUAGES[lang][ui],
    page !== undefined && t(`第 ${page} 页`, `page ${page}`),
    path !== undefined && t(`字段 ${path}`, `field ${path}`),
    author,
    date?.slice(0, 10),
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  const [open, close] = ui === 'zh' ? ['（', '）'] : [' (', ')'];
  return `${message[ui]}${about.length > 0 ? `${open}${about.join(t('，', ', '))}${close}` : ''}`;
}

/** The changed words in place, or before and after. */
function wordsOf({ kind, edits, before, after }: Finding): string {
  if (edits)
    return excerpt(edits, CONTEXT, WHOLE)
      .map((edit) =>
        edit.kind === 'same' ? edit.text : edit.kind === 'deleted' ? `[-${edit.text}-]` : `{+${edit.text}+}`,
      )
      .join('');
  const shown = (text: string): string =>
    [...text].length > WHOLE ? `${[...text].slice(0, WHOLE).join('')}…` : text;
  if (before !== undefined && after !== undefined && before !== after)
    return `${shown(before)} → ${shown(after)}`;
  if (after !== undefined) return kind === 'comment' ? shown(after) : `{+${shown(after)}+}`;
  if (before === undefined) return '';
  return kind === 'removed' ? `[-${shown(before)}-]` : shown(before);
}

function noteOf(note: Finding, ui: Ui): string {
  const where = note.clause ? `${clauseTitle(note.clause, ui)}: ` : '';
  const words =
    note.before !== undefined && note.after !== undefined ? ` ${note.before} → ${note.after}` : '';
  return `${where}${note.message[ui]}${words}`;
}

const fromOf = ({ follows }: Proposal, t: (zh: string, en: string) => string): string =>
  follows === undefined ? '' : t(`（随 ${follows} 重新计算）`, ` (computed anew from ${follows})`);

/** Lines by indent, −1 for a blank one: values that the sheet cannot take, each with the errors that it would have. */
function refusedLines(
  { refused = [] }: Verdict,
  ui: Ui,
  t: (zh: string, en: string) => string,
): (readonly [number, string])[] {
  if (refused.length === 0) return [];
  return [
    [-1, ''],
    [0, t('未写入清单的值：写入后清单会有错误', 'Not proposed, because the changed sheet would have errors')],
    ...refused.flatMap((one): (readonly [number, string])[] => [
      [2, `${one.label[ui]} (${one.path})`],
      [4, `${one.printed?.before} → ${one.printed?.after}${clausesOf(one, ui)}`],
      ...one.problems.map(({ message }) => [4, message[ui]] as const),
    ]),
  ];
}

function clausesOf({ clauses }: Pick<Proposal, 'clauses'>, ui: Ui): string {
  const cites = [...new Set(clauses.map((clause) => clause.cite?.[ui] ?? clause.title?.[ui] ?? clause.id))];
  return cites.length === 0 ? '' : `  ${cites.join(ui === 'zh' ? '、' : ', ')}`;
}

const written = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** Keys are documented in the README; they are added to, never renamed. */
export function verdictJson({ value, ...verdict }: Verdict): string {
  return JSON.stringify({ ...verdict, ...(value !== undefined && { value }) }, null, 2);
}
