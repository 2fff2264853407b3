// What the parties' own words say beside the fields: amounts in capitals, the word 定金, and signs of labour dispatch.
// Words are only compared with fields, never read as terms.
import { Big } from 'big.js';
import { parseCapital } from '../../text/amount.js';
import { type Terms, termsSchema } from '../schema.js';
import type { Bi } from '../types/text.js';
import { fields } from '../walk.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

/** Chinese texts that somebody worded; names are not wording. */
function texts(terms: Terms): { path: string; text: string }[] {
  return [...fields(termsSchema, terms)].flatMap(({ path, meta, value }) => {
    const text =
      meta.valueType?.kind.kind === 'bi' && !meta.name ? (value as Partial<Bi> | undefined)?.zh : undefined;
    return text === undefined ? [] : [{ path: `${path}.zh`, text }];
  });
}

const CAPITALS = '[零〇一二三四五六七八九十百千壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟万萬亿億元圆圓角分整正]';
/** A figure and, right behind it in brackets, the same in capitals. */
const STATED = new RegExp(
  `(\\d[\\d,]*(?:\\.\\d+)?)\\s*元?\\s*[（(]\\s*(?:大写)?\\s*[:：]?\\s*((?:人民[币幣])?${CAPITALS}{2,})\\s*[）)]`,
  'gu',
);

function capitalsAgree(terms: Terms): readonly Finding[] {
  return texts(terms).flatMap(({ path, text }) =>
    [...text.matchAll(STATED)].flatMap(([whole, figure = '', capitals = '']) => {
      if (!/大写|[元圆圓角分]$|[整正]$/u.test(`${whole.slice(0, whole.indexOf(capitals))}${capitals}`))
        return none;
      const spelt = parseCapital(capitals);
      const agrees = spelt !== undefined && Big(spelt).eq(figure.replaceAll(',', ''));
      return when(!agrees, {
        path,
        zh: `大写“${capitals}”与小写 ${figure} 不一致`,
        en: `the amount in capitals, ${capitals}, is not ${figure}`,
      });
    }),
  );
}

/** 定金 is doubled on default (Civil Code art. 587); a prepayment is not. */
function depositNamed(terms: Terms): readonly Finding[] {
  if (terms.payment.firstPayment.mode === 'deposit') return none;
  return texts(terms).flatMap(({ path, text }) =>
    when(text.includes('定金'), {
      path,
      severity: 'warning',
      zh: '文字称“定金”，而首期付款并非定金（民法典第五百八十六条、第五百八十七条）',
      en: 'speaks of 定金 (deposit), yet the first payment is none (Civil Code arts. 586, 587)',
      hint: {
        zh: '改称预付款，或写 payment.firstPayment.mode: deposit',
        en: 'call it a prepayment, or write payment.firstPayment.mode: deposit',
      },
    }),
  );
}

const DISPATCH_WORDS = /派驻|派遣|考勤/u;
const SIGNS_OF_DISPATCH = 3;
const DISPATCH_IN_SUBSTANCE = 5;

/** Each is harmless alone; together they show the customer managing the provider's people as its own. */
function dispatchSigns(terms: Terms): readonly Finding[] {
  const { workplace, stability, appraisal } = terms.staffing;
  const { pricing } = terms.fees;
  const worded = texts(terms).find(({ text }) => DISPATCH_WORDS.test(text))?.path;
  const trained = (appraisal.metrics ?? []).length > 0 || terms.rights.customerTraining === true;
  const signs: readonly [boolean, string][] = [
    [workplace.site === 'customer', 'staffing.workplace.site'],
    [workplace.items?.includes('equipment') ?? false, 'staffing.workplace.items'],
    [terms.standards.customerSop === true, 'standards.customerSop'],
    [stability.consent === 'approve', 'staffing.stability.consent'],
    [pricing?.model === 'per_agent_month', 'fees.pricing.model'],
    [trained, appraisal.metrics ? 'staffing.appraisal.metrics' : 'rights.customerTraining'],
    [worded !== undefined, worded ?? ''],
  ];
  const present = signs.flatMap(([holds, path]) => (holds ? [path] : []));
  const [first = ''] = present;
  const list = present.join(', ');
  return when(present.length >= SIGNS_OF_DISPATCH, {
    path: first,
    severity: present.length >= DISPATCH_IN_SUBSTANCE ? 'error' : 'warning',
    zh: `存在 ${present.length} 项“假外包真派遣”特征：${list}（《劳务派遣暂行规定》）`,
    en: `there are ${present.length} indicators of labour dispatch: ${list} (Interim Provisions on Labour Dispatch)`,
    hint: {
      zh: '由提供方自行管理场所、设备、流程和人员',
      en: 'let the provider manage premises, equipment, procedures and people itself',
    },
  });
}

export const wordingConstraints: readonly Constraint[] = [
  { id: 'X20', severity: 'error', reads: [], check: capitalsAgree },
  { id: 'X56', severity: 'warning', reads: ['payment.firstPayment'], check: depositNamed },
  {
    id: 'X43',
    severity: 'warning',
    reads: ['staffing', 'standards.customerSop', 'fees.pricing', 'rights.customerTraining'],
    check: dispatchSigns,
  },
];
