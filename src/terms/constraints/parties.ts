// Who the parties are: identity, registration codes, size, names, accounts, licences.
import { Big } from 'big.js';
import { ROLES, termOf } from '../facts.js';
import type { Terms } from '../schema.js';
import { innerCheckHolds } from '../types/credit-code.js';
import { type Constraint, type Finding, none, type Outside, when, zhOf } from './constraint.js';

const SME = ['medium', 'small', 'micro'];

function sameParty({ parties: { customer, provider } }: Terms): readonly Finding[] {
  const same = (a: unknown, b: unknown) => a !== undefined && a === b;
  const finding = (field: string): Finding => ({
    path: `parties.provider.${field}`,
    zh: '与另一方相同，合同双方应为不同主体',
    en: 'is the same as the other party’s; the parties must be different',
  });
  return [
    ...when(same(zhOf(customer.name), zhOf(provider.name)), finding('name')),
    ...when(same(customer.uscc, provider.uscc), finding('uscc')),
    ...when(same(customer.registrationNo, provider.registrationNo), finding('registrationNo')),
  ];
}

function creditCodes({ parties }: Terms): readonly Finding[] {
  const [customer, provider] = [parties.customer.uscc, parties.provider.uscc];
  const shared =
    customer && provider && customer !== provider && customer.slice(8, 17) === provider.slice(8, 17);
  return [
    ...when(shared, {
      path: 'parties.provider.uscc',
      zh: '与另一方代码的组织机构部分（第 9 至 17 位）相同',
      en: 'shares the organisation part (characters 9 to 17) with the other party’s code',
    }),
    ...ROLES.flatMap((role) => {
      const code = parties[role].uscc;
      return when(code !== undefined && !innerCheckHolds(code), {
        path: `parties.${role}.uscc`,
        zh: '组织机构部分（第 9 至 17 位）的校验码不符合 GB 11714，请对照营业执照',
        en: 'the organisation part (characters 9 to 17) fails its own check digit (GB 11714); compare it with the licence',
      });
    }),
  ];
}

function legalReps({ parties }: Terms): readonly Finding[] {
  return ROLES.flatMap((role) => {
    const { name, legalRep } = parties[role];
    const person = legalRep.name?.zh;
    const company =
      person !== undefined &&
      (person === name?.zh || /公司|有限|集团/.test(person) || /\b(Ltd|Inc|LLC)\b/i.test(person));
    return when(company && parties[role].entityType !== 'natural_person', {
      path: `parties.${role}.legalRep.name`,
      zh: '应为自然人姓名（法定代表人），不是单位名称（法人）',
      en: 'must be the name of a person (the legal representative), not of the company',
    });
  });
}

const isState = ({ parties: { customer } }: Terms) =>
  customer.entityType === 'government' || customer.entityType === 'public_institution';

/** A state body or large enterprise pays a small or medium one: the SME Payment Regulations apply. */
const protectsProvider = (terms: Terms) =>
  (isState(terms) || terms.parties.customer.size === 'large') &&
  SME.includes(terms.parties.provider.size ?? '');

/** No one-year rate published since 2013 was above it, so a higher rate needs no comparison. */
const LPR_CEILING = '6';

function lateInterest(terms: Terms, { lpr }: Outside): readonly Finding[] {
  const { ratePerDay } = terms.liability.latePayment;
  if (!protectsProvider(terms) || ratePerDay === undefined) return none;
  const yearly = Big(ratePerDay).times(365);
  const path = 'liability.latePayment.ratePerDay';
  if (lpr !== undefined)
    return when(yearly.lt(lpr), {
      path,
      zh: `逾期利息年化 ${yearly.toFixed()}%，低于合同订立时一年期贷款市场报价利率 ${lpr}%（《保障中小企业款项支付条例》）`,
      en: `comes to ${yearly.toFixed()}% a year, below the one-year loan prime rate at signing, ${lpr}% (SME Payment Regulations)`,
    });
  return when(yearly.lt(LPR_CEILING), {
    path,
    severity: 'info',
    zh: `逾期利息年化 ${yearly.toFixed()}%；未提供一年期贷款市场报价利率，未与之比较`,
    en: `comes to ${yearly.toFixed()}% a year; not compared with the one-year loan prime rate, which was not given`,
  });
}

function smePayment(terms: Terms): readonly Finding[] {
  if (!protectsProvider(terms)) return none;
  const state = isState(terms);
  const { payment } = terms;
  const [count = '0', unit] = (payment.due.within ?? '').split(' ');
  // Working days are not converted: more than 60 of them are certainly more than 60 days, 43 of them probably are.
  const certain = Number(count) > 60;
  const likely = unit === 'working_day' && Number(count) >= 43;
  return [
    ...when(payment.payWhenPaid, {
      path: 'payment.payWhenPaid',
      zh: '大型企业不得以收到第三方付款作为向中小企业付款的条件，机关、事业单位向中小企业付款最长不得超过 60 日（《保障中小企业款项支付条例》第七条、第九条）',
      en: 'a large enterprise may not make payment to a small or medium one depend on payment by a third party, and a state body or public institution must pay one within 60 days at most (SME Payment Regulations arts. 7, 9)',
      hint: { zh: '改为 false', en: 'write false' },
    }),
    ...when(certain || likely, {
      path: 'payment.due.within',
      severity: state && certain ? 'error' : 'warning',
      zh: `付款期${certain ? '' : '可能'}超过 60 日（《保障中小企业款项支付条例》）`,
      en: `the payment period ${certain ? 'exceeds' : 'may exceed'} 60 days (SME Payment Regulations)`,
    }),
  ];
}

function sizes({ parties }: Terms): readonly Finding[] {
  return ROLES.flatMap((role) =>
    when(
      parties[role].size === 'not_applicable' &&
        ['enterprise', 'individual_business'].includes(parties[role].entityType ?? ''),
      {
        path: `parties.${role}.size`,
        zh: '中小企业应在订立合同时主动告知其规模；not_applicable 仅限于非企业主体',
        en: 'a small or medium enterprise must say that it is one when the contract is made; not_applicable is for those that are no enterprise',
        hint: { zh: 'large / medium / small / micro', en: 'large, medium, small or micro' },
      },
    ),
  );
}

function accounts({ parties }: Terms): readonly Finding[] {
  return ROLES.flatMap((role) => {
    const { name, bank } = parties[role];
    return when(name && bank.accountName && name.zh !== bank.accountName.zh, {
      path: `parties.${role}.bank.accountName`,
      zh: '与该方名称不一致',
      en: 'differs from the party’s name',
    });
  });
}

function phoneLicence(terms: Terms): readonly Finding[] {
  const phone =
    terms.channels?.findIndex((channel) => channel.kind === 'phone' && channel.owner === 'provider') ?? -1;
  if (phone < 0) return none;
  const licences = terms.parties.provider.licences ?? [];
  const held = licences.findIndex((licence) => licence.kind === 'call_centre_b24');
  const { end } = termOf(terms);
  const until = licences[held]?.validUntil;
  return [
    ...when(held < 0, {
      path: 'parties.provider.licences',
      zh: '提供方自设服务热线，可能须持有呼叫中心业务（B24）许可',
      en: 'the provider runs the telephone channel and may need a call-centre licence (B24)',
      hint: {
        zh: '在 parties.provider 下补充 licences: [{ kind: call_centre_b24, number: "…" }]；热线由接受方开立的，写 owner: customer',
        en: 'under parties.provider add licences: [{ kind: call_centre_b24, number: "…" }]; if the customer runs the hotline, write owner: customer',
      },
    }),
    ...when(until !== undefined && end !== undefined && until < end, {
      path: `parties.provider.licences.${held}.validUntil`,
      zh: `许可在合同期限届满（${end}）前到期`,
      en: `the licence ends before the term does (${end})`,
    }),
  ];
}

const AMBIGUOUS = /[发后里余范于郁干台]/u;

function traditionalNames({ parties, language }: Terms): readonly Finding[] {
  if (!language.versions?.some((version) => version.startsWith('zh-Hant'))) return none;
  return ROLES.flatMap((role) => {
    const { name, nameHant } = parties[role];
    const found = AMBIGUOUS.exec(name?.zh ?? '')?.[0];
    return when(found !== undefined && nameHant === undefined, {
      path: `parties.${role}.nameHant`,
      zh: `名称中的“${found}”有多个繁体写法，请填写登记的繁体名称`,
      en: `“${found}” in the name has several Traditional forms; give the registered one`,
    });
  });
}

function postcodes({ parties }: Terms): readonly Finding[] {
  return ROLES.flatMap((role) => {
    const { postcode, jurisdiction } = parties[role];
    return when(jurisdiction === 'CN' && postcode !== undefined && !/^\d{6}$/.test(postcode), {
      path: `parties.${role}.postcode`,
      zh: `境内邮政编码应为 6 位数字，实为 ${postcode}`,
      en: `a postcode in mainland China has 6 digits, got ${postcode}`,
    });
  });
}

export const partyConstraints: readonly Constraint[] = [
  { id: 'X01', severity: 'error', reads: [], check: sameParty },
  { id: 'X02', severity: 'warning', reads: [], check: creditCodes },
  { id: 'X03', severity: 'error', reads: [], check: legalReps },
  { id: 'X26', severity: 'error', reads: ['parties', 'payment'], check: smePayment },
  { id: 'X26', severity: 'error', reads: ['parties', 'liability.latePayment'], check: lateInterest },
  { id: 'X27', severity: 'warning', reads: ['parties'], check: sizes },
  { id: 'X28', severity: 'warning', reads: [], check: accounts },
  {
    id: 'X33',
    severity: 'warning',
    reads: ['channels', 'parties.provider.licences', 'term'],
    check: phoneLicence,
  },
  { id: 'TYPE-TEXT', severity: 'error', reads: [], check: postcodes },
  { id: 'X49', severity: 'warning', reads: ['parties', 'language'], check: traditionalNames },
];
