// The shipped sheets as text, read by a person before they are updated (npm run golden), and the checks a reader would make.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderText } from '../src/render/text.js';
import { EXAMPLES, FORMS, library, printableOf } from './example.js';

const EDITIONS = { bilingual: {}, zh: { lang: 'zh' }, en: { lang: 'en' } } as const;
type Edition = keyof typeof EDITIONS;
const SHEETS = Object.keys(EXAMPLES);
const editions = SHEETS.flatMap((sheet) =>
  (Object.keys(EDITIONS) as Edition[]).map((edition) => [sheet, edition] as const),
);
const texts = new Map<string, string>();
const textOf = (sheet: string, edition: Edition): string => {
  const key = `${sheet} ${edition}`;
  const text = texts.get(key) ?? renderText(printableOf(EXAMPLES[sheet]!, EDITIONS[edition]));
  texts.set(key, text);
  return text;
};
const formOf = (sheet: string) => library.forms.get((parse(EXAMPLES[sheet]!) as { form: string }).form)!;

describe('the shipped sheets', () => {
  it('are a full and a minimal one for each form, all final', () => {
    expect(SHEETS.sort()).toEqual(FORMS.flatMap((form) => [`${form}.yaml`, `minimal/${form}.yaml`]).sort());
    for (const text of Object.values(EXAMPLES))
      expect((parse(text) as { document: { status: string } }).document.status).toBe('final');
  });

  it.each(SHEETS.filter((sheet) => sheet.startsWith('minimal/')))(
    '%s has at most 45 lines of YAML',
    (sheet) => {
      const lines = EXAMPLES[sheet]!.split('\n').filter(
        (line) => /^[^#]*\S/.test(line) && !/^\s*#/.test(line),
      );
      expect(lines.length).toBeLessThanOrEqual(45);
    },
  );
});

describe.each(editions)('%s, %s', (sheet, edition) => {
  const text = textOf(sheet, edition);

  it('reads as the golden text', () => {
    const file = join(import.meta.dirname, 'golden', sheet.replace('.yaml', `.${edition}.txt`));
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('leaves nothing blank, no template and no placeholder', () => {
    expect(text).not.toMatch(/[[\]【】{}]|undefined|null|NaN|XX[元日天份%]|某某|\bTODO\b/);
    expect(text).not.toMatch(/[\uE000-\uF8FF\uFFFD]/);
    // Only what is written by hand: the signature blocks.
    const labels = text
      .split('\n')
      .flatMap((line) => (/_{4,}/.test(line) ? [line.replace(/: _+$/, '')] : []));
    for (const label of labels)
      expect(label).toMatch(
        /^([甲乙]方（签字）|姓名|职务|[甲乙]方签署日期|Party [AB] \((Signature|Date)\)|Name|Title)( \/ (Party [AB] \((Signature|Date)\)|Name|Title))?$/,
      );
    expect(labels.filter((label) => /^(.方（签字）|Party . \(Signature\))/.test(label))).toHaveLength(2);
  });

  it('has clean punctuation', () => {
    expect(text.match(/[，。；：、]{2,}|。；|,,|\.\.|;;| ,| \.(?!\d)|\( | \)/g)).toBeNull();
    expect(text.match(/[一-鿿][,;:?!](?=[一-鿿])/g)).toBeNull();
  });
});

describe.each(SHEETS)('%s in Chinese', (sheet) => {
  it('uses one self-reference and none of the words that the house refuses', () => {
    const text = textOf(sheet, 'zh');
    const other = formOf(sheet).self.zh === '本合同' ? '本协议' : '本合同';
    expect(text).not.toContain(other);
    expect(text).not.toMatch(/贵司|我方|必须|最终解释权|滞纳金|情节严重|一切损失|包括但不限于|签字盖章/);
    expect(text).not.toMatch(/及时|定期|合理期限/);
  });
});

describe.each(SHEETS)('%s in English', (sheet) => {
  const text = textOf(sheet, 'en');
  it('uses the house terms', () => {
    expect(text).not.toMatch(
      /\b(must|penalty|hereof|herein|thereof|aforementioned|and\/or|best efforts|Appendix|Schedule [A-Z0-9]|business day|should)\b/i,
    );
    const other = formOf(sheet).self.en === 'this Contract' ? /\bthis Agreement\b/i : /\bthis Contract\b/i;
    expect(text).not.toMatch(other);
  });
  it('prints amounts, dates and times in one way', () => {
    expect(text).not.toMatch(/¥|\byuan\b|\d{1,2}\/\d{1,2}\/\d{2,4}/);
    expect(text).toMatch(/(RMB|USD|EUR|HKD)\u00A0[\d,]+\.\d\d/);
  });
});
