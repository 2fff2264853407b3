// Values and comments written as a sheet: whatever the text, it is read back as it was.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../src/sheet/index.js';
import { writeSheet, writeValue } from '../src/sheet/write.js';

describe('the writing of a sheet', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'a: b',
      'x # y',
      'yes',
      'No',
      'on',
      'null',
      '~',
      '007',
      '1e3',
      '0o17',
      '0x1F',
      '1_000',
      '.5',
      '09:00',
      '2027-01-01',
    ),
    fc.constantFrom(
      '"q"',
      "it's",
      '- x',
      '@a',
      '!a',
      '&a',
      '*a',
      '%a',
      '{a}',
      'a, b',
      ' lead',
      'trail ',
      '<<',
      '=',
      '？：',
      '甲、乙（丙）',
      '\u2028',
      '\u0085',
      '\ufeff',
    ),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      anyText,
      fc.boolean(),
      fc.integer(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('group'),
    ),
    group: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/), tie('value'), { maxKeys: 3 }),
  }));

  it('is read back as it was, whatever the text', () => {
    fc.assert(
      fc.property(value, anyText, (given, remark) => {
        const comment = [remark.replace(/[^\p{L}\p{N} #:]/gu, ' ')];
        const text = writeSheet(
          [],
          [
            { key: 'a', comment, lines: [{ value: given }] },
            { key: 'b', value: given },
          ],
        );
        const sheet = readSheet(text, 'x.yaml');
        expect(sheet.problems).toEqual([]);
        expect(sheet.value).toEqual({ a: [given], b: given });
      }),
      { numRuns: 500 },
    );
  });

  it('quotes what an older reader of YAML would take for something else', () => {
    expect(['yes', '09:00', '013', 'Wang: Ltd.', '#1'].map(writeValue)).toEqual([
      '"yes"',
      '"09:00"',
      '"013"',
      '"Wang: Ltd."',
      '"#1"',
    ]);
    expect(['苏州公司', 'Example Co', '2027-01-01', '30 calendar_day'].map(writeValue)).toEqual([
      '苏州公司',
      'Example Co',
      '2027-01-01',
      '30 calendar_day',
    ]);
  });
});
