// What a careful reader checks in a contract, leaf by leaf: both languages say the same, no seam of a template shows, numbers follow
// each other, references name the number of what they refer to. Each check returns what it found wrong, in words.
import type {
  Block,
  Contract,
  DraftInline,
  Inline,
  Lang,
  Pair,
  Provision,
  Sections,
  Value,
} from '../src/contract/ast.js';

type Node = DraftInline | Inline;
export type Leaf = Pair<readonly Node[]>;

type Plain = Exclude<Node, { kind: 'strong' }>;

const flat = (nodes: readonly Node[]): readonly Plain[] =>
  nodes.some((node) => node.kind === 'strong')
    ? nodes.flatMap((node) => (node.kind === 'strong' ? flat(node.children) : [node]))
    : (nodes as readonly Plain[]);
/** The words, references as `§`. */
export const words = (nodes: readonly Node[]): string => {
  let text = '';
  for (const node of flat(nodes)) text += node.kind === 'ref' ? '§' : node.text;
  return text;
};
/** The template's own words; values and references leave a gap. */
const ownWords = (nodes: readonly Node[]): string => {
  let text = '';
  for (const node of flat(nodes)) text += node.kind === 'text' ? node.text : '\uFFFC';
  return text;
};
const valuesOf = (nodes: readonly Node[]): Value[] => flat(nodes).filter((node) => node.kind === 'value');
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const sorted = (list: readonly string[]): string => [...list].sort().join(' ');

const UNTIDY =
  /undefined|\bnull\b|\[object|NaN|待填|to be completed|[，；：、]{2,}|[，；、：]。|。[，；、。]|，,|\.\.|,,|;;| [,;.:](?!\d)|\(\s|\s\)|（）|\(\)|“”| {2}|[一-鿿][,;:](?=[一-鿿])|[一-鿿] (?=[一-鿿])|，$|、$|[,:]\s*[.;]/u;
const SEAM = /\{\{|\}\}|\*\*|:::|\{#/;
const SINGULAR =
  /(?<![\d.,])1[ \u00A0](?:[a-z]+ )?(?:seconds|minutes|hours|days|Days|months|years|sessions|tickets|agents|Agents|originals|copies|cycles|periods|Periods|times|items)\b|(?<![\d.,])1[ \u00A0](?:second|minute|hour|(?:Working )?[Dd]ay|month|year)’(?!s)/;
const STAMMER = {
  zh: /(应|在|向|为|不得|或者|以及|并|由|按|和|与)\1/u,
  en: /\b(the|a|an|of|to|in|and|or|shall|is|are|for|by|with|from|within|days?) \1\b|\ba [aeio]|\ban [bcdfgjklmnpqrtvwxyz]|\ba (8|11|18)\b/,
} as const;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Seams, doubled punctuation, plural of one, the other language. */
export function untidy(leaf: Leaf, languages: readonly Lang[] = ['zh', 'en']): string[] {
  return languages.flatMap((lang) => {
    const text = words(leaf[lang]);
    const own = ownWords(leaf[lang]);
    const found = [
      UNTIDY.exec(text),
      SEAM.exec(own),
      STAMMER[lang].exec(own),
      lang === 'en' ? (SINGULAR.exec(text) ?? /[一-鿿]/.exec(own) ?? /[a-z)] ?\. [a-z]/.exec(own)) : null,
    ].filter((hit) => hit !== null);
    return found.map(
      (hit) => `“${hit[0]}” in …${hit.input.slice(Math.max(0, hit.index - 40), hit.index + 30)}…`,
    );
  });
}

/** Fields, figures, references, defined terms and parties of both languages. */
export function unlike(leaf: Leaf): string[] {
  const out: string[] = [];
  const compare = (what: string, of: (nodes: readonly Node[], lang: Lang) => string): void => {
    const [zh, en] = [of(leaf.zh, 'zh'), of(leaf.en, 'en')];
    if (zh !== en) out.push(`${what}: ${zh || '–'} ≠ ${en || '–'}`);
  };
  compare('content', (nodes) => String(nodes.length > 0));
  compare('fields', (nodes) => [...new Set(valuesOf(nodes).map((value) => value.path))].sort().join(' '));
  compare('references', (nodes) =>
    sorted(flat(nodes).flatMap((node) => (node.kind === 'ref' || node.kind === 'cite' ? [node.target] : []))),
  );
  compare('figures', (nodes, lang) => sorted(figures(ownWords(nodes), lang)));
  compare('values', (nodes, lang) =>
    sorted(
      valuesOf(nodes)
        .map((value) => `${value.path}=${sorted(figures(value.text, lang))}`)
        .filter((value) => !value.endsWith('=')),
    ),
  );
  const [zhText, enText] = [words(leaf.zh), words(leaf.en).replace(/; (and|or)$/, ';')];
  const last = { zh: zhText.at(-1) ?? '', en: enText.at(-1) ?? '' };
  const end = { '。': '.', '；': ';', '：': ':' }[last.zh];
  // A name may bring a full stop of its own.
  if (end && end !== last.en && flat(leaf.en).at(-1)?.kind !== 'value')
    out.push(`ending: ${last.zh} ≠ ${last.en}`);
  compare('quotes', (nodes) => String(count(ownWords(nodes), /“(?!\uFFFC)/g)));
  const party = (lang: Lang, a: RegExp, b: RegExp) => [a, b].map((p) => p.test(ownWords(leaf[lang])));
  const [zh, en] = [party('zh', /甲方/, /乙方/), party('en', /Party A/, /Party B/)];
  const only = (seen: readonly boolean[]) => (seen[0] !== seen[1] ? (seen[0] ? 'A' : 'B') : undefined);
  if (only(zh) && only(en) && only(zh) !== only(en)) out.push(`parties: ${only(zh)} ≠ ${only(en)}`);
  return out;
}

/** Numbers in digits; an English month counts as its number. */
function figures(text: string, lang: Lang): string[] {
  const plain =
    lang === 'en'
      ? text.replace(new RegExp(`\\b(${MONTHS.join('|')})\\b`, 'g'), (m) => ` ${MONTHS.indexOf(m) + 1} `)
      : text;
  return plain.match(/\d+(?:[.,:]\d+)*/g) ?? [];
}

export function provisionsOf<P extends { readonly children: readonly P[] }>(list: readonly P[]): P[] {
  return list.flatMap((p) => [p, ...provisionsOf(p.children)]);
}
export const allOf = <P>(contract: Sections<P>): P[] => [
  ...contract.preamble,
  ...contract.articles,
  ...contract.signing,
  ...contract.annexes,
];

export function leavesOf(p: {
  readonly title?: Leaf;
  readonly blocks: readonly Block<never>[] | readonly Block<Inline>[];
}): Leaf[] {
  const blocks = (p.blocks as readonly Block<Inline>[]).flatMap((block): Leaf[] => {
    if (block.kind === 'paragraph') return [block.content];
    if (block.kind === 'table') return [...block.head, ...block.body.flat()];
    return block.lines.flatMap((line) => [line.label, line.value]);
  });
  return p.title ? [p.title, ...blocks] : blocks;
}

const HAN = '零一二三四五六七八九';
/** 二十一 → 21, up to 99. */
function chineseValue(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens ? HAN.indexOf(tens) : 1) * 10 : 0;
  return ten + (ones ? HAN.indexOf(ones) : 0);
}
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const romanValue = (text: string): number =>
  [...text].reduce(
    (sum, c, i) => sum + (ROMAN[c]! < (ROMAN[text[i + 1] ?? ''] ?? 0) ? -ROMAN[c]! : ROMAN[c]!),
    0,
  );

/** The numbers that a counter can mean: (i) is one or the ninth letter. */
function meanings(counter: string): number[] {
  if (/\d/.test(counter)) return [Number(counter)];
  if (!/[a-z]/.test(counter)) return [chineseValue(counter)];
  const letter = /^([a-z])\1*$/.test(counter) ? [counter.charCodeAt(0) - 96 + 26 * (counter.length - 1)] : [];
  return /^[ivxlc]+$/.test(counter) ? [romanValue(counter), ...letter] : letter;
}

/** Does the printed number (第一条第（二）款, Annex 1, paragraph 2(b)) stand for the end of these places, or for all of them? */
function reads(text: string, places: readonly number[], whole: boolean): boolean {
  const found = text.match(/\d+|[一二三四五六七八九十]+|(?<![A-Za-z])[a-z]{1,7}(?![A-Za-z])/g) ?? [];
  const expected = places.slice(places.length - found.length);
  const complete = whole ? found.length === places.length : found.length > 0;
  return complete && found.every((counter, i) => meanings(counter).includes(expected[i]!));
}

/** Every number is its provision's place under those above it; every reference prints the whole number of its target. */
export function misnumbered(contract: Contract): string[] {
  const out: string[] = [];
  const places = new Map<string, Pair<readonly number[]>>();
  /** Last paragraph of a provision that has several and no number: its items hang there, its cite ends there. */
  const ends = new Map<string, number>();
  const walk = (list: readonly Provision[], above: Pair<readonly number[]>): void => {
    let paragraphs = 0;
    list.forEach((p, i) => {
      if (places.has(p.id)) out.push(`${p.id} stands twice`);
      // Where no number is printed, the reader counts paragraphs.
      const place = (lang: Lang) => [...above[lang], p.mark?.[lang].text === '' ? paragraphs + 1 : i + 1];
      const here = { zh: place('zh'), en: place('en') };
      places.set(p.id, here);
      if (!p.mark) out.push(`${p.id} has no number`);
      for (const lang of ['zh', 'en'] as const) {
        const text = p.mark?.[lang].text ?? '';
        if (text !== '' && !reads(text, here[lang], false))
          out.push(`${p.id} is ${text}, at ${here[lang].join('.')}`);
      }
      paragraphs += Math.max(1, p.blocks.filter((block) => block.kind === 'paragraph').length);
      const silent = p.mark?.zh.text === '';
      if (silent && paragraphs > here.zh.at(-1)!) ends.set(p.id, paragraphs);
      walk(p.children, silent ? { zh: [...above.zh, paragraphs], en: here.en } : here);
    });
  };
  walk(contract.articles, { zh: [], en: [] });
  walk(contract.annexes, { zh: [], en: [] });
  for (const p of provisionsOf(allOf(contract)))
    for (const leaf of leavesOf(p))
      for (const lang of ['zh', 'en'] as const)
        for (const node of flat(leaf[lang])) {
          const place = node.kind === 'cite' ? places.get(node.target)?.[lang] : [];
          const end = node.kind === 'cite' && lang === 'zh' ? ends.get(node.target) : undefined;
          const whole = place && end ? [...place, end] : place;
          if (node.kind === 'cite' && !(whole && reads(node.text, whole, true)))
            out.push(`${p.id} cites ${node.target} (${place?.join('.')}) as ${node.text}`);
        }
  return out;
}
