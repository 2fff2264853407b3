// FEE: amounts as they are written, in figures, in capitals, and in which currency.
import { CALLED, capitalsIn } from '../../text/capitals.js';
import type { Figure } from '../analysis/figures.js';
import type { Analysis } from '../analysis/index.js';
import { passagesOf, SAID } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import { ofForeign, said } from '../said.js';

/** What may stand between a figure and the same amount in capitals. */
const BETWEEN = /^[\s（(）)，,、:：;；即为計计大小写寫人民币幣元圆圓整￥¥]{0,16}$/u;

/** Amounts in capitals beside a figure that is another one. */
function capitalsThatDiffer({ figures, text }: Analysis): TextHit[] {
  const wordsOf = (passage: number, from: number, to: number): string =>
    text.passages[passage]!.text.slice(from, to);
  const inCapitals = ({ kind, words, at }: Figure): boolean =>
    kind === 'capital' ||
    (kind === 'amount' &&
      words === true &&
      CALLED.test(wordsOf(at.passage, Math.max(0, at.from - 20), at.from)));
  return figures.flatMap((upper, index) => {
    if (upper.value === '' || !inCapitals(upper)) return [];
    const { passage, from, to } = upper.at;
    const beside = [figures[index - 1], figures[index + 1]].find((other) => {
      if (other === undefined || other.at.passage !== passage || other.words) return false;
      if (other.kind !== 'amount' && other.kind !== 'number') return false;
      const { at } = other;
      return BETWEEN.test(wordsOf(passage, Math.min(at.to, to), Math.max(at.from, from)));
    });
    if (beside === undefined || beside.value === upper.value) return [];
    const figure = wordsOf(passage, beside.at.from, beside.at.to);
    return [{ at: upper.at, slots: { upper: wordsOf(passage, from, to), figure } }];
  });
}

const malformed = ({ text }: Analysis): TextHit[] =>
  passagesOf(text, SAID, 'zh').flatMap((passage) =>
    capitalsIn(passage.text).flatMap(({ from, to, faults }) =>
      faults.length === 0
        ? []
        : [
            {
              at: { passage: passage.index, from, to },
              slots: {
                detail: {
                  zh: faults.map(({ zh }) => zh).join('；'),
                  en: faults.map(({ en }) => en).join('; '),
                },
              },
            },
          ],
    ),
  );

const CREDIT_CODE = /(?<![0-9A-Z])[159][0-9A-HJ-NPQRTUWXY]{17}(?![0-9A-Z])/g;
const AT_HOME = /\p{Script=Han}.{0,40}(?:公司|厂|店|中心|商行|工作室|合作社|事务所)$/u;
const ABROAD = /香港|澳门|澳門|台湾|台灣|臺灣|Hong Kong|Macau|Taiwan|Singapore|\b(?:Inc|LLC|GmbH|Pte|PLC)\b/i;

/** 青岛市香港中路 is at home. */
const SEAT_ABROAD = /(?:香港|澳门|台湾)(?![东西南北中]?路)|(?:台北|新北|桃园|台中|台南|高雄)市/u;

/** Two registered in mainland China, as far as names and credit codes tell. */
function domestic({ text, designators }: Analysis): boolean {
  const names = designators.letters.flatMap(({ name }) => (name ? [name.text.trim()] : []));
  if (names.some((name) => ABROAD.test(name))) return false;
  const codes = new Set(text.passages.flatMap((passage) => passage.text.match(CREDIT_CODE) ?? []));
  if (codes.size >= 2) return true;
  return (
    names.filter((name) => AT_HOME.test(name)).length === 2 &&
    !passagesOf(text, ['party']).some(({ folded }) => SEAT_ABROAD.test(folded))
  );
}

const ALLOWED =
  /国家另有规定|外汇管理(?:机关|局)[^。；]{0,12}(?:批准|核准|允许)|approved by .{0,30}foreign exchange/iu;

const foreignCurrency = (contract: Analysis): TextHit[] =>
  domestic(contract)
    ? said(contract).flatMap(({ figures, words }) =>
        ALLOWED.test(words)
          ? []
          : figures
              .filter(({ kind, unit }) => kind === 'amount' && unit !== 'CNY')
              .map(({ at, unit = '' }) => ({ at, slots: { currency: unit } })),
      )
    : [];

const PARTIES = '甲方：苏州禾田商贸有限公司\n乙方：无锡云桥客服有限公司\n';

export const amountRules: readonly Rule[] = [
  {
    id: 'FEE-002',
    severity: 'error',
    title: { zh: '金额大写与小写不一致', en: 'Amount in words differs from the figures' },
    message: {
      zh: '大写“{upper}”与小写“{figure}”不一致，金额因此不明',
      en: 'the amount in words (大写), {upper}, differs from the figures, {figure}: it is uncertain which was agreed',
    },
    hint: { zh: '按双方确认的金额改正其中一处', en: 'correct the one that is not the agreed amount' },
    told: ['X20'],
    text: ofForeign(capitalsThatDiffer),
    examples: {
      fires: [
        { text: '月服务费为52,000元（大写：人民币伍万贰仟伍佰元整）。', at: '伍万贰仟伍佰元整' },
        { text: '合同總價人民幣壹拾捌萬圓整（小寫：￥190,000.00）。', at: '壹拾捌萬圓整' },
        { text: '月服务费为52,000元（大写：五万元整）。' },
        { text: '首期款￥3000.50元，大写：叁仟元伍分。', at: '叁仟元伍分' },
        { text: '大写：五万元整（小写：52,000元）。', at: '五万元' },
        { text: '月服务费52000（大写：伍万元整）。', at: '伍万元整' },
        {
          form: 'SAS',
          set: { 'fees.pricing.ticketDefinition.zh': '每张工单；单笔上限为100元（大写：壹佰贰拾元整）' },
        },
      ],
      silent: [
        { text: '月服务费为52,000.00元（大写：人民币伍万贰仟元整）。' },
        { text: '合同總價人民幣壹拾捌萬圓整（小寫：￥180,000.00）。' },
        { text: '违约金为人民币壹万元整。保证金2,000元，于签约后支付。' },
        { text: '金额5万元（大写：伍万元整）。' },
        { text: '每次扣减500元，三百元以下的不扣减。' },
        { text: '押金壹佰元整，三百元以上的部分退还。' },
        { text: '月服务费：52,000元\n押金：伍仟元整' },
      ],
    },
  },
  {
    id: 'FEE-003',
    severity: 'warning',
    title: { zh: '大写金额书写不规范', en: 'Amount in words (大写) badly written' },
    message: {
      zh: '大写金额书写不规范：{detail}',
      en: 'the amount in words (大写) is badly written: {detail}',
    },
    hint: { zh: '写成如“人民币壹拾贰万元整”', en: 'write it like 人民币壹拾贰万元整' },
    text: malformed,
    examples: {
      fires: [
        { text: '服务费人民币拾贰万元整。', at: '人民币拾贰万元整' },
        { text: '服务费（大写）：三万六千元整。', at: '三万六千元整' },
        { text: '服務費人民幣叁萬元，按月支付。', at: '人民幣叁萬元' },
        { text: '总价人民币 捌仟元整。', at: '人民币 捌仟元整' },
        { text: '补差价人民币壹佰元零伍分整。', at: '人民币壹佰元零伍分整' },
        { text: '总价人民币伍万陆元仟整。', at: '人民币伍万陆元' },
      ],
      silent: [
        { text: '服务费人民币壹拾贰万元整。' },
        { text: '服務費人民幣叁萬圓正。' },
        { text: '补差价人民币壹佰元零伍分。' },
        { text: '补差价人民币壹佰元伍角。' },
        { text: '每次扣款三百元，全年不超过五千元。' },
      ],
    },
  },
  {
    id: 'FEE-004',
    severity: 'error',
    title: { zh: '金额不是加引号的精确小数', en: 'Amount not an exact decimal in quotes' },
    message: { zh: '', en: '' },
    told: ['TYPE-MONEY', 'X19'],
    fixed: true,
    examples: {
      fires: [
        { set: { 'fees.pricing.rate': 4.2 } },
        { set: { 'fees.estimatedTotal': '360,000.00' } },
        { set: { 'fees.estimatedTotal': '-1.00' } },
        { set: { 'fees.estimatedTotal': '￥360000.00' } },
        { set: { 'fees.estimatedTotal': '360000.005' } },
      ],
      silent: [{ set: { 'fees.pricing.rate': '4.2055' } }, { set: { 'fees.estimatedTotal': '360000.05' } }],
    },
  },
  {
    id: 'FEE-005',
    severity: 'error',
    title: { zh: '境内双方以外币计价结算', en: 'Foreign currency between mainland parties' },
    message: {
      zh: '双方均为境内主体，而金额以外币（{currency}）计价；除国家另有规定外，境内不得以外币计价结算',
      en: 'both parties are in mainland China, yet the amount is in {currency}; unless the State provides otherwise, prices there may not be set or settled in foreign currency',
    },
    hint: { zh: '改以人民币计价结算', en: 'price and settle it in renminbi' },
    basis: [{ law: 'foreign-exchange-regs', articles: '8', checked: 'text' }],
    told: ['X18'],
    text: ofForeign(foreignCurrency),
    examples: {
      fires: [
        { set: { 'fees.currency': 'USD' } },
        { text: `${PARTIES}第三条 费用\n每月服务费为6,000美元，按月支付。`, at: '6,000美元' },
        { text: `${PARTIES}第三條 費用\n每月服務費為USD 6,000。`, at: 'USD 6,000' },
        {
          text: '甲方：青岛禾田商贸有限公司\n地址：青岛市市南区香港中路1号\n乙方：无锡云桥客服有限公司\n每月服务费为6,000美元。',
          at: '6,000美元',
        },
        {
          text: '统一社会信用代码：91320500MA1XA0010X\n统一社会信用代码：91320200MA1XB0020Y\n服务费为港币50,000元。',
          at: '港币50,000元',
        },
        {
          text: '甲方：青岛海晴零售有限公司\n地址：青岛市香港中路8号\n乙方：无锡朗月客服有限公司\n地址：无锡市样本街33号\n第一条 费用\n每月服务费为6,000美元。',
        },
      ],
      silent: [
        { set: {} },
        { text: `${PARTIES}第三条 费用\n每月服务费为6,000元，按月支付。` },
        { text: '甲方：香港禾田有限公司\n乙方：无锡云桥客服有限公司\n每月服务费为6,000美元。' },
        {
          text: '甲方：禾田國際有限公司\n地址：台北市信義區示例路1號\n乙方：无锡云桥客服有限公司\n每月服務費為6,000美元。',
        },
        {
          text: '甲方：香港禾田有限公司\n乙方：无锡云桥客服有限公司（统一社会信用代码：91320200MA1XB0020Y）\n代收代付方的统一社会信用代码：91320500MA1XA0010X\n每月服务费为6,000美元。',
        },
        { text: `${PARTIES}经外汇管理机关批准，服务费为6,000美元。` },
        { text: '每月服务费为6,000美元。' },
        { text: '甲方：\n乙方：无锡云桥客服有限公司\n每月服务费为6,000美元。' },
        { text: '甲方：Harvest Trading\n乙方：无锡云桥客服有限公司\n每月服务费为6,000美元。' },
        { text: '统一社会信用代码：91320500MA1XA0010X\n服务费为港币50,000元。' },
        {
          text: '甲方：海晴零售有限公司\n地址：香港九龍觀塘示範道8號12樓\n乙方：朗月客戶服務有限公司\n地址：香港新界荃灣樣本街33號\n第一條 費用\n每月服務費為60,000美元。',
        },
        {
          text: '甲方：山嵐咖啡有限公司\n統一編號：00000044\n乙方：晴空客服有限公司\n統一編號：00000055\n第一條 費用\n每月新臺幣96,000元。',
        },
      ],
    },
  },
];
