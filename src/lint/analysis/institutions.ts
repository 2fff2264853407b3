// Every arbitral institution that the text speaks of: a registered one, another one by its name, one known by a place only, or none in particular.
import type { Institutions } from '../../template/laws.js';
import { oncePer } from '../../text/once.js';
import type { ContractText, Passage, Stretch } from '../text.js';
import type { Facts } from './facts.js';

export interface Mention {
  /** named: by a name of its own; placed: 当地仲裁委员会, the one of some place; generic: 仲裁委员会, nothing in front. */
  readonly kind: 'named' | 'placed' | 'generic';
  /** Id of the register, where it has the name. */
  readonly institution?: string;
  /** As written. */
  readonly name: string;
  readonly at: Stretch;
}

const KIND_ZH = /(?:国际)?(?:仲裁委员会|仲裁委(?!员)|仲裁院|仲裁中心|仲裁机构|仲裁协会)/gu;
/** What stands in front of a name and is no part of it. */
const CUT_ZH =
  /.*(?:提交|递交|交由|交给|提请|申请|选择|约定|(?<!所)[向由交至在到或及与给将送为于指是对按照和]|经(?![济贸]))/u;
const PLACED_ZH =
  /(?:当地|本地|同地|所在地|住所地|签订地|签署地|履行地|注册地|营业地|经营地|甲方|乙方|原告|被告|申请人|被申请人|一方|双方|各方|各自)(?:的|所在地的?)?(?:[市省区县])?$/u;
const GENERIC_ZH =
  /^(?:该|此|其|上述|前述|本|同一|任何|任一|任意|有管辖权的?|具有管辖权的?|相关的?|有关的?|指定的?|选定的?|约定的?|合法的?|专业的?|权威的?|国家|国内|国际|依法设立的?|法定的?|其他|两个以上|一个|一家|的)*$/u;
const KIND_EN =
  /\b[Aa]rbitra(?:tion|l)\s{1,5}(?:[Cc]ommissions?|[Cc]ommittees?|[Cc]entres?|[Cc]enters?|[Ii]nstitutions?|[Cc]ourts?|[Aa]ssociations?)\b/g;
const NAME_EN = /(?:\b[A-Z][\w’'-]*\s{1,5}(?:(?:and|of|for|the)\s{1,5})?){1,10}$/;
const PLACED_EN = /\b(?:local|competent local|at (?:the )?(?:place|domicile|location)\b.{0,30})\s*$/i;
const FAR = 40;

export function institutionsOf(text: ContractText, { institutions }: Facts): readonly Mention[] {
  const { patterns, idOf } = register(institutions);
  return text.passages.flatMap((passage) => mentionsIn(passage, patterns[passage.lang], idOf));
}

const register = oncePer((institutions: Institutions) => {
  const idOf = new Map<string, string>();
  for (const [id, { zh, en }] of Object.entries(institutions))
    for (const name of [...zh, ...en]) idOf.set(plain(name), id);
  return { idOf, patterns: { zh: namesIn(institutions, 'zh'), en: namesIn(institutions, 'en') } };
});

function namesIn(institutions: Institutions, lang: 'zh' | 'en'): RegExp {
  const names = Object.values(institutions)
    .flatMap((one) => one[lang])
    .sort((a, b) => b.length - a.length);
  // 湖北仲裁委员会 is not 北仲.
  const words = names.map((name) => name.replaceAll(' ', '\\s{1,5}').replace(/仲$/u, '仲(?!裁)')).join('|');
  return lang === 'zh' ? new RegExp(words, 'gu') : new RegExp(`\\b(?:${words})\\b`, 'g');
}
const plain = (name: string): string => name.replace(/\s+/g, ' ');

function mentionsIn(passage: Passage, registered: RegExp, idOf: ReadonlyMap<string, string>): Mention[] {
  const text = passage.lang === 'zh' ? passage.folded : passage.text;
  if (!/仲|rbitra|IAC|ICC|LCIA/u.test(text)) return [];
  const found: Mention[] = [];
  const stretch = (from: number, to: number) => ({
    ...{ name: passage.text.slice(from, to), at: { passage: passage.index, from, to } },
  });
  const left = text.replace(registered, (name, from: number) => {
    // 南京北京仲裁委员会 is none of ours.
    const institution = idOf.get(plain(name));
    found.push({ kind: 'named', ...(institution && { institution }), ...stretch(from, from + name.length) });
    return '\uFFFC'.repeat(name.length);
  });
  for (const { 0: kind, index } of left.matchAll(passage.lang === 'zh' ? KIND_ZH : KIND_EN)) {
    const before = left.slice(Math.max(0, index - (passage.lang === 'zh' ? 24 : 120)), index);
    const { front, how } =
      passage.lang === 'zh'
        ? chinese(before)
        : english(before, left.slice(index + kind.length, index + kind.length + FAR));
    if (how === undefined) continue;
    found.push({ kind: how, ...stretch(index - front.length, index + kind.length) });
  }
  return found.sort((a, b) => a.at.from - b.at.from);
}

interface Front {
  readonly front: string;
  /** Absent where it is not about contracts. */
  readonly how?: Mention['kind'];
}

function chinese(before: string): Front {
  const [, run = ''] = /([\p{Script=Han}]{0,24})$/u.exec(before) ?? [];
  const front = run.replace(CUT_ZH, '');
  if (/(?:劳动|人事|争议|农村土地)$/u.test(run)) return { front };
  if (PLACED_ZH.test(front) || PLACED_ZH.test(run)) return { front, how: 'placed' };
  return GENERIC_ZH.test(front) ? { front: '', how: 'generic' } : { front, how: 'named' };
}

function english(before: string, behind: string): Front {
  if (/\b(?:labou?r|personnel|employment)\s+(?:dispute\s+)?$/i.test(before)) return { front: '' };
  const [name = ''] = NAME_EN.exec(before) ?? [];
  const front = name.replace(/^(?:The|Any|An|A|Such|This)\s+/, '');
  if (front !== '' && !/^(?:International|Competent|Relevant)\s+$/.test(front))
    return { front, how: 'named' };
  const placed =
    PLACED_EN.test(before) || /^\s+(?:at|of|in)\s+(?:the\s+)?(?:place|domicile|location)/i.test(behind);
  return { front: '', how: placed ? 'placed' : 'generic' };
}
