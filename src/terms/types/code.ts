// Codes from public lists as value types: currencies (ISO 4217), countries (ISO 3166-1), languages (BCP 47), laws and clauses.
// Laws and clauses are only read for their form here: which ones exist is known to the templates.
import * as z from 'zod';
import { suggest } from '../../text/suggest.js';
import type { ValueType } from '../field.js';
import { choiceType } from './number.js';
import { sample, show, wrong } from './text.js';

const CURRENCIES =
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG`.split(
    /\s+/,
  );
const NO_MINOR_UNIT = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/** Decimals of the smallest coin: CNY 2, JPY 0. */
export function minorUnit(currency: string): number {
  return NO_MINOR_UNIT.includes(currency) ? 0 : THREE_DECIMALS.includes(currency) ? 3 : 2;
}

const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  CNH: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  NTD: 'TWD',
  $: 'USD',
  '€': 'EUR',
  港币: 'HKD',
  美元: 'USD',
};

export const currencyType: ValueType<string> = {
  code: 'TYPE-CURRENCY',
  kind: { kind: 'text' },
  input: z.string(),
  json: { type: 'string', enum: CURRENCIES },
  read: (given) => {
    const text = typeof given === 'string' ? given.trim() : '';
    if (CURRENCIES.includes(text)) return { value: text };
    const upper = text.toUpperCase();
    const meant =
      CURRENCY_NAMES[upper] ??
      (CURRENCIES.includes(upper) ? upper : suggest(upper, CURRENCIES)) ??
      sample('CNY');
    return wrong(
      `应为 ISO 4217 货币代码，实为 ${show(given)}`,
      `expected an ISO 4217 currency code, got ${show(given)}`,
      meant,
    );
  },
};

const COUNTRIES =
  `CN HK MO TW AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW
KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY
SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(
    /\s+/,
  );

/** HK, MO and TW are jurisdictions of their own. */
export const countryType: ValueType<string> = choiceType<string>(COUNTRIES);

export const languageType: ValueType<string> = {
  code: 'TYPE-LANG',
  kind: { kind: 'text' },
  input: z.string(),
  json: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
  read: (given) => {
    const canonical = canonicalTag(typeof given === 'string' ? given.trim() : '');
    if (canonical !== undefined && canonical === given) return { value: canonical };
    return wrong(
      `应为 BCP 47 语言代码，实为 ${show(given)}`,
      `expected a BCP 47 language tag, got ${show(given)}`,
      canonical ?? sample('zh-CN / en / ja / ko'),
    );
  },
};

function canonicalTag(text: string): string | undefined {
  const tag = text.replace(/_/g, '-');
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const patterned = (
  code: string,
  pattern: RegExp,
  zh: string,
  en: string,
  example: string,
): ValueType<string> => ({
  code,
  kind: { kind: 'text' },
  input: z.string(),
  json: { type: 'string', pattern: pattern.source },
  read: (given) => {
    const text = typeof given === 'string' ? given.trim() : '';
    return pattern.test(text)
      ? { value: text }
      : wrong(`应为${zh}，实为 ${show(given)}`, `expected ${en}, got ${show(given)}`, sample(example));
  },
});

export const lawType = patterned(
  'TYPE-LAW',
  /^[a-z]+(-[a-z0-9]+)*$/,
  '法规登记表中的编号',
  'an id of the law register',
  'civil-code',
);

export const clauseType = patterned(
  'TYPE-CLAUSE',
  /^(SAS|CSE|ECS|ASO|SVL)-[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$/,
  '条款编号',
  'a clause id',
  'SVL-4.4',
);
