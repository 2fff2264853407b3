import { describe, expect, it } from 'vitest';
import { readSheet } from '../src/sheet/index.js';

const faults = (text: string): string[] =>
  readSheet(text, 's.yaml').problems.map((p) => `${p.code} ${p.place?.line}:${p.place?.col}`);

describe('readSheet', () => {
  it('keeps values as typed and knows their places', () => {
    const sheet = readSheet('a:\n  b: "68000.00"\n  c: [x, {d: 2027-01-01}]\n', 's.yaml');
    expect(sheet.value).toEqual({ a: { b: '68000.00', c: ['x', { d: '2027-01-01' }] } });
    expect(sheet.locate('a.b', 'value')).toEqual({ file: 's.yaml', line: 2, col: 6, end: 16 });
    expect(sheet.locate('a.b', 'key')).toMatchObject({ line: 2, col: 3 });
    expect(sheet.locate('a.c.1.d', 'value')).toMatchObject({ line: 3, col: 14 });
  });

  it('points at the nearest ancestor of a missing field', () => {
    const sheet = readSheet('a:\n  b: {c: 1}\n', 's.yaml');
    expect(sheet.locate('a.b.x.y', 'value')).toMatchObject({ line: 2, col: 3 });
    expect(sheet.locate('z', 'value')).toMatchObject({ line: 1, col: 1 });
  });

  it('takes a key with nothing behind it as absent, and null as a value', () => {
    expect(readSheet('a:\nb: null\n', 's.yaml').value).toEqual({ b: null });
  });

  it.each([
    ['an unquoted amount', 'a: 68000.00\n', ['SHEET-UNQUOTED 1:4']],
    ['leading zeros', 'postcode: 012345\n', ['SHEET-UNQUOTED 1:11']],
    ['an exponent', 'a: 1e3\n', ['SHEET-UNQUOTED 1:4']],
    ['a long account number', 'a: 6222021001116245702\n', ['SHEET-UNQUOTED 1:4']],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', ['SHEET-DUPLICATE-KEY 3:1']],
    ['a tab', 'a:\n\tb: 1\n', ['SHEET-TAB 2:1']],
    ['a merge key', 'x: &x {b: 1}\ny:\n  <<: *x\n  c: 2\n', ['SHEET-MERGE-KEY 3:3']],
    ['a known tag', 'a: !!binary abc\n', ['SHEET-TAG 1:13']],
    ['an unknown tag', 'a: !js abc\n', ['SHEET-TAG 1:8']],
    ['a tagged list', 'a: !!set {b, c}\n', ['SHEET-TAG 1:10']],
    ['two documents', 'a: 1\n---\nb: 2\n', ['SHEET-DOCUMENTS 2:1']],
    ['an alias to itself', 'a: &a [*a]\n', ['SHEET-ALIAS 1:7']],
    ['an alias of nothing', 'a: *x\n', ['SHEET-ALIAS 1:4']],
    ['a key that is no name', '? [a, b]\n: 1\n', ['SHEET-KEY 1:3']],
    ['text cut at its comma', 'a: { zh: x, en: Suzhou, Jiangsu }\n', ['SHEET-COMMA 1:25']],
    ['nothing', '# only a comment\n', ['SHEET-EMPTY 1:1']],
    ['a full-width colon', 'a:\n  end： 2027-12-31\n  b: 1\n', ['SHEET-SYNTAX 2:6']],
    ['a full-width colon in braces', 'a: { b： 1, c: 2 }\n', ['SHEET-SYNTAX 1:7']],
    ['no space behind a colon', 'a:\n  end:2027-12-31\n  b: 1\n', ['SHEET-SYNTAX 2:6']],
    ['no space behind a colon in braces', 'a: { end:2027-12-31 }\n', ['SHEET-SYNTAX 1:9']],
    ['a full-width space', 'a:\n  c: 1\n\u3000\u3000b: 1\n', ['SHEET-SYNTAX 3:1']],
    ['full-width braces', 'a: ｛ b: 1, c: 2 ｝\n', ['SHEET-SYNTAX 1:4']],
    ['curly quotes', 'a: “x”, b: 2\n', ['SHEET-SYNTAX 1:4']],
    ['a full-width comma', 'a: { zh: 甲， en: B }\n', ['SHEET-SYNTAX 1:11']],
    ['an open quote, where it opens', 'a:\n  b: "x\n  c: 1\nd: 2\n', ['SHEET-SYNTAX 2:6']],
    [
      'an indent, at the line and not at the comment above',
      'a:\n  b: 1\n  # c\n   c: 2\n',
      ['SHEET-SYNTAX 4:4'],
    ],
    ['tabs, once', 'a:\n\tb: 1\n\tc: 2\n', ['SHEET-TAB 2:1']],
    ['braces closed twice', 'a: {b: 1}}\n', ['SHEET-SYNTAX 1:10']],
  ])('refuses %s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('names the slip in both languages, and the line of a field written before', () => {
    const said = (text: string) => readSheet(text, 's.yaml').problems[0]!.message;
    expect(said('a:\n  end： 1\n  b: 1\n').zh).toContain('全角冒号');
    expect(said('a: ｛ b: 1, c: 2 ｝\n').zh).toContain('“｛”');
    expect(said('a:\n  end:1\n  b: 1\n').en).toContain('no space behind the colon');
    expect(said('\u3000a: 1\n').zh).toContain('U+3000');
    expect(said('a: 1\nb: 2\na: 3\n').en).toContain('on line 1');
    const all = ['a: x: y\n', 'a: [1, 2\nb: 3\n', 'a: @x\n', 'a: {b: 1}}\n', 'a: "\\q"\n', 'key\nb: 1\n'];
    for (const text of all) expect(said(text).zh, text).toMatch(/^YAML 语法错误：.*\p{Script=Han}/u);
  });

  it('keeps the first of two', () => {
    expect(readSheet('a: 1\na: 3\n', 's.yaml').value).toEqual({ a: 1 });
  });

  it('takes full-width punctuation in a text for text', () => {
    expect(
      faults('a: 杭州：西湖，样例街｛1｝\nb: { zh: 甲：乙，丙, en: B }\nc: https://x.example/\n'),
    ).toEqual([]);
  });

  it('stops alias bombs', () => {
    const bomb = [
      'a: &a [x,x]',
      ...'bcdefgh'
        .split('')
        .map((c, i) => `${c}: &${c} [*${'abcdefg'[i]},*${'abcdefg'[i]},*${'abcdefg'[i]},*${'abcdefg'[i]}]`),
    ];
    expect(faults(bomb.join('\n'))).toEqual(['SHEET-ALIAS 2:8']);
  });

  it('stops bottomless nesting and oversized files without a crash', () => {
    expect(faults(`a: ${'['.repeat(60)}${']'.repeat(60)}\n`)).toEqual(['SHEET-DEPTH 1:44']);
    for (const deep of ['{', '[', '- ', '? ', '[{', 'a: ['].map((piece) => piece.repeat(20_000))) {
      expect(faults(deep).map((f) => f.split(' ')[0])).toEqual(['SHEET-DEPTH']);
    }
    expect(faults(`# ${'x'.repeat(1_000_001)}`)).toEqual(['SHEET-SIZE 1:1']);
  });

  it('never lets a key reach an object prototype', () => {
    const { value } = readSheet('__proto__: {polluted: true}\n', 's.yaml');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
