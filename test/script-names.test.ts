// Names in texts that are not ours: how they are found, that they stay as typed, and what is not taken for a name.
import { describe, expect, it } from 'vitest';
import type { Span } from '../src/script/index.js';
import { BACK, WAYS } from './ways.js';

const way = WAYS['hant-tw'];
const found = (...texts: string[]): string[] => [...way.names.namesIn(texts).keys()];
const converted = (text: string, ...more: string[]): string => {
  const protect = way.names.protectorOf(way.names.namesIn([text, ...more]));
  return way.converter().convert(text, protect(text)).text;
};
const kept = (text: string, reason: Span['reason']): string[] =>
  way.names
    .protectorOf(new Map())(text)
    .filter((span) => span.reason === reason)
    .map(({ start, end }) => text.slice(start, end));

describe('names are found', () => {
  it.each([
    ['behind a label', '法定代表人：于洋，', ['于洋']],
    ['behind a label with a remark', '授权代表（签字）： 余晖', ['余晖']],
    ['behind the label of a signature', '签字：游志强 日期', ['游志强']],
    ['in a list', '联系人：岳建国、游志强', ['岳建国', '游志强']],
    ['as parties', '甲方：发展（香港）商行（以下简称“甲方”）', ['发展（香港）商行']],
    ['as places', '地址：苏州市干将路1号', ['苏州市干将路1号']],
    ['by the ending of an organisation', '由云签科技（杭州）有限公司提供', ['云签科技（杭州）有限公司']],
    ['in brackets', '（上海程序科技有限公司）', ['上海程序科技有限公司']],
    [
      'by a short form',
      '云签科技（杭州）有限公司（以下简称“云签科技”）',
      ['云签科技（杭州）有限公司', '云签科技'],
    ],
    ['by quotation marks behind what they are', '平台“云签通”', ['云签通']],
    ['alone in a cell', '于洋', ['于洋']],
  ])('%s', (_, text, names) => {
    expect(found(text)).toEqual(names);
  });

  it('in the cell behind the label, past an English label', () => {
    expect(found('法定代表人', 'Legal Representative', '欧阳锋云', 'Ouyang')).toEqual(['欧阳锋云']);
    expect(found('联系人', '岳建国（项目经理）')).toEqual(['岳建国']);
    expect(found('注册地址：', '杭州市余杭区后周路8号')).toEqual(['杭州市余杭区后周路8号']);
    expect(found('姓名\t游志强')).toEqual(['游志强']);
    expect(found('姓名', '电话', '地址')).toEqual([]);
    expect(found('在线会话', '甲方', '已包含')).toEqual([]);
    expect(found('甲方：', '云签商行')).toEqual(['云签商行']);
  });

  it.each([
    ['a label in mid-sentence', '可以联系甲方：电话、邮件'],
    ['a label behind a label', '乙方：在线会话：按第三条'],
    ['a word of the dictionary', '联系人：客服'],
    ['a word in a cell', '余额'],
    ['a defined term', '（以下简称“保密信息”）'],
  ])('not in %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('persons', () => {
  it('stay wherever a text names them', () => {
    const text = '法定代表人：于洋。于洋与余晖、游志强共同负责。';
    expect(converted(text, '联系人：余晖、游志强')).toBe('法定代表人：于洋。于洋與余晖、游志强共同負責。');
  });

  it('stay before their titles', () => {
    expect(converted('由于洋先生与余晖女士负责')).toBe('由于洋先生與余晖女士負責');
    expect(converted('由于该女士未到')).toBe('由於該女士未到');
    expect(converted('由于先生病重，属于女士')).toBe('由於先生病重，屬於女士');
    expect(converted('对于项目经理')).toBe('對於項目經理');
  });

  it('do not make words of 岳, 游 and 范', () => {
    expect(converted('甲方授权岳建国、游志强、范冰签署')).toBe('甲方授權岳建國、游志強、范冰簽署');
    expect(converted('示范文本、范围、旅游、五岳')).toBe('示範文本、範圍、旅遊、五嶽');
  });

  it('are not cut out of two words', () => {
    const protect = way.names.protectorOf(new Map([['合同', 'X']]));
    expect(protect('联合同意')).toEqual([]);
    expect(protect('本合同为')).toHaveLength(1);
  });

  it('are proposed with their surname', () => {
    const { formOf } = way.names;
    const converter = way.converter({ localised: true });
    expect(['于洋', '余晖', '岳建国', '范冰', '游志强'].map((name) => formOf(name, converter))).toEqual([
      '于洋',
      '余暉',
      '岳建國',
      '范冰',
      '游志強',
    ]);
    expect(formOf('深圳智能信息科技有限公司', converter)).toBe('深圳智能信息科技有限公司');
    expect(formOf('云签网络', converter)).toBe('雲簽網絡');
  });
});

describe('identifiers, statutes and literals', () => {
  it.each([
    ['identifier', '见https://a.cn/合同/发票?a=1。', ['https://a.cn/合同/发票?a=1']],
    ['identifier', '邮箱fa@b.cn的', ['fa@b.cn']],
    ['identifier', '沪ICP备12345678号-1', ['沪ICP备12345678号-1']],
    ['identifier', '（2024）京0105民初123号判决', ['（2024）京0105民初123号']],
    ['identifier', '国发〔2024〕1号', ['国发〔2024〕1号']],
    ['identifier', '许可证编号：苏B2-20250101，', ['苏B2-20250101']],
    ['identifier', '合同编号：云签合字（2027）第8号', ['云签合字（2027）第8号']],
    ['identifier', 'QH-客服-2027-01', ['QH-客服-2027-01']],
    ['identifier', 'C:\\合同\\发票.docx', ['C:\\合同\\发票.docx']],
    ['literal', '印有“样品发放”字样', ['“样品发放”']],
    ['literal', '写作`发票`', ['`发票`']],
    ['statute', '依《中华人民共和国数据安全法》和《服务合同》', ['《中华人民共和国数据安全法》']],
    ['statute', '《刑法修正案（十一）》', ['《刑法修正案（十一）》']],
  ] as const)('%s %s', (reason, text, expected) => {
    expect(kept(text, reason)).toEqual(expected);
  });

  it('keep a statute’s words and convert its characters', () => {
    const text = '《中华人民共和国个人信息保护法》及数据';
    const protect = way.names.protectorOf(new Map());
    const { text: out } = way.converter({ localised: true }).convert(text, protect(text));
    expect(out).toBe('《中華人民共和國個人信息保護法》及資料');
  });
});

describe('capital amounts', () => {
  const { convert } = way.converter();
  const { convert: back } = BACK['hant-tw'].converter();
  it.each([
    ['人民币叁万贰仟元整', '人民幣參萬貳仟圓整'],
    ['美元叁万元', '美元參萬圓'],
    ['陆角伍分', '陸角伍分'],
    ['叁亿零伍拾元肆角正', '參億零伍拾圓肆角正'],
    ['参万圆整', '參萬圓整'],
    ['300万元、一万元、壹式贰份、伍分钟', '300萬元、一萬元、壹式貳份、伍分鐘'],
  ])('%s', (zh, hant) => {
    expect(convert(zh).text).toBe(hant);
  });

  it('come back, 圓 as 元', () => {
    expect(back('人民幣參萬貳仟圓整').text).toBe('人民币叁万贰仟元整');
  });
});

describe('a name longer than any phrase', () => {
  it('is protected', () => {
    const name = '北京市朝阳区建国门外大街甲一号国际贸易中心三期写字楼主塔楼第四十八层东侧整层办公区';
    expect(name.length).toBeGreaterThan(32);
    const protect = way.names.protectorOf(new Map([[name, undefined]]));
    expect(protect(`地点为${name}内`)).toEqual([{ start: 3, end: 3 + name.length, reason: 'name' }]);
  });
});
