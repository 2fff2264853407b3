import { describe, expect, it } from 'vitest';
import type { DraftInline, FieldKind, Pair } from '../src/contract/ast.js';
import type { Problem } from '../src/problem.js';
import { parseClauses } from '../src/template/clauses.js';
import { expand, holds } from '../src/template/expand.js';
import { prepare, prepareCondition } from '../src/template/expression.js';
import type { Field, Setting } from '../src/template/helpers.js';
import type { KindOf, Scope } from '../src/template/paths.js';
import type { Glossary } from '../src/template/words.js';

const KINDS: Record<string, FieldKind> = {
  'a.name': { kind: 'bi' },
  'a.amount': { kind: 'money' },
  'a.rate': { kind: 'percent' },
  'a.within': { kind: 'duration' },
  'a.days': { kind: 'int', unit: 'working_day' },
  'a.mode': { kind: 'enum', values: ['none', 'prepaid'] },
  'a.date': { kind: 'date' },
  'a.list': { kind: 'list', of: { kind: 'enum', values: ['x', 'y', 'z'] } },
  'a.rows': {
    kind: 'list',
    key: 'k',
    of: { kind: 'group', fields: { k: { kind: 'enum', values: ['p', 'q'] }, v: { kind: 'money' } } },
  },
  'a.flag': { kind: 'bool' },
  'a.rows.0.k': { kind: 'enum', values: ['p', 'q'] },
  'a.rows.0.v': { kind: 'money' },
  'a.rows.1.k': { kind: 'enum', values: ['p', 'q'] },
  'a.rows.1.v': { kind: 'money' },
  'a.rows.0': { kind: 'group', fields: {} },
  'a.rows.1': { kind: 'group', fields: {} },
  a: { kind: 'group', fields: {} },
};
const kindOf: KindOf = (path) => (Object.hasOwn(KINDS, path) ? KINDS[path] : undefined);
const hostile = 'A&B **Ltd** {{x}} <w:p/> {{customer}}';
const VALUES: Record<string, unknown> = {
  'a.name': { zh: hostile, en: hostile },
  'a.amount': '68000.00',
  'a.rate': '0.05',
  'a.within': '2 working_day',
  'a.days': 1,
  'a.mode': 'prepaid',
  'a.list': ['x', 'y', 'z'],
  'a.rows': [
    { k: 'p', v: '1.00' },
    { k: 'q', v: '2000.00' },
  ],
  'a.rows.0.k': 'p',
  'a.rows.0.v': '1.00',
  'a.rows.1.k': 'q',
  'a.rows.1.v': '2000.00',
};
const both = (zh: string, en: string): Pair<string> => ({ zh, en });
const glossary = {
  designators: { A: both('甲方', 'Party A'), B: both('乙方', 'Party B') },
  currency: { CNY: { zh: { before: '人民币', after: '元' }, en: 'RMB' } },
  capital: { zh: '大写' },
  units: { working_day: { zh: '个工作日', en: ['Working Day', 'Working Days'] } },
  months: ['January'],
  furniture: { blank: both('【待填：{label}】', '[to be completed: {label}]') },
  enums: { 'a.list': { x: both('甲项', 'x-ray'), y: both('乙项', 'yarn'), z: both('丙项', 'zinc') } },
} as unknown as Glossary;
const setting: Setting = {
  glossary,
  field: (path): Field => ({ path, kind: KINDS[path]!, value: VALUES[path], name: path === 'a.name' }),
  labelOf: () => both('日期', 'date'),
  order: ['provider', 'customer'],
  roles: { customer: both('委托方', 'Customer'), provider: both('受托方', 'Provider') },
  self: both('本合同', 'this Contract'),
  endCustomer: { zh: '用户', en: ['User', 'Users'] },
  annexes: {},
  currency: 'CNY',
  printed: (id) => id === 'there',
};
const place = { file: 't.md', line: 1, col: 1 };
const NONE: Scope = new Map();

function nodes(text: string, lang: 'zh' | 'en' = 'zh'): readonly DraftInline[] {
  const problems: Problem[] = [];
  const leaf = prepare(text, place, NONE, kindOf, problems);
  expect(problems).toEqual([]);
  return expand(leaf!.prepared, lang, setting, new Map()).content;
}
const words = (list: readonly DraftInline[]): string =>
  list
    .map((n) => (n.kind === 'ref' ? `→${n.target}` : n.kind === 'strong' ? `<${words(n.children)}>` : n.text))
    .join('');
function faults(text: string): string[] {
  const problems: Problem[] = [];
  prepare(text, place, NONE, kindOf, problems);
  return problems.map((p) => p.message.en);
}

describe('helpers', () => {
  it.each([
    ['{{customer}}付{{provider}}，依{{self}}', '乙方付甲方，依本合同', 'Party B付Party A，依this Contract'],
    ['{{money a.amount}}', '人民币68,000.00元', 'RMB\u00A068,000.00'],
    ['{{amount a.amount}}', '人民币68,000.00元（大写：人民币陆万捌仟元整）', 'RMB\u00A068,000.00'],
    ['{{percent a.rate}}', '0.05%', '0.05%'],
    ['{{duration a.within}}', '2个工作日', '2\u00A0Working\u00A0Days'.replace('\u00A0Days', ' Days')],
    ['{{duration a.days}}', '1个工作日', '1\u00A0Working Day'],
    ['{{words a.list}}', '甲项、乙项和丙项', 'x-ray, yarn and zinc'],
    ['{{words a.list or=true cap=true}}', '甲项、乙项或者丙项', 'X-ray, yarn or zinc'],
    [
      '{{#each a.rows as |r|}}{{money r.v}}{{/each}}',
      '人民币1.00元人民币2,000.00元',
      'RMB\u00A01.00RMB\u00A02,000.00',
    ],
    ['{{#each a.rows as |r|}}{{figure r.v}}{{/each}}', '1.002,000.00', '1.002,000.00'],
    ['{{#if (eq a.mode "prepaid")}}预{{else}}后{{/if}}', '预', '预'],
    [
      '{{#if (has a.rows "q")}}有{{/if}}{{#if (has a.list "w" "x")}}是{{/if}}'.replace('"w" ', ''),
      '有是',
      '有是',
    ],
    ['{{#if a.date}}有{{else}}无{{/if}}', '无', '无'],
    ['{{#if (and a.mode (not a.date))}}对{{/if}}', '对', '对'],
    ['{{#if (gt a.within 1)}}多{{/if}}{{#if (gt a.days 1)}}多{{/if}}', '多', '多'],
    ['见{{ref "x.y"}}。**重点**', '见→x.y。<重点>', '见→x.y。<重点>'],
    ['{{#if (printed "there")}}在{{/if}}{{#if (printed "gone")}}不在{{/if}}', '在', '在'],
  ])('%s', (template, zh, en) => {
    expect(words(nodes(template, 'zh'))).toBe(zh);
    expect(words(nodes(template, 'en'))).toBe(en);
  });

  it('keeps a value opaque: it is never template, markup or structure', () => {
    const [value, after] = nodes('{{a.name}}好');
    expect(value).toEqual({ kind: 'value', text: hostile, path: 'a.name', name: true, blank: false });
    expect(after).toEqual({ kind: 'text', text: '好' });
  });

  it('prints a missing value as a labelled blank and says so', () => {
    const leaf = prepare('{{date a.date}}', place, NONE, kindOf, [])!;
    const { content, missing } = expand(leaf.prepared, 'zh', setting, new Map());
    expect(content).toEqual([
      { kind: 'value', text: '【待填：日期】', path: 'a.date', name: false, blank: true },
    ]);
    expect([...missing]).toEqual(['a.date']);
  });

  it('tests a when= condition', () => {
    const when = (text: string): boolean =>
      holds(prepareCondition(text, place, NONE, kindOf, [])!, setting, new Map());
    expect(when("eq a.mode 'prepaid'")).toBe(true);
    expect(when("eq a.mode 'none'")).toBe(false);
    expect(when('a.date')).toBe(false);
  });
});

describe('what templates may not say', () => {
  it.each([
    ['a path outside the model', '{{a.nmae}}', 'the term model has no field a.nmae'],
    ['a path in a condition', '{{#if a.nmae}}x{{/if}}', 'the term model has no field a.nmae'],
    ['a path in a helper', '{{percent a.none}}', 'the term model has no field a.none'],
    ['an unfit helper', '{{percent a.amount}}', 'percent cannot print a.amount (money)'],
    ['a bare field that is no text', '{{a.amount}}', 'text cannot print a.amount (money)'],
    ['an unknown helper', '{{monye a.amount}}', 'no helper called monye'],
    ['a value the enum has not', '{{#if (eq a.mode "prepayed")}}x{{/if}}', 'a.mode has no value prepayed'],
    ['a key the list has not', '{{#if (has a.rows "r")}}x{{/if}}', 'a.rows has no value r'],
    ['a prototype', '{{constructor}}', 'the term model has no field constructor'],
    ['a partial', '{{> other}}', 'PartialStatement is not supported'],
    ['raw output', '{{{a.name}}}', 'triple braces are not used'],
  ])('%s', (_, template, message) => {
    expect(faults(template)).toContain(message);
  });
});

describe('clause files', () => {
  const parse = (text: string) => parseClauses(text, 'c.md');

  it('reads headings, guards, sources, leaves, tables and children', () => {
    const { clauses, problems } = parse(
      [
        '---\nnote: x\n---\n# 费用 | Fees {#fees}\n\n## 价格 | Price {#fees.price when="a.amount" each="a.rows as r"}',
        'source: civil-code 585; pipl 21\nzh: 一句\nen: one\n\n### {#fees.price.sub}\nzh: 二\nen: two\n',
        '## {#fees.table}\n::: table {align="left right" widths="3 1"}\nhead\nzh: 甲 | 乙\nen: A | B\nrow {each="a.rows as r"}\nzh: x | {{r.v}}\nen: y | {{r.v}}\n:::\n',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(clauses.map((c) => [c.id, c.depth, c.children.map((k) => k.id)])).toEqual([
      ['fees', 1, []],
      ['fees.price', 2, ['fees.price.sub']],
      ['fees.table', 2, []],
    ]);
    expect(clauses[1]).toMatchObject({
      when: { text: 'a.amount' },
      each: { path: 'a.rows', as: 'r' },
      sources: ['civil-code 585', 'pipl 21'],
    });
    expect(clauses[2]!.blocks[0]).toMatchObject({
      kind: 'table',
      align: ['left', 'right'],
      widths: [3, 1],
      rows: [{ each: { as: 'r' } }],
    });
    expect(clauses[1]!.blocks[0]).toMatchObject({
      leaf: { zh: { text: '一句', place: { line: 8, col: 5 } } },
    });
  });

  it.each([
    ['a line of nothing known', '## {#a}\nhello\n', 2],
    ['text before a heading', 'zh: x\nen: y\n', 1],
    ['a heading without id', '## 标题 | Title\n', 1],
    ['one language only', '## {#a}\nzh: x\n\nen: y\n', 2],
    [
      'a table row of another width',
      '## {#a}\n::: table\nhead\nzh: a | b\nen: a | b\nrow\nzh: a\nen: a\n:::\n',
      9,
    ],
    ['cells that differ', '## {#a}\n::: party\nrow\nzh: a | b\nen: a\n:::\n', 5],
    [
      'a signature of nobody',
      '## {#a}\n::: signature\nheading\nzh: 甲\nen: A\nseal\nzh: 章\nen: S\n:::\n',
      9,
    ],
    ['an orphan sub-provision', '### {#a}\nzh: x\nen: y\n', 1],
  ])('refuses %s', (_, text, line) => {
    expect(parse(text).problems.map((p) => [p.code, p.place?.line])).toContainEqual(['TPL-SYNTAX', line]);
  });
});
