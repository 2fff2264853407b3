// The sections of a contract in the order in which they are printed, and what a person calls each: for provisions without number or title.
import type { Pair, Sections } from './ast.js';

export const SECTIONS = [
  'preamble',
  'articles',
  'signing',
  'annexes',
] as const satisfies readonly (keyof Sections<unknown>)[];
export type Section = (typeof SECTIONS)[number];

export const SECTION_NAMES: Readonly<Record<Section, Pair<string>>> = {
  preamble: { zh: '合同首部', en: 'Opening' },
  articles: { zh: '正文', en: 'Articles' },
  signing: { zh: '签署页', en: 'Signature page' },
  annexes: { zh: '附件', en: 'Annexes' },
};
