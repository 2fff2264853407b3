// Whether a foreign contract is made under the law of a place other than mainland China: then mainland statutes are no measure of it.
import { OPERATIVE, passagesOf } from '../find.js';
import type { ContractText } from '../text.js';

const ELSEWHERE = {
  zh: /(?:适用|受|以|依|依照|按|准据法为)[^。；，]{0,6}(?:中华民国|台湾|香港|澳门|新加坡|英国|英格兰|美国|日本)[^。；，]{0,12}(?:法|管辖|解释)/u,
  en: /governed by[^.;]{0,40}\blaws? of (?:the )?(?:Republic of China\b|Taiwan|Hong Kong|Macau|Macao|Singapore|England|the State of|New York|Japan)/i,
};
const MAINLAND = {
  zh: /统一社会信用代码|(?:省|自治区)[^，。；]{1,12}[市县区]|(?:北京|上海|天津|重庆)市/u,
  en: /Unified Social Credit Code|\b(?:PRC|People[’']s Republic of China)\b/i,
};
/** A tax number of eight digits, and years and money of its own. */
const TAIWAN = /统一编号|民国\s?\d{2,3}\s?年|新台币/u;

/** Parties of the mainland cannot choose their way out of its law. */
export function governedElsewhere(text: ContractText): boolean {
  if (!text.foreign) return false;
  const chosen = passagesOf(text, OPERATIVE).some(({ lang, folded, text: words }) =>
    ELSEWHERE[lang].test(lang === 'zh' ? folded : words),
  );
  const taiwan = text.passages.filter(({ folded }) => TAIWAN.test(folded)).length >= 2;
  const parties = passagesOf(text, ['party', 'title', 'cell']);
  return (
    (chosen || taiwan) &&
    !parties.some(({ lang, folded, text: words }) => MAINLAND[lang].test(lang === 'zh' ? folded : words))
  );
}
