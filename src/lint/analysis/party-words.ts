// What parties are called, in pairs that belong together, and which role a word says.
import type { Role } from '../../contract/ast.js';

export type PairId = 'letters' | 'entrustment' | 'service' | 'sale' | 'works' | 'address' | 'client';
interface Word {
  readonly word: string;
  readonly pair: PairId;
  readonly role?: Role;
  /** An everyday word of contracts: it counts where a party block introduces it. */
  readonly ordinary?: true;
}
const words = (pair: PairId, role: Role | undefined, list: string, ordinary?: true): Word[] =>
  list.split('|').map((word) => ({ word, pair, ...(role && { role }), ...(ordinary && { ordinary }) }));

const WORDS: readonly Word[] = [
  ...words('letters', undefined, '甲方|乙方|丙方|Party A|Party B|Party C'),
  ...words('entrustment', 'customer', '委托方|Entrusting Party'),
  ...words('entrustment', 'provider', '受托方|Entrusted Party'),
  ...words('entrustment', 'customer', '委托人', true),
  ...words('entrustment', 'provider', '受托人|受委托方', true),
  ...words('service', 'customer', '服务接受方|接受服务方'),
  ...words('service', 'provider', '服务提供方|提供服务方'),
  ...words('service', 'customer', '接受方|客户方|运营方|商家', true),
  ...words('service', 'provider', '提供方|服务方|服务商|外包商|外包方', true),
  ...words('sale', 'customer', '买方|需方|采购方'),
  ...words('sale', 'provider', '卖方|供方'),
  ...words('sale', 'customer', '采购人|购买方', true),
  ...words('sale', 'provider', '供应商', true),
  ...words('works', 'customer', '发包方|定作方'),
  ...words('works', 'provider', '承包方|承揽方'),
  ...words('address', undefined, '贵公司|我公司|贵司|我司|贵方|我方'),
  ...words('client', 'customer', 'Client|Customer|Buyer|Purchaser|Service Recipient|Merchant', true),
  ...words('client', 'provider', 'Service Provider|Provider|Supplier|Vendor|Contractor|Seller', true),
];
export const KNOWN: ReadonlyMap<string, Word> = new Map(WORDS.map((word) => [word.word, word]));
const longestFirst = (list: readonly string[]): string =>
  [...list].sort((a, b) => b.length - a.length).join('|');
const isLatin = (word: string): boolean => /^[A-Z]/.test(word);
export const ZH_WORDS = longestFirst(WORDS.map(({ word }) => word).filter((word) => !isLatin(word)));
export const EN_WORDS = longestFirst(WORDS.map(({ word }) => word).filter(isLatin));
export const USED = {
  // A look at the first character spares most places the list.
  zh: new RegExp(
    `(?=[${[...new Set(ZH_WORDS.split('|').map(([first]) => first))].join('')}])(?:${ZH_WORDS})`,
    'gu',
  ),
  en: new RegExp(`\\b(?:Party [ABC]|(?:[Tt]he )(?:${EN_WORDS}))\\b`, 'g'),
};

const ANY = new RegExp(`${ZH_WORDS}|\\b(?:${EN_WORDS})\\b`, 'u');

/** The role that a label says: 委托方, 服务提供方（乙方）, Service Provider. */
export function roleOf(label: string): Role | undefined {
  const found = ANY.exec(label.replace(/[甲乙丙]方|Party [ABC]/g, ''));
  return found ? KNOWN.get(found[0])?.role : undefined;
}
