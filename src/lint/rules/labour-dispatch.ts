// LAB-001: how many signs of labour dispatch a foreign text shows. Each is harmless alone; together they show the customer managing the
// provider’s people as its own. Our own contracts are scored by X43 over the sheet.
import type { Pair } from '../../contract/ast.js';
import type { Analysis } from '../analysis/index.js';
import { listed } from '../phrases.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign, said, spot } from '../said.js';
import type { Stretch } from '../text.js';

interface Sign {
  readonly name: Pair<string>;
  readonly words: RegExp;
}

/** The words of a sign, whichever letter the customer bears. */
function signsFor(letter: 'A' | 'B'): readonly Sign[] {
  const zh = `(?:${letter === 'A' ? '甲方' : '乙方'}|委托[方人]|发包[方人]|用工单位|接受方)`;
  const en = `(?:Party ${letter}|the (?:Client|Customer|Principal))`;
  const sign = (name: Pair<string>, chinese: string, english: string): Sign => ({
    name,
    words: new RegExp(`${chinese}|${english}`, 'iu'),
  });
  return [
    sign(
      { zh: '在接受方场所工作', en: 'work on the customer’s premises' },
      `驻场|(?:在|到|至|于)${zh}(?:的|指定的?|提供的?)?(?:办公)?(?:场所|场地|现场|办公室|职场)`,
      `(?:at|on|from) ${en}['’]s (?:premises|offices?|site)|(?:at|on) the (?:premises|offices?|site) of ${en}`,
    ),
    sign(
      { zh: '使用接受方设备', en: 'the customer’s equipment' },
      `${zh}[^，。；]{0,10}提供[^。；]{0,20}(?:设备|电脑|工位|办公用品|座机)`,
      `${en} shall (?:provide|supply)[^.;]{0,60}(?:equipment|computers|workstations)`,
    ),
    sign(
      { zh: '执行接受方的制度和指挥', en: 'the customer’s rules and direction' },
      `(?:服从|接受)${zh}[^，。；]{0,10}(?:管理|指挥|安排|领导)|(?:按照?|遵守|执行)${zh}[^，。；]{0,12}(?:规章|制度|作业流程|操作流程|工作流程|指令|SOP)`,
      `under the (?:direction|management|supervision|control) of ${en}|(?:follow|observe|obey) ${en}['’]s (?:internal )?(?:rules|procedures|instructions|SOP)`,
    ),
    sign(
      { zh: '人员须经接受方同意', en: 'staff subject to the customer’s approval' },
      `(?:更换|调整|撤换|调换|录用)[^。；]{0,20}${zh}[^，。；]{0,8}(?:同意|批准|认可)|经${zh}[^，。；]{0,8}(?:同意|批准|面试)[^。；]{0,16}(?:更换|调整|撤换|上岗|录用)|${zh}[^，。；]{0,6}(?:面试|挑选)`,
      `(?:replace|change|hire|remove)[^.;]{0,60}(?:approval|consent) of ${en}|${en}['’]s (?:approval|consent)[^.;]{0,40}(?:replace|change|hire|remove)`,
    ),
    sign(
      { zh: '按人头按月计价', en: 'a price per head and month' },
      `元\\s{0,4}[/／每]\\s{0,4}(?:人|席|[坐座]席)\\s{0,4}[/／·每]?\\s{0,4}月|每(?:人|席|[坐座]席|名[^，。；]{0,6})每?月[^，。；]{0,10}元|按(?:人数|人头|人月|[坐座]席数)`,
      `per (?:agent|head|person|seat)(?: and | per |[/ ])month`,
    ),
    sign(
      { zh: '由接受方培训、考核个人', en: 'training or appraisal of individuals by the customer' },
      `${zh}[^，。；]{0,10}对[^，。；]{0,14}(?:人员|[坐座]席|客服)[^，。；]{0,8}(?:培训|考核|奖惩|处罚)`,
      `${en} shall (?:train|appraise|discipline|evaluate)[^.;]{0,20}(?:agents|personnel|staff)`,
    ),
    sign(
      { zh: '由接受方排班', en: 'shifts set by the customer' },
      `${zh}[^，。；]{0,10}(?:安排|确定|决定|制定|编排)[^，。；]{0,10}(?:班次|排班|工作时间|上下班|加班|轮班)|由${zh}统?一?排班`,
      `${en} (?:shall )?(?:sets?|decides?|determines?|arranges?)[^.;]{0,20}(?:shifts|working hours|rosters?|overtime)`,
    ),
    sign(
      { zh: '“派驻”“派遣”“考勤”等用语', en: 'words such as secondment, dispatch, attendance' },
      '派驻|派遣|考勤',
      '\\bsecond(?:ed|ment)\\b|labou?r dispatch|attendance records?',
    ),
  ];
}
const SIGNS = { A: signsFor('A'), B: signsFor('B') };
/** A sentence that rules something out shows no sign of it. */
export const NEGATED =
  /不(?:得|构成|属于|存在|视为|是|直接|参与)|无权|并?非劳务派遣|禁止|shall not|may not|no right|(?:does|do|is|are) not|without/iu;
const WARNS = 3;
const FORBIDS = 5;

function dispatchSigns(analysis: Analysis): readonly TextHit[] {
  const customer = analysis.designators.letters.find(({ role }) => role === 'customer')?.letter ?? 'A';
  const sentences = said(analysis).filter(({ words }) => !NEGATED.test(words));
  const found: { readonly name: Pair<string>; readonly at: Stretch }[] = [];
  for (const { name, words } of SIGNS[customer]) {
    const at = sentences.map((sentence) => spot(sentence, words)).find((one) => one !== undefined);
    if (at) found.push({ name, at });
  }
  const [first] = found.toSorted((a, b) => a.at.passage - b.at.passage || a.at.from - b.at.from);
  if (!first || found.length < WARNS) return [];
  return [
    {
      at: first.at,
      severity: found.length >= FORBIDS ? 'error' : 'warning',
      slots: { n: found.length, list: listed(found.map(({ name }) => name)) },
    },
  ];
}

const FOUR = `第四条 人员
4.1 客服人员在甲方办公场所工作，由甲方提供电脑和工位。
4.2 客服人员应遵守甲方的规章制度。
4.3 乙方更换客服人员应经甲方同意。`;

export const dispatchRule: Rule = {
  id: 'LAB-001',
  severity: 'warning',
  title: { zh: '有“假外包真派遣”的特征', en: 'Signs of labour dispatch' },
  message: {
    zh: '存在{n}项“假外包真派遣”特征：{list}；名为外包、实为派遣的，按劳务派遣处理',
    en: '{n} signs of labour dispatch: {list}; outsourcing in name only is treated as labour dispatch',
  },
  hint: {
    zh: '由提供方自行管理场所、设备、流程、排班和人员，按服务结果计价',
    en: 'let the provider manage premises, equipment, procedures, shifts and people itself, and pay for results',
  },
  basis: [
    { law: 'labour-dispatch-provisions', articles: '27', checked: 'secondary' },
    { law: 'labour-contract-law', articles: '57(2), 92', checked: 'text' },
  ],
  told: ['X43'],
  text: ofForeign(dispatchSigns),
  examples: {
    fires: [
      {
        form: 'CSE',
        set: {
          'staffing.workplace': { site: 'customer', items: ['equipment'] },
          'staffing.stability.consent': 'approve',
        },
      },
      { form: 'CSE', set: { 'staffing.workplace.site': 'customer' } },
      { text: FOUR, at: '在甲方办公场所' },
      { text: FOUR.replace('由甲方提供电脑和工位', '由乙方提供电脑和工位'), at: '在甲方办公场所' },
      {
        text: `${FOUR}\n4.4 服务费为每人每月6500元，甲方安排班次。`,
        at: '在甲方办公场所',
      },
      {
        text: '甲方（受託方）：示例甲有限公司\n乙方（委託方）：示例乙有限公司\n第四條 人員\n4.1 客服人員在乙方辦公場所工作，接受乙方的管理。\n4.2 乙方對客服人員進行考核。',
        at: '在乙方辦公場所',
      },
      {
        text: 'Article 4 Staffing\n4.1 The agents work at the Client’s premises under the supervision of the Client.\n4.2 The fee is RMB 6,500 per agent per month.',
        at: 'at the Client’s premises',
      },
      { text: `${FOUR}\n4.4 甲方安排班次。`, at: '在甲方办公场所' },
      {
        text: '第四条 人员\n4.1 客服人员应遵守甲方的规章制度。\n4.2 客服人员由乙方派驻，在甲方办公场所工作。',
        at: '遵守甲方的规章制度',
      },
      {
        text: '第四条 人员\n4.1 客服人员应遵守甲方的规章制度，由乙方派驻，在甲方办公场所工作。',
        at: '遵守甲方的规章制度',
      },
      {
        text: 'Article 4 Staffing\n4.1 The agents on secondment work at the Client’s premises under the supervision of the Client.',
        at: 'secondment',
      },
      {
        text: 'Party A (Provider): Example One Co., Ltd.\nParty B (Customer): Example Two Co., Ltd.\nArticle 4 Staffing\n4.1 The agents work at Party B’s premises under the supervision of Party B.\n4.2 The fee is RMB 6,500 per agent per month.',
        at: 'at Party B’s premises',
      },
    ],
    silent: [
      { text: '第四条 人员\n4.1 客服人员在甲方办公场所工作，应遵守甲方的规章制度。' },
      { text: '第四条 人员\n4.1 客服人员在乙方场所工作，由乙方提供电脑，遵守乙方的规章制度，乙方安排班次。' },
      {
        text: '第四条 人员\n4.1 客服人员在甲方办公场所工作，应遵守甲方的规章制度。\n4.2 甲方不得对客服人员进行考核，不得安排班次。',
      },
      { form: 'CSE', set: {} },
    ],
  },
};
