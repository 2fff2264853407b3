// The law register (templates/laws.yaml) and the register of arbitral institutions (templates/institutions.yaml) as data, and a law’s title as
// a contract prints it. One title may stand for several texts, one after the other.
import type { Pair } from '../contract/ast.js';

export interface Law {
  readonly title: Pair<string>;
  /** Other names in use, besides the title without the name of the country. */
  readonly also?: { readonly zh?: readonly string[]; readonly en?: readonly string[] };
  /** First day of this text, ISO. */
  readonly from: string;
  /** Its last day, where it has ended. */
  readonly to?: string;
  /** Id of the text that stands in its place. */
  readonly replacedBy?: string;
  /** Articles that bear another number in the text that replaced it. */
  readonly renumbered?: readonly Renumbering[];
  /** text: articles were read in the statute itself; earlier-text: in the text before it; none: not read. */
  readonly checked: 'text' | 'earlier-text' | 'none';
}
export interface Renumbering {
  readonly old: number;
  readonly now: number;
  readonly subject: Pair<string>;
  /** Words of which one stands near a citation that means this subject. */
  readonly near: readonly string[];
}
export type Laws = Readonly<Record<string, Law>>;

export interface Institution {
  /** Its official names of today and of former days. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** Seated outside mainland China. */
  readonly abroad?: true;
}
export type Institutions = Readonly<Record<string, Institution>>;

/** Title marks within title marks are single (GB/T 15834-2011, 4.15.3.4). */
export const titled = ({ title }: Law): Pair<string> => ({
  zh: `《${title.zh.replaceAll('《', '〈').replaceAll('》', '〉')}》`,
  en: `the ${title.en}`,
});

/** The words of `recitals.legalBasis`. */
export const lawWords = (laws: Laws): Readonly<Record<string, Pair<string>>> =>
  Object.fromEntries(Object.entries(laws).map(([id, law]) => [id, titled(law)]));
