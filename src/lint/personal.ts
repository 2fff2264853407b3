// What a contract's text says about personal information: where it shows that the provider handles any, and the sentences that regulate it.
import { oncePer } from '../text/once.js';
import type { Analysis } from './analysis/index.js';
import { type Said, said, spot } from './said.js';
import type { Stretch } from './text.js';
import { isPart } from './whole.js';

const NAMED = /个人(?:信息|数据|资料|隐私)|personal (?:information|data)/iu;
/** Particulars of the people served. */
const PARTICULARS =
  /(?:用户|客户|顾客|消费者|买家|会员|观众)[的之]?(?:姓名|电话|手机|联系方式|收货地址|地址|身份证|聊天记录)|(?:通话|电话)录音|(?:customer|user|consumer|buyer)s?['’]?s? (?:names?|telephone|phone|address|contact details|chats?)|(?:names?|telephone numbers?|phone numbers?|addresses|contact details)[^.;]{0,50} of (?:the )?(?:end )?(?:customer|user|consumer|buyer)s\b|call recordings?/iu;
const PEOPLE_DATA =
  /(?:用户|客户|顾客|消费者|买家|会员)[的之]?(?:信息|资料|数据)|(?:customer|user|consumer|buyer)s?['’]?s? (?:information|data|records)/iu;
const PROCESSED = /委托[^。；]{0,30}处理|处理[^。；]{0,12}(?:目的|方式|期限)|process/iu;
const SERVICE = /客服|售后|客户服务|呼叫中心|customer service|after-sales|call cent(?:re|er)/iu;
/** The parties’ own staff are not the people served. */
const STAFF_DATA =
  /(?:联系人|签署人|经办人|员工|工作人员)[^，。；]{0,12}个人(?:信息|数据|资料)|personal (?:information|data) of[^.;]{0,40}(?:contact persons?|signator|employees|staff)/iu;
const NONE_HANDLED =
  /(?:不涉及|不处理|不接触|不收集|不包含).{0,20}(?:信息|数据)|(?:does not|shall not) (?:involve|process|handle|collect)/iu;

export interface Personal {
  /** Where the text first shows it; absent where it does not. */
  readonly shown?: Stretch;
  /** What its clauses say. Other clauses may name it in passing: those are not among them. */
  readonly terms: readonly Said[];
}

/** Of a foreign text; our own contracts regulate it by their terms. */
export const personalIn: (analysis: Analysis) => Personal = oncePer(read);

function read(analysis: Analysis): Personal {
  const all = said(analysis);
  const served = analysis.text.passages.some(({ folded }) => SERVICE.test(folded));
  let shown: Stretch | undefined;
  const clauses = new Set<number>();
  for (const sentence of all) {
    const { words, clause, family } = sentence;
    if (family === 'data') clauses.add(clause);
    if (NONE_HANDLED.test(words) || STAFF_DATA.test(words)) continue;
    if (NAMED.test(words) || (PARTICULARS.test(words) && PROCESSED.test(words))) clauses.add(clause);
    shown ??=
      spot(sentence, NAMED) ??
      spot(sentence, PARTICULARS) ??
      (served ? spot(sentence, PEOPLE_DATA) : undefined);
  }
  // A heading speaks for what stands below it, a title for the whole.
  for (const { kind, folded, clause } of analysis.text.passages)
    if (kind === 'heading' && NAMED.test(folded)) clauses.add(clause);
  const [begins] = analysis.text.passages;
  const whole = begins !== undefined && NAMED.test(begins.folded) && isPart(analysis.text);
  // What is listed below such a clause belongs to it.
  for (const { index, parent } of analysis.text.clauses)
    if (parent !== undefined && clauses.has(parent)) clauses.add(index);
  const terms = all.filter(({ clause }) => whole || clauses.has(clause));
  return shown ? { shown, terms } : { terms };
}
