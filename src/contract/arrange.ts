// Contract → Printable: the tree becomes rows, and the bilingual arrangement is decided here once, for every renderer.
import type {
  Block,
  Cell,
  Contract,
  Finish,
  Inline,
  Lang,
  Layout,
  Line,
  Mark,
  Pair,
  Printable,
  PrintableLine,
  Provision,
  Row,
  RowStyle,
  Run,
  Signatory,
  SignatureBlock,
  TextRow,
} from './ast.js';
import { gapAfter } from './pattern.js';

interface Setting {
  readonly languages: readonly Lang[];
  readonly place: TextRow['place'];
}
type Content = Pair<readonly Inline[]>;
interface RowOptions {
  readonly mark?: Pair<Mark>;
  readonly id?: string;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly full?: boolean;
  readonly listLevel?: number;
}

export function arrange(contract: Contract, layout: Layout, finish: Finish = {}): Printable {
  const languages: readonly Lang[] = layout === 'zh' || layout === 'en' ? [layout] : ['zh', 'en'];
  const setting: Setting = { languages, place: layout === 'columns' ? 'side-by-side' : 'full' };
  const number = contract.number?.zh.find((node) => node.kind === 'value')?.text ?? '';
  const rows: Row[] = [
    ...(contract.number ? [text('number', 0, contract.number, setting, { full: true })] : []),
    text('title', 0, contract.title, setting, { full: true, keepNext: true }),
    ...(contract.notice ? [text('notice', 0, contract.notice, setting, { full: true })] : []),
    ...frontRows(contract, setting),
    ...contract.articles.flatMap((p) => provision(p, 0, setting)),
    ...gatherSignatures(contract.signing.flatMap((p) => provision(p, 0, setting))),
    ...contract.annexes.flatMap((p) => annex(p, setting)),
  ];
  return {
    form: contract.form,
    status: contract.status,
    layout,
    script: contract.script,
    languages,
    title: { zh: plain(contract.title.zh), en: plain(contract.title.en) },
    subject: contract.subject,
    number,
    furniture: contract.furniture,
    lists: contract.lists,
    rows,
    finish,
  };
}

/** The parties, then the contents on pages of their own, then the rest of the preamble. */
function frontRows(contract: Contract, setting: Setting): Row[] {
  const rows = contract.preamble.flatMap((p) => provision(p, 0, setting));
  const contents = contentsRows(contract, setting);
  const after = rows.findIndex((row) => row.kind !== 'party');
  const [next, ...rest] = after < 0 ? [] : rows.slice(after);
  if (contents.length === 0 || next?.kind !== 'text') return [...rows, ...contents];
  return [...rows.slice(0, after), ...contents, { ...next, pageBreakBefore: true }, ...rest];
}

/** Articles, the titled provisions in them, and annexes, under their own numbers; each leads to its place. */
function contentsRows({ contents, articles, annexes }: Contract, setting: Setting): Row[] {
  if (!contents) return [];
  const entry = (p: Provision, level: number): Row[] => {
    const { title, mark } = p;
    if (!title || !mark) return [];
    const words = (lang: Lang): Inline[] => {
      const label = mark[lang].text;
      const name = title[lang].map(plainText).join('');
      return [{ kind: 'cite', target: p.id, text: `${label}${label && gapAfter(label, lang)}${name}` }];
    };
    return [text('contents', level, { zh: words('zh'), en: words('en') }, setting, {})];
  };
  return [
    text('contents-title', 0, contents, setting, { full: true, keepNext: true, pageBreakBefore: true }),
    ...articles.flatMap((p) => [...entry(p, 0), ...p.children.flatMap((child) => entry(child, 1))]),
    ...annexes.flatMap((p) => entry(p, 0)),
  ];
}

const plainText = (node: Inline): string =>
  node.kind === 'strong' ? node.children.map(plainText).join('') : node.text;

function annex(p: Provision, setting: Setting): Row[] {
  const empty: Content = { zh: [], en: [] };
  return [
    text('annex-label', 0, empty, setting, {
      full: true,
      keepNext: true,
      pageBreakBefore: true,
      id: p.id,
      ...(p.mark && { mark: p.mark }),
    }),
    ...(p.title ? [text('annex-title', 0, p.title, setting, { full: true, keepNext: true })] : []),
    ...p.blocks.flatMap((block) => blockRows(block, 0, setting, {}, [])),
    ...p.children.flatMap((child) => provision(child, 1, setting)),
  ];
}

function provision(p: Provision, level: number, setting: Setting): Row[] {
  const [first, ...rest] = p.blocks;
  if (first?.kind === 'party') return [partyRow(p, first.lines, setting)];
  const mark = p.mark && { mark: p.mark };
  const own = { listLevel: p.listLevel };
  const id = { id: p.id, ...own };
  const rows: Row[] = [];
  const runIn = p.title && first?.kind === 'paragraph' && p.titleStyle === 'run-in';
  if (p.title && !runIn) {
    const style: RowStyle = level === 0 && p.mark ? 'article' : 'heading';
    rows.push(text(style, level, p.title, setting, { ...mark, ...id, keepNext: true }));
    rows.push(
      ...p.blocks.flatMap((block, i) => blockRows(block, level, setting, own, p.blocks.slice(i + 1))),
    );
  } else if (first?.kind === 'paragraph') {
    const content = p.title ? runInTitle(p.title, first.content) : first.content;
    const keepNext = rest[0]?.kind === 'table' || (p.children.length > 0 && rest.length === 0);
    rows.push(text('body', level, content, setting, { ...mark, ...id, keepNext }));
    rows.push(...rest.flatMap((block, i) => blockRows(block, level, setting, own, rest.slice(i + 1))));
  } else {
    rows.push(...p.blocks.flatMap((block) => blockRows(block, level, setting, id, [])));
  }
  return [...rows, ...p.children.flatMap((child) => provision(child, level + 1, setting))];
}

function blockRows(
  block: Block<Inline>,
  level: number,
  setting: Setting,
  options: RowOptions,
  next: readonly Block<Inline>[],
): Row[] {
  switch (block.kind) {
    case 'paragraph':
      return [
        text('body', level, block.content, setting, { ...options, keepNext: next[0]?.kind === 'table' }),
      ];
    case 'table': {
      const row = (cells: readonly Content[]): Cell[][] => cells.map((cell) => stacked(cell, setting));
      return [
        {
          kind: 'table',
          align: block.align,
          widths: block.widths,
          head: row(block.head),
          body: block.body.map(row),
        },
      ];
    }
    case 'signature':
      return [{ kind: 'signature', blocks: [signatureBlock(block, setting)] }];
    case 'party':
      return [];
  }
}

/** `**响应时间：**乙方应……` / `**Response time:** Party A shall …` */
function runInTitle(title: Content, content: Content): Content {
  return {
    zh: [{ kind: 'strong', children: [...title.zh, { kind: 'text', text: '：' }] }, ...content.zh],
    en: [
      { kind: 'strong', children: [...title.en, { kind: 'text', text: ':' }] },
      { kind: 'text', text: ' ' },
      ...content.en,
    ],
  };
}

function partyRow(p: Provision, lines: readonly Line<Inline>[], setting: Setting): Row {
  return {
    kind: 'party',
    id: p.id,
    heading: p.title ? stacked(p.title, setting) : [],
    lines: lines.map((line) => printableLine(line, setting)),
  };
}

function signatureBlock(block: SignatureBlock<Inline>, setting: Setting): Signatory {
  return {
    ...{ party: block.party, heading: stacked(block.heading, setting), seal: stacked(block.seal, setting) },
    lines: block.lines.map((line) => printableLine(line, setting)),
  };
}

function printableLine(line: Line<Inline>, setting: Setting): PrintableLine {
  const { by } = line;
  return {
    ...{ label: stacked(line.label, setting), value: stacked(line.value, setting) },
    ...(by && { by }),
  };
}

/** The parties' signature blocks stand side by side, so neighbours become one row. */
function gatherSignatures(rows: readonly Row[]): Row[] {
  const out: Row[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (row.kind === 'signature' && last?.kind === 'signature')
      out[out.length - 1] = { kind: 'signature', blocks: [...last.blocks, ...row.blocks] };
    else out.push(row);
  }
  return out;
}

function text(
  style: RowStyle,
  level: number,
  content: Content,
  setting: Setting,
  options: RowOptions,
): TextRow {
  const { mark, id } = options;
  return {
    kind: 'text',
    style,
    level,
    listLevel: options.listLevel ?? level,
    place: options.full ? 'full' : setting.place,
    cells: setting.languages.map((lang) => {
      const own = mark?.[lang];
      return { lang, runs: runs(content[lang]), ...(own && { mark: own }) };
    }),
    ...(id !== undefined && { id }),
    keepNext: options.keepNext ?? false,
    pageBreakBefore: options.pageBreakBefore ?? false,
  };
}

/** One cell per language; what reads the same in both (codes, figures, numbers) is printed once. */
function stacked(content: Content, setting: Setting): Cell[] {
  const cells = setting.languages.map((lang): Cell => ({ lang, runs: runs(content[lang]) }));
  const words = cells.map((cell) => cell.runs.map((run) => run.text).join(''));
  const kept = cells.filter((_, i) => words[i] !== '' && (i === 0 || words[i] !== words[0]));
  return kept;
}

function runs(nodes: readonly Inline[], bold = false): Run[] {
  const weight = bold ? ({ bold: true } as const) : {};
  const out: Run[] = [];
  for (const node of nodes) {
    if (node.kind === 'strong') out.push(...runs(node.children, true));
    else if (node.kind === 'cite') out.push({ text: node.text, cite: node.target, ...weight });
    else if (node.kind === 'text') out.push({ text: node.text, ...weight });
    else
      out.push({ text: node.text, path: node.path, ...(node.blank && { blank: true as const }), ...weight });
  }
  return out;
}

function plain(nodes: readonly { readonly text: string }[]): string {
  return nodes.map((node) => node.text).join('');
}
