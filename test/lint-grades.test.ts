// Rules of service, data, confidentiality and labour that have grades: the same rule is an error in one case and milder in another.
import { describe, expect, it } from 'vitest';
import type { Example } from '../src/lint/rule.js';
import { checked } from './linting.js';

const graded = (code: string, example: Example): readonly string[] =>
  checked(example).flatMap((problem) => (problem.code === code ? [problem.severity] : []));

const STAFF = `第四条 人员
4.1 客服人员在甲方办公场所工作，由甲方提供电脑和工位。
4.2 客服人员应遵守甲方的规章制度。`;

describe('signs of labour dispatch', () => {
  it.each([
    ['', ['warning']],
    ['\n4.3 服务费为每人每月6500元。', ['warning']],
    ['\n4.3 服务费为每人每月6500元，甲方安排班次。', ['error']],
  ])('in a text: %j', (more, severities) => {
    expect(graded('LAB-001', { text: STAFF + more })).toEqual(severities);
  });
  it.each([
    [{}, []],
    [{ 'staffing.workplace.site': 'customer' }, ['warning']],
    [{ 'staffing.workplace.site': 'customer', 'staffing.stability.consent': 'approve' }, ['warning']],
    [
      {
        'staffing.workplace': { site: 'customer', items: ['equipment'] },
        'staffing.stability.consent': 'approve',
      },
      ['error'],
    ],
  ])('in a sheet: %j', (set, severities) => {
    expect(graded('X43', { form: 'CSE', set })).toEqual(severities);
  });
});

describe('grades', () => {
  it('an identity number without a basis only warns', () => {
    const categories = ['name', 'id_number', 'call_recording'];
    expect(graded('DAT-007', { form: 'SVL', set: { 'data.categories': categories } })).toEqual(['warning']);
  });
  it('a hotline that says nothing about recording is only mentioned', () => {
    expect(graded('DAT-009', { text: '第三条 服务\n3.1 乙方开通客服热线。' })).toEqual(['info']);
    expect(graded('DAT-009', { text: '第三条 服务\n3.1 乙方对来电录音。' })).toEqual(['warning']);
  });
  it('names every item that an entrustment lacks, and no other', () => {
    const text =
      '第七条 付款\n7.1 甲方按月付款。\n第八条 个人信息\n8.1 乙方以查询、记录的方式处理用户的姓名、电话，期限为合同期限。\n8.2 乙方应加密保存。';
    const [found] = checked({ text }).filter(({ code }) => code === 'DAT-001');
    expect(found?.message).toMatchObject({
      zh: expect.stringMatching(/处理目的、双方的权利和义务$/),
      en: expect.stringMatching(/: purpose, rights and duties of both parties$/),
    });
  });
});
