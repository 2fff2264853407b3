// The rule on what is still to be filled in.
import type { Analysis } from '../analysis/index.js';
import { matchesIn, passagesOf, SAID } from '../find.js';
import type { Rule, TextHit } from '../rule.js';
import type { ContractText, Passage } from '../text.js';
import { isSigning } from '../whole.js';

const NOTICE = /提示|注意|说明|声明|须知|通知|重要|无正文|盖章|签字|签章/u;
const BLANKS: readonly RegExp[] = [
  /[_＿]{2,}/gu,
  /【[^【】]{0,60}】/gu,
  // [2020]25号 is the number of a document.
  /\[(?!\d{4}\]\s?\d{0,6}\s?号)[^[\]]{0,60}\]/gu,
  /(?<![A-Za-z0-9])(?<!(?:Article|Chapter|Section|Part|Clause) )[XＸx×]{2,8}(?![A-Za-z0-9])/gu,
  /[某]{2}(?:某|有限|公司|市|省|区)?|(?<=^|[：:，。（(\s])某(?:公司|市|年|月|日)/gu,
  /待(?:定|填写?|补充?|确认|商定|议定)(?![义向期位人])|\b(?:TBD|TBC|TBA)\b|\bto be (?:determined|confirmed|advised|filled in)\b/giu,
  /(?<![每本当次上全按\s])[ \u3000]{2,12}年[ \u3000]{1,12}月(?:[ \u3000]{1,12}日)?|^[ \u3000]{0,12}年[ \u3000]{1,12}月(?:[ \u3000]{1,12}日)?/gu,
];
/** A figure in brackets is still being negotiated; a word or two may be emphasis, an e-mail's subject or a footnote. */
const isBlank = (found: string): boolean =>
  found.startsWith('【')
    ? !NOTICE.test(found)
    : !found.startsWith('[') ||
      /[\p{Script=Han}●•_*\s]|^\[\]$|\[[A-Z][^\]]*\]|\[(?:insert|name|date|amount|address|number|company)/u.test(
        found,
      );

function placeholders({ text }: Analysis): readonly TextHit[] {
  return passagesOf(text, SAID)
    .filter((passage) => (text.foreign || passage.segments.length > 0) && !isSigning(text, passage))
    .flatMap((passage) => {
      const seen: TextHit[] = [];
      let end = 0;
      const found = BLANKS.flatMap((pattern) => matchesIn(passage, pattern)).sort(
        (a, b) => a.at.from - b.at.from,
      );
      for (const { 0: words, index } of found.map(({ match }) => match)) {
        if (index < end || !isBlank(words) || !typedAt(text, passage, index)) continue;
        end = index + words.length;
        const lead = words.length - words.trimStart().length;
        seen.push({
          at: { passage: passage.index, from: index + lead, to: end },
          slots: { text: passage.text.slice(index + lead, end) },
        });
      }
      return seen;
    });
}

/** In our own text only what the sheet's author typed; our own blanks the sheet's checks tell. */
const typedAt = ({ foreign }: ContractText, { segments }: Passage, at: number): boolean =>
  foreign || segments.some(({ from, to, blank }) => from <= at && at < to && !blank);

export const blankRules: readonly Rule[] = [
  {
    id: 'STR-008',
    severity: 'error',
    title: { zh: '仍有未填写的内容', en: 'Placeholder left' },
    message: {
      zh: '仍有未填写的内容：“{text}”',
      en: 'something is still to be filled in: “{text}”',
    },
    hint: { zh: '填写约定的内容，或删去该处', en: 'write what was agreed, or take it out' },
    text: placeholders,
    examples: {
      fires: [
        { text: '第一条 费用\n服务费为每月______元。', at: '______' },
        { text: '第一条 响应\n乙方在[例如：30]秒内响应。', at: '[例如：30]' },
        { text: '第一條 費用\n服務費為每月XX元，【金額】於月底支付。', at: '【金額】' },
        { text: '第一条 付款\n甲方于【10】日内付款。', at: '【10】' },
        { text: '第一条 地址\n送达地址为[填写路名]200号。', at: '[填写路名]' },
        { text: '第一条 当事人\n服务方为某某科技有限公司，期限待定。', at: '待定' },
        { text: '第一条 期限\n服务期自　　年　月　日起。', at: '年　月　日' },
        { text: 'Article 1 Fees\nThe fee is [Amount] a month, TBD by the Parties.', at: '[Amount]' },
        { text: '第一条 期限\n服务期自【___】年起。', at: '【___】' },
        { text: '第一条 费用\n【金额】元每月，即____【大写】元。', at: '【大写】' },
        {
          form: 'SVL',
          set: { custom: [{ text: { zh: '直播专场的价格待定。', en: 'The price is open.' } }] },
        },
        {
          form: 'SVL',
          set: { custom: [{ text: { zh: 'XX平台的费用另计。', en: 'The platform charges apart.' } }] },
        },
        {
          form: 'SVL',
          set: { 'document.title': { zh: '短视频客服合同（待定）', en: 'Short Video Support Contract' } },
        },
      ],
      silent: [
        { text: '第一条 费用\n服务费为每月三万元。\n【特别提示】甲方须按时付款。' },
        { text: '第一条 依据\n参照法释[2020]25号文件和 Article XX 的约定。' },
        { text: '第一条 费用\n逾期待处理的工单不计费，期待双方长期合作。' },
        { text: 'Article 1 Fees\nThe words “pay [sic] monthly” stand in the offer, see note [1].' },
        {
          text: '第一条 费用\n服务费为每月三万元。\n第二条 期限\n为期一年。\n第三条 保密\n双方保密。\n甲方（盖章）：________\n日期：____年__月__日',
        },
        { form: 'SVL', set: {} },
      ],
    },
  },
];
