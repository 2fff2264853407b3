// Entries → the conversion report, for a lawyer (text, in five parts) or a program (JSON, every occurrence with its place).
import type { Pair, Script } from '../contract/ast.js';
import type { Entry, Where } from './entries.js';

export interface Report {
  readonly file: string;
  /** The converted file, where there is one. */
  readonly output?: string;
  readonly from: Script;
  readonly to: Script;
  readonly localised: boolean;
  readonly entries: readonly Entry[];
}
type Ui = keyof Pair<string>;
type Kind = Entry['kind'];
export type Counts = Readonly<Record<Kind, number>>;

/** How many places the text names of one thing; JSON names them all. */
const SHOWN = 5;
const SHOWN_STEADY = 2;

export function countsOf(entries: readonly Entry[]): Counts {
  const counts: Record<Kind, number> = { kept: 0, word: 0, choice: 0, amount: 0, quotes: 0, plain: 0 };
  for (const { kind } of entries) counts[kind] += 1;
  return counts;
}

export function reportJson(reports: readonly Report[]): string {
  const files = reports.map(({ entries, ...head }) => ({ ...head, counts: countsOf(entries), entries }));
  return `${JSON.stringify({ report: HEAD, files }, null, 2)}\n`;
}

/** What every report begins with, so that a new one may take the place of an old one. */
const HEAD = 'csa-contract conversion';
export function isReport(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 100));
  return start.startsWith(HEAD) || start.replace(/^\{\s*"report": "/, '').startsWith(HEAD);
}

export function reportText(reports: readonly Report[], ui: Ui): string {
  const title = ui === 'zh' ? `${HEAD} 简繁转换报告` : `${HEAD} report`;
  return `${[title, ...reports.map((report) => oneFile(report, ui).join('\n'))].join('\n\n')}\n`;
}

const SCRIPTS: Readonly<Record<Script, Pair<string>>> = {
  hans: { zh: '简体', en: 'Simplified' },
  'hant-tw': { zh: '繁体（台湾）', en: 'Traditional (Taiwan)' },
  'hant-hk': { zh: '繁体（香港）', en: 'Traditional (Hong Kong)' },
};
const MODES = {
  characters: { zh: '只转字形', en: 'characters only' },
  localised: { zh: '并改用当地词语', en: 'with regional words' },
};
const KINDS: readonly (readonly [Kind, Pair<string>])[] = [
  ['kept', { zh: '处保留', en: 'kept' }],
  ['word', { zh: '处当地词语', en: 'regional words' }],
  ['choice', { zh: '处多选字', en: 'characters of choice' }],
  ['amount', { zh: '处大写金额', en: 'capital amounts' }],
  ['quotes', { zh: '个引号', en: 'quotation marks' }],
];

function oneFile({ file, output, from, to, localised, entries }: Report, ui: Ui): string[] {
  const counts = countsOf(entries);
  const mode = MODES[localised ? 'localised' : 'characters'][ui];
  const sums = KINDS.map(([kind, words]) => `${counts[kind]} ${words[ui]}`);
  return [
    output === undefined ? file : `${file} → ${output}`,
    `${SCRIPTS[from][ui]} → ${SCRIPTS[to][ui]}${ui === 'zh' ? '，' : ', '}${mode}`,
    sums.join(ui === 'zh' ? '；' : '; '),
    ...PARTS.flatMap(({ title, lines }, i) => {
      const found = lines(entries, ui);
      return found.length === 0 ? [] : ['', `${i + 1}. ${title[ui]}`, ...found.map((line) => `   ${line}`)];
    }),
  ];
}

interface Part {
  readonly title: Pair<string>;
  readonly lines: (entries: readonly Entry[], ui: Ui) => readonly string[];
}
const SET: Pair<string> = {
  zh: '要用登记的另一字形写法：清单的当事人写 nameHant，其他名称写 language.names；转换文本和 DOCX 时用 --names，一行一个：名 = 繁體名',
  en: 'for the registered form in the other script: in a sheet nameHant for a party, language.names for others; for text and DOCX --names with lines 名 = 繁體名',
};
const PARTS: readonly Part[] = [
  { title: { zh: '保留的名称', en: 'Names that were kept' }, lines: names },
  {
    title: { zh: '当地词语', en: 'Regional words' },
    lines: (entries, ui) =>
      changes(
        entries.filter(({ kind }) => kind === 'word'),
        ui,
      ),
  },
  { title: { zh: '一字多形的取舍', en: 'Characters that were a choice' }, lines: choices },
  {
    title: { zh: '法规、编号与引文', en: 'Statutes, identifiers and literals that were kept' },
    lines: (entries, ui) =>
      changes(
        entries.filter(({ kind, reason }) => kind === 'kept' && reason !== 'name'),
        ui,
      ),
  },
  {
    title: { zh: '大写金额与引号', en: 'Capital amounts and quotation marks' },
    lines: (entries, ui) =>
      changes(
        entries.filter(({ kind }) => kind === 'amount' || kind === 'quotes'),
        ui,
      ),
  },
];

/** Names that are written alike in both scripts are only counted. */
function names(entries: readonly Entry[], ui: Ui): string[] {
  const all = entries.filter(({ kind, reason }) => kind === 'kept' && reason === 'name');
  const groups = grouped(all);
  const alike = groups.filter(([{ source, result, alternatives }]) => result === source && !alternatives);
  const told = groups.filter((group) => !alike.includes(group));
  const lines = told.map((group) => {
    const [{ source, result, alternatives = [] }] = group;
    const other = alternatives.map((form) =>
      ui === 'zh' ? `（逐字转换为 ${form}）` : ` (by characters: ${form})`,
    );
    return `${shown(source, result)} ×${group.length}${other.join('')}  ${placesOf(group, ui)}`;
  });
  const rest =
    alike.length === 0
      ? []
      : [
          ui === 'zh'
            ? `另有 ${alike.length} 个名称繁简写法相同`
            : `${alike.length} more are written alike in both scripts`,
        ];
  return [...lines, ...rest, ...(told.some(([{ alternatives }]) => alternatives) ? [SET[ui]] : [])];
}

function changes(entries: readonly Entry[], ui: Ui): string[] {
  return grouped(entries).map(
    (group) => `${shown(group[0].source, group[0].result)} ×${group.length}  ${placesOf(group, ui)}`,
  );
}

/** By character: each form that it took, the forms that it did not take, the words around it. What took several forms stands first. */
function choices(entries: readonly Entry[], ui: Ui): string[] {
  const all = entries.filter(({ kind }) => kind === 'choice' || kind === 'plain');
  const characters = groupsBy(all, ({ source }) => source).map(grouped);
  const several = characters.filter((forms) => forms.length > 1);
  const steady = characters.filter((forms) => forms.length === 1);
  return [
    ...several.flat().flatMap((group) => choice(group, SHOWN, ui)),
    ...steady.flat().flatMap((group) => choice(group, SHOWN_STEADY, ui)),
  ];
}

function choice(group: Group, places: number, ui: Ui): string[] {
  const [{ source, result, alternatives = [] }] = group;
  const others = alternatives.join(ui === 'zh' ? '、' : ', ');
  const also = others === '' ? '' : ui === 'zh' ? `（不作 ${others}）` : ` (not ${others})`;
  return [
    `${source} → ${result} ×${group.length}${also}`,
    ...group.slice(0, places).map(({ before, after, where }) => {
      const words = `${before}【${source}】${after}`.replace(/\s+/g, ' ');
      return `    ${placeOf(where)}  ${words}`;
    }),
    ...(group.length > places ? [`    ${more(group.length - places, ui)}`] : []),
  ];
}

const shown = (source: string, result: string): string =>
  source === result ? source : `${source} → ${result}`;

function placesOf(entries: readonly Entry[], ui: Ui): string {
  const places = entries.slice(0, SHOWN).map(({ where }) => placeOf(where));
  const rest = entries.length > SHOWN ? [more(entries.length - SHOWN, ui)] : [];
  return [...places, ...rest].join(ui === 'zh' ? '，' : ', ');
}
const more = (n: number, ui: Ui): string => (ui === 'zh' ? `另有 ${n} 处` : `and ${n} more`);

function placeOf(where: Where): string {
  if ('line' in where) return `${where.line}:${where.col}`;
  if ('provision' in where) return where.provision;
  const part = where.part.replace(/^word\//, '').replace(/\.xml$/, '');
  return `${part} ¶${where.paragraph}:${where.offset}`;
}

type Group = readonly [Entry, ...Entry[]];
const grouped = (entries: readonly Entry[]): Group[] =>
  groupsBy(entries, ({ source, result }) => `${source}\n${result}`);

/** In the order in which they first come. */
function groupsBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Group[] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return [...groups.values()];
}
