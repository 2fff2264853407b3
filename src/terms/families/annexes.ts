// Annexes, the closing provisions, and special terms of the parties' own.
import * as z from 'zod';
import { always, both, group, list, needed } from '../field.js';
import { bi, bool, choice, clause, file } from '../leaves.js';

const annex = z.strictObject({
  code: choice(
    '附件类别',
    'Annex',
    [
      'service_details',
      'fee_details',
      'confidentiality_agreement',
      'process_flowchart',
      'satisfaction_survey',
      'data_processing',
      'price_schedule',
      'sop',
      'other',
    ],
    { purpose: both('是哪一种附件', 'which annex this is'), need: always },
  ),
  title: bi('附件标题', 'Annex title', {
    purpose: both('附件标题，省略时用范本的标题', 'its title; the form’s own when left out'),
  }),
  source: choice('附件来源', 'Annex source', ['generated', 'file', 'blank'], {
    purpose: both(
      '附件由程序生成、另附文件，还是留空',
      'generated from the terms, attached as a file, or left blank',
    ),
    fallback: 'generated',
    why: both('生成的附件与条款数据一致，不会各说各话', 'a generated annex cannot contradict the terms'),
  }),
  file: file('附件文件', 'Annex file', {
    purpose: both('另附文件在本项目文件夹内的路径', 'path of the attached file, inside the sheet’s folder'),
    need: needed((at) => at('.source') === 'file'),
  }),
});

export const annexes = list('附件', 'Annexes', annex, {
  purpose: both(
    '随合同打印的附件，依次编号',
    'the annexes printed with the contract, numbered in this order',
  ),
  key: 'code',
});

export const misc = group(
  {
    entireAgreement: bool('完整协议', 'Entire agreement', {
      purpose: both('本合同取代此前的全部约定', 'the contract replaces all earlier arrangements'),
      fallback: true,
      why: both(
        '避免磋商中的往来文件被当作合同内容',
        'keeps earlier drafts and mails from being read as terms',
      ),
    }),
    severability: bool('可分割性', 'Severability', {
      purpose: both('部分条款无效不影响其余条款', 'an invalid term does not affect the others'),
      fallback: true,
      why: both(
        '与民法典第五百零七条、第一百五十六条的规则一致',
        'in line with Civil Code arts. 156 and 507',
      ),
    }),
    annexPrecedence: choice('附件效力顺序', 'Order of precedence', ['body_first', 'annex_first'], {
      purpose: both('正文与附件不一致时以何者为准', 'which prevails where the body and an annex differ'),
      fallback: 'body_first',
      why: both(
        '正文经逐条协商，附件多由业务人员维护',
        'the body is negotiated; annexes are kept by operations staff',
      ),
    }),
  },
  {
    label: both('其他约定', 'Miscellaneous'),
    purpose: both('完整协议、可分割性和附件效力', 'entire agreement, severability, order of precedence'),
  },
);

export const custom = list(
  '特别约定',
  'Special terms',
  z.strictObject({
    after: clause('插入位置', 'Placed after', {
      purpose: both(
        '插在哪一条款之后（如 SVL-4.4）',
        'the clause after which it is printed, such as SVL-4.4',
      ),
    }),
    heading: bi('特别约定标题', 'Heading', {
      purpose: both('特别约定的标题', 'heading of the special term'),
    }),
    text: bi('特别约定内容', 'Special term', {
      purpose: both('特别约定的正文', 'wording of the special term'),
      max: 4000,
      need: always,
    }),
  }),
  {
    purpose: both(
      '双方另行写明的特别约定，印在所指条款之后',
      'terms of the parties’ own, printed after the clause named',
    ),
  },
);
