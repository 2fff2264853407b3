// A contract in Traditional Chinese: words, numbers and names of the printed rows, what the author is told, and the reading copy's notice.
import { describe, expect, it } from 'vitest';
import { compile, type ScriptOptions } from '../src/compile.js';
import { renderText } from '../src/render/text.js';
import { cellsOf, EXAMPLES, exampleText, library, printableOf, wordsOf } from './example.js';
import { REGIONS, WAYS } from './ways.js';

const inScript = (text: string, script: ScriptOptions) =>
  compile(text, library, { file: 'test.yaml', script });
const chinese = (text: string, script: ScriptOptions): string =>
  renderText(printableOf(text, { lang: 'zh', script }));
const tw = { way: WAYS['hant-tw'] };
const hk = { way: WAYS['hant-hk'] };
const withName = (line: string): string => exampleText.replace(/^( {4}name: .*澄湾.*)$/m, `$1\n${line}`);

describe('characters', () => {
  const text = chinese(exampleText, tw);

  it('converts clauses, headings, labels and numbers', () => {
    expect(text).toContain('第一條　服務內容');
    expect(text).toContain('統一社會信用代碼: 91320508MAXXE0054W');
    expect(text).toMatch(/第\d+\.\d+款約定/);
    expect(text).toContain('附件一');
  });

  it('keeps the words of PRC law', () => {
    expect(text).toContain('《中華人民共和國個人信息保護法》');
    expect(text).toContain('本合同');
    expect(text).not.toMatch(/契約|資訊|程式/);
  });

  it('writes capital amounts in Traditional capitals and leaves the figures', () => {
    expect(text).toMatch(/人民幣816,000\.00元（大寫：人民幣捌拾壹萬陸仟圓整）/);
  });

  it('uses the characters of Hong Kong there', () => {
    const other = chinese(exampleText, hk);
    expect(other).toContain('用户');
    expect(other).toContain('税');
    expect(text).toContain('用戶');
    expect(text).toContain('稅');
  });

  it('leaves English, figures and numbers as they are', () => {
    const english = (script?: ScriptOptions) =>
      renderText(printableOf(exampleText, { lang: 'en', ...(script && { script }) }));
    expect(english(tw)).toBe(english());
    const figures = (s: string) => s.match(/\d[\d,.:%–]*/g);
    expect(figures(text)).toEqual(figures(renderText(printableOf(exampleText, { lang: 'zh' }))));
  });

  it('gives Word its Traditional numbers', () => {
    const { lists, script } = printableOf(EXAMPLES['cs-entrustment.yaml']!, { script: tw });
    expect(script).toBe('hant-tw');
    const marks = JSON.stringify([...lists.articles, ...lists.annexes].map(({ mark }) => mark.zh));
    expect(marks).toContain('taiwanese');
    expect(marks).not.toContain('"chinese"');
    const article = printableOf(exampleText, { script: tw }).lists.articles[0]!;
    expect(article.mark.zh).toEqual(['第', { depth: 0, format: 'taiwanese' }, '條']);
  });
});

describe('names', () => {
  it('stay as typed, and the author is told where to give their Traditional form', () => {
    const { printable, problems } = inScript(exampleText, tw);
    const words = printable!.rows.flatMap(cellsOf).map(wordsOf).join('\n');
    expect(words).toContain('苏州澄湾客户服务有限公司');
    expect(words).not.toContain('蘇州澄灣');
    const told = problems.filter(({ code }) => code === 'SCRIPT-NAME');
    expect(told.map(({ severity, path }) => [severity, path])).toEqual([
      ['info', 'parties.provider.name'],
      ['info', 'parties.provider.legalRep.name'],
      ['info', 'parties.customer.name'],
    ]);
    expect(told[0]!.hint!.en).toContain('nameHant: 蘇州澄灣客戶服務有限公司');
    expect(told[1]!.message.zh).toContain('沈知远');
    expect(told[1]!.hint!.en).toContain('names: [{ zh: 沈知远, hant: 沈知遠 }]');
  });

  it('take the form that nameHant gives', () => {
    const given = withName('    nameHant: 蘇州澄灣客服有限公司');
    expect(given).not.toBe(exampleText);
    const { printable, problems } = inScript(given, tw);
    const words = printable!.rows.flatMap(cellsOf).map(wordsOf).join('\n');
    expect(words).toContain('蘇州澄灣客服有限公司');
    expect(words).not.toContain('苏州澄湾客户服务有限公司');
    expect(problems.map(({ path }) => path)).not.toContain('parties.provider.name');
  });

  it('take the form that language.names gives, in free texts too', () => {
    const given = exampleText.replace(/^language: \{/m, 'language: { names: [{ zh: 沈知远, hant: 沈知遠 }],');
    expect(given).toContain('hant: 沈知遠');
    const text = chinese(given, tw);
    expect(text).toContain('沈知遠');
    expect(text).not.toContain('沈知远');
  });

  it('stay in free texts of the sheet, however short', () => {
    const custom =
      'custom: [{ after: SVL-9.1, heading: { zh: 例会, en: Meetings }, text: { zh: 于洋与王建国负责，由于时间所限。, en: They meet. } }]\n';
    const sheet =
      exampleText.replace(/^( {6}name: \{ zh: )沈知远/m, '$1于洋').replace(/^custom:.*$/m, '') + custom;
    const text = chinese(sheet, tw);
    expect(text).toContain('法定代表人: 于洋');
    expect(text).toMatch(/于洋與王建國負責，由於時間所限。/);
  });

  it('are not told again once the sheet confirms them, nor where no Chinese is printed', () => {
    const confirmed = withName('    nameHant: 苏州澄湾客户服务有限公司');
    const paths = (text: string, lang?: 'en') =>
      compile(text, library, { file: 'test.yaml', script: tw, ...(lang && { lang }) })
        .problems.filter(({ code }) => code === 'SCRIPT-NAME')
        .map(({ path }) => path);
    expect(paths(confirmed)).not.toContain('parties.provider.name');
    expect(paths(exampleText, 'en')).toEqual([]);
  });

  it('are proposed with their surname as it is', () => {
    const sheet = exampleText.replace(/^( {6}name: \{ zh: )沈知远/m, '$1岳建国');
    const told = inScript(sheet, tw).problems.filter(({ code }) => code === 'SCRIPT-NAME');
    expect(told[1]!.hint!.en).toContain('{ zh: 岳建国, hant: 岳建國 }');
  });

  it('are no matter in Simplified', () => {
    const { problems } = compile(exampleText, library, { file: 'test.yaml' });
    expect(problems.filter(({ code }) => code === 'SCRIPT-NAME')).toEqual([]);
  });
});

describe.each(REGIONS)('regional words, %s', (region) => {
  const way = WAYS[region];
  const word = { 'hant-tw': '本契約', 'hant-hk': '本合約' }[region];

  it('are used where the glossary allows them, with a notice in both languages', () => {
    const doc = printableOf(exampleText, { script: { way, localised: true } });
    const notice = doc.rows.find((row) => row.kind === 'text' && row.style === 'notice');
    expect(notice && cellsOf(notice).map(({ lang }) => lang)).toEqual(['zh', 'en']);
    const text = renderText(doc);
    expect(text).toContain(word);
    expect(text).not.toContain('本合同');
    expect(text).toContain('統一社會信用代碼');
    expect(text).toContain('《中華人民共和國個人信息保護法》');
  });

  it('follow language.conversion, and the option before it', () => {
    const sheet = exampleText.replace('conversion: characters', 'conversion: localised');
    expect(chinese(sheet, { way })).toContain(word);
    expect(chinese(sheet, { way, localised: false })).not.toContain(word);
  });

  it('have no notice in characters', () => {
    const doc = printableOf(exampleText, { script: { way } });
    expect(doc.rows.some((row) => row.kind === 'text' && row.style === 'notice')).toBe(false);
  });
});

describe('quotation marks', () => {
  it('are as typed, or 「」 where the style asks; apostrophes in English stay', () => {
    expect(chinese(exampleText, tw)).toContain('（以下簡稱“本服務”）');
    const corner = chinese(exampleText, { ...tw, quotes: 'corner' });
    expect(corner).toContain('（以下簡稱「本服務」）');
    expect(corner).not.toMatch(/[“”]/);
  });
});
