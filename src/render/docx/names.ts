// Names of Word styles and of tables, out of style.yaml: a style goes by its name in its own language, and by the one in the other
// language as its second name. No two styles of a document share a name, or Word renames one of them.
import type { Lang, Printable } from '../../contract/ast.js';
import type { NamesOf, Style, StyleName, TableName } from '../style.js';

/** Which of the styles of one name: those of clauses differ by level, list and way of numbering. */
export interface Kin {
  readonly annex?: boolean;
  readonly depth?: number;
  readonly variant?: string;
  readonly unnumbered?: boolean;
}
/** What Word calls a style, and its second names, parted by commas. */
export interface Named {
  readonly name: string;
  readonly aliases?: string;
}
export type NameOf = (name: StyleName, lang: Lang, kin?: Kin) => Required<Named>;

export function styleNames(doc: Printable, style: Style): NameOf {
  const names = namesIn(doc, style);
  return (name, lang, kin = {}) => {
    const other = lang === 'zh' ? 'en' : 'zh';
    const second = filled(names[other], name, kin);
    return {
      name: filled(names[lang], name, kin),
      aliases: names[other].words.other.replace('{name}', () => second),
    };
  };
}

/** What a screen reader says of a table, in the languages printed. */
export function tableWords(kind: TableName, doc: Printable, style: Style) {
  const said = doc.languages.map((lang) => namesIn(doc, style)[lang].tables[kind]);
  return {
    caption: said.map(({ caption }) => caption).join(' / '),
    description: said.map(({ description }) => description).join(' / '),
  };
}

const namesIn = ({ script }: Printable, { names }: Style): Readonly<Record<Lang, NamesOf>> => ({
  zh: script === 'hans' ? names.hans : names.hant,
  en: names.en,
});

function filled({ words, depth: levels, styles }: NamesOf, name: StyleName, kin: Kin): string {
  const { annex, depth = 0, variant, unnumbered } = kin;
  const way = variant === undefined ? '' : words.variant.replace('{name}', () => variant);
  const parts: Readonly<Record<string, string>> = {
    annex: annex ? words.annex : '',
    depth: (levels[depth] ?? String(depth + 1)) + way,
    n: String(depth + 1),
    unnumbered: unnumbered ? words.unnumbered : '',
  };
  return styles[name].replace(/\{(\w+)\}/g, (braces, part: string) => parts[part] ?? braces);
}
