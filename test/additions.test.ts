// What a sheet adds to its form: special terms, further definitions, annexes of its own, a table of contents, numbers for unnumbered items.
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { renderText } from '../src/render/text.js';
import { EXAMPLES, FORMS, printableOf } from './example.js';

type Sheet = Record<string, unknown>;
const sheetOf = (form: string): Sheet => parse(EXAMPLES[`${form}.yaml`]!) as Sheet;
const textOf = (sheet: Sheet, lang?: 'zh' | 'en'): string =>
  renderText(printableOf(stringify(sheet), { status: 'final', ...(lang && { lang }) }));
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const TERM = {
  zh: '双方每季度召开一次服务例会。',
  en: 'The Parties shall hold a service meeting every quarter.',
};

describe('special terms', () => {
  it('stand after the provision they name, with a number of their own, and what follows moves on', () => {
    const plain = lines(textOf(sheetOf('short-video-live'), 'zh'));
    const custom = [{ after: 'SVL-9.1', heading: { zh: '服务例会', en: 'Service meetings' }, text: TERM }];
    const added = lines(textOf({ ...sheetOf('short-video-live'), custom }, 'zh'));
    expect(added).toContain(`9.2　服务例会：${TERM.zh}`);
    expect(plain.some((line) => line.startsWith('9.2　变更与按需服务'))).toBe(true);
    expect(added.some((line) => line.startsWith('9.3　变更与按需服务'))).toBe(true);
    // References follow: the order procedure was 9.2.3.
    expect(plain.join('')).toContain('依照第9.2.3项按需订购');
    expect(added.join('')).toContain('依照第9.3.3项按需订购');
  });

  it('need no heading and no place: then they close the last article', () => {
    const text = textOf({ ...sheetOf('cs-entrustment'), custom: [{ text: TERM }] }, 'en');
    const at = lines(text).findIndex((line) => line.includes(TERM.en));
    expect(lines(text)[at]).toMatch(/^8\.\d+ {2}The Parties shall hold/);
    expect(
      lines(text)
        .slice(at + 1)
        .some((line) => /^8\.\d+ /.test(line)),
    ).toBe(false);
  });

  it('are refused after a provision that the form has not', () => {
    const custom = [{ after: 'SVL-99.1', text: TERM }];
    expect(() => textOf({ ...sheetOf('short-video-live'), custom })).toThrow('X48 custom.0.after');
  });

  it('are words, never markup or template', () => {
    const wicked = {
      zh: '**{{customer}}** {{#if x}} | ## 标题',
      en: '**{{customer}}** {{#if x}} | ## title',
    };
    const text = textOf({ ...sheetOf('shop-after-sales'), custom: [{ text: wicked }] }, 'zh');
    expect(text).toContain(wicked.zh);
  });
});

describe.each(FORMS)('%s', (form) => {
  it('says nothing of two languages where there is one', () => {
    const { language, ...sheet } = sheetOf(form) as { language?: object };
    const both = textOf({ ...sheet, language }, 'zh');
    const one = textOf(
      { ...sheet, language: { ...language, versions: ['zh-Hans'], prevailing: 'zh' } },
      'zh',
    );
    expect(both).toMatch(/以中文和英文书就/);
    expect(one).not.toMatch(/英文|中文文本/);
  });

  it('prints further definitions', () => {
    const extra = [
      {
        term: { zh: '大促期间', en: 'Promotion Period' },
        meaning: { zh: '每年6月和11月', en: 'June and November of each year' },
      },
    ];
    const text = textOf({ ...sheetOf(form), definitions: { extra } });
    expect(text).toContain('“大促期间”指每年6月和11月。');
    expect(text).toContain('“Promotion Period” means June and November of each year.');
  });

  it('says of an annex that is a file or still to be written what it is, and refers to it', () => {
    const annexes = [
      { code: 'sop', source: 'file', file: 'sop-v3.pdf' },
      { code: 'other', title: { zh: '人员名单', en: 'List of Persons' }, source: 'blank' },
      { code: 'service_details', source: 'blank' },
    ];
    const { fees, ...sheet } = sheetOf(form) as { fees: { pricing: { model: string } } };
    const priced = fees.pricing.model === 'itemised' ? [{ code: 'fee_details' }] : [];
    const text = textOf({ ...sheet, fees, annexes: [...annexes, ...priced] });
    expect(text).toContain('sop-v3.pdf');
    expect(text).toMatch(/附件二\nAnnex 2\n\n人员名单\nList of Persons\n\n/);
    expect(text).toContain('由双方另行书面填写');
    expect(text).not.toContain('annex.');
  });

  it.each([
    'price_schedule',
    'process_flowchart',
    'satisfaction_survey',
    'confidentiality_agreement',
    'data_processing',
  ])('prints the annex %s', (code) => {
    const { fees, ...sheet } = sheetOf(form) as { fees: { pricing: { model: string } } };
    const priced = fees.pricing.model === 'itemised' && code !== 'price_schedule' ? ['fee_details'] : [];
    const annexes = [code, ...priced].map((one) => ({ code: one }));
    const text = textOf({ ...sheet, fees, annexes });
    expect(text).toMatch(/附件一\nAnnex 1\n\n[^\n]+\n[^\n]+\n\n1\./);
  });
});

describe('a table of contents', () => {
  it('lists articles, their titled provisions and annexes under their own numbers', () => {
    const rows = printableOf(EXAMPLES['after-sales-outsourcing.yaml']!, { lang: 'zh' }).rows;
    const entries = rows.flatMap((row) =>
      row.kind === 'text' && row.style === 'contents' ? [row.cells[0]!.runs[0]!] : [],
    );
    expect(entries.filter(({ text }) => /^第.+条/.test(text))).toHaveLength(14);
    expect(entries.filter(({ text }) => /^\d+\.\d+/.test(text)).length).toBeGreaterThanOrEqual(45);
    expect(entries.at(-1)!.text).toMatch(/^附件/);
    for (const { text, cite } of entries) {
      const heading = rows.find((row) => row.kind === 'text' && row.id === cite);
      const own = heading?.kind === 'text' ? heading.cells[0]! : undefined;
      expect(text.startsWith(own!.mark!.text)).toBe(true);
    }
  });

  it('comes with any form on request, and goes', () => {
    const sheet = sheetOf('shop-after-sales') as { document: object };
    const wanted = { ...sheet, document: { ...sheet.document, toc: true } };
    expect(textOf(wanted, 'zh')).toContain('\n目录\n\n一、合作内容\n');
    expect(textOf(sheet, 'zh')).not.toContain('目录');
  });
});

describe('document.numberSubItems', () => {
  it('numbers what the form prints as plain sentences', () => {
    const sheet = sheetOf('shop-after-sales') as { document: object };
    const numbered = { ...sheet, document: { ...sheet.document, numberSubItems: true } };
    const third = (text: string): string[] => {
      const all = lines(text);
      return all.slice(all.indexOf('甲方的权利'), all.indexOf('甲方的义务')).slice(1, 3);
    };
    expect(third(textOf(sheet, 'zh')).every((line) => /^ {2}甲方/.test(line))).toBe(true);
    expect(third(textOf(numbered, 'zh')).map((line) => line.slice(0, 5))).toEqual(['  1.　', '  2.　']);
  });
});

describe('a citation where Chinese prints no number', () => {
  it('counts the paragraphs of the article, as statutes are cited', () => {
    const article = (text: string): string[] => {
      const all = lines(text);
      return all.slice(all.indexOf('七、违约责任') + 1, all.indexOf('八、协议变更与解除'));
    };
    const text = textOf(sheetOf('shop-after-sales'), 'zh');
    // The paragraphs of article 7 that are not items: the one on service failure is the third.
    const paragraphs = article(text).filter((line) => !/^ /.test(line));
    const failure = paragraphs.findIndex((line) => line.includes('（以下简称“服务不达标”）')) + 1;
    expect(failure).toBe(3);
    expect(text).toContain('乙方服务不达标，且未在第七条第三款第1项约定的期限内完成整改');
  });

  it('names the first and the last paragraph of a provision that has several', () => {
    expect(textOf(sheetOf('cs-entrustment'), 'zh')).toContain(
      '依照第四条第（二）款第四项至第五项支付逾期付款违约金',
    );
  });
});
