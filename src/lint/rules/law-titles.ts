// Rules on what statutes and arbitral bodies are called.
import type { Pair } from '../../contract/ast.js';
import { distance } from '../../text/suggest.js';
import type { Analysis } from '../analysis/index.js';
import { keyOf } from '../analysis/statutes.js';
import { matchesOf, passagesOf, SAID, wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';

const LED_IN =
  /(?:根据|依据|依照|按照|遵守|违反|适用|符合)(?:双方|国家|现行|我国|有关|的|《[^《》]{1,60}》|[、和及与]){0,4}$/u;
/** The text says that it uses the short name. */
const shortened = ({ text }: Analysis): boolean =>
  passagesOf(text).some(({ folded }) =>
    /(?:以下)?简称[:：]?[“"「『]?(?!《)[\p{Script=Han}]{1,8}(?:法典?|条例)[”"」』）)]/u.test(folded),
  );

/** Without title marks, or in title marks and one or two characters off a registered title. */
function misnamed(analysis: Analysis): TextHit[] {
  const { text, facts, statutes } = analysis;
  const titles = [...new Set(Object.values(facts.laws).map(({ title }) => title.zh))];
  const keys = new Map(titles.map((title) => [keyOf(title), title]));
  const short = shortened(analysis);
  const known = statutes.flatMap((statute): TextHit[] => {
    const { marked, at, title, law } = statute;
    const passage = text.passages[at.passage]!;
    if (passage.lang !== 'zh' || (marked && law !== undefined)) return [];
    if (marked) {
      const near = nearest(keyOf(passage.folded.slice(at.from + 1, at.to - 1)), keys);
      return near === undefined ? [] : [{ at, slots: { text: title }, hint: meant(near) }];
    }
    const whole = passage.folded.slice(at.from, at.to).startsWith('中华人民共和国');
    if (!whole && (short || !LED_IN.test(passage.folded.slice(Math.max(0, at.from - 40), at.from))))
      return [];
    const official = law === undefined ? nearest(keyOf(title), keys) : facts.laws[law]!.title.zh;
    return [{ at, slots: { text: title }, hint: meant(official ?? title) }];
  });
  return [...known, ...slips(analysis, keys)];
}

const LED_TITLE =
  /(?:根据|依据|依照|按照|遵守|违反|适用|符合)(?:国家|我国|现行)?([\p{Script=Han}]{4,20}?(?:法典?|条例))(?![律院规人定])/gu;

/** Without title marks only a slip in a registered title is told from any other word in -法. */
function slips({ text, statutes }: Analysis, keys: ReadonlyMap<string, string>): TextHit[] {
  const named = new Set(statutes.map(({ at }) => `${at.passage} ${at.to}`));
  return matchesOf(text, LED_TITLE, SAID, 'zh').flatMap(({ at: { passage, to }, match }) => {
    const near = named.has(`${passage} ${to}`) ? undefined : nearest(match[1]!, keys);
    const at = { passage, from: to - match[1]!.length, to };
    return near === undefined ? [] : [{ at, slots: { text: wordsAt(text, at) }, hint: meant(near) }];
  });
}

const meant = (title: string): Pair<string> => ({ zh: `写作《${title}》`, en: `write 《${title}》` });

/** Short titles differ by little from other statutes, as 民法典 from 刑法典: there only a character more or less is a slip. */
function nearest(key: string, keys: ReadonlyMap<string, string>): string | undefined {
  for (const [known, title] of keys) {
    const gap = Math.abs(known.length - key.length);
    const most = known.length >= 8 ? 2 : known.length >= 5 ? 1 : Math.min(gap, 1);
    if (gap <= most && distance(known, key) <= most) return title;
  }
  return undefined;
}

const RENAMED = '2026-03-01';
const genericBody = ({ text, institutions, day }: Analysis): TextHit[] =>
  day === undefined || day < RENAMED
    ? []
    : institutions
        .filter(({ at }) => {
          const { lang, folded } = text.passages[at.passage]!;
          return lang === 'zh' && folded.slice(at.from, at.to) === '仲裁委员会';
        })
        .map(({ at }) => ({ at }));

export const titleRules: readonly Rule[] = [
  {
    id: 'LAW-003',
    severity: 'warning',
    title: { zh: '法律名称未加书名号或不是正式名称', en: 'Statute title not in title marks or not official' },
    message: {
      zh: '法律名称“{text}”未使用书名号或者不是正式名称',
      en: 'the statute title “{text}” is not in title marks or is not the official title',
    },
    text: misnamed,
    examples: {
      fires: [
        { text: '第九条 退货依照消费者权益保护法实施条例办理。', at: '消费者权益保护法实施条例' },

        { text: '第一条 根据中华人民共和国民法典，双方订立本合同。', at: '中华人民共和国民法典' },
        { text: '第九条 乙方应遵守国家个人信息保护法。', at: '个人信息保护法' },
        { text: '第九条 适用《中华人民共和国消费者保护法》。', at: '《中华人民共和国消费者保护法》' },
        { text: '第九條 雙方依照中華人民共和國電子商務法辦理。', at: '中華人民共和國電子商務法' },
        { text: '第九条 依照中华人民共和国著作权法处理。', at: '中华人民共和国著作权法' },
        { text: '第九条 依照《电子签章法》签署。', at: '《电子签章法》' },
        { text: '第九条 适用《中华人民共和国民法》。', at: '《中华人民共和国民法》' },
        { text: '第九条 退货依照电子商业法办理。', at: '电子商业法' },
        { text: '第九條 乙方應遵守國家個人信息保户法。', at: '個人信息保户法' },
        { text: '第一条 中华人民共和国民法典适用于本合同。', at: '中华人民共和国民法典' },
        { text: '9.1 依照消费者权益保护法实施条例办理退货。', at: '消费者权益保护法实施条例' },
      ],
      silent: [
        { text: '第一条 根据《中华人民共和国民法典》《中华人民共和国电子商务法》，双方订立本合同。' },
        {
          text: '第一条 依照《中华人民共和国民法典》（以下简称“民法典”）订立。\n第二条 解除依照民法典第五百六十三条。',
        },
        { text: '第九条 乙方依照甲方的保密规定和考核办法执行，适用中华人民共和国法律。' },
        { text: '第九条 涉嫌犯罪的，依照《刑事诉讼法》移送。' },
        { text: '第九条 依照《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》处理。' },
        { text: '第九条 依照《售后服务管理办法》处理。' },
        { text: '第九条 依照《数据管理法》处理。' },
        { text: '第九条 依照《劳务派遣服务规范》处理。' },
        { text: '第九条 依照《物价法》处理。' },
        { text: '第九条 依照《刑法典》处理。' },
        { text: '第九条 依照国家食品安全法处理，按照双方约定的计算方法结算。' },
        { text: '第九条 电子商业法律由双方遵守，依照电子商业法规办理。' },
      ],
    },
  },
  {
    id: 'LAW-005',
    severity: 'info',
    title: { zh: '以“仲裁委员会”泛指仲裁机构', en: '仲裁委员会 used as a general term' },
    message: {
      zh: '2025年修订的《中华人民共和国仲裁法》（自2026年3月1日起施行）泛指时称“仲裁机构”',
      en: 'the 2025 revision of the Arbitration Law, in force since 1 March 2026, speaks of 仲裁机构 (arbitral institution)',
    },
    hint: {
      zh: '泛指时写“仲裁机构”；具体机构仍写全称',
      en: 'write 仲裁机构 for institutions in general, and the full name of the one chosen',
    },
    basis: [{ law: 'arbitration-law', articles: '90', checked: 'secondary' }],
    text: genericBody,
    examples: {
      fires: [
        { text: '第十条 仲裁费用由该仲裁委员会依其规则确定。', asOf: '2026-03-01', at: '仲裁委员会' },
        { text: '第十條 裁決由仲裁委員會作出。', at: '仲裁委員會' },
      ],
      silent: [
        { text: '第十条 仲裁费用由该仲裁委员会依其规则确定。', asOf: '2026-02-28' },
        { text: '第十条 争议提交广州仲裁委员会仲裁，仲裁机构的裁决是终局的。' },
        { text: '第十条 客服人员的劳动争议由劳动争议仲裁委员会处理。' },
      ],
    },
  },
];
