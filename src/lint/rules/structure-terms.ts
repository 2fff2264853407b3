// Rules on the words that hold a contract together: what it calls itself, lists without an end; defined terms have a file of their own.

import type { Family } from '../analysis/families.js';
import type { Analysis } from '../analysis/index.js';
import { matchesOf, OPERATIVE, passagesOf, wordsAt } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { Stretch } from '../text.js';
import { definitionRules } from './structure-definitions.js';

// STR-016, STR-017

const SELF = {
  zh: /本(?:合[同约]|契约|协议)/gu,
  en: /\bthis (?:contract|agreement)\b/gi,
} as const;

/** The rarest of its names at its first place. An annex may be an agreement of its own. */
function twoNames({ text }: Analysis): readonly TextHit[] {
  return (['zh', 'en'] as const).flatMap((lang): TextHit[] => {
    const places = new Map<string, Stretch[]>();
    for (const { at, match, passage } of matchesOf(text, SELF[lang], OPERATIVE, lang)) {
      if (text.clauses[passage.clause]!.section === 'annex') continue;
      const name = match[0].toLowerCase();
      const known = places.get(name);
      if (known) known.push(at);
      else places.set(name, [at]);
    }
    const names = [...places.values()].toSorted((a, b) => a.length - b.length);
    const [rare, usual] = [names[0], names.at(-1)];
    if (!rare || rare === usual) return [];
    const slots = { rare: wordsAt(text, rare[0]!), usual: wordsAt(text, usual![0]!), n: rare.length };
    return [{ at: rare[0]!, slots }];
  });
}

const OPEN_LIST = {
  zh: /包括(?:但不|但并不|而不|，但不)(?:限于|局限于)/gu,
  en: /\bincluding,? (?:but not limited to|without (?:limitation|being limited to))\b/gi,
} as const;
const CORE: readonly (Family | undefined)[] = ['scope', 'fees', 'liability'];

function openLists({ text, familyOf }: Analysis): readonly TextHit[] {
  return (['zh', 'en'] as const).flatMap((lang): TextHit[] => {
    const found = matchesOf(text, OPEN_LIST[lang], OPERATIVE, lang).filter(({ passage }) =>
      CORE.includes(familyOf(passage.clause)),
    );
    return found.length < 3 ? [] : [{ at: found[0]!.at, slots: { n: found.length } }];
  });
}

// STR-014

const HEIRS = { zh: /继承人?/gu, en: /\b(?:heirs?|inherit(?:s|ed|ance|or|ors)?)\b/gi } as const;
const PERSON = /身份证|自然人|公民身份|居民|个体工商户|\b(?:ID card|identity card|natural person)\b/iu;
/** A line of a party’s details, wherever it stands. */
const IDENTITY = /^(?:居民)?身份证|^(?:ID|identity) card/iu;

function heirs({ text, facts }: Analysis): readonly TextHit[] {
  const { customer, provider } = facts.terms?.parties ?? {};
  const persons = /^(?:natural_person|individual_business)$/;
  if (persons.test(customer?.entityType ?? '') || persons.test(provider?.entityType ?? '')) return [];
  const named = passagesOf(text).some(({ clause, folded }) => {
    const pattern = text.clauses[clause]!.section === 'body' ? IDENTITY : PERSON;
    return pattern.test(folded);
  });
  if (text.foreign && named) return [];
  return (['zh', 'en'] as const).flatMap((lang) =>
    matchesOf(text, HEIRS[lang], OPERATIVE, lang).map(({ at, match }) => ({ at, slots: { word: match[0] } })),
  );
}

export const termRules: readonly Rule[] = [
  ...definitionRules,
  {
    id: 'STR-014',
    severity: 'warning',
    title: { zh: '公司之间约定继承', en: 'Inheritance between companies' },
    message: {
      zh: '法人不发生继承：“{word}”应改为合并、分立后的承继',
      en: 'a company leaves no heirs: “{word}” should be succession on merger or division',
    },
    basis: [{ law: 'civil-code', articles: '67', checked: 'text' }],
    text: heirs,
    examples: {
      fires: [
        { text: '第一条 效力\n本合同对双方的继承人和受让人具有约束力。', at: '继承人' },
        { text: '第一條 效力\n本合同的權利義務由雙方的繼承人承擔。', at: '繼承人' },
        {
          text: '第一条 实名\n客服人员凭身份证登记。\n第二条 效力\n本合同对双方的继承人具有约束力。',
          at: '继承人',
        },
        { text: 'Article 1 Effect\nThis Contract binds the heirs of each Party.', at: 'heirs' },
      ],
      silent: [
        { text: '第一条 效力\n一方合并、分立的，其权利义务由合并、分立后的主体承继。' },
        { text: '本合同由自然人林小满与服务方订立。\n第一条 效力\n本合同对双方的继承人具有约束力。' },
        {
          text: '第一条 当事人\n甲方：林小满\n身份证号码：320500199001010000\n第二条 效力\n甲方死亡的，其权利义务由继承人承受。',
        },
        {
          form: 'SVL',
          set: {
            'parties.customer.entityType': 'natural_person',
            custom: [
              {
                text: {
                  zh: '甲方死亡的，其权利义务由继承人承受。',
                  en: 'If Party A dies, the heirs take its place.',
                },
              },
            ],
          },
        },
        {
          text: '甲方：林小满\n身份证号：320500199001010000\n第一条 效力\n甲方死亡的，其权利义务由继承人承受。',
        },
      ],
    },
  },
  {
    id: 'STR-016',
    severity: 'warning',
    title: { zh: '合同自称混用', en: 'Two names for the contract' },
    message: {
      zh: '“{rare}”（{n}处）与“{usual}”混用，容易被理解为两份文件',
      en: '“{rare}” ({n}×) and “{usual}” are both used: they may be taken for two documents',
    },
    hint: { zh: '统一写作“{usual}”', en: 'write “{usual}” throughout' },
    text: twoNames,
    examples: {
      fires: [
        {
          text: '双方订立本协议。\n第一条 期限\n本合同为期一年。\n第二条 效力\n本合同经双方盖章后生效。',
          at: '本协议',
        },
        {
          text: '雙方訂立本合同。\n第一條 期限\n本協議為期一年。\n第二條 效力\n本協議經雙方蓋章後生效。',
          at: '本合同',
        },
        {
          text: '雙方訂立本契約。\n第一條 期限\n本合約為期一年。\n第二條 效力\n本合約經雙方蓋章後生效。',
          at: '本契約',
        },
        {
          text: '雙方訂立本合同。\n第一條 期限\n本合同為期一年。\n第二條 效力\n本協議經雙方蓋章後生效。',
          at: '本協議',
        },
        {
          text: 'Article 1 Term\nThis Agreement runs for a year.\nArticle 2 Effect\nThis Contract takes effect on signing; this Contract binds both Parties.',
          at: 'This Agreement',
        },
      ],
      silent: [
        { text: '双方订立本合同。\n第一条 期限\n本合同为期一年。\n第二条 变更\n变更应当签订补充协议。' },
        { text: '双方订立本合同。\n第一条 期限\n本合同为期一年。\n附件一 保密协议\n本协议约定保密事项。' },
      ],
    },
  },
  {
    id: 'STR-017',
    severity: 'info',
    title: { zh: '核心条款多处不封闭列举', en: 'Open lists in core clauses' },
    message: {
      zh: '“包括但不限于”在服务、费用、违约条款中出现{n}次，范围不封闭',
      en: '“including but not limited to” appears {n} times in the clauses on scope, fees and breach: their extent is open',
    },
    hint: {
      zh: '尽量完整列举，增项走变更程序',
      en: 'list what is meant and add the rest by the change procedure',
    },
    text: openLists,
    examples: {
      fires: [
        {
          text: '第一条 服务内容\n服务包括但不限于接听电话。\n渠道包括但不限于微信。\n第二条 违约责任\n损失包括但不限于律师费。',
          at: '包括但不限于',
        },
        {
          text: '第一条 服务内容\n服务包括但不限于接听电话。\n第二条 费用\n费用包括但不限于基础服务费、包括但不限于加班费。',
          at: '包括但不限于',
        },
        {
          text: 'Article 1 Services\nServices including but not limited to calls.\nChannels, including without limitation chat.\nArticle 2 Liability\nLoss, including but not limited to legal fees.',
          at: 'including but not limited to',
        },
      ],
      silent: [
        { text: '第一条 服务内容\n服务包括但不限于接听电话。\n第二条 违约责任\n损失包括但不限于律师费。' },
        {
          text: '第一条 服务内容\n服务包括但不限于接听电话。\n第二条 保密\n秘密包括但不限于客户名单、包括但不限于价格。\n第三条 违约责任\n损失包括但不限于律师费。',
        },
      ],
    },
  },
];
