// The two parties by role. Which of them is 甲方 follows from the form, never from the sheet.

import { z } from 'zod';
import { type At, always, group, list, needed } from '../field.js';
import { bi, choice, country, creditCode, date, email, phone, text } from '../leaves.js';

const isProvider = (path: string) => path.startsWith('parties.provider.');
const includes = (list: unknown, value: string) => Array.isArray(list) && list.includes(value);

/** An account is needed for whoever is paid by transfer, and must be whole once begun. */
function accountNeeded(at: At, path: string): boolean {
  const begun = ['.accountNumber', '.bankName', '.cnaps', '.swift'].some((field) => at(field) !== undefined);
  return begun || (isProvider(path) && includes(at('payment.methods'), 'bank_transfer'));
}

const licence = z.strictObject({
  kind: choice('许可种类', 'Licence', ['call_centre_b24', 'icp', 'labour_dispatch', 'other'], {
    need: always,
  }),
  number: text('许可证编号', 'Licence number', { name: true, need: always }),
  validUntil: date('许可有效期至', 'Licence valid until'),
});

const account = () =>
  group({
    accountName: bi('账户名称', 'Account name', { name: true, need: needed(accountNeeded) }),
    bankName: bi('开户银行', 'Bank', { name: true, need: needed(accountNeeded) }),
    accountNumber: text('银行账号', 'Account number', {
      pattern: /^\d{8,32}$/,
      strip: /[ -]/g,
      like: { zh: '8 至 32 位数字', en: '8 to 32 digits' },
      name: true,
      need: needed(accountNeeded),
    }),
    cnaps: text('联行号', 'CNAPS code', {
      pattern: /^\d{12}$/,
      like: { zh: '12 位数字', en: '12 digits' },
    }),
    swift: text('SWIFT 代码', 'SWIFT code', {
      pattern: /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
      like: { zh: '8 或 11 位大写字母和数字', en: '8 or 11 capitals and digits' },
    }),
  });

const party = () =>
  group({
    name: bi('名称', 'Name', { min: 2, max: 100, name: true, need: always }),
    nameHant: text('繁体名称', 'Name in Traditional Chinese', { min: 2, max: 100, name: true }),
    entityType: choice(
      '主体类型',
      'Entity type',
      [
        'enterprise',
        'individual_business',
        'public_institution',
        'government',
        'social_org',
        'natural_person',
        'foreign_entity',
      ],
      { fallback: 'enterprise' },
    ),
    jurisdiction: country('注册地法域', 'Jurisdiction', { fallback: 'CN' }),
    size: choice('企业规模', 'Size', ['large', 'medium', 'small', 'micro', 'not_applicable'], {
      need: always,
    }),
    uscc: creditCode('统一社会信用代码', 'Unified Social Credit Code', {
      need: needed((at) => at('.jurisdiction') === 'CN' && at('.entityType') !== 'natural_person'),
    }),
    registrationNo: text('注册登记号', 'Registration number', {
      name: true,
      need: needed((at) => at('.jurisdiction') !== 'CN'),
    }),
    legalRep: group({
      name: bi('法定代表人', 'Legal representative', {
        name: true,
        need: needed(
          (at) => at('form') !== 'ecommerce-satisfaction' && at('..entityType') !== 'natural_person',
        ),
      }),
      title: bi('法定代表人职务', "Legal representative's title", {
        fallback: { zh: '法定代表人', en: 'Legal Representative' },
      }),
    }),
    registeredAddress: bi('住所', 'Registered address', { name: true, need: always }),
    contactAddress: bi('通讯地址', 'Contact address', { name: true }),
    postcode: text('邮政编码', 'Postcode', { max: 12 }),
    phone: phone('联系电话', 'Telephone', { need: always }),
    email: email('电子邮箱', 'E-mail', { need: needed((at) => at('form') === 'short-video-live') }),
    contact: group({
      name: bi('联系人', 'Contact person', { name: true }),
      title: bi('联系人职务', "Contact person's title"),
      phone: phone('联系人电话', "Contact person's telephone"),
      email: email('联系人邮箱', "Contact person's e-mail"),
    }),
    taxpayer: choice('纳税人身份', 'VAT taxpayer status', ['general', 'small_scale', 'not_applicable'], {
      need: needed((_, path) => isProvider(path)),
    }),
    bank: account(),
    licences: list('许可', 'Licences', licence, { key: 'kind', repeats: true }),
  });

export const parties = group({ customer: party(), provider: party() });
