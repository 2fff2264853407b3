// The pipeline as a whole: layers of defaults, blanks, layouts, and problems that only the assembled contract shows.
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../src/cli/files.js';
import { compile } from '../src/compile.js';
import { renderText } from '../src/render/text.js';
import { loadLibrary } from '../src/template/load.js';
import { kindOf } from '../src/terms/index.js';
import { exampleText, library, printableOf } from './example.js';

const templates = readTemplates();
function libraryWith(file: string, from: string, to: string) {
  const text = templates.get(file) ?? '';
  expect(text).toContain(from);
  return loadLibrary(
    new Map(templates).set(
      file,
      text.replace(from, () => to),
    ),
    kindOf,
  );
}

describe('a value that a clause prints and nobody gave', () => {
  // delivery.place is optional in the model; this clause prints it unguarded in both languages.
  const FROM = '## {#rights.provider.performance}\n';
  const printing = libraryWith(
    'clauses/rights.md',
    FROM,
    `${FROM}zh: 服务地点为{{delivery.place}}。\nen: The place of service is {{delivery.place}}.\n`,
  );

  it('is an error in a final contract, naming field and provision', () => {
    const { printable, problems } = compile(exampleText, printing, { file: 's.yaml' });
    expect(printable).toBeUndefined();
    expect(problems.map((p) => [p.code, p.severity, p.path])).toEqual([
      ['TERM-MISSING', 'error', 'delivery.place'],
    ]);
    expect(problems[0]?.message.en).toContain('rights.provider.performance');
    expect(problems[0]?.place?.line).toBe(
      exampleText.slice(0, exampleText.indexOf('\ndelivery:')).split('\n').length + 1,
    );
  });

  it('is a labelled blank in a draft, with a warning', () => {
    const { printable, problems } = compile(exampleText, printing, { file: 's.yaml', status: 'draft' });
    expect(problems.map((p) => [p.code, p.severity])).toEqual([['TERM-MISSING', 'warning']]);
    const blanks = printable!.rows
      .flatMap((row) => (row.kind === 'text' ? row.cells : []))
      .flatMap((cell) => cell.runs.filter((run) => run.blank));
    expect(blanks.map((run) => run.path)).toEqual(['delivery.place', 'delivery.place']);
    expect(renderText(printable!)).toMatch(
      /服务地点为【待填：.+】。[\s\S]*The place of service is \[to be completed: .+\]\./,
    );
  });

  it('stops a strict draft', () => {
    expect(
      compile(exampleText, printing, { file: 's.yaml', status: 'draft', strict: true }).printable,
    ).toBeUndefined();
  });
});

describe('the layers of defaults', () => {
  const without = (pattern: RegExp): string => {
    expect(exampleText).toMatch(pattern);
    return exampleText.replace(pattern, '');
  };
  const text = (sheet: string): string => renderText(printableOf(sheet, { lang: 'zh', status: 'draft' }));

  it('takes the sheet over the form and the form over the model', () => {
    const sheet = /^ {2}complaint: \{ preliminary: 3 working_day, result: 7 working_day \}\n/m;
    expect(
      text(
        exampleText.replace(sheet, '  complaint: { preliminary: 2 working_day, result: 6 working_day }\n'),
      ),
    ).toContain('在6个工作日内告知用户处理结果');
    expect(text(without(sheet))).toContain('在7个工作日内告知用户处理结果');
    expect(text(without(/^ {2}latePayment: .*\n/m))).toContain('按每日0.05%');
  });
});

describe('the arrangement', () => {
  it.each([
    [{}, 'columns', ['zh', 'en']],
    [{ layout: 'stacked' }, 'stacked', ['zh', 'en']],
    [{ lang: 'zh' }, 'zh', ['zh']],
    [{ lang: 'en' }, 'en', ['en']],
    [{ lang: 'bilingual', layout: 'columns' }, 'columns', ['zh', 'en']],
  ] as const)('%j', (options, layout, languages) => {
    expect(printableOf(exampleText, options)).toMatchObject({ layout, languages });
  });

  it('follows the sheet where no option says otherwise', () => {
    const sheet = (from: string, to: string): string => exampleText.replace(from, to);
    expect(printableOf(sheet('layout: two_column', 'layout: sequential')).layout).toBe('stacked');
    expect(printableOf(sheet('versions: [zh-Hans, en]', 'versions: [zh-Hans]')).layout).toBe('zh');
  });

  it('asks for English only where English is printed', () => {
    const chinese = exampleText.replace('zh: 澜屿直播, en: Lanyu Live', 'zh: 澜屿直播');
    expect(compile(chinese, library, { file: 's.yaml' }).problems.map((p) => [p.code, p.path])).toEqual([
      ['TERM-MISSING', 'business.platform.name.en'],
    ]);
    expect(compile(chinese, library, { file: 's.yaml', lang: 'zh' }).problems).toEqual([]);
  });
});

describe('an unknown form', () => {
  it('is reported with the forms there are', () => {
    const { problems } = compile(
      exampleText.replace('form: short-video-live', 'form: short-video-life'),
      library,
      { file: 's.yaml' },
    );
    expect(problems.map((p) => p.code)).toContain('FORM-UNKNOWN');
    expect(problems.find((p) => p.code === 'FORM-UNKNOWN')?.hint?.en).toContain('short-video-live');
  });
});

describe('a sheet that cannot be read to its end', () => {
  it('is reported alone, with the usual causes', () => {
    const { problems } = compile(exampleText.replace('schema:', 'schema：'), library, { file: 's.yaml' });
    expect(problems.map((p) => [p.code, p.hint !== undefined])).toEqual([['SHEET-SYNTAX', true]]);
  });
});

describe('a group where one value belongs', () => {
  it.each([
    ['end: 2027-12-31', 'length: { value: 12, unit: month }', 'TYPE-DURATION', 'term.length'],
    ['model: monthly_package', 'model: { a: b }', 'TYPE-ENUM', 'fees.pricing.model'],
    ['edition: "2027"', 'colour:', 'SHEET-UNKNOWN-KEY', 'document.colour'],
  ])('%s → %s', (from, to, code, path) => {
    const { problems } = compile(exampleText.replace(from, to), library, { file: 's.yaml' });
    expect(problems.map((p) => [p.code, p.path])).toContainEqual([code, path]);
  });
});

describe('a draft as text', () => {
  it('says so first', () => {
    expect(renderText(printableOf(exampleText, { status: 'draft' }))).toMatch(/^草稿 DRAFT\n/);
    expect(renderText(printableOf(exampleText))).not.toContain('DRAFT');
  });
});
