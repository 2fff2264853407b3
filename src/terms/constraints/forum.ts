// Governing law, court and arbitration: what is only open to foreign-related contracts, and whether the court is connected.
import { hasForeignParty } from '../facts.js';
import type { Terms } from '../schema.js';
import { type Constraint, type Finding, none, when } from './constraint.js';

const AREA = /\p{Script=Han}{2,}?(?:自治区|自治州|特别行政区|省|市|区|县|旗|盟)/gu;

/** 浙江省杭州市西湖区样例街66号 → 浙江省, 杭州市, 西湖区. */
const areas = (text: string): string[] => text.match(AREA) ?? [];

/** The address that the basis of jurisdiction points at; undefined where it depends on who sues. */
function connected(terms: Terms, basis: string | undefined): string | undefined {
  switch (basis) {
    case 'customer_domicile':
      return terms.parties.customer.registeredAddress?.zh;
    case 'provider_domicile':
      return terms.parties.provider.registeredAddress?.zh;
    case 'place_of_signing':
      return terms.effectiveness.place?.zh;
    case 'place_of_performance':
      return terms.delivery.place?.zh;
    default:
      return undefined;
  }
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
  const address = connected(terms, basis);
  if (address === undefined) return none;
  const known = areas(address);
  const foreign = (court: string) =>
    areas(court.replace(/(高级|中级|基层)?人民法院.*$/u, '')).find(
      (area) => !address.includes(area) && known.some((other) => other.at(-1) === area.at(-1)),
    );
  return [['name', name?.zh] as const, ['place', place?.zh] as const].flatMap(([field, court]) => {
    const stray = court === undefined ? undefined : foreign(court);
    return when(stray !== undefined, {
      path: `disputes.court.${field}`,
      zh: `${stray} 与管辖连接点（${known.join('') || address}）不符`,
      en: `${stray} does not match the basis of jurisdiction (${known.join('') || address})`,
    });
  });
}

function adHoc(terms: Terms): readonly Finding[] {
  if (terms.disputes?.method !== 'arbitration') return none;
  return when(terms.disputes.arbitration.kind === 'ad_hoc' && !hasForeignParty(terms), {
    path: 'disputes.arbitration.kind',
    zh: '没有涉外因素的合同不能约定临时仲裁（《仲裁法》第八十二条）',
    en: 'ad hoc arbitration needs a foreign element (Arbitration Law art. 82)',
    hint: { zh: '改为 institutional', en: 'write institutional' },
  });
}

function foreignLaw(terms: Terms): readonly Finding[] {
  return when(terms.governingLaw !== 'CN' && !hasForeignParty(terms), {
    path: 'governingLaw',
    zh: '没有涉外因素的合同应适用中国（大陆）法律',
    en: 'a contract without a foreign element is governed by the law of mainland China',
    hint: { zh: '改为 CN', en: 'write CN' },
  });
}

export const forumConstraints: readonly Constraint[] = [
  { id: 'X30', severity: 'error', reads: ['disputes'], check: courtConnected },
  { id: 'X31', severity: 'error', reads: ['disputes', 'parties'], check: adHoc },
  { id: 'X32', severity: 'error', reads: ['governingLaw', 'parties'], check: foreignLaw },
];
