// Values that were changed in a returned contract → the term sheet that prints them: alone, together, with what is computed from them, and
// not at all where the sheet would have errors.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verdictText } from '../src/cli/verdict.js';
import { type CompileOptions, compile } from '../src/compile.js';
import { canonicalSheet, isComputed, typedFollowers } from '../src/terms/index.js';
import { paragraphsOf } from '../src/verify/clauses.js';
import type { Report } from '../src/verify/index.js';
import { type Press, type Proposed, propose } from '../src/verify/proposal.js';
import { withoutValue, withValue } from '../src/verify/sheet.js';
import { occurrencesIn } from '../src/verify/values.js';
import { cli, codes, freshFolder } from './command.js';
import { type DocxEdit, inDocument, inPart, openParts, packParts } from './docx-edits.js';
import { EXAMPLES, exampleText, library } from './example.js';
import { after, changesIn, generated } from './verifying.js';

function pressOf(sheet: string, options: Partial<CompileOptions> = {}): Press {
  const print = (text: string) => compile(text, library, { file: 'sheet.yaml', ...options });
  const { printable, terms, value, problems } = print(sheet);
  if (!printable || !terms) throw new Error(problems.map(({ code }) => code).join());
  return { printable, terms, value, print: (changed) => print(canonicalSheet(changed)) };
}
const SMALL = EXAMPLES['minimal/short-video-live.yaml']!;
const press = pressOf(exampleText);

type Retyping = readonly [from: string, ...texts: string[]];
/** What is proposed when every paragraph is retyped; several texts stand in turn where the words come again and again. */
function retyped(made: Press, ...changes: readonly Retyping[]): Proposed {
  const turns = new Map<string, number>();
  const found = paragraphsOf(made.printable).flatMap((paragraph) => {
    const text = changes.reduce(
      (before, [from, ...texts]) =>
        before.replaceAll(from, () => {
          const turn = turns.get(from) ?? 0;
          turns.set(from, turn + 1);
          return texts[turn % texts.length]!;
        }),
      paragraph.text,
    );
    return text === paragraph.text ? [] : occurrencesIn(paragraph, text, undefined);
  });
  expect(found).not.toEqual([]);
  return propose(found, made);
}
const fieldsOf = ({ fields }: Pick<Proposed, 'fields'>) =>
  Object.fromEntries(
    fields.map(({ path, after: value, follows }) => [path, follows ? [value, follows] : value]),
  );
const refusedBy = ({ refused = [] }: Pick<Report, 'refused'>) =>
  refused.map(({ path, problems }) => [path, ...problems.map(({ code }) => code)]);
const errorsOf = (made: Press, value: unknown) =>
  made.print(value).problems.filter(({ severity }) => severity === 'error');

const RAISED: readonly Retyping[] = [
  ['68,000.00', '70,000.00'],
  ['陆万捌仟元', '柒万元'],
];

describe('an amount from which others are computed', () => {
  it('is proposed with them, and the sheet has no errors', () => {
    const found = retyped(press, ...RAISED);
    expect(fieldsOf(found)).toEqual({
      'fees.pricing.amount': '70000.00',
      'fees.estimatedTotal': ['840000.00', 'fees.pricing.amount'],
      'payment.firstPayment.amount': ['70000.00', 'fees.pricing.amount'],
    });
    expect(found.value).toMatchObject({
      fees: { pricing: { amount: '70000.00' }, estimatedTotal: '840000.00' },
      payment: { firstPayment: { amount: '70000.00' } },
    });
    expect([errorsOf(press, found.value), found.refused]).toEqual([[], []]);
  });
  it('adds nothing to a sheet that leaves them to the program', () => {
    const found = retyped(pressOf(SMALL), ['52,000.00', '53,000.00']);
    expect(fieldsOf(found)).toEqual({ 'fees.pricing.amount': '53000.00' });
    expect(found.value).not.toHaveProperty('fees.estimatedTotal');
  });
  it('leaves a first payment alone that is another amount', () => {
    const other = pressOf(
      exampleText.replace('mode: prepaid, amount: "68000.00"', 'mode: prepaid, amount: "30000.00"'),
    );
    const found = retyped(other, ...RAISED);
    expect(Object.keys(fieldsOf(found))).toEqual(['fees.pricing.amount', 'fees.estimatedTotal']);
    expect(found.value).toMatchObject({ payment: { firstPayment: { amount: '30000.00' } } });
  });
  it('gives way to a first payment that the document says itself', () => {
    const found = retyped(press, [
      '68,000.00',
      '70,000.00',
      '70,000.00',
      '25,000.00',
      '25,000.00',
      '70,000.00',
    ]);
    expect(fieldsOf(found)).toMatchObject({
      'fees.pricing.amount': '70000.00',
      'payment.firstPayment.amount': '25000.00',
    });
    expect(errorsOf(press, found.value)).toEqual([]);
  });
  it('agrees with a total that was changed by hand to what follows', () => {
    const found = retyped(press, ...RAISED, ['816,000.00', '840,000.00'], ['捌拾壹万陆仟元', '捌拾肆万元']);
    expect(found.value).toMatchObject({ fees: { estimatedTotal: '840000.00' } });
    expect(found.refused).toEqual([]);
  });
});

describe('several values', () => {
  it('at once', () => {
    const found = retyped(pressOf(SMALL), ['52,000.00', '53,000.00'], ['20秒', '30秒']);
    expect(fieldsOf(found)).toEqual({
      'fees.pricing.amount': '53000.00',
      'standards.response.1.within': '30 second',
    });
  });
  it('that hold only together', () => {
    const parts = pressOf(EXAMPLES['minimal/ecommerce-satisfaction.yaml']!, { lang: 'zh' });
    const found = retyped(parts, ['50%', '60%', '40%']);
    expect(fieldsOf(found)).toMatchObject({
      'payment.installments.0.percent': '60',
      'payment.installments.1.percent': '40',
    });
  });
  it('of which one waits for the other', () => {
    const found = retyped(press, ['2027年1月1日', '2028年3月1日'], ['2027年12月31日', '2029年2月28日']);
    expect(fieldsOf(found)).toMatchObject({ 'term.start': '2028-03-01', 'term.end': '2029-02-28' });
    expect([errorsOf(press, found.value), found.refused]).toEqual([[], []]);
  });
});

describe('a value that the sheet cannot take', () => {
  const backwards = ['2027年12月31日', '2026年11月30日'] as const;
  it('is told with the errors that the sheet would have', () => {
    const found = retyped(press, backwards);
    const [[path, ...errors] = []] = refusedBy(found);
    expect([path, errors.length > 0, found.fields]).toEqual(['term.end', true, []]);
    expect(found.refused[0]?.printed).toEqual({ before: backwards[0], after: backwards[1] });
    expect(found.refused[0]?.problems.every(({ place }) => place === undefined)).toBe(true);
    expect(found.value).toBe(press.value);
  });
  it('does not hold up the others', () => {
    const found = retyped(press, backwards, ...RAISED);
    expect(refusedBy(found).map(([path]) => path)).toEqual(['term.end']);
    expect(fieldsOf(found)).toMatchObject({ 'fees.pricing.amount': '70000.00' });
  });
  it('is told of to the user, with the message', () => {
    const { refused } = retyped(press, backwards);
    const verdict = {
      ...{ file: 'x.docx', format: 'docx', form: { id: 'x', zh: '合同', en: 'Contract' } },
      ...{ unchanged: false, findings: [], fields: [], refused },
    };
    const text = verdictText(verdict, 'en', false).replace(/\s+/g, ' ');
    expect(text).toContain(`(term.end) ${backwards.join(' → ')}`);
    expect(text).toContain(refused[0]!.problems[0]!.message.en.replace(/\s+/g, ' '));
  });
  it('is none where the words say no value', () => {
    const found = retyped(press, ['每月人民币', '每月约人民币'], ['浙江省', '浙江']);
    expect(found.refused).toEqual([]);
  });
});

describe('a sheet with a field put in or taken out', () => {
  const sheet = {
    ...{ fees: { pricing: { amount: '1.00' }, estimatedTotal: '12.00' }, channels: [{ kind: 'phone' }] },
  };
  it('is otherwise the same', () => {
    expect(withoutValue(sheet, 'fees.estimatedTotal')).toEqual({
      ...sheet,
      fees: { pricing: { amount: '1.00' } },
    });
    expect(withoutValue(sheet, 'fees.none.such')).toEqual(sheet);
    expect(withValue(sheet, press.terms, 'fees.estimatedTotal', '13.00')).toEqual({
      ...sheet,
      fees: { pricing: { amount: '1.00' }, estimatedTotal: '13.00' },
    });
  });
  it('knows what it gives itself of what would follow', () => {
    expect(typedFollowers(['fees.pricing.amount'], sheet)).toEqual(['fees.estimatedTotal']);
    expect(typedFollowers(['notices.methods'], sheet)).toEqual([]);
    expect(isComputed('fees.estimatedTotal', press.terms, press.terms)).toBe(true);
  });
});

const made = await generated(SMALL);
const inWord = (from: string, to: string): DocxEdit[] => [
  inDocument((xml) => xml.replaceAll(from, to)),
  inPart('customXml/item1.xml', (xml) => xml.replaceAll(from, to)),
];

describe('words edited in the document and not in the value behind them', () => {
  it('are one finding, which says what Word shows', async () => {
    const report = await after(made, inWord('>20秒<', '>30秒<')[0]!);
    const here = changesIn(report).filter(
      ({ clause, lang }) => clause?.cite?.zh === '第2.1.2项' && lang !== 'en',
    );
    expect(here.map(({ kind }) => kind)).toEqual(['text']);
    expect(here[0]?.message.en).toContain('“30秒” → “20秒”');
    expect(fieldsOf(report)).toEqual({ 'standards.response.1.within': '30 second' });
  });
});

describe('--sheet', () => {
  const folder = freshFolder();
  const back = (...edits: readonly DocxEdit[]): string =>
    folder.sheet('back.docx', packParts(edits.reduce((parts, edit) => edit(parts), openParts(made.bytes))));
  const out = (): string => join(folder.path(), 'new.yaml');

  it('writes nothing for an unchanged contract, and says so', async () => {
    const sheet = folder.sheet('terms.yaml', SMALL);
    await cli('render', sheet, '-f', 'docx');
    const { code, err } = await cli('verify', join(folder.path(), 'terms.docx'), '--sheet', out());
    expect([code, codes(err), existsSync(out())]).toEqual([0, ['VERIFY-NO-VALUE'], false]);
  });
  it('writes nothing where there is nothing to propose: trouble, in JSON too', async () => {
    const file = back(inDocument((xml) => xml.replaceAll('不足一个月的', '不满一个月的')));
    const said = await cli('verify', file, '--sheet', out(), '--json');
    const { problems } = JSON.parse(said.out) as { problems: { code: string }[] };
    expect([said.code, problems.map(({ code }) => code)]).toEqual([2, ['VERIFY-NO-VALUE']]);
    expect(existsSync(out())).toBe(false);
  });
  it('writes the sheet with the value, in canonical form', async () => {
    expect((await cli('verify', back(...inWord('20秒', '30秒')), '--sheet', out())).code).toBe(1);
    expect(folder.read('new.yaml')).toBe(canonicalSheet(retyped(pressOf(SMALL), ['20秒', '30秒']).value));
  });
});
