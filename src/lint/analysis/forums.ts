// Where the text says who decides a dispute: sentences that send it to a court or to arbitration. Papers, costs, judgments and measures of a court,
// and authorities that ask for information, send nothing anywhere.
import type { Clause, ContractText, Stretch } from '../text.js';
import type { FamilyOf } from './families.js';
import type { Sentence } from './sentences.js';

export interface Forum {
  readonly kind: 'court' | 'arbitration' | 'either';
  readonly lang: 'zh' | 'en';
  readonly sentence: Sentence;
  /** The words that send it there. */
  readonly at: Stretch;
  readonly clause: Clause;
}

/** Those that name a court, alone or beside arbitration. */
export const courts = ({ forums }: { readonly forums: readonly Forum[] }): readonly Forum[] =>
  forums.filter(({ kind }) => kind !== 'arbitration');

/** What patterns are matched against. */
export const wordsOf = ({ lang, sentence }: Forum): string =>
  lang === 'zh' ? sentence.folded : sentence.text;

const COURT_ZH =
  /(?:向|由|至|交|在|到|诉诸|受|可以?|应当?|选择|通过|为|是|以)[^。；]{0,50}?(?:法院(?:[^。；]{0,16}?(?:起诉|诉讼|管辖|提起|提出|裁决|裁判|审理|解决|处理))?|诉讼(?:方式)?解决|提起诉讼)/gu;
const COURT_SENDS_ZH = /起诉|诉讼|提起|管辖|诉至|诉诸|诉|裁判|审理|解决/u;
const ARBITRATION_ZH =
  /(?:(?:提交|提请|申请|交由|向|由|通过|采取|以|按照|依照|依据|根据)[^。；]{0,50}?|(?:可以?|应当?)(?:选择|进行)?)仲裁(?!地|语言|员|庭|规则|裁决|费|期间|过程|程序|文书|条款|协议|法)(?:(?:委员会|委|院|中心|机构)[^，。；]{0,6}仲裁(?!规则|员|庭))?/gu;
const NOTHING_ZH =
  /保全|强制执行|请求[^，。；]{0,12}(?:仲裁机构|仲裁庭|法院)(?:予以|依法|适当|增加|减少|调整|确认|变更|撤销)|(?:诉讼|仲裁|起诉)(?:期间|过程|费|文书|程序|时效|材料|风险|法)|诉讼、仲裁|诉讼或(?:者)?仲裁|仲裁或(?:者)?诉讼|法院[、或和及][^。；]{0,10}(?:机关|机构|部门)(?:的?要求|依法|强制|查|调)|(?:生效)?(?:判决|裁定)书?(?:确定|认定)|司法(?:解释|机关)|撤销仲裁|劳动(?:争议|人事)?(?:争议)?仲裁|第三(?:人|方)[^。；]{0,20}(?:起诉|诉讼|索赔)/gu;
const COURT_EN =
  /\b(?:submit(?:ted)?|br(?:ing|ought)|refer(?:red)?|files?|filed|institut(?:e|ed)|commenced?|settled|resolved|heard|jurisdiction|proceedings|lawsuits?|litigat\w+|sue)\b[^.;]{0,160}?\bcourts?\b|\bcourts?\b[^.;]{0,100}?\b(?:have|has|shall have)\b[^.;]{0,30}?\bjurisdiction\b/gi;
const ARBITRATION_EN =
  /\b(?:submit(?:ted)?|refer(?:red)?|settled|resolved|decided|determined|apply|applies|files?|go|br(?:ing|ought))\b[^.;]{0,160}?\barbitration\b(?!\s+(?:rules|fees?|costs?|award|proceedings|law|tribunal|agreement|clause))/gi;
const NOTHING_EN =
  /\bpreserv\w+|interim (?:relief|measures?)|injunct\w+|during\b[^.;]{0,40}(?:arbitration|litigation)|litigation or arbitration|arbitration or litigation|\b(?:ordered|required|compelled) by (?:a |any )?(?:competent )?courts?/gi;

export function forumsOf(
  text: ContractText,
  familyOf: FamilyOf,
  sentencesOf: (passage: number) => readonly Sentence[],
): readonly Forum[] {
  return text.passages.flatMap((passage) => {
    if (!['body', 'cell', 'heading'].includes(passage.kind)) return [];
    const whole = passage.lang === 'zh' ? passage.folded : passage.text;
    if (!/法院|仲裁|诉讼|court|arbitration/iu.test(whole)) return [];
    const clause = text.clauses[passage.clause]!;
    // What may or must be disclosed to a court is no forum.
    const family = familyOf(passage.clause);
    if (family === 'confidentiality' || family === 'data' || passage.kind === 'heading') return [];
    return sentencesOf(passage.index).flatMap((sentence) => {
      const forum = forumIn(sentence, passage.lang);
      return forum ? [{ ...forum, lang: passage.lang, sentence, clause }] : [];
    });
  });
}

function forumIn(sentence: Sentence, lang: 'zh' | 'en'): Pick<Forum, 'kind' | 'at'> | undefined {
  const words = lang === 'zh' ? sentence.folded : sentence.text;
  const left = words.replace(lang === 'zh' ? NOTHING_ZH : NOTHING_EN, (part) => '\uFFFC'.repeat(part.length));
  const first = (pattern: RegExp, sends?: RegExp): RegExpExecArray | undefined =>
    [...left.matchAll(pattern)].find(([part]) => !sends || sends.test(part));
  const court = lang === 'zh' ? first(COURT_ZH, COURT_SENDS_ZH) : first(COURT_EN);
  const arbitration = first(lang === 'zh' ? ARBITRATION_ZH : ARBITRATION_EN);
  const one = court ?? arbitration;
  if (!one) return undefined;
  const kind = court && arbitration ? 'either' : court ? 'court' : 'arbitration';
  const [from, to] = [court, arbitration].reduce<[number, number]>(
    ([a, b], match) =>
      match ? [Math.min(a, match.index), Math.max(b, match.index + match[0].length)] : [a, b],
    [words.length, 0],
  );
  return { kind, at: { passage: sentence.passage, from: sentence.from + from, to: sentence.from + to } };
}
