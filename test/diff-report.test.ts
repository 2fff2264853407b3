// The four reports of one comparison: what fits a terminal, what stays data in Markdown and HTML, what the schema promises.
import { stripVTControlCharacters } from 'node:util';
import { Ajv } from 'ajv';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fold } from '../src/cli/fold.js';
import { DIFF_SCHEMA, isReport, REPORTS, type ReportName, troubleJson } from '../src/diff/report/index.js';
import { comparison, HOSTILE, nothing } from './comparison.js';

const options = {
  ui: 'en',
  colour: false,
  fold: (text: string, width: number, indent: number) => fold(text, width, indent, true),
} as const;
const NAMES = Object.keys(REPORTS) as readonly ReportName[];
const UIS = ['zh', 'en'] as const;
const report = (name: ReportName, more: object = {}, of = comparison): string =>
  REPORTS[name](of, { ...options, ...more });
const plain = (text: string): string => stripVTControlCharacters(text);

describe('every report', () => {
  it.each(NAMES)('ends with one line end and knows itself again: %s', (name) => {
    const text = report(name);
    expect(text).toMatch(/[^\n]\n$/);
    expect(isReport(new TextEncoder().encode(text))).toBe(true);
    expect(isReport(new TextEncoder().encode('form: short-video-live\n'))).toBe(false);
  });

  it.each(NAMES)(
    'says before, after, effect, whom it favours and the clauses of both versions: %s',
    (name) => {
      const text = report(name);
      for (const words of [
        'RMB 68,000.00',
        'RMB 70,000.00',
        'RMB 816,000.00',
        'Clause 8.2',
        'Clause 8.3',
        '18.25%',
      ])
        expect(text).toContain(words);
      expect(text).toContain(name === 'json' ? '"favours": "provider"' : 'favours the provider');
    },
  );

  it.each(NAMES.filter((name) => name !== 'json'))('speaks one language: %s', (name) => {
    const [zh, en] = UIS.map((ui) => report(name, { ui }));
    for (const words of [
      '价款与支付',
      '有利于服务提供方',
      '第8.2款 → 第8.3款',
      '每年：18.25%',
      '新增条款',
      '（范本默认）',
    ])
      expect(zh).toContain(words);
    for (const words of ['Money', 'Clause 8.2 → Clause 8.3', 'Per year: 18.25%', 'Added provisions'])
      expect(en).toContain(words);
    expect(zh).not.toMatch(/favours|Clause |\(default/);
  });

  it('groups by weight, the heaviest first', () => {
    const heads = report('text')
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    expect(heads.slice(1)).toEqual([
      ...['Money', 'Liability', 'Parties and notices', 'Wording and other terms'],
      ...[
        'Added provisions',
        'Removed provisions',
        'Moved provisions',
        'Reworded provisions',
        'Renumbered only',
        'The same in other words',
      ],
    ]);
  });

  it('says so where nothing differs', () => {
    expect(report('text', {}, nothing)).toContain('\nno difference\n');
    expect(report('text', { ui: 'zh' }, nothing)).toContain('\n没有差异\n');
    expect(report('md', {}, nothing)).toContain('no difference');
    expect(report('html', {}, nothing)).toContain('<p>no difference</p>');
    expect(JSON.parse(report('json', {}, nothing))).toMatchObject({
      same: true,
      changes: [],
      provisions: [],
    });
  });

  it('says which form each sheet is where the forms differ', () => {
    const other = { ...nothing, new: { ...nothing.new, form: 'cs-entrustment' } };
    expect(report('text', {}, other)).toContain(
      'terms.yaml (short-video-live) → terms-2.yaml (cs-entrustment)',
    );
  });
});

describe('the text', () => {
  it.each(UIS)('fits 80 columns with the longest names, coloured or not: %s', (ui) => {
    for (const colour of [false, true]) {
      const lines = plain(report('text', { ui, colour })).split('\n');
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeGreaterThan(70);
    }
  });

  it('never parts a character of two units', () => {
    expect(report('text', { ui: 'zh' })).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('marks the words that changed and leaves out what did not', () => {
    const text = report('text');
    expect(text).toContain('RMB [-68,000.00-]{+70,000.00+}');
    expect(text).not.toContain('The Parties confirm');
    expect(report('text', { ui: 'zh' })).toContain('[-陆万捌仟元整-]{+柒万元整+}');
  });

  it('marks them by colour alone where colour is asked for', () => {
    const text = report('text', { colour: true });
    expect(text).toContain('\u001b[31m\u001b[9m68,000.00\u001b[29m\u001b[39m\u001b[32m70,000.00\u001b[39m');
    expect(plain(text)).not.toMatch(/\[-|\{\+/);
    // No look reaches over the end of a line.
    for (const line of text.replaceAll('<U+001B>[31m', '').split('\n')) {
      const on = line.match(/\[(?:1|9|31|32|36)m/g) ?? [];
      const off = line.match(/\[(?:22|29|39)m/g) ?? [];
      expect(off.length).toBe(on.length);
    }
  });

  it('tells in the other language what differs there alone', () => {
    const text = report('text', { ui: 'zh' });
    expect(text).toContain('at least [-ninety-]{+sixty+} days');
    expect(text).toContain('\n  特别约定（仅英文文本）\n');
    expect(text).toContain(' next（仅英文文本）\n');
    expect(report('text')).not.toMatch(/(Chinese|English) text only/);
  });

  it.each(UIS)('names clauses that go by one name once (%s)', (ui) => {
    const title = { zh: '当事人', en: 'Parties' };
    const [change] = comparison.changes;
    const clauses = [
      { id: 'parties.first', title },
      { id: 'parties.second', title },
    ];
    const [restated] = comparison.restated;
    const twice = { ...nothing, changes: [{ ...change!, clauses }], restated: [{ ...restated!, clauses }] };
    for (const name of NAMES.filter((one) => one !== 'json'))
      expect(report(name, { ui }, twice).split(title[ui])).toHaveLength(3);
  });

  it('shows the control characters of a value instead of sending them to the terminal', () => {
    const text = report('text');
    expect(text).toContain('<U+202E>');
    expect(text).toContain('<U+001B>[31m');
    expect(text).not.toMatch(/\p{Cf}|[^\n\P{Cc}]/u);
  });

  it('keeps a default apart from what the sheet says', () => {
    expect(report('text')).toContain('10 working days (default) → (none)');
    expect(report('text')).toContain('0.05% of the unpaid amount (default of the form)');
  });
});

describe('Markdown', () => {
  const md = report('md');

  it('keeps hostile values data', () => {
    const values = md.split('\n').filter((line) => line.includes('alert'));
    expect(values.length).toBeGreaterThan(2);
    for (const line of values) {
      expect(line).not.toMatch(/(?<!\\)<script|@everyone|#12|\p{Cf}|\p{Cc}/u);
    }
    expect(values.filter((line) => line.startsWith('|')).every((line) => /\\\[x\\\]\(/.test(line))).toBe(
      true,
    );
  });

  it('gives every row of a table as many cells as its head', () => {
    const rows = md.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.match(/(?<!\\)\|/g)!.length))).toEqual(new Set([7]));
  });

  it('folds the wording', () => {
    expect(md.match(/<details>/g)).toHaveLength(2);
    expect(md).toContain('<del>68,000.00</del><ins>70,000.00</ins>');
  });
});

describe('HTML', () => {
  const html = report('html');

  it('is one file without script or reference', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(report('html', { ui: 'zh' })).toContain('<html lang="zh-Hans">');
    expect(html).not.toMatch(/<(?:script|img|link|iframe|object)\b|\b(?:src|href|on\w+)=|@import|url\(/i);
    expect(html).toContain("default-src 'none'");
  });

  it('escapes every value', () => {
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&amp;amp; &quot;q&quot;');
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag!.toLowerCase()));
    expect([...tags].filter((tag) => ['b', 'script', 'a'].includes(tag))).toEqual([]);
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    for (const [, close, tag] of html.matchAll(/<(\/?)([a-z0-9]+)\b[^>]*>/g)) {
      if (['meta', 'br'].includes(tag!)) continue;
      if (close) expect(open.pop()).toBe(tag);
      else open.push(tag!);
    }
    expect(open).toEqual([]);
  });

  it('shows wordings in both languages, each marked as such', () => {
    expect(html).toMatch(/<dd class="words" lang="en">The Parties .*<del>68,000\.00<\/del>/);
    expect(html).toMatch(/<dd class="words" lang="zh-Hans">双方.*<ins>柒万元整<\/ins>/);
  });
});

describe('JSON', () => {
  const valid = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(DIFF_SCHEMA);

  it('validates against its schema, whatever the language of messages', () => {
    for (const of of [comparison, nothing]) {
      const json = JSON.parse(report('json', {}, of));
      expect(valid(json), JSON.stringify(valid.errors)).toBe(true);
      expect(report('json', { ui: 'zh' }, of)).toBe(report('json', {}, of));
    }
  });

  it('has a shape of its own where the sheets could not be compared', () => {
    const problem = { code: 'X', severity: 'error', message: { zh: '错', en: 'wrong' } } as const;
    expect(valid(JSON.parse(troubleJson([problem])))).toBe(true);
  });

  it('carries values and words as they are', () => {
    const { changes } = JSON.parse(report('json'));
    expect(changes[2].after.text.en).toBe(HOSTILE);
    expect(changes[0].before.value).toBe('68000.00');
  });

  it('refuses what is no report', () => {
    const json = JSON.parse(report('json'));
    expect(valid({ ...json, changes: [{ ...json.changes[0], weight: 'heavy' }] })).toBe(false);
    expect(valid({ ...json, version: 2 })).toBe(false);
  });
});
