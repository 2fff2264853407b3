// Rules on which court a clause names: a place, neither a level nor both parties’ homes.
import { courts, wordsOf } from '../analysis/forums.js';
import type { Analysis } from '../analysis/index.js';
import type { Rule, TextHit } from '../rule.js';

const LEVEL = {
  zh: /(?:最高|高级|中级)人民法院|[高中]级法院/gu,
  en: /\b(?:Supreme|High(?:er)?|Intermediate) (?:People[’']s )?Court\b/g,
} as const;
/** The rules on levels are left alone. */
const LEVELS_KEPT = { zh: /级别管辖/u, en: /\blevels?\b/i } as const;

const levelFixed = (analysis: Analysis): TextHit[] =>
  courts(analysis).flatMap((forum) => {
    const passage = analysis.text.passages[forum.sentence.passage]!;
    const whole = forum.lang === 'zh' ? passage.folded : passage.text;
    if (LEVELS_KEPT[forum.lang].test(whole)) return [];
    return [...wordsOf(forum).matchAll(LEVEL[forum.lang])].map(({ 0: words, index }) => {
      const from = forum.sentence.from + index;
      return { at: { passage: passage.index, from, to: from + words.length }, slots: { text: words } };
    });
  });

const COMPETENT = {
  zh: /(?:有|具有)管辖权的?(?:人民)?法院/u,
  en: /\b(?:competent (?:people[’']s )?courts?|(?:people[’']s )?courts? (?:of competent|with(?: competent)?|having(?: competent)?) jurisdiction)\b/i,
} as const;
const PLACE = {
  zh: /住所|所在地|注册地|签订地|签署地|履行地|营业地|经营地|标的物|地域|当地|[市区县州省]/u,
  en: /\b(?:domicile|place|located|location|where|residence|same area|at [A-Z]|in [A-Z](?!hina|RC)|of [A-Z](?!hina|RC))/,
} as const;

const anyCompetent = (analysis: Analysis): TextHit[] =>
  courts(analysis)
    .filter((forum) => COMPETENT[forum.lang].test(wordsOf(forum)) && !PLACE[forum.lang].test(wordsOf(forum)))
    .slice(0, 1)
    .map(({ at }) => ({ at }));

const EACH = {
  zh: /(?:各自|双方|各方|任何?一方|任意一方)(?:的|各自的?)?(?:住所地?|所在地|注册地|营业地|经营地)|(?:甲方|委托方)(?:住所地|所在地)[^。；]{0,12}(?:或者?|和|及|、)(?:乙方|受托方)(?:住所地|所在地)|(?:甲、?乙|甲方[、和及或]乙方)(?:双方)?(?:住所地|所在地)/gu,
  en: /\b(?:their respective|each (?:party|of the parties)[’']s(?: own)?|either party[’']s|both parties[’']) (?:domiciles?|places?|locations?|home courts?|courts?|registered)/gi,
} as const;

const eachOwn = (analysis: Analysis): TextHit[] =>
  courts(analysis).flatMap((forum) =>
    [...wordsOf(forum).matchAll(EACH[forum.lang])].slice(0, 1).map(({ 0: words, index }) => {
      const from = forum.sentence.from + index;
      return { at: { passage: forum.sentence.passage, from, to: from + words.length } };
    }),
  );

const COURT = { method: 'court', negotiationDays: 30 };

export const courtRules: readonly Rule[] = [
  {
    id: 'DSP-010',
    severity: 'warning',
    title: { zh: '管辖条款限定了法院级别', en: 'Court level fixed' },
    message: {
      zh: '约定由“{text}”管辖；协议管辖不得违反级别管辖的规定，与标的额不符的部分可能无效',
      en: 'the clause fixes the level of the court (“{text}”); agreed venue may not depart from the rules on court levels, and may fail where the amount calls for another level',
    },
    hint: {
      zh: '只约定地点，如“甲方住所地有管辖权的人民法院”',
      en: 'name the place only, such as “the competent people’s court at Party A’s domicile”',
    },
    basis: [{ law: 'civil-procedure-law', articles: '18–20, 35', checked: 'text' }],
    text: levelFixed,
    examples: {
      fires: [
        { text: '第八条 争议由长沙市中级人民法院管辖。', at: '中级人民法院' },
        { text: '第八條 爭議向湖南省高級人民法院起訴。', at: '高級人民法院' },
        {
          text: '8.1 The Changsha Intermediate People’s Court shall have jurisdiction.',
          at: 'Intermediate People’s Court',
        },
        {
          form: 'SVL',
          set: {
            disputes: { ...COURT, court: { basis: 'plaintiff_domicile' } },
            'custom.0': {
              after: 'SVL-1.1',
              text: { zh: '争议由长沙市中级人民法院管辖。', en: 'Disputes go to the court agreed.' },
            },
          },
        },
      ],
      silent: [
        { text: '第八条 争议由长沙市岳麓区人民法院管辖。' },
        { text: '第八条 争议由长沙市中级人民法院管辖，但应当符合级别管辖的规定。' },
        { text: '第八条 乙方应执行长沙市中级人民法院的生效判决。' },
        { text: '第八條 爭議由甲方所在地中級人民法院管轄，但應當符合級別管轄的規定。' },
      ],
    },
  },
  {
    id: 'DSP-012',
    severity: 'info',
    title: { zh: '只写“有管辖权的人民法院”', en: '“Competent court” only' },
    message: {
      zh: '只写“有管辖权的人民法院”等于适用法定管辖（被告住所地或者合同履行地），管辖地不确定',
      en: '“competent court” merely repeats statutory venue (the defendant’s domicile or the place of performance) and leaves the place uncertain',
    },
    hint: {
      zh: '写明与争议有实际联系的一地，如甲方住所地',
      en: 'name one connected place, such as the domicile of Party A',
    },
    basis: [
      { law: 'civil-procedure-law', articles: '24', checked: 'text' },
      { law: 'civil-procedure-interp', articles: '18, 30(1)', checked: 'text' },
    ],
    text: anyCompetent,
    examples: {
      fires: [
        { text: '第八条 协商不成的，任何一方均可向有管辖权的人民法院提起诉讼。' },
        { text: '第八條 協商不成的，依法向具有管轄權的法院起訴。' },
        { text: '8.1 Either Party may bring proceedings before a court of competent jurisdiction.' },
        {
          text: '第八条 争议由有管辖权的人民法院管辖。\n第九条 其他纠纷向有管辖权的法院起诉。',
          at: '由有管辖权的人民法院管辖',
        },
      ],
      silent: [
        { text: '第八条 协商不成的，任何一方均可向乙方住所地有管辖权的人民法院提起诉讼。' },
        {
          text: '8.1 Either Party may bring proceedings before the competent court at the domicile of Party A.',
        },
        { text: '第八条 有管辖权的人民法院作出的生效判决，双方应当履行。' },
      ],
    },
  },
  {
    id: 'DSP-013',
    severity: 'warning',
    title: { zh: '双方各自所在地法院均可管辖', en: 'Each party’s own court' },
    message: {
      zh: '双方都可以在自己所在地起诉，可能引发抢先立案',
      en: 'each party may sue at home, which invites a race to court',
    },
    hint: { zh: '只约定一方住所地，或者约定被告住所地', en: 'name one party’s domicile, or the defendant’s' },
    basis: [
      { law: 'civil-procedure-law', articles: '35, 36', checked: 'text' },
      { law: 'civil-procedure-interp', articles: '30(2)', checked: 'text' },
    ],
    text: eachOwn,
    examples: {
      fires: [
        { text: '第八条 协商不成的，可以向各自住所地人民法院提起诉讼。', at: '各自住所地' },
        { text: '第八條 任何一方均可向甲方所在地或乙方所在地人民法院起訴。', at: '甲方所在地或乙方所在地' },
        {
          text: '8.1 The Parties may bring proceedings before the courts at their respective domiciles.',
          at: 'their respective domiciles',
        },
        { text: '第八条 争议由各自所在地或者任何一方住所地人民法院管辖。', at: '各自所在地' },
      ],
      silent: [
        { text: '第八条 协商不成的，向被告住所地人民法院提起诉讼。' },
        { text: '第八条 通知寄往双方住所地。\n第九条 协商不成的，任何一方可以向甲方住所地人民法院起诉。' },
      ],
    },
  },
];
