// Originals, language, notices, annexes, the cap on liability, and entries that stand twice.
import { ROLES } from '../facts.js';
import { type Terms, termsSchema } from '../schema.js';
import { fields, isGroup } from '../walk.js';
import { type Constraint, type Finding, none, when } from './constraint.js';
import { prices } from './fees.js';

function originals({ counterparts }: Terms): readonly Finding[] {
  const { total = 0, customer = 0, provider = 0, filing = 0, electronic } = counterparts;
  if (electronic) return none;
  const sum = customer + provider + filing;
  return [
    ...when(total !== sum, {
      path: 'counterparts.total',
      zh: `合同份数应为 ${customer} + ${provider} + ${filing} = ${sum}，实为 ${total}`,
      en: `should be ${customer} + ${provider} + ${filing} = ${sum}, got ${total}`,
    }),
    ...ROLES.flatMap((role) =>
      when(counterparts[role] === 0, {
        path: `counterparts.${role}`,
        zh: '每方至少持有一份',
        en: 'each party holds at least one original',
      }),
    ),
  ];
}

function prevailing({ language }: Terms): readonly Finding[] {
  const { versions = [], prevailing: first } = language;
  const exists = versions.some((version) => (first === 'en' ? version === 'en' : version.startsWith('zh')));
  return when(first !== 'equal' && !exists, {
    path: 'language.prevailing',
    zh: `语言版本中没有 ${first}`,
    en: `there is no ${first} version`,
  });
}

function emailNotices({ notices, parties }: Terms): readonly Finding[] {
  if (!notices.methods?.includes('email')) return none;
  return ROLES.flatMap((role) =>
    when(parties[role].email === undefined, {
      path: `parties.${role}.email`,
      lacks: true,
      zh: '可以电子邮件通知，须填写电子邮箱',
      en: 'is needed: notices may be sent by e-mail',
      hint: {
        zh: `补充 parties.${role}.email，或从 notices.methods 中删去 email`,
        en: `add parties.${role}.email, or take email out of notices.methods`,
      },
    }),
  );
}

function priceAnnex(terms: Terms): readonly Finding[] {
  const itemised = prices(terms).some(({ price }) => price.model === 'itemised');
  const listed = terms.annexes?.some(({ code }) => code === 'fee_details' || code === 'price_schedule');
  return when(itemised && !listed, {
    path: 'annexes',
    lacks: true,
    zh: '分项计价须附费用明细或价格表',
    en: 'an itemised price needs the annex fee_details or price_schedule',
    hint: { zh: '补充 { code: price_schedule }', en: 'add { code: price_schedule }' },
  });
}

const MANDATORY = ['personal_injury', 'intent', 'gross_negligence'] as const;

function capLeavesOut({ liability: { cap, carveOuts = [] } }: Terms): readonly Finding[] {
  const absent = MANDATORY.filter((item) => !carveOuts.includes(item));
  return when(cap.kind !== 'none' && absent.length > 0, {
    path: 'liability.carveOuts',
    zh: `责任上限不得及于 ${absent.join(', ')}（民法典第五百零六条）`,
    en: `the cap cannot reach ${absent.join(', ')} (Civil Code art. 506)`,
    hint: { zh: `补充 ${absent.join(', ')}`, en: `add ${absent.join(', ')}` },
  });
}

/** Entries are addressed by their key, plain values by themselves: neither may stand twice. */
function repeated(terms: Terms): readonly Finding[] {
  const found: Finding[] = [];
  for (const { path, meta, value } of fields(termsSchema, terms)) {
    if (!Array.isArray(value) || meta.repeats) continue;
    const seen = new Set<unknown>();
    value.forEach((entry, index) => {
      const key = meta.key !== undefined && isGroup(entry) ? entry[meta.key] : entry;
      if (typeof key === 'string' && key !== 'other' && seen.has(key))
        found.push({
          path: meta.key === undefined ? `${path}.${index}` : `${path}.${index}.${meta.key}`,
          zh: `${key} 重复出现`,
          en: `${key} appears twice`,
        });
      seen.add(key);
    });
  }
  return found;
}

export const closingConstraints: readonly Constraint[] = [
  { id: 'X37', severity: 'error', reads: ['counterparts'], check: originals },
  { id: 'X38', severity: 'error', reads: ['language'], check: prevailing },
  { id: 'X39', severity: 'error', reads: ['notices', 'parties'], check: emailNotices },
  { id: 'X40', severity: 'error', reads: ['fees.pricing', 'annexes'], check: priceAnnex },
  { id: 'X52', severity: 'error', reads: ['liability'], check: capLeavesOut },
  { id: 'TYPE-UNIQUE', severity: 'error', reads: [], check: repeated },
];
