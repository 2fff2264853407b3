// Governing law, court and arbitration: what is only open to foreign-related contracts, and whether the court is connected.
import { hasForeignParty, ROLES } from '../facts.js';
import type { Terms } from '../schema.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

const AREA = /\p{Script=Han}{2,}?(?:自治区|自治州|特别行政区|省|市|区|县|旗|盟)/gu;

/** 浙江省杭州市西湖区样例街66号 → 浙江省, 杭州市, 西湖区. */
const areas = (text: string): string[] => text.match(AREA) ?? [];

/** The addresses that the basis of jurisdiction points at: both domiciles where it depends on who sues. */
function connected(terms: Terms, basis: string | undefined): readonly string[] {
  const { customer, provider } = terms.parties;
  const addresses = {
    customer_domicile: [customer.registeredAddress],
    provider_domicile: [provider.registeredAddress],
    defendant_domicile: [customer.registeredAddress, provider.registeredAddress],
    plaintiff_domicile: [customer.registeredAddress, provider.registeredAddress],
    place_of_signing: [terms.effectiveness.place],
    place_of_performance: [terms.delivery.place],
  }[basis ?? ''];
  return (addresses ?? []).flatMap((address) => (address?.zh === undefined ? [] : [address.zh]));
}

function courtConnected(terms: Terms): readonly Finding[] {
  if (terms.disputes?.method !== 'court') return none;
  const { basis, name, place } = terms.disputes.court;
  if (basis === 'place_of_performance' && terms.delivery.place === undefined)
    return [
      {
        path: 'delivery.place',
        lacks: true,
        zh: '以合同履行地法院管辖，须填写服务地点',
        en: 'is needed: the court is that of the place of performance',
      },
    ];
  const addresses = connected(terms, basis);
  if (addresses.length === 0) return none;
  const address = addresses.join('、');
  const known = addresses.flatMap(areas);
  const foreign = (court: string) =>
    areas(court.replace(/(高级|中级|基层)?人民法院.*$/u, '')).find(
      (area) => !address.includes(area) && known.some((other) => other.at(-1) === area.at(-1)),
    );
  return [['name', name?.zh] as const, ['place', place?.zh] as const].flatMap(([field, court]) => {
    const stray = court === undefined ? undefined : foreign(court);
    return when(stray !== undefined, {
      path: `disputes.court.${field}`,
      zh: `${stray} 与管辖连接点（${address}）不符`,
      en: `${stray} does not match the basis of jurisdiction (${address})`,
    });
  });
}

const ZONE = /自由贸易|自贸|海南/u;

function adHoc(terms: Terms): readonly Finding[] {
  if (terms.disputes?.method !== 'arbitration' || terms.disputes.arbitration.kind !== 'ad_hoc') return none;
  const path = 'disputes.arbitration.kind';
  if (!hasForeignParty(terms))
    return [
      {
        path,
        zh: '没有涉外因素的合同不能约定临时仲裁（《仲裁法》2025年修订）',
        en: 'ad hoc arbitration needs a foreign element (Arbitration Law, 2025 revision)',
        hint: { zh: '改为 institutional', en: 'write institutional' },
      },
    ];
  // Where a company is registered shows in its address at best, so this cannot be more than a question.
  const outside = ROLES.filter((role) => !ZONE.test(terms.parties[role].registeredAddress?.zh ?? ''));
  return when(outside.length > 0, {
    path,
    severity: 'warning',
    zh: '除海事争议外，临时仲裁要求双方均注册于自由贸易试验区、海南自由贸易港等区域，请确认（《仲裁法》2025年修订）',
    en: 'unless the dispute is maritime, both parties must be registered in a pilot free-trade zone or the Hainan port; please confirm (Arbitration Law, 2025 revision)',
  });
}

const INSTITUTION = /仲裁委员会|仲裁院|仲裁中心/gu;

/** One institution: the registered one, or the one that the name gives. */
function oneInstitution(terms: Terms): readonly Finding[] {
  if (terms.disputes?.method !== 'arbitration') return none;
  const { institution, name } = terms.disputes.arbitration;
  const path = 'disputes.arbitration.name';
  return [
    ...when(institution !== undefined && institution !== 'other' && name !== undefined, {
      path,
      zh: `已选定 ${institution}，不能再写明另一机构的名称`,
      en: `${institution} is chosen already: another name would make two institutions`,
      hint: { zh: '删去 name，或改用 institution: other', en: 'remove it, or write institution: other' },
    }),
    ...when(institution === 'other' && (name?.zh.match(INSTITUTION)?.length ?? 0) > 1, {
      path,
      zh: '约定了两个以上仲裁机构；双方不能就其一达成一致的，仲裁协议无效',
      en: 'names more than one institution; unless the parties agree on one, the arbitration agreement is invalid',
    }),
  ];
}

/** Besides the parties, a sheet shows one fact abroad: personal information handled there. */
function foreignLaw(terms: Terms): readonly Finding[] {
  const { governingLaw, data } = terms;
  if (governingLaw === undefined || governingLaw === 'CN' || hasForeignParty(terms)) return none;
  const abroad = data.involvesPersonalInfo !== false && data.location !== 'mainland';
  return [
    abroad
      ? {
          path: 'governingLaw',
          severity: 'warning',
          zh: '双方均在境内，仅部分履行在境外，请确认是否足以构成涉外因素',
          en: 'both parties are in mainland China and only part of the performance is abroad; confirm that this is a foreign element',
        }
      : {
          path: 'governingLaw',
          zh: '没有涉外因素的合同应适用中国（大陆）法律',
          en: 'a contract without a foreign element is governed by the law of mainland China',
          hint: { zh: '改为 CN', en: 'write CN' },
        },
  ];
}

export const forumConstraints: readonly Constraint[] = [
  { id: 'X30', severity: 'error', reads: ['disputes'], check: courtConnected },
  { id: 'X31', severity: 'error', reads: ['disputes', 'parties'], check: adHoc },
  { id: 'X31', severity: 'error', reads: ['disputes'], check: oneInstitution },
  { id: 'X32', severity: 'error', reads: ['governingLaw', 'parties', 'data'], check: foreignLaw },
];
