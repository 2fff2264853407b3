// Which subject a clause is about: our own provisions say it with their id, foreign ones with their heading, else with the clause above.
import type { Clause, ContractText } from '../text.js';

export type Family =
  | 'parties'
  | 'recitals'
  | 'definitions'
  | 'scope'
  | 'standards'
  | 'staffing'
  | 'rights'
  | 'term'
  | 'fees'
  | 'invoice'
  | 'reporting'
  | 'changes'
  | 'confidentiality'
  | 'data'
  | 'ip'
  | 'liability'
  | 'force-majeure'
  | 'termination'
  | 'consequences'
  | 'assignment'
  | 'disputes'
  | 'notices'
  | 'language'
  | 'misc'
  | 'signing';

/** First steps of our provision ids whose family has another name. */
const OWN: Readonly<Record<string, Family>> = {
  services: 'scope',
  channels: 'scope',
  process: 'scope',
  hours: 'standards',
  survey: 'standards',
  warranty: 'standards',
  delivery: 'scope',
  payment: 'fees',
  damages: 'liability',
  evaluation: 'reporting',
  amendment: 'changes',
  rescission: 'termination',
  effect: 'consequences',
  succession: 'assignment',
  transfer: 'assignment',
  law: 'disputes',
  general: 'misc',
  custom: 'misc',
  counterparts: 'misc',
  effectiveness: 'misc',
  signature: 'signing',
  basis: 'recitals',
};
const FAMILIES = new Set<string>([
  'parties',
  'recitals',
  'definitions',
  'scope',
  'standards',
  'staffing',
  'rights',
  'term',
  'fees',
  'invoice',
  'reporting',
  'changes',
  'confidentiality',
  'data',
  'ip',
  'liability',
  'force-majeure',
  'termination',
  'consequences',
  'assignment',
  'disputes',
  'notices',
  'language',
  'misc',
  'signing',
]);

/** Words of a heading, the most telling first: 违约金 is liability also under 费用. */
const HEADINGS: readonly (readonly [Family, RegExp])[] = [
  ['force-majeure', /不可抗力|force majeure/i],
  ['confidentiality', /保密|商业秘密|confidential|non-disclosure/i],
  ['data', /个人信息|数据(?!分析|报表|报告)|信息安全|personal (?:information|data)|data protection|privacy/i],
  ['ip', /知识产权|著作权|intellectual property/i],
  ['liability', /违约|赔偿|责任限制|责任承担|liabilit|breach|damages|indemni/i],
  ['disputes', /争议|争端|纠纷|管辖|仲裁|适用法律|法律适用|dispute|jurisdiction|arbitration|governing law/i],
  ['consequences', /终止(?:后|的后果)|解除后|善后|consequences|after (?:the end|termination)/i],
  ['termination', /解除|终止|terminat|rescission/i],
  ['invoice', /发票|税|invoice|tax/i],
  [
    'fees',
    /费用|价款|价格|报酬|服务费|付款|支付|结算|计费|收费|佣金|\bfees?\b|price|payment|charges|remuneration/i,
  ],
  ['assignment', /转让|分包|转委托|承继|assignment|subcontract|succession/i],
  ['notices', /通知|送达|notices?\b/i],
  ['language', /文字|语言|language/i],
  ['changes', /变更|修改|补充协议|amendment|variation|changes?\b/i],
  ['term', /期限|有效期|(?:服务|合[同约]|合作|托管)期|续期|续约|\bterm\b|duration|renewal/i],
  ['definitions', /定义|释义|术语|definition|interpretation/i],
  ['standards', /标准|时限|质量|考核指标|服务水平|满意度|保修|standard|service level|warrant|survey/i],
  ['reporting', /报表|报告|考核|评估|report|evaluation/i],
  ['staffing', /人员|坐席|座席|培训|personnel|staff|agents|training/i],
  ['rights', /权利|义务|rights|obligations|duties/i],
  ['scope', /服务内容|服务范围|服务项目|委托事项|合作内容|服务方式|scope|services/i],
  ['signing', /签署|签字|盖章|signature|execution/i],
  ['recitals', /鉴于|前言|recitals|whereas/i],
  ['parties', /当事人|双方信息|parties/i],
  ['misc', /其他|附则|一般|生效|效力|miscellaneous|general|effectiveness/i],
];

export type FamilyOf = (clause: number) => Family | undefined;

export function familiesOf(text: ContractText): FamilyOf {
  const found: (Family | undefined)[] = [];
  for (const clause of text.clauses) {
    const above = clause.parent === undefined ? undefined : found[clause.parent];
    found[clause.index] = ownFamily(clause) ?? headed(clause, text) ?? above;
  }
  return (clause) => found[clause];
}

function ownFamily({ id }: Clause): Family | undefined {
  const [first = ''] = id?.split('.') ?? [];
  return OWN[first] ?? (FAMILIES.has(first) ? (first as Family) : undefined);
}

function headed(clause: Clause, text: ContractText): Family | undefined {
  if (clause.section === 'signature') return 'signing';
  const heading = clause.passages
    .map((index) => text.passages[index]!)
    .filter(({ kind }) => kind === 'heading')
    .map((passage) => (passage.lang === 'zh' ? passage.folded : passage.text))
    .join(' ');
  return heading === '' ? undefined : HEADINGS.find(([, words]) => words.test(heading))?.[0];
}
