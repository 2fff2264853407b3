// Rules on single characters: invisible, look-alike, broken. Most of them a reader cannot see, so the code point is told.

import type { Terms } from '../../terms/schema.js';
import type { Analysis } from '../analysis/index.js';
import { firstOfEach } from '../each.js';
import { matchesOf, passagesOf, SAID } from '../find.js';
import type { Rule, SheetHit, TextHit } from '../rule.js';
import type { ContractText } from '../text.js';
import { textsOf } from '../typed.js';

const pointOf = (sign: string): string => sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
// TXT-005

/**
 * All but what joins 👩‍💻. In these patterns a sign stands before what must stand in front of it: a look behind at every character is slow.
 */
const INVISIBLE =
  /[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u00AD\u061C\u180E\u3164\u115F\u1160\uFFA0\uFEFF]|[\uFE00-\uFE0F](?<=[\p{Script=Han}\p{L}\p{N}].)|[\u{E0000}-\u{E01EF}]|(?!\t)\p{Cc}|\u200D(?<!\p{Extended_Pictographic}\uFE0F?\u200D)/gu;
function invisible({ text }: Analysis): readonly TextHit[] {
  const found = matchesOf(text, INVISIBLE, [...SAID, 'contents']);
  return firstOfEach(found.map(({ at, match }) => ({ at, slots: { cp: pointOf(match[0]) } })));
}

// TXT-006

/** Letters of other alphabets that look like Latin ones (UTS #39). */
const LIKE_LATIN = /[АВСЕНІЈКМОРЅТУХЗаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]/u;
const TOKEN = /[\p{L}\p{N}]{1,40}/gu;
const isMixed = (token: string): boolean => LIKE_LATIN.test(token) && /[A-Za-z0-9]/.test(token);
/** Look-alikes that make another word: the likely one stands in the message. */
const MISWRITTEN: readonly (readonly [RegExp, string])[] = [
  [/入民(?=共和国|法院|币|政府)/gu, '人民'],
  [/曰(?=期|历|内|起|止|前|后)|(?<=[工作假节生次当每]|工作)曰/gu, '日'],
  [/囗(?=岸|头|径|令)|(?<=[出进窗接端人])囗/gu, '口'],
  [/自已|己经/gu, '自己／已经'],
  [/(?<![期月年季周])末(?=付款|收到|签收|履行|经|按|能|约定)/gu, '未'],
  [/(?<=\p{Script=Han})[ロカエタトニ](?=\p{Script=Han})/gu, '口／力／工／夕／卜／二'],
];
const WIDE = /[Ａ-Ｚａ-ｚ０-９]{1,40}/gu;

function confusable({ text }: Analysis): readonly TextHit[] {
  // Of our own text the sheet tells.
  const tokens = (text.foreign ? passagesOf(text, SAID) : [])
    .filter((passage) => LIKE_LATIN.test(passage.text))
    .flatMap((passage) => [...passage.text.matchAll(TOKEN)].map((match) => ({ passage, match })))
    .filter(({ match }) => isMixed(match[0]))
    .map(
      ({ passage, match }): TextHit => ({
        at: { passage: passage.index, from: match.index, to: match.index + match[0].length },
        slots: { text: match[0], points: pointsIn(match[0]) },
      }),
    );
  const words = MISWRITTEN.flatMap(([pattern, meant]) =>
    matchesOf(text, pattern, SAID, 'zh').map(
      ({ at, match, passage }): TextHit => ({
        ...{ at, severity: 'warning' },
        slots: { text: passage.text.slice(at.from, at.to), points: `U+${pointOf(match[0])} → ${meant}` },
      }),
    ),
  );
  return [...tokens, ...words];
}

const pointsIn = (token: string): string =>
  [...token]
    .filter((sign) => LIKE_LATIN.test(sign))
    .map((sign) => `${sign} U+${pointOf(sign)}`)
    .join(' ');

const confusableNames = (terms: Terms): readonly SheetHit[] =>
  textsOf(terms).flatMap(({ path, value, name }): SheetHit[] => {
    const token = (value.match(TOKEN) ?? []).find(isMixed);
    if (token !== undefined) return [{ path, slots: { text: token, points: pointsIn(token) } }];
    const [wide] = name ? (value.match(WIDE) ?? []) : [];
    if (wide === undefined) return [];
    const plain = wide.normalize('NFKC');
    return [{ path, severity: 'warning', slots: { text: wide, points: `${wide} → ${plain}` } }];
  });

// TXT-007

const BROKEN =
  /\uFFFD|[\uE000-\uF8FF](?<!^.)|\p{Cs}|[\u2E80-\u2EF3\u2F00-\u2FD5]|\?(?<=\p{Script=Han}.)\?{1,7}|\?{2,8}(?=\p{Script=Han})/gu;
const RADICAL = /[\u2E80-\u2FD5\uF900-\uFAFF]/u;
const COMPATIBILITY = /[\uF900-\uFAFF]/gu;

function broken({ text }: Analysis): readonly TextHit[] {
  const found = matchesOf(text, BROKEN).map(({ at, match }) => brokenHit(at, match[0]));
  return firstOfEach([...found, ...compatibility(text)]);
}

/** They look like the characters they stand for, but no search finds them; they do not survive normalisation, so the file itself is read. */
function compatibility(text: ContractText) {
  const { source = '' } = text;
  if (!/[\uF900-\uFAFF]/.test(source)) return [];
  const places = new Map<number, { passage: number; from: number; col: number }[]>();
  for (const { index, segments } of text.passages)
    for (const { line = 0, col = 1, from } of segments) {
      const known = places.get(line);
      if (known) known.push({ passage: index, from, col });
      else places.set(line, [{ passage: index, from, col }]);
    }
  return source.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line, i) =>
    [...line.matchAll(COMPATIBILITY)].flatMap(({ 0: sign, index }) => {
      const at = index + 1;
      const place = places.get(i + 1)?.findLast(({ col }) => col <= at);
      if (!place || sign.normalize('NFC') === sign) return [];
      const from = place.from + at - place.col;
      return [brokenHit({ passage: place.passage, from, to: from + 1 }, sign)];
    }),
  );
}

const brokenHit = (at: NonNullable<TextHit['at']>, sign: string) => ({
  at,
  slots: { text: sign, cp: pointOf(sign) },
  ...(RADICAL.test(sign) && { severity: 'warning' as const }),
});

// TXT-008

const UNTIDY = /\S[ \u00A0]{2,}\S|[\u3000\u00A0\t]/u;

const untidy = (terms: Terms): readonly SheetHit[] =>
  textsOf(terms)
    .filter(({ value }) => UNTIDY.test(value))
    .map(({ path }) => ({ path }));

export const characterRules: readonly Rule[] = [
  {
    id: 'TXT-005',
    severity: 'error',
    told: ['TYPE-TEXT', 'TYPE-PHONE', 'TYPE-EMAIL', 'TYPE-URL', 'TYPE-FILE'],
    fixed: true,
    title: { zh: '不可见或双向控制字符', en: 'Invisible or bidirectional characters' },
    message: {
      zh: '含不可见或双向控制字符 U+{cp}（本段{n}处）：看到的与实际的文字可能不同',
      en: 'contains an invisible or bidirectional character, U+{cp} ({n} in this paragraph): what is seen may not be what is written',
    },
    hint: { zh: '删去该字符', en: 'take it out' },
    text: invisible,
    examples: {
      fires: [
        { text: '第一条 费用\n服务费为每月3\u200B0000元。', at: '\u200B' },
        { text: '第一條 帳戶\n帳號為\u202E0012345。', at: '\u202E' },
        { text: 'Article 1 Fees\nThe fee is 30\u00AD000 yuan.', at: '\u00AD' },
        { text: '第一条 费用\n服务费为每月3\u200D0000元。', at: '\u200D' },
        {
          text: '客服外包合同\n目录\n第一条 服\u200B务……1\n第二条 费用……2\n第一条 服务\n接听来电。\n第二条 费用\n按月结算。',
          at: '\u200B',
        },
        { form: 'SVL', set: { 'parties.customer.name.zh': '杭州\u200B澜屿直播科技有限公司' } },
        { form: 'SVL', set: { 'parties.customer.name.zh': '杭州澜\u{E0100}屿直播科技有限公司' } },
        {
          form: 'SVL',
          set: { 'parties.customer.name.en': 'Hangzhou Lan\u00ADyu Live Technology Co., Ltd.' },
        },
      ],
      silent: [
        { text: '\uFEFF第一条 费用\n服务费为每月30000元（评价👩\u200D💻✔\uFE0F）。' },
        { form: 'SVL', set: { 'parties.customer.name.zh': '杭州澜屿直播科技有限公司' } },
      ],
    },
  },
  {
    id: 'TXT-006',
    severity: 'error',
    title: { zh: '形近字符', en: 'Look-alike characters' },
    message: {
      zh: '“{text}”含形近字符：{points}',
      en: '“{text}” contains look-alike characters: {points}',
    },
    hint: { zh: '对照证照重新输入', en: 'type it again from the licence' },
    sheet: { reads: [], find: confusableNames },
    text: confusable,
    examples: {
      fires: [
        { form: 'SVL', set: { 'parties.customer.name.en': 'Hangzhоu Lanyu Live Technology Co., Ltd.' } },
        { form: 'SVL', set: { 'parties.customer.name.zh': '杭州澜屿直播科技（ＡＢ）有限公司' } },
        { text: '第一条 账户\n户名：АBC123科技有限公司', at: 'АBC123科技有限公司' },
        { text: '第一条 期限\n自签署曰期起为期一年。', at: '曰' },
        { text: '第一條 付款\n甲方末付款的，乙方可以暫停服務。', at: '末' },
        {
          text: '第一条 管辖\n由杭州市西湖区入民法院管辖，乙方自已承担差旅费；进出囗商品由人エ客服答复。',
          at: '入民',
        },
        { form: 'SVL', set: { 'parties.customer.name.en': 'Наngzhou Lanyu Live Technology Co., Ltd.' } },
      ],
      silent: [
        { form: 'SVL', set: { 'parties.customer.name.en': 'Hangzhou Lanyu Live Technology Co., Ltd.' } },
        { text: '第一条 范围\n服务覆盖ООО公司和β版系统，响应不超过5μs；期末付款以月末收到的账单为准。' },
        { text: '第一条 语言\n商品名为“トマト”的，乙方以日语答复，不得另行约定。' },
        {
          form: 'SVL',
          set: {
            custom: [
              { text: { zh: '直播间Ａ区由甲方布置。', en: 'Party A furnishes zone A of the live room.' } },
            ],
          },
        },
      ],
    },
  },
  {
    id: 'TXT-007',
    severity: 'error',
    told: ['TYPE-TEXT'],
    title: { zh: '乱码或兼容区字符', en: 'Broken or compatibility characters' },
    message: {
      zh: '乱码或兼容区字符“{text}”（U+{cp}，本段{n}处）：检索和比对会漏掉它',
      en: 'broken or compatibility character “{text}” (U+{cp}, {n} in this paragraph): searching and comparing miss it',
    },
    hint: { zh: '对照原件改正', en: 'correct it from the original' },
    text: broken,
    examples: {
      fires: [
        { text: '第一条 服务\n服务标准应当明确??由双方确认。', at: '??' },
        { text: '第一條 服務\n雙方應當\uFFFD同確認。', at: '\uFFFD' },
        { text: '第一条 费用\n每\u2F49结算一次。', at: '\u2F49' },
        { text: '第一条 名称\n乙方应当\uF9B5规答复。', at: '\uF9B5' },
        { text: '第一条 名称\n\uF9B5规答复以乙方公布的为准。', at: '\uF9B5' },
        { text: '第一条 名称\n甲方名为\uE123科技。', at: '\uE123' },
        { form: 'SVL', set: { 'parties.customer.name.zh': '杭州\uE123直播科技有限公司' } },
      ],
      silent: [
        { text: '第一条 服务\n每月结算一次，是否续约？双方另行确认。' },
        { text: '\uF0B7 服务项目\nIs this clear?? Yes.' },
        { text: '第一条 联系人\n乙方的联系人为山\uFA11先生。' },
        { form: 'SVL', set: {} },
      ],
    },
  },
  {
    id: 'TXT-008',
    severity: 'warning',
    title: { zh: '文字中的多余空格', en: 'Stray spaces in a value' },
    message: {
      zh: '含连续空格、全角空格或制表符，印出后会留下空隙',
      en: 'contains double, ideographic or no-break spaces or a tab, which print as gaps',
    },
    hint: { zh: '只留一个半角空格，或不留空格', en: 'leave one plain space, or none' },
    sheet: { reads: [], find: untidy },
    examples: {
      fires: [
        { form: 'SVL', set: { 'parties.customer.name.en': 'Hangzhou  Lanyu Live Technology Co., Ltd.' } },
        { form: 'SVL', set: { 'parties.customer.registeredAddress.zh': '浙江省杭州市　西湖区样例街66号' } },
        { form: 'SVL', set: { 'parties.provider.licences.0.number': '苏B2  20250101' } },
      ],
      silent: [
        { form: 'SVL', set: { 'parties.customer.name.en': ' Hangzhou Lanyu Live Technology Co., Ltd. ' } },
        { form: 'SVL', set: {} },
      ],
    },
  },
];
