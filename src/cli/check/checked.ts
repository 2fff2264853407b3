// What came of checking one file, and the words that every form of the report shares.
import type { Applied } from '../../lint/settings.js';
import type { Problem } from '../../problem.js';
import type { Verdict } from '../sheets.js';

export interface Checked extends Verdict {
  /** A term sheet, or a contract of any origin. */
  readonly kind: 'sheet' | 'contract';
  readonly problems: readonly Problem[];
  /** Settings of rules, and how often each changed what is told. */
  readonly settings: readonly Applied[];
  /** The lines that places count, for code frames. */
  readonly text: string;
}

/** What the prefixes of codes stand for, in the order of the catalogue. */
export const FAMILIES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  SHEET: { zh: '条款清单', en: 'term sheet' },
  LAW: { zh: '法律引用', en: 'citations of law' },
  PTY: { zh: '当事人', en: 'parties' },
  TRM: { zh: '期限与终止', en: 'term and termination' },
  FEE: { zh: '价款与支付', en: 'price and payment' },
  LIA: { zh: '违约责任', en: 'liability' },
  DSP: { zh: '争议解决', en: 'disputes' },
  DAT: { zh: '个人信息与数据', en: 'personal information and data' },
  LAB: { zh: '用工与消费者', en: 'labour and consumers' },
  STD: { zh: '格式条款', en: 'standard terms' },
  SLA: { zh: '服务标准', en: 'service levels' },
  CNF: { zh: '保密与知识产权', en: 'confidentiality and IP' },
  STR: { zh: '合同结构', en: 'structure' },
  TXT: { zh: '文本', en: 'text' },
  BIL: { zh: '中英文一致', en: 'Chinese and English' },
};

/** The catalogue's family of a code; whatever the sheet's own checks tell is the sheet's. */
export const familyOf = (code: string): string => {
  const prefix = code.split('-')[0]!;
  return Object.hasOwn(FAMILIES, prefix) ? prefix : 'SHEET';
};
