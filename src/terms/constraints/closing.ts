// Originals, language, notices, annexes and special terms, laws cited, the cap on liability, and entries that stand twice.
import { suggest } from '../../text/suggest.js';
import { effectiveDay, ROLES, signingDay } from '../facts.js';
import { type Terms, termsSchema } from '../schema.js';
import { fields, isGroup } from '../walk.js';
import { type Constraint, type Finding, none, type Outside, when } from './constraint.js';
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
    hint: {
      zh: '在 annexes 中补充 { code: price_schedule }',
      en: 'add { code: price_schedule } to annexes',
    },
  });
}

/** Both codes name the price annex: 费用明细 in one form's words, 价格表 in another's. */
function priceAnnexOnce({ annexes = [] }: Terms): readonly Finding[] {
  const named = annexes.flatMap(({ code }, index) =>
    code === 'fee_details' || code === 'price_schedule' ? [index] : [],
  );
  return named.slice(1).map((index) => ({
    path: `annexes.${index}.code`,
    zh: 'fee_details 和 price_schedule 是同一附件，只列一个',
    en: 'fee_details and price_schedule are the same annex; list one of them',
  }));
}

function annexFiles({ annexes = [] }: Terms, { fileExists }: Outside): readonly Finding[] {
  if (!fileExists) return none;
  return annexes.flatMap(({ source, file }, index) =>
    when(source === 'file' && file !== undefined && !fileExists(file), {
      path: `annexes.${index}.file`,
      zh: `没有文件 ${file}（路径从条款文件所在文件夹起算）`,
      en: `there is no file ${file} (paths start at the sheet’s folder)`,
    }),
  );
}

/** Without a day only a text that has already ended is worth a question. */
function lawsInForce(terms: Terms, { laws, asOf }: Outside): readonly Finding[] {
  if (!laws) return none;
  const day = signingDay(terms) ?? effectiveDay(terms) ?? asOf;
  return (terms.recitals.legalBasis ?? []).flatMap((id, index) => {
    const path = `recitals.legalBasis.${index}`;
    const law = Object.hasOwn(laws, id) ? laws[id] : undefined;
    if (!law) {
      const near = suggest(id, Object.keys(laws));
      const hint = near
        ? { zh: `是否应为 ${near}`, en: `did you mean ${near}?` }
        : { zh: `可用：${Object.keys(laws).join(', ')}`, en: `known: ${Object.keys(laws).join(', ')}` };
      return [{ path, zh: `法规登记表中没有 ${id}`, en: `the law register has no ${id}`, hint }];
    }
    const { from, to } = law;
    if (day === undefined)
      return when(to !== undefined, {
        path,
        severity: 'warning',
        zh: `${id} 已于 ${to} 后失效，请确认签署日期`,
        en: `${id} was in force until ${to} only; please confirm the day of signing`,
      });
    return when(day < from || (to !== undefined && day > to), {
      path,
      zh: `${id} 在签署日 ${day} 不具效力（施行 ${from}${to ? ` 至 ${to}` : ''}）`,
      en: `${id} is not in force on ${day}, the day of signing (from ${from}${to ? ` to ${to}` : ''})`,
    });
  });
}

function clausesExist({ custom = [] }: Terms, { clauses }: Outside): readonly Finding[] {
  if (!clauses) return none;
  return custom.flatMap(({ after }, index) => {
    if (after === undefined || clauses.includes(after)) return none;
    const near = suggest(after, clauses);
    return [
      {
        path: `custom.${index}.after`,
        zh: `本范本没有条款 ${after}`,
        en: `this form has no clause ${after}`,
        ...(near && { hint: { zh: `是否应为 ${near}`, en: `did you mean ${near}?` } }),
      },
    ];
  });
}

function rateCard({ scope, channels = [], annexes = [] }: Terms): readonly Finding[] {
  const ordered =
    scope.services?.some(({ mode }) => mode === 'on_demand') || channels.some(({ onDemand }) => onDemand);
  const card = annexes.some(({ code }) => code === 'price_schedule' || code === 'fee_details');
  return when(ordered && scope.onDemand.pricing === 'rate_card' && !card, {
    path: 'scope.onDemand.pricing',
    zh: '按需服务按价目表计价，但没有价格表附件',
    en: 'on-demand services follow a rate card, yet no annex holds one',
    hint: {
      zh: '在 annexes 中补充 { code: price_schedule }，或改用 quote',
      en: 'add { code: price_schedule } to annexes, or write quote',
    },
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

/** A term defined twice would mean two things. */
function definedOnce({ definitions: { extra = [] } }: Terms): readonly Finding[] {
  const words = extra.map(({ term }) => term?.zh);
  return words.flatMap((word, index) =>
    when(word !== undefined && words.indexOf(word) < index, {
      path: `definitions.extra.${index}.term`,
      zh: `“${word}”已有定义`,
      en: `${word} is defined already`,
    }),
  );
}

export const closingConstraints: readonly Constraint[] = [
  { id: 'X37', severity: 'error', reads: ['counterparts'], check: originals },
  { id: 'X38', severity: 'error', reads: ['language'], check: prevailing },
  { id: 'X39', severity: 'error', reads: ['notices', 'parties'], check: emailNotices },
  { id: 'X40', severity: 'error', reads: ['fees.pricing', 'annexes'], check: priceAnnex },
  { id: 'X40', severity: 'error', reads: ['annexes'], check: priceAnnexOnce },
  { id: 'X40', severity: 'error', reads: ['annexes'], check: annexFiles },
  {
    id: 'X45',
    severity: 'error',
    reads: ['recitals.legalBasis', 'signatures', 'effectiveness'],
    check: lawsInForce,
  },
  { id: 'X48', severity: 'error', reads: ['form', 'custom'], check: clausesExist },
  { id: 'X51', severity: 'error', reads: ['scope', 'channels', 'annexes'], check: rateCard },
  { id: 'X52', severity: 'error', reads: ['liability'], check: capLeavesOut },
  { id: 'TYPE-UNIQUE', severity: 'error', reads: [], check: repeated },
  { id: 'TYPE-UNIQUE', severity: 'error', reads: [], check: definedOnce },
];
