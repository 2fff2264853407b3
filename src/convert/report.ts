// Entries → the conversion report, for a lawyer (text, in five parts, what is doubtful first) or a program (JSON, every occurrence with its place).
import type { Pair, Script } from '../contract/ast.js';
import type { Entry, Where } from './entries.js';

export interface Report {
  readonly file: string;
  /** The converted file, where there is one. */
  readonly output?: string;
  readonly from: Script;
  readonly to: Script;
  readonly localised: boolean;
  /** Nothing had to be converted: the text may be Traditional already. */
  readonly unchanged?: true;
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

/** An entry a line: a long contract has tens of thousands. */
export function reportJson(reports: readonly Report[]): string {
  const files = reports.map(({ entries, ...head }) => {
    const start = JSON.stringify({ ...head, counts: countsOf(entries) }).slice(0, -1);
    return `${start},"entries":[${lines(entries.map((entry) => JSON.stringify(entry)))}]}`;
  });
  return `{"report":${JSON.stringify(HEAD)},"files":[${lines(files)}]}\n`;
}
const lines = (values: readonly string[]): string => (values.length === 0 ? '' : `\n${values.join(',\n')}\n`);

/** What every report begins with, so that a new one may take the place of an old one. */
const HEAD = 'csa-contract conversion';
export function isReport(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 100));
  return start.startsWith(HEAD) || start.replace(/^\{\s*"report": *"/, '').startsWith(HEAD);
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
const UNCHANGED: Pair<string> = {
  zh: '没有可转换的字：原文可能已是繁体',
  en: 'nothing to convert: the text may be Traditional already',
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

function oneFile({ file, output, from, to, localised, unchanged, entries }: Report, ui: Ui): string[] {
  const counts = countsOf(entries);
  const mode = MODES[localised ? 'localised' : 'characters'][ui];
  const sums = KINDS.map(([kind, words]) => `${counts[kind]} ${words[ui]}`);
  return [
    output === undefined ? file : `${file} → ${output}`,
    `${SCRIPTS[from][ui]} → ${SCRIPTS[to][ui]}${ui === 'zh' ? '，' : ', '}${mode}`,
    sums.join(ui === 'zh' ? '；' : '; '),
    ...(unchanged ? [UNCHANGED[ui]] : []),
    ...PARTS.flatMap(({ title, linesOf }, i) => {
      const found = linesOf(entries, ui);
      return found.length === 0 ? [] : ['', `${i + 1}. ${title[ui]}`, ...found.map((line) => `   ${line}`)];
    }),
  ];
}

interface Part {
  readonly title: Pair<string>;
  readonly linesOf: (entries: readonly Entry[], ui: Ui) => readonly string[];
}
const SET: Pair<string> = {
  zh: '要用登记的另一字形写法：清单的当事人写 nameHant，其他名称写 language.names；转换文本和 DOCX 时用 --names，一行一个：名 = 繁體名',
  en: 'for the registered form in the other script: in a sheet nameHant for a party, language.names for others; for text and DOCX --names with lines 名 = 繁體名',
};
const PARTS: readonly Part[] = [
  { title: { zh: '保留的名称', en: 'Names that were kept' }, linesOf: names },
  {
    title: { zh: '当地词语', en: 'Regional words' },
    linesOf: (entries, ui) =>
      changes(
        entries.filter(({ kind }) => kind === 'word'),
        ui,
      ),
  },
  {
    title: {
      zh: '一字多形的取舍：没有词语佐证的字先看',
      en: 'Characters that were a choice: check first those that no phrase decided',
    },
    linesOf: choices,
  },
  {
    title: { zh: '法规、编号与引文', en: 'Statutes, identifiers and literals that were kept' },
    linesOf: (entries, ui) =>
      changes(
        entries.filter(({ kind, reason }) => kind === 'kept' && reason !== 'name'),
        ui,
      ),
  },
  {
    title: { zh: '大写金额与引号', en: 'Capital amounts and quotation marks' },
    linesOf: (entries, ui) =>
      changes(
        entries.filter(({ kind }) => kind === 'amount' || kind === 'quotes'),
        ui,
      ),
  },
];

/** Names that nobody has to look at are only counted: written alike in both scripts, or with the form that was given. */
function names(entries: readonly Entry[], ui: Ui): string[] {
  const all = entries.filter(({ kind, reason }) => kind === 'kept' && reason === 'name');
  const groups = grouped(all);
  const settled = groups.filter(([{ source, result, alternatives }]) => result === source && !alternatives);
  const told = groups.filter((group) => !settled.includes(group));
  const n = settled.length;
  const rest =
    ui === 'zh'
      ? `另有 ${n} 个名称无须查看：繁简写法相同，或写法已给出`
      : `${n} more need no look: written alike in both scripts, or in the form given`;
  return [
    ...told.flatMap((group) => name(group, ui)),
    ...(n === 0 ? [] : [rest]),
    ...(told.some(([{ alternatives }]) => alternatives) ? [SET[ui]] : []),
  ];
}

/** Letters that touch a name on either side may make a word with it: those places stand first. */
function name(group: Group, ui: Ui): string[] {
  const [{ source, result, alternatives = [] }] = group;
  const forms = alternatives.map((form) =>
    ui === 'zh' ? `（按字转换为 ${form}）` : ` (by characters: ${form})`,
  );
  return [
    `${shown(source, result)} ×${group.length}${forms.join('')}`,
    ...inContext(first(group, touched), SHOWN, ui),
  ];
}

const touched = ({ before, after }: Entry): boolean =>
  /\p{Script=Han}$/u.test(before) || /^\p{Script=Han}/u.test(after);

function changes(entries: readonly Entry[], ui: Ui): string[] {
  return grouped(entries).map(
    (group) => `${shown(group[0].source, group[0].result)} ×${group.length}  ${placesOf(group, SHOWN, ui)}`,
  );
}

/**
 * By character: each form that it took, the forms that it did not take, the words around it. By risk: what took several forms in this text,
 * what no phrase decided, changed before unchanged; what phrases decided everywhere has one line.
 */
function choices(entries: readonly Entry[], ui: Ui): string[] {
  const all = entries.filter(({ kind }) => kind === 'choice' || kind === 'plain');
  if (all.length === 0) return [];
  const ranked = groupsBy(all, ({ source }) => source)
    .map((character) => ({ rank: rankOf(character), forms: grouped(character) }))
    .sort((a, b) => a.rank - b.rank);
  return [
    ...ranked.flatMap(({ rank, forms }) => forms.flatMap((form) => choice(form, rank, ui))),
    EVERY_PLACE[ui],
  ];
}

const DECIDED = 3;
function rankOf(character: Group): number {
  const [{ result }] = character;
  if (character.some((entry) => entry.result !== result)) return 0;
  if (!character.some(({ alone }) => alone)) return DECIDED;
  return character.some((entry) => entry.result !== entry.source) ? 1 : 2;
}

const EVERY_PLACE: Pair<string> = {
  zh: '这里只列前几处；.json 报告（--report 文件名.json）列出每一处',
  en: 'only the first places stand here; a .json report (--report name.json) lists every place',
};

function choice(group: Group, rank: number, ui: Ui): string[] {
  const [{ source, result, alternatives = [] }] = group;
  const others = alternatives.join(ui === 'zh' ? '、' : ', ');
  const alone = group.filter((entry) => entry.alone).length;
  const remarks = [
    ...(others === '' ? [] : [ui === 'zh' ? `不作 ${others}` : `not ${others}`]),
    ...(alone === 0 ? [] : [ui === 'zh' ? `${alone} 处无词语佐证` : `${alone} without a phrase`]),
  ].join(ui === 'zh' ? '；' : '; ');
  const also = remarks === '' ? '' : ui === 'zh' ? `（${remarks}）` : ` (${remarks})`;
  const line = `${source} → ${result} ×${group.length}${also}`;
  return rank === DECIDED
    ? [`${line}  ${placesOf(group, SHOWN_STEADY, ui)}`]
    : [
        line,
        ...inContext(
          first(group, (entry) => entry.alone === true),
          SHOWN,
          ui,
        ),
      ];
}

function inContext(entries: readonly Entry[], places: number, ui: Ui): string[] {
  return [
    ...entries.slice(0, places).map(({ before, source, after, where }) => {
      const words = `${before}【${source}】${after}`.replace(/\s+/g, ' ');
      return `    ${placeOf(where)}  ${words}`;
    }),
    ...(entries.length > places ? [`    ${more(entries.length - places, ui)}`] : []),
  ];
}

const first = (entries: readonly Entry[], isFirst: (entry: Entry) => boolean): Entry[] => [
  ...entries.filter(isFirst),
  ...entries.filter((entry) => !isFirst(entry)),
];

const shown = (source: string, result: string): string =>
  source === result ? source : `${source} → ${result}`;

function placesOf(entries: readonly Entry[], count: number, ui: Ui): string {
  const places = entries.slice(0, count).map(({ where }) => placeOf(where));
  const rest = entries.length > count ? [more(entries.length - count, ui)] : [];
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
