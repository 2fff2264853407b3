// Who the parties of a foreign contract are: the ways in which contracts name them.
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/lint/analysis/index.js';
import { library } from './example.js';
import { checkedText, foreign, TODAY } from './linting.js';

const { laws, institutions, glossary } = library;
const partiesOf = (text: string) =>
  analyse(foreign(text), { laws, institutions, glossary, asOf: TODAY }).designators.letters.map(
    ({ letter, names, role }) => [letter, names.map((name) => name.text).join(' / '), role],
  );

describe('the parties of a foreign text', () => {
  it.each([
    [
      'letters with roles in brackets',
      '甲方（委托方）：上海云帆贸易（集团）有限公司\n乙方（受托方）：杭州听雨客服有限公司',
      [
        ['A', '上海云帆贸易（集团）有限公司', 'customer'],
        ['B', '杭州听雨客服有限公司', 'provider'],
      ],
    ],
    [
      'labels with the name on the next line, in Traditional Chinese',
      '委託方（甲方）\n名稱：臺北雲帆貿易有限公司\n受託方（乙方）\n名稱\n新竹聽雨客服股份有限公司',
      [
        ['A', '臺北雲帆貿易有限公司', 'customer'],
        ['B', '新竹聽雨客服股份有限公司', 'provider'],
      ],
    ],
    [
      'a sentence that introduces them, and a role from who pays',
      '本合同由上海云帆贸易有限公司（以下简称“甲方”）与和兴客服有限公司（以下简称“乙方”）订立。\n第一条 付款\n甲方应按月支付服务费。',
      [
        ['A', '上海云帆贸易有限公司', 'customer'],
        ['B', '和兴客服有限公司', 'provider'],
      ],
    ],
    [
      'who pays is not who demands, refunds or pays a third party',
      '甲方：上海云帆贸易有限公司\n乙方：和兴客服有限公司\n第一条 付款\n甲方有权要求乙方支付费用。乙方应退还甲方支付的服务费。乙方应向第三方支付费用。',
      [
        ['A', '上海云帆贸易有限公司', undefined],
        ['B', '和兴客服有限公司', undefined],
      ],
    ],
    [
      'English letters',
      'Party A (Client): Blue Harbour Trading Co., Ltd.\nParty B (Service Provider): Quiet Desk Limited',
      [
        ['A', 'Blue Harbour Trading Co., Ltd.', 'customer'],
        ['B', 'Quiet Desk Limited', 'provider'],
      ],
    ],
    [
      'an English sentence without letters: the first named is A',
      'This Agreement is made between Blue Harbour Trading Co., Ltd. (the “Client”) and Quiet Desk Company Limited, a company in Hong Kong (hereinafter referred to as the “Service Provider”).',
      [
        ['A', 'Blue Harbour Trading Co., Ltd.', 'customer'],
        ['B', 'Quiet Desk Company Limited', 'provider'],
      ],
    ],
    [
      'both languages on one line',
      '甲方（服务提供方） / Party A (Provider)\n名称 / Name: 苏州澄湾客户服务有限公司 / Suzhou Chengwan Customer Service Co., Ltd.\n乙方：杭州澜屿直播科技有限公司',
      [
        ['A', '苏州澄湾客户服务有限公司 / Suzhou Chengwan Customer Service Co., Ltd.', 'provider'],
        ['B', '杭州澜屿直播科技有限公司', undefined],
      ],
    ],
    ['a list of duties is no party block', '第一条 义务\n甲方：\n1. 提供资料；\n乙方：\n1. 答复咨询。', []],
  ])('%s', (_, text, parties) => {
    expect(partiesOf(text)).toEqual(parties);
  });

  it('takes the name of a text from its first block, not from the signature', () => {
    const text = '甲方：上海云帆贸易有限公司\n乙方：杭州听雨客服有限公司\n甲方（盖章）：上海云凡贸易有限公司';
    expect(partiesOf(text)[0]).toEqual(['A', '上海云帆贸易有限公司', undefined]);
  });
});

describe('grades of one rule', () => {
  const PARTIES = '甲方：青岛海棠电子商务有限公司\n乙方：无锡晚枫客服有限公司\n第一条 服务\n';
  it.each([
    ['one letter in twelve is a slip', 'PTY-005', `${PARTIES}成果归青岛海堂电子商务有限公司所有。`, 'error'],
    ['two may be another company', 'PTY-005', `${PARTIES}成果归青岛海棠网络商务有限公司所有。`, 'warning'],
    ['signed after its end', 'TRM-003', `${PARTIES}期限至2025年6月30日止。\n签订日期：2025年7月1日`, 'error'],
    [
      'signed in time and since run out',
      'TRM-003',
      `${PARTIES}期限至2025年6月30日止。\n签订日期：2025年6月30日`,
      'info',
    ],
    ['how often is left open', 'TRM-013', `${PARTIES}乙方应定期提交报告。`, 'warning'],
    ['how soon is left open', 'TRM-013', `${PARTIES}乙方应及时提交报告。`, 'info'],
  ])('%s', (_, rule, text, severity) => {
    expect(checkedText(text).flatMap((found) => (found.code === rule ? [found.severity] : []))).toEqual([
      severity,
    ]);
  });
});
