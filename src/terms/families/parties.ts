// The two parties by role. Which of them is 甲方 follows from the form, never from the sheet.

import * as z from 'zod';
import { type At, always, both, group, list, needed } from '../field.js';
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
    purpose: both('持有哪一种许可', 'which licence is held'),
    need: always,
  }),
  number: text('许可证编号', 'Licence number', {
    purpose: both('许可证上的编号', 'number on the licence'),
    name: true,
    need: always,
  }),
  validUntil: date('许可有效期至', 'Licence valid until', {
    purpose: both('许可的到期日', 'last day of the licence'),
  }),
});

const account = () =>
  group({
    accountName: bi('账户名称', 'Account name', {
      purpose: both('收款账户的户名', 'name on the account'),
      name: true,
      need: needed(accountNeeded),
      otherwise: both('该方名称', 'the party’s name'),
      from: ['..name'],
      why: both(
        '收款人与合同主体一致才便于入账和税前扣除',
        'payee and party must match for the books and the tax authority',
      ),
    }),
    bankName: bi('开户银行', 'Bank', {
      purpose: both('开户银行，写到支行', 'bank, down to the branch'),
      name: true,
      need: needed(accountNeeded),
    }),
    accountNumber: text('银行账号', 'Account number', {
      purpose: both('银行账号，须加引号', 'account number, in quotes'),
      pattern: /^\d{8,32}$/,
      strip: /[ -]/g,
      like: { zh: '8 至 32 位数字', en: '8 to 32 digits' },
      name: true,
      need: needed(accountNeeded),
    }),
    cnaps: text('联行号', 'CNAPS code', {
      purpose: both('开户行的 12 位联行号', 'the branch’s 12-digit clearing code'),
      pattern: /^\d{12}$/,
      like: { zh: '12 位数字', en: '12 digits' },
    }),
    swift: text('SWIFT 代码', 'SWIFT code', {
      purpose: both('境外收款所需的银行代码', 'bank code for payment from abroad'),
      pattern: /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
      like: { zh: '8 或 11 位大写字母和数字', en: '8 or 11 capitals and digits' },
    }),
  });

const party = (zh: string, en: string) =>
  group(
    {
      name: bi('名称', 'Name', {
        purpose: both('与营业执照完全一致的名称', 'name exactly as on the business licence'),
        min: 2,
        max: 100,
        name: true,
        need: always,
      }),
      nameHant: text('繁体名称', 'Name in Traditional Chinese', {
        purpose: both('已登记的繁体名称', 'registered name in Traditional characters'),
        min: 2,
        max: 100,
        name: true,
        otherwise: both('保持所填名称不变', 'the name stays as typed'),
        why: both('转换可能改动登记的名称', 'conversion might change a registered name'),
      }),
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
        {
          purpose: both('主体属于哪一类', 'what kind of person the party is'),
          fallback: 'enterprise',
          why: both('合同双方多为企业', 'the parties are mostly enterprises'),
        },
      ),
      jurisdiction: country('注册地法域', 'Jurisdiction', {
        purpose: both('注册地所在法域，港澳台单列', 'where it is registered; HK, MO and TW count separately'),
        fallback: 'CN',
        why: both('双方多在境内注册', 'the parties are mostly registered in mainland China'),
      }),
      size: choice('企业规模', 'Size', ['large', 'medium', 'small', 'micro', 'not_applicable'], {
        purpose: both(
          '按国家统计标准划分的规模，决定中小企业付款规则',
          'size by the national standard; decides the SME payment rules',
        ),
        need: always,
      }),
      uscc: creditCode('统一社会信用代码', 'Unified Social Credit Code', {
        purpose: both('营业执照上的 18 位代码', 'the 18 characters on the business licence'),
        need: needed((at) => at('.jurisdiction') === 'CN' && at('.entityType') !== 'natural_person'),
      }),
      registrationNo: text('注册登记号', 'Registration number', {
        purpose: both('境外、港澳台主体的登记号', 'registration number outside mainland China'),
        name: true,
        need: needed((at) => at('.jurisdiction') !== 'CN'),
      }),
      legalRep: group({
        name: bi('法定代表人', 'Legal representative', {
          purpose: both('法定代表人姓名，不是公司名称', 'the person’s name, not the company’s'),
          name: true,
          need: needed(
            (at) => at('form') !== 'ecommerce-satisfaction' && at('..entityType') !== 'natural_person',
          ),
        }),
        title: bi('法定代表人职务', "Legal representative's title", {
          purpose: both('其职务，分支机构写负责人', 'its position; head of branch for branches'),
          fallback: { zh: '法定代表人', en: 'Legal Representative' },
          why: both('公司由法定代表人代表', 'a company is represented by its legal representative'),
        }),
      }),
      registeredAddress: bi('注册地址', 'Registered address', {
        purpose: both('营业执照上的住所', 'address on the business licence'),
        name: true,
        need: always,
      }),
      contactAddress: bi('联系地址', 'Contact address', {
        purpose: both('收取通知的地址', 'where notices are sent'),
        name: true,
        otherwise: both('注册地址', 'the registered address'),
        from: ['.registeredAddress'],
        why: both('多数公司在注册地址办公', 'most companies work at their registered address'),
      }),
      postcode: text('邮政编码', 'Postcode', {
        purpose: both('联系地址的邮政编码', 'postcode of the contact address'),
        max: 12,
      }),
      phone: phone('联系电话', 'Telephone', {
        purpose: both('该方的电话', 'the party’s telephone'),
        need: always,
      }),
      email: email('电子邮箱', 'E-mail', {
        purpose: both('收取通知的电子邮箱', 'where e-mail notices are sent'),
        need: needed((at) => at('form') === 'short-video-live'),
      }),
      contact: group({
        name: bi('联系人', 'Contact person', {
          purpose: both('日常联系人的姓名', 'who is in charge day to day'),
          name: true,
        }),
        title: bi('联系人职务', "Contact person's title", {
          purpose: both('联系人的职务', 'the contact’s position'),
        }),
        phone: phone('联系人电话', "Contact person's telephone", {
          purpose: both('联系人的电话', 'the contact’s telephone'),
          otherwise: both('该方的电话', 'the party’s telephone'),
          from: ['..phone'],
          why: both('未另行指定时由公司总机转接', 'unless another is named, the switchboard connects'),
        }),
        email: email('联系人邮箱', "Contact person's e-mail", {
          purpose: both('联系人的邮箱', 'the contact’s e-mail'),
          otherwise: both('该方的邮箱', 'the party’s e-mail'),
          from: ['..email'],
          why: both('未另行指定时使用公司邮箱', 'unless another is named, the company’s mailbox serves'),
        }),
      }),
      taxpayer: choice('纳税人身份', 'VAT taxpayer status', ['general', 'small_scale', 'not_applicable'], {
        purpose: both('增值税纳税人身份，决定税率', 'VAT status, which decides the rate'),
        need: needed((_, path) => isProvider(path)),
      }),
      bank: account(),
      licences: list('许可', 'Licences', licence, {
        purpose: both('与服务有关的许可', 'licences that the service needs'),
        key: 'kind',
        repeats: true,
      }),
    },
    { label: both(zh, en), purpose: both('按营业执照填写', 'as on the business licence') },
  );

export const parties = group(
  { customer: party('服务接受方', 'Customer'), provider: party('服务提供方', 'Provider') },
  {
    label: both('合同双方', 'Parties'),
    purpose: both('按角色填写双方，甲乙方由范本决定', 'the parties by role; the form decides who is Party A'),
  },
);
