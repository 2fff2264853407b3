// The reports' own words in both languages: headings, kinds of change, whom a change favours. Words of the contract come with the comparison.
import type { Lang, Pair } from '../../contract/ast.js';
import type { FieldChange, ProvisionChange, Shown, Weight } from '../comparison.js';

/** What every report begins with, so that a new one may take the place of an old one. */
export const HEAD = 'csa-contract diff';

export const WEIGHT_TITLES: Readonly<Record<Weight, Pair<string>>> = {
  form: { zh: '合同范本', en: 'Form of contract' },
  money: { zh: '价款与支付', en: 'Money' },
  liability: { zh: '违约责任', en: 'Liability' },
  term: { zh: '期限与终止', en: 'Term and termination' },
  levels: { zh: '服务内容与标准', en: 'Services and service levels' },
  confidentiality: { zh: '保密与数据', en: 'Confidentiality and data' },
  disputes: { zh: '争议解决', en: 'Disputes' },
  parties: { zh: '当事人与通知', en: 'Parties and notices' },
  wording: { zh: '文本及其他', en: 'Wording and other terms' },
};

/** In the order in which they are told. */
export const KIND_TITLES: Readonly<Record<ProvisionChange['kind'], Pair<string>>> = {
  added: { zh: '新增条款', en: 'Added provisions' },
  removed: { zh: '删去条款', en: 'Removed provisions' },
  moved: { zh: '移位条款', en: 'Moved provisions' },
  reworded: { zh: '文字变化', en: 'Reworded provisions' },
  renumbered: { zh: '仅编号变化', en: 'Renumbered only' },
};

export const FAVOURS: Readonly<Record<NonNullable<FieldChange['favours']>, Pair<string>>> = {
  customer: { zh: '有利于客户', en: 'favours the customer' },
  provider: { zh: '有利于服务提供方', en: 'favours the provider' },
  neutral: { zh: '对双方相同', en: 'neutral' },
};

/** Who said a value, where it was not the sheet. */
export const BY: Readonly<Record<Exclude<Shown['by'], 'sheet'>, Pair<string>>> = {
  form: { zh: '（范本默认）', en: ' (default of the form)' },
  model: { zh: '（默认）', en: ' (default)' },
  computed: { zh: '（计算得出）', en: ' (computed)' },
};

/** Behind what differs in the text of one language and is told in it. */
export const ONLY_IN: Readonly<Record<Lang, Pair<string>>> = {
  zh: { zh: '（仅中文文本）', en: ' (Chinese text only)' },
  en: { zh: '（仅英文文本）', en: ' (English text only)' },
};

export const PHRASES = {
  same: { zh: '没有差异', en: 'no difference' },
  none: { zh: '（无）', en: '(none)' },
  added: { zh: '（新增）', en: ' (new)' },
  removed: { zh: '（删去）', en: ' (removed)' },
  restated: { zh: '写法不同，意思不变', en: 'The same in other words' },
  clauses: { zh: '条款', en: 'Clauses' },
  because: { zh: '因', en: 'because of' },
  ownWording: { zh: '范本文字不同', en: "the form's own wording differs" },
  untitled: { zh: '无编号条款', en: 'unnumbered provision' },
  term: { zh: '项目', en: 'Term' },
  before: { zh: '原', en: 'Before' },
  after: { zh: '现', en: 'After' },
  effect: { zh: '影响', en: 'Effect' },
  favours: { zh: '有利于', en: 'Favours' },
  title: { zh: '条款清单对比', en: 'Comparison of term sheets' },
  old: { zh: '原清单', en: 'Old' },
  new: { zh: '新清单', en: 'New' },
  provisions: { zh: '条款', en: 'provisions' },
  joint: { zh: '；', en: '; ' },
  colon: { zh: '：', en: ': ' },
} as const satisfies Readonly<Record<string, Pair<string>>>;

export const KIND_WORDS: Readonly<Record<ProvisionChange['kind'], Pair<string>>> = {
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删去', en: 'removed' },
  moved: { zh: '移位', en: 'moved' },
  reworded: { zh: '改写', en: 'reworded' },
  renumbered: { zh: '仅改编号', en: 'renumbered' },
};
export const many = (n: number): Pair<string> => ({
  zh: `${n} 项变化`,
  en: n === 1 ? '1 change' : `${n} changes`,
});
export const inAll = (n: number): Pair<string> => ({ zh: `共${n}处`, en: `${n} in all` });
