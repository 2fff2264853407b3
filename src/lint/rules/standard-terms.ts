// Rules on standard terms (格式条款). Whether a text is prepared for repeated use only its sheet says; the patterns of void terms speak for themselves.
import type { Pair } from '../../contract/ast.js';
import type { Family } from '../analysis/families.js';
import type { Analysis } from '../analysis/index.js';
import { matchesIn, OPERATIVE, passagesOf } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { said, says, type Words } from '../said.js';
import type { Clause } from '../text.js';

const reusable = ({ facts }: Analysis): boolean => facts.terms?.document.reusable === true;

/** Of major concern to the other side: what frees or limits, where to sue, how long it binds. */
const KEY: readonly (Family | undefined)[] = ['liability', 'disputes', 'termination'];
/** A sentence by which the terms were pointed out and explained, whichever of the two says so. */
const POINTED_OUT: Words = {
  zh: /(?:已|业经|确认)[^。；]{0,60}(?:提示|提请|提醒|说明|解释)/u,
  en: /\b(?:has|have|had|were|was) (?:been |fully |duly |clearly )?(?:drawn|brought|pointed|explained|highlighted)\b/i,
};
const TERMS: Words = {
  zh: /条款|第[〇零一二三四五六七八九十百\d.、第条至和]{1,24}条/u,
  en: /\b(?:terms|articles?|clauses?|provisions)\b/i,
};

/** Nothing that we print is bold, so only such a sentence shows it. */
function inconspicuous(analysis: Analysis): TextHit[] {
  const { text, familyOf } = analysis;
  if (!reusable(analysis)) return [];
  if (said(analysis).some((sentence) => says(sentence, POINTED_OUT) && says(sentence, TERMS))) return [];
  const plain = text.clauses.filter(
    ({ index, level, section }) => level === 0 && section === 'body' && KEY.includes(familyOf(index)),
  );
  const [first] = plain;
  if (!first) return [];
  const list = (lang: 'zh' | 'en'): string =>
    plain.map(({ cite }: Clause) => cite[lang]).join(lang === 'zh' ? '、' : ', ');
  return [{ clause: first.index, slots: { clauses: { zh: list('zh'), en: list('en') } } }];
}

const VOID = {
  zh: /(?:最终|全部)?解释权(?:均)?(?:归|由|属于?)[^，。；]{0,16}(?:所有|享有|行使)?|不得(?:对此|就此|以任何理由)?(?:提出)?(?:任何|一切)(?:异议|抗辩|主张|索赔)|(?<!视为|不得|不)放弃(?:一切|任何|全部)[^，。；]{0,10}(?:权利|诉权|抗辩权?|异议权?|追索权?|索赔权?)/gu,
  en: /\b(?:right of final interpretation|final (?:right of )?interpretation|shall not (?:raise|make) any (?:objections?|claims?)|waives? (?:all|any) (?:rights?|claims?|objections?|defen[cs]es?))\b/gi,
} as const;

const voidTerms = (analysis: Analysis): TextHit[] =>
  passagesOf(analysis.text, OPERATIVE).flatMap((passage) =>
    matchesIn(passage, VOID[passage.lang]).map(({ at }) => ({
      at,
      slots: { text: passage.text.slice(at.from, at.to) },
      ...(!reusable(analysis) && { severity: 'warning' as const }),
    })),
  );

const OPEN = {
  zh: /[□☐]\s{0,4}[^□☐。]{1,30}[□☐]|(?:下列|以下)第?\s{0,4}(?:[_＿（(【[\s]{1,12}|[X×]{1,3})\s{0,4}[）)】\]]?\s{0,4}(?:种|项)|[（(](?:二选一|任选其一|选择其一|择一填写)[)）]/gu,
  en: /[□☐]\s{0,4}[^□☐.]{1,60}[□☐]|\((?:choose|select|tick|delete) (?:one|as (?:applicable|appropriate))\)|\*?delete as (?:applicable|appropriate)/gi,
} as const;

const alternatives = ({ text }: Analysis): TextHit[] =>
  passagesOf(text, ['heading', 'body', 'cell']).flatMap((passage) =>
    matchesIn(passage, OPEN[passage.lang]).map(({ at }) => ({
      at,
      slots: { text: passage.text.slice(at.from, at.to) },
    })),
  );

const CHANGES = {
  zh: /(?<!不)(?:有权|可以?|得)(?:根据|视|依据|按照)?[^，。；]{0,16}?(?:单方面?|随时|自行|单独|不经[^，。；]{0,10}同意)[^，。；]{0,12}?(?:修改|变更|调整|更改|修订)[^，。；]{0,16}/gu,
  en: /\b(?:may|is entitled to|has the right to|reserves the right to)\b[^.;,]{0,40}?\b(?:unilaterally|at any time|at its (?:sole |own )?discretion|without (?:the )?consent)\b[^.;,]{0,20}?\b(?:amend|modify|change|adjust|vary|revise)\b|\b(?:may|is entitled to|has the right to|reserves the right to)\s+(?:amend|modify|change|adjust|vary|revise)\b[^.;]{0,60}?\b(?:unilaterally|at any time|at its (?:sole |own )?discretion|without (?:the )?consent)\b/gi,
} as const;
const SAFEGUARD = {
  zh: /通知|提前|告知|公示|解除|终止|退出|协商|书面确认|征得|经[^，。；]{0,10}同意后/u,
  en: /\b(?:notice|notif\w+|inform\w*|terminat\w+|withdraw\w*|agree\w*|consult\w*|prior)\b/i,
} as const;

/** The sentence of the change right and the one behind it are looked at for notice or a way out. */
const unilateral = (analysis: Analysis): TextHit[] =>
  passagesOf(analysis.text, OPERATIVE).flatMap((passage) => {
    const sentences = analysis.sentencesOf(passage.index);
    let here = 0;
    return matchesIn(passage, CHANGES[passage.lang]).flatMap(({ at }) => {
      while (here < sentences.length - 1 && sentences[here]!.to <= at.from) here += 1;
      const beside = sentences
        .slice(here, here + 2)
        .map(({ text, folded }) => (passage.lang === 'zh' ? folded : text))
        .join(' ');
      return SAFEGUARD[passage.lang].test(
        beside.replace(/不经[^，。；]{0,10}同意|无[须需][^，。；]{0,6}通知/gu, ''),
      )
        ? []
        : [{ at, slots: { text: passage.text.slice(at.from, at.to) } }];
    });
  });

const custom = (zh: string, en: string): { readonly after: string; readonly text: Pair<string> } => ({
  after: 'SAS-1.1',
  text: { zh, en },
});

export const standardTermRules: readonly Rule[] = [
  {
    id: 'STD-001',
    severity: 'warning',
    title: { zh: '未提示格式条款中的重大利害关系条款', en: 'Key standard terms not drawn to attention' },
    message: {
      zh: '文本供重复使用，没有以显著方式提示{clauses}等与对方有重大利害关系的条款，也没有对方已获提示和说明的记载；对方可以主张这些条款不成为合同内容',
      en: 'the text is for repeated use, yet {clauses} are neither marked nor acknowledged as pointed out and explained; the other party may argue that they are not part of the contract',
    },
    hint: {
      zh: '在 custom 中增加一条，如“提供文本的一方已提示对方注意责任限制、争议解决和解除的条款，并已按照对方的要求说明”；印制时将这些条款加粗，并留存提示和说明的证据',
      en: 'add an entry to custom, such as “The terms on liability, disputes and termination have been drawn to the attention of the other Party and explained at its request”; print them in bold, and keep proof of both',
    },
    basis: [
      { law: 'civil-code', articles: '496(2)', checked: 'text' },
      { law: 'contract-interp-2023', articles: '9–10', checked: 'text' },
    ],
    foreign: 'off',
    text: inconspicuous,
    examples: {
      fires: [
        { set: { 'document.reusable': true } },
        { form: 'CSE', set: { 'document.reusable': true } },
        { form: 'ECS', set: { 'document.reusable': true } },
        { form: 'ASO', set: { 'document.reusable': true } },
        { form: 'SVL', set: { 'document.reusable': true } },
        {
          set: {
            'document.reusable': true,
            'custom.0': custom(
              '乙方已向甲方提示大促期间的排班办法。',
              'Party B has explained the rota for sales events to Party A.',
            ),
          },
        },
        {
          set: {
            'document.reusable': true,
            'custom.0': custom(
              '乙方应当按照甲方的要求说明责任限制的条款。',
              'Party B shall explain the terms on liability at Party A’s request.',
            ),
          },
        },
      ],
      silent: [
        { set: { 'document.reusable': false } },
        {
          set: {
            'document.reusable': true,
            'custom.0': custom(
              '提供文本的一方已提示对方注意责任限制、争议解决和解除的条款，并已按照对方的要求说明。',
              'The terms on liability, disputes and termination have been drawn to the attention of the other Party and explained at its request.',
            ),
          },
        },
        {
          set: {
            'document.reusable': true,
            'custom.0': custom(
              '乙方已就第八条、第十一条向甲方作出提示和说明。',
              'Articles 8 and 11 have been pointed out and explained to Party A.',
            ),
          },
        },
        {
          set: {
            'document.reusable': true,
            'language.versions': ['en'],
            'language.layout': 'en_only',
            'language.prevailing': 'en',
            'custom.0': custom(
              '甲方确认有关责任和管辖的条款均获解释。',
              'Party A has read the terms on liability and jurisdiction, which Party B has fully explained to it.',
            ),
          },
        },
      ],
    },
  },
  {
    id: 'STD-002',
    severity: 'error',
    title: { zh: '格式条款可能无效', en: 'Standard term that may be void' },
    message: {
      zh: '“{text}”排除或者不合理地限制对方权利；属格式条款的，可能无效',
      en: '“{text}” excludes or unreasonably limits the other party’s rights; if a standard term, it may be void',
    },
    hint: {
      zh: '删去，或者改为由双方协商解释、在约定期限内提出异议',
      en: 'delete it, or let the parties settle the meaning together and give a time for objections',
    },
    basis: [{ law: 'civil-code', articles: '497, 506', checked: 'text' }],
    foreign: 'warning',
    text: voidTerms,
    examples: {
      fires: [
        { text: '第十二条 本协议的最终解释权归甲方所有。', at: '最终解释权归甲方所有' },
        { text: '第五條 乙方對扣款結果不得提出任何異議。', at: '不得提出任何異議' },
        { text: '第五条 乙方自愿放弃一切抗辩权。', at: '放弃一切抗辩权' },
        {
          text: '12. Party A has the right of final interpretation of this Agreement.',
          at: 'right of final interpretation',
        },
        {
          set: {
            'document.reusable': true,
            'custom.0': custom('本合同的最终解释权归甲方所有。', 'Party A interprets this Contract.'),
          },
        },
      ],
      silent: [
        { text: '第五条 乙方对账单有异议的，应在收到后5日内提出；逾期未提出的，视为认可。' },
        { text: '第十二条 本合同由双方协商解释。未行使权利不视为放弃任何权利。' },
        { text: '12. A failure to exercise a right is no waiver of that right.' },
      ],
    },
  },
  {
    id: 'STD-003',
    severity: 'info',
    title: { zh: '备选内容未选定', en: 'Alternatives left open' },
    message: {
      zh: '“{text}”尚未选定；属格式条款而有两种以上解释的，作不利于提供一方的解释',
      en: '“{text}” leaves a choice open; standard terms with more than one reading are read against the party that supplied them',
    },
    hint: { zh: '选定一项，删去其他', en: 'choose one and delete the rest' },
    basis: [{ law: 'civil-code', articles: '498', checked: 'text' }],
    text: alternatives,
    examples: {
      fires: [
        { text: '第四条 付款方式：□ 月结 □ 季结', at: '□ 月结 □' },
        { text: '第九条 争议按以下第___种方式解决。', at: '以下第___种' },
        { text: '第四條 付款方式（二選一）：月結、季結。', at: '（二選一）' },
        {
          text: '4. Party A shall pay monthly or quarterly (delete as appropriate).',
          at: '(delete as appropriate)',
        },
        { text: '第一条 付款\n付款方式\t□ 按月 □ 按季' },
      ],
      silent: [
        { text: '第四条 付款方式：按月结算。' },
        { text: '第九条 争议按以下方式解决：双方协商。' },
        { text: '第四条 乙方可以按照下列三种方式开具发票。' },
      ],
    },
  },
  {
    id: 'STD-004',
    severity: 'warning',
    title: { zh: '单方变更权没有通知和退出的办法', en: 'Unilateral right to change without notice or exit' },
    message: {
      zh: '“{text}”允许一方单独变更合同，没有约定通知和退出的办法',
      en: '“{text}” lets one party alone change the contract, without notice or a way out for the other',
    },
    hint: {
      zh: '约定提前通知的期限，以及对方不同意时可以解除合同',
      en: 'provide for prior notice and let the other party terminate if it does not agree',
    },
    basis: [{ law: 'civil-code', articles: '497, 543', checked: 'text' }],
    text: unilateral,
    examples: {
      fires: [
        {
          text: '第三条 乙方有权根据业务情况随时调整客服人员和工作时间。',
          at: '有权根据业务情况随时调整客服人员和工作时间',
        },
        { text: '第三條 甲方可單方變更服務標準。', at: '可單方變更服務標準' },
        { text: '第三条 甲方有权不经乙方同意修改考核指标。' },
        { text: '3. Party A may at any time amend the fee schedule.' },
        { text: '第一条 变更\n乙方有权单方修改服务内容。甲方应当配合。任何一方可以解除合同。' },
        { text: '第一条 变更\n乙方有权不经甲方同意变更服务内容，无需通知甲方。' },
        { text: '第一条 变更\n甲方按月付款。乙方有权单方修改服务内容。甲方应当配合。任何一方可以解除合同。' },
        { text: '第一条 变更\n甲方按月付款。乙方提前交付报告。乙方可随时调整服务内容。' },
      ],
      silent: [
        { text: '第三条 乙方有权根据业务情况随时调整工作时间，但应提前三个工作日通知甲方。' },
        { text: '第三条 甲方可单方变更服务标准。乙方不同意的，可以解除合同。' },
        { text: '第三条 甲方有权随时检查服务质量。任何一方不得单方变更合同。' },
        { text: '3. Party A may at any time amend the fee schedule on 30 days’ notice.' },
        { text: '第一條 變更\n乙方可隨時調整服務內容，但應與甲方協商。' },
        { text: '第一条 变更\n甲方按月付款。乙方提供服务。乙方可随时调整服务内容。甲方可以解除合同。' },
      ],
    },
  },
];
