// Figures as the rules read them: what each stretch of a contract amounts to, in both languages and both scripts.
import { describe, expect, it } from 'vitest';
import { readPlain } from '../src/foreign/index.js';
import { type Figure, figuresOf } from '../src/lint/analysis/figures.js';
import { wordsAt } from '../src/lint/find.js';
import { loadFold } from '../src/script/fold.js';

const fold = await loadFold();
const shown = ({ kind, value, unit }: Figure): string =>
  `${kind} ${value}${unit === undefined ? '' : ` ${unit}`}`;
// A word in front keeps the line from being read as a heading's number.
const read = (line: string): readonly Figure[] =>
  figuresOf(readPlain(/^[\x20-\x7e‰’￥¥€£]*$/.test(line) ? `The ${line}` : `按${line}`, fold));

const CASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  percentages: {
    '每日0.05%': ['percent 0.05'],
    '0.05 %': ['percent 0.05'],
    '５％': ['percent 5'],
    百分之五: ['percent 5'],
    百分之零点五: ['percent 0.5'],
    百分之百: ['percent 100'],
    百分之一百二十: ['percent 120'],
    千分之五: ['percent 0.5'],
    萬分之五: ['percent 0.05'],
    '3‰': ['percent 0.3'],
    提高2个百分点: ['percent 2'],
    'rate of 5 per cent': ['percent 5'],
    'rate of five percent': ['percent 5'],
    'rate of five percent (5%)': ['percent 5'],
    'rate of 0.5 per mille': ['percent 0.05'],
    '5%（百分之五）': ['percent 5'],
    '5%至10%': ['percent 5', 'percent 10'],
  },
  amounts: {
    '人民币68,000.00元': ['amount 68000 CNY'],
    人民幣五萬元: ['amount 50000 CNY'],
    '￥68,000': ['amount 68000 CNY'],
    '6.8万元': ['amount 68000 CNY'],
    '1.2亿元': ['amount 120000000 CNY'],
    '5000元人民币': ['amount 5000 CNY'],
    '68000圆': ['amount 68000 CNY'],
    '100美元': ['amount 100 USD'],
    'HK$1,000.50': ['amount 1000.5 HKD'],
    港币３００元: ['amount 300 HKD'],
    'sum of RMB 68,000.00': ['amount 68000 CNY'],
    'sum of RMB1.2 million': ['amount 1200000 CNY'],
    'sum of US$5,000': ['amount 5000 USD'],
    'sum of USD 5,000.00': ['amount 5000 USD'],
    'sum of 68,000 yuan': ['amount 68000 CNY'],
    'sum of Renminbi sixty-eight thousand': ['amount 68000 CNY'],
    'sum of EUR 12.50': ['amount 12.5 EUR'],
    '人民币68,000.00元（大写：人民币陆万捌仟元整）': ['amount 68000 CNY', 'capital 68000 CNY'],
    陸萬捌仟圓整: ['capital 68000 CNY'],
    叁佰元伍角整: ['capital 300.5 CNY'],
    壹拾万零贰佰元零伍分: ['capital 100200.05 CNY'],
    '报酬（万元）': [],
  },
  dates: {
    '2027年1月1日': ['date 2027-01-01'],
    '2027 年 1 月 1 日': ['date 2027-01-01'],
    二〇二七年一月一日: ['date 2027-01-01'],
    二零二七年十二月三十一日: ['date 2027-12-31'],
    '2027年1月': ['date 2027-01'],
    '2027年度': ['date 2027'],
    每年12月31日: ['date --12-31'],
    每月25日前: ['date ---25'],
    次月十日前: ['date ---10'],
    '2027-01-01': ['date 2027-01-01'],
    '2027/1/1': ['date 2027-01-01'],
    '2027.1.1': ['date 2027-01-01'],
    'day 1 January 2027': ['date 2027-01-01'],
    'day January 1, 2027': ['date 2027-01-01'],
    '1st day of January 2027': ['date 2027-01-01'],
    '1st January, 2027': ['date 2027-01-01'],
    'month of January 2027': ['date 2027-01'],
    '25th day of each month': ['date ---25'],
    '25th of each calendar month': ['date ---25'],
    'day 31/12/2027': ['date 2027-12-31'],
    'day 01/02/2027': ['date 01/02/2027'],
    每年6月和12月: ['date --06', 'date --12'],
  },
  durations: {
    '30日': ['duration 30 day'],
    '30 日': ['duration 30 day'],
    三十日: ['duration 30 day'],
    '三十（30）日': ['duration 30 day'],
    '30（三十）日': ['duration 30 day'],
    '30日（三十日）': ['duration 30 day'],
    三十个工作日: ['duration 30 working_day'],
    '5 個工作日': ['duration 5 working_day'],
    '3个自然日': ['duration 3 calendar_day'],
    '2个月': ['duration 2 month'],
    两年: ['duration 2 year'],
    三個月: ['duration 3 month'],
    半年: ['duration 6 month'],
    '24小时': ['duration 24 hour'],
    '30分鐘': ['duration 30 minute'],
    '20秒': ['duration 20 second'],
    '2个季度': ['duration 6 month'],
    两周: ['duration 2 week'],
    '7×24小时': ['number 7', 'duration 24 hour'],
    第3个工作日: ['duration 3 working_day'],
    'period of 30 days': ['duration 30 day'],
    'period of thirty (30) days': ['duration 30 day'],
    'period of thirty days': ['duration 30 day'],
    'period of 5 Working Days': ['duration 5 working_day'],
    'period of 5 business days': ['duration 5 working_day'],
    'period of 10 calendar days': ['duration 10 calendar_day'],
    'third Working Day': ['duration 3 working_day'],
    '5th Working Day': ['duration 5 working_day'],
    '30-day period': ['duration 30 day'],
    'period of two (2) months': ['duration 2 month'],
    'period of twenty-four hours': ['duration 24 hour'],
    'period of half a year': ['duration 6 month'],
    '24 hours a day, 7 days a week': ['duration 24 hour', 'duration 7 day'],
  },
  times: {
    '09:00至21:00': ['time 09:00', 'time 21:00'],
    '9：00': ['time 09:00'],
    下午6点半: ['time 18:30'],
    '9时至18时': ['time 09:00', 'time 18:00'],
    '9:00 a.m.': ['time 09:00'],
    '6 p.m.': ['time 18:00'],
  },
  numbers: {
    '2份': ['number 2'],
    一式两份: ['number 2'],
    叁份: ['number 3'],
    三次: ['number 3'],
    十四周岁: ['number 14'],
    '30倍': ['number 30'],
    '300,000人': ['number 300000'],
    '12万人': ['number 120000'],
    '2 originals': ['number 2'],
    'two originals': ['number 2'],
    'event twice a year': ['number 2'],
    'event once a year': ['number 1'],
    'one Party and the other': [],
    'age of fourteen': ['number 14'],
    '电话0512-65000101': ['number 0512-65000101'],
    样例街66号3幢501室: ['number 66', 'number 3', 'number 501'],
  },
  'what is no figure': {
    '依照第8.1条处理': [],
    '依照第八条和第十二条第（一）项处理': [],
    '第四十六條、第47條第2款': [],
    '依照8.1条处理': [],
    附件一和附件2: [],
    'terms of Article 8 and Articles 4.1, 4.2 and 5': [],
    'terms of Clause 8.1(a) and Annex 2': [],
    'time of Article 5 and 30 days': ['duration 30 day'],
    '法释〔2023〕13号': [],
    '（2024）苏01民初123号': [],
    第五百八十五条: [],
    '（1）甲方；（2）乙方': [],
    '下列：1、甲方；2、乙方': [],
    第三方: [],
    任何一方: [],
    四舍五入: [],
    万一: [],
    一次性支付: [],
    代码91320508MAXXE0054W: [],
    '编号SVL-2026-0117': [],
    'address a2@b3.example': [],
  },
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (line, expected) => {
    expect(read(line).map(shown)).toEqual(expected);
  });
});

describe('stretches', () => {
  it.each([
    ['甲方应在收到通知之日起三十（30）日内付款', ['三十（30）日']],
    ['违约金为百分之五，即人民币６８，０００．５０元', ['百分之五']],
    ['Party B pays RMB 68,000.00 within thirty (30) days', ['RMB 68,000.00', 'thirty (30) days']],
    ['服務費為人民幣68,000.00元，自2027年1月1日起', ['人民幣68,000.00元', '2027年1月1日']],
  ])('%s', (line, expected) => {
    const text = readPlain(line, fold);
    expect(figuresOf(text).map(({ at }) => wordsAt(text, at))).toEqual(expect.arrayContaining(expected));
  });

  it('knows words from figures', () => {
    const words = (line: string): (true | undefined)[] => read(line).map((figure) => figure.words);
    expect(words('三十日')).toEqual([true]);
    expect(words('30日')).toEqual([undefined]);
    expect(words('period of thirty (30) days')).toEqual([undefined]);
    expect(words('period of thirty days')).toEqual([true]);
    expect(words('二〇二七年一月一日')).toEqual([true]);
  });
});
