// Rules on arbitration clauses: one named institution, no court beside it.
import type { Pair } from '../../contract/ast.js';
import { oncePer } from '../../text/once.js';
import { distance } from '../../text/suggest.js';
import type { Forum } from '../analysis/forums.js';
import type { Analysis } from '../analysis/index.js';
import type { Mention } from '../analysis/institutions.js';
import type { Rule, TextHit } from '../rule.js';

const keyOf = ({ clause, lang }: Forum): string => `${clause.index} ${lang}`;

/** The institutions of the clause in which a sentence sends a dispute to arbitration. */
const mentionsBeside = (analysis: Analysis, forum: Forum): readonly Mention[] =>
  byClause(analysis).get(keyOf(forum)) ?? [];

const byClause = oncePer(({ text, institutions }: Analysis): ReadonlyMap<string, readonly Mention[]> => {
  const found = new Map<string, Mention[]>();
  for (const mention of institutions) {
    const { clause, lang } = text.passages[mention.at.passage]!;
    const key = `${clause} ${lang}`;
    const there = found.get(key);
    if (there) there.push(mention);
    else found.set(key, [mention]);
  }
  return found;
});

export const arbitrations = ({ forums }: Analysis): readonly Forum[] =>
  forums.filter(({ kind }) => kind !== 'court');
/** Who the arbitrators are and by which rules, without a body that administers the case. */
const AD_HOC = /临时仲裁|专设仲裁|特别仲裁|ad hoc/iu;

/** Once for a clause and language. */
function unnamed(analysis: Analysis): TextHit[] {
  const seen = new Set<string>();
  const inText = new Set(
    analysis.institutions
      .filter(({ kind }) => kind === 'named')
      .map(({ at }) => analysis.text.passages[at.passage]!.lang),
  );
  return arbitrations(analysis).flatMap((forum) => {
    const key = keyOf(forum);
    if (seen.has(key) || AD_HOC.test(forum.sentence.folded)) return [];
    if (inText.has(forum.lang)) return [];
    seen.add(key);
    const beside = mentionsBeside(analysis, forum);
    const placed = beside.find(({ kind }) => kind === 'placed');
    if (!placed) return [{ at: beside[0]?.at ?? forum.at }];
    // One that is alone in its place counts as chosen (interpretation art. 6).
    return [{ at: placed.at, severity: 'warning' as const, hint: PLACED }];
  });
}
const PLACED: Pair<string> = {
  zh: '写明机构全称：只写地点的，该地仅有一个仲裁机构时才视为约定明确',
  en: 'write the full name of one institution: a place alone is enough only where it has just one',
};

/** One or two characters off a registered name: the institution may still be determined. */
function nearlyNamed(analysis: Analysis): TextHit[] {
  const names = Object.values(analysis.facts.institutions).flatMap(({ zh }) =>
    zh.filter((name) => name.length >= 7),
  );
  return arbitrations(analysis).flatMap((forum) =>
    mentionsBeside(analysis, forum).flatMap(({ kind, institution, name, at }): TextHit[] => {
      if (kind !== 'named' || institution !== undefined || forum.lang !== 'zh') return [];
      const folded = analysis.text.passages[at.passage]!.folded.slice(at.from, at.to);
      const near = names.find((known) => isSlip(folded, known));
      if (near === undefined) return [];
      return [
        {
          at,
          severity: 'warning',
          hint: { zh: `“${name}”可能是${near}`, en: `${name} is probably ${near}` },
        },
      ];
    }),
  );
}
/** Another city is another institution: what differs must not be what stands in front. */
const isSlip = (written: string, known: string): boolean =>
  written.slice(0, 2) === known.slice(0, 2) && distance(written, known) <= 2;

const EITHER_ZH =
  /仲裁[^。；]{0,30}(?:或者?|也可以?|亦可|均可|又可)[^。；]{0,30}(?:法院|诉讼|起诉)|(?:法院|诉讼|起诉)[^。；]{0,30}(?:或者?|也可以?|亦可|均可|又可)[^。；]{0,30}仲裁/u;
const EITHER_EN =
  /\barbitrat\w+[^.;]{0,120}\bor\b[^.;]{0,120}\b(?:courts?|litigation|lawsuit|sue)\b|\b(?:courts?|litigation|lawsuit|sue)\b[^.;]{0,120}\bor\b[^.;]{0,120}\barbitrat/i;
/** One of several to be ticked: STR-008 and STD-003 tell what is open. */
const TO_CHOOSE = /(?:下列|以下)第?[^。；]{0,12}(?:种|项)方式/u;

const eitherWay = ({ forums }: Analysis): TextHit[] =>
  forums
    .filter(
      ({ kind, lang, sentence }) =>
        kind === 'either' &&
        !TO_CHOOSE.test(sentence.folded) &&
        (lang === 'zh' ? EITHER_ZH.test(sentence.folded) : EITHER_EN.test(sentence.text)),
    )
    .map(({ at }) => ({ at }));

/** Told at the second one. */
function several(analysis: Analysis): TextHit[] {
  const seen = new Set<string>();
  return arbitrations(analysis).flatMap((forum): TextHit[] => {
    const key = keyOf(forum);
    if (seen.has(key)) return [];
    seen.add(key);
    const named = mentionsBeside(analysis, forum).filter(
      ({ kind, institution, name }) =>
        kind === 'named' && (institution !== undefined || forum.lang === 'zh' || name.length > 24),
    );
    const [first] = named;
    const other = named.find((mention) => !alias(mention, first!, analysis));
    return other ? [{ at: other.at, slots: { list: `${first!.name}, ${other.name}` } }] : [];
  });
}

/** The same body by another name: of the register, the same words, or in brackets or behind a stroke right after the first. */
function alias(one: Mention, first: Mention, { text }: Analysis): boolean {
  if (one.name === first.name) return true;
  if (one.institution !== undefined && one.institution === first.institution) return true;
  const { passage, from } = one.at;
  const between = text.passages[passage]!.folded.slice(first.at.to, from);
  return (
    passage === first.at.passage && /^\s?[（(/／]\s?(?:又名|又称|同时使用|原名|原)?[:：“]?$/u.test(between)
  );
}

const OTHER = { institution: 'other', arbitrators: 3, language: 'zh' };
/** A sheet’s disputes block. */
export const arbitration = (more: object): object => ({
  method: 'arbitration',
  arbitration: { ...OTHER, ...more },
});
export const SEAT: Pair<string> = { zh: '北京', en: 'Beijing' };

export const arbitrationRules: readonly Rule[] = [
  {
    id: 'DSP-003',
    severity: 'error',
    title: { zh: '仲裁条款未写明仲裁机构', en: 'Arbitration without a named institution' },
    message: {
      zh: '仲裁条款没有写明具体的仲裁机构；双方达不成补充协议的，仲裁协议一般无效',
      en: 'the arbitration clause names no specific institution; unless the parties supplement it, it is generally invalid',
    },
    hint: {
      zh: '写明一个仲裁机构的全称，如“广州仲裁委员会”',
      en: 'write the full name of one institution, such as the Guangzhou Arbitration Commission',
    },
    basis: [
      { law: 'arbitration-law', articles: '27, 29', checked: 'secondary' },
      { law: 'arbitration-law-2017', articles: '16, 18', checked: 'text' },
      { law: 'arbitration-interp', articles: '3, 4, 6', checked: 'text' },
    ],
    text: (analysis) => [...unnamed(analysis), ...nearlyNamed(analysis)],
    examples: {
      fires: [
        { text: '第十条 协商不成的，任何一方可以将争议提交仲裁委员会仲裁。', at: '仲裁委员会' },
        { text: '第十條 協商不成的，應提交有關仲裁機構仲裁。', at: '仲裁機構' },
        { text: '第十条 因本合同发生的争议，应当通过仲裁方式解决。', at: '通过仲裁' },
        { text: '第十条 争议提交甲方所在地仲裁委员会仲裁。', at: '甲方所在地仲裁委员会' },
        { text: '第十条 争议提交北京市仲裁委员会仲裁。', at: '北京市仲裁委员会' },
        { text: '10.1 Any dispute shall be submitted to arbitration in China.' },
        { text: '第十条 争议提交上海国际经贸仲裁委员会仲裁。', at: '上海国际经贸仲裁委员会' },
      ],
      silent: [
        { text: '第十条 争议提交临时仲裁，由三名仲裁员组成仲裁庭。' },
        { text: '第十条 争议提交广州仲裁委员会，按照申请仲裁时该会有效的仲裁规则仲裁。' },
        { text: '第十条 争议提交成都仲裁委员会仲裁。' },
        { text: '第十條 爭議提交深圳國際仲裁院仲裁，仲裁裁決是終局的。' },
        { text: '第十条 诉讼或者仲裁期间，双方继续履行不涉及争议的部分。' },
        { text: '10.1 Any dispute shall be submitted to the Xiamen Arbitration Commission for arbitration.' },
        { text: '第十条 争议向被告住所地人民法院起诉。' },
        { text: '第十条 争议提交仲裁委员会仲裁。\n第十一条 本合同所称仲裁委员会是厦门仲裁委员会。' },
        { text: '第十条 争议提交北京海淀区仲裁委员会仲裁。' },
      ],
    },
  },
  {
    id: 'DSP-004',
    severity: 'error',
    title: { zh: '约定或裁或审', en: 'Arbitration or court, at choice' },
    message: {
      zh: '约定可以仲裁也可以诉讼，仲裁协议无效；一方申请仲裁而另一方未在首次开庭前提出异议的除外',
      en: 'the clause lets a party arbitrate or sue, which makes the arbitration agreement invalid, unless one party applies for arbitration and the other does not object before the first hearing',
    },
    hint: { zh: '仲裁和诉讼只选一种', en: 'choose arbitration or a court, not both' },
    basis: [{ law: 'arbitration-interp', articles: '7', checked: 'text' }],
    text: eitherWay,
    examples: {
      fires: [
        { text: '第十条 协商不成的，可以向厦门仲裁委员会申请仲裁，也可以向甲方所在地人民法院起诉。' },
        { text: '第十條 雙方可提請仲裁或向有管轄權的法院提起訴訟。' },
        { text: '第十条 任何一方可以向人民法院起诉或者提交青岛仲裁委员会仲裁。' },
        {
          text: '10.1 Either Party may submit the dispute to the Beijing Arbitration Commission for arbitration or bring it before the courts of Beijing.',
        },
      ],
      silent: [
        { text: '第十条 争议按以下第2种方式解决：（1）提交厦门仲裁委员会仲裁，或者（2）向人民法院起诉。' },
        { text: '第十条 争议提交厦门仲裁委员会仲裁。\n第十一条 诉讼、仲裁文书按照上述地址送达。' },
        { text: '第十条 仲裁或者诉讼期间，双方继续履行本合同。' },
        { text: '第十条 争议提交厦门仲裁委员会仲裁；一方可以依法向人民法院申请财产保全或者证据保全。' },
        { text: '第十条 法院或者仲裁机构认定某一条款无效的，其他条款不受影响。' },
        {
          text: '10.1 Disputes shall be submitted to the Beijing Arbitration Commission for arbitration. A Party may apply to a court for interim measures.',
        },
      ],
    },
  },
  {
    id: 'DSP-005',
    severity: 'error',
    title: { zh: '约定了两个以上仲裁机构', en: 'More than one arbitral institution' },
    message: {
      zh: '约定了两个以上仲裁机构（{list}）；双方不能就其一达成一致的，仲裁协议无效',
      en: 'more than one institution is named ({list}); unless the parties agree on one, the agreement is invalid',
    },
    hint: { zh: '只保留一个仲裁机构', en: 'keep one of them' },
    basis: [{ law: 'arbitration-interp', articles: '5', checked: 'text' }],
    told: ['X31@disputes.arbitration.name'],
    text: several,
    examples: {
      fires: [
        { text: '第十条 争议提交北京仲裁委员会或者上海仲裁委员会仲裁。', at: '上海仲裁委员会' },
        { text: '第十條 爭議可提交深圳國際仲裁院仲裁，或提交福州仲裁委員會仲裁。', at: '福州仲裁委員會' },
        {
          text: '10.1 Disputes shall be submitted to CIETAC or to the Hong Kong International Arbitration Centre for arbitration.',
          at: 'Hong Kong International Arbitration Centre',
        },
        {
          set: {
            disputes: arbitration({
              name: {
                zh: '厦门仲裁委员会或者泉州仲裁委员会',
                en: 'Xiamen or Quanzhou Arbitration Commission',
              },
              seat: SEAT,
            }),
          },
        },
        {
          text: '10.1 Disputes shall be submitted to CIETAC or to the Xiamen Arbitration Centre for arbitration.',
          at: 'Xiamen Arbitration Centre',
        },
      ],
      silent: [
        { text: '第十条 争议提交上海国际经济贸易仲裁委员会（上海国际仲裁中心）仲裁。' },
        { text: '第十条 争议提交重庆仲裁委员会（重庆国际仲裁中心）仲裁，由该仲裁委员会组成仲裁庭。' },
        { text: '第十条 甲方的争议提交北京仲裁委员会仲裁。北京国际仲裁中心的规则同样适用。' },
        {
          text: '10.1 Disputes shall be submitted to CIETAC (the Chosen Arbitration Court) for arbitration; the Chosen Arbitration Court decides on costs.',
        },
      ],
    },
  },
];
