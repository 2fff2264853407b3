// The JSON Schema as a validator reads it: shipped sheets pass, wrong ones are refused where they are wrong, new sheets pass as drafts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSheet } from '../src/cli/newsheet.js';
import { requiredFields } from '../src/contract/outline.js';
import { readSheet } from '../src/sheet/index.js';
import { sheetSchemaOf } from '../src/terms/index.js';
import { EXAMPLE, edit } from './command.js';
import { library } from './example.js';
import { arbitrarySheet } from './random-sheet.js';

const EXAMPLES = join(import.meta.dirname, '..', 'examples');
const sheets = (readdirSync(EXAMPLES, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const read = (text: string): unknown => readSheet(text, 'x.yaml').value;
const idOf = (sheet: unknown): string => (sheet as { form: string }).form;

function validator(id?: string): ValidateFunction {
  const form = id === undefined ? undefined : library.forms.get(id)!;
  const schema = sheetSchemaOf({
    words: library.choices,
    ...(form && { form: { ...form, requires: requiredFields(form) } }),
  });
  // Strict about keywords and patterns; the groups of `if` and `then` need not repeat their type.
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary(['enumDescriptions']);
  return ajv.compile(schema);
}
const general = validator();
/** Where the validator found fault, and with what. */
function faults(check: ValidateFunction, sheet: unknown): string[] {
  check(sheet);
  const found = (check.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf');
  return [...new Set(found.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`))];
}

describe('a validator', () => {
  it.each(sheets)('passes %s, by the general schema and by its form’s', (name) => {
    const sheet = read(readFileSync(join(EXAMPLES, name), 'utf8'));
    expect(faults(general, sheet)).toEqual([]);
    if (library.forms.has(idOf(sheet))) expect(faults(validator(idOf(sheet)), sheet)).toEqual([]);
  });

  it.each([
    ['number: SVL-2026-0117', 'number: "a b"', '/document/number pattern'],
    ['uscc: 91330106MAXXA001XR', 'uscc: 9133X', '/parties/customer/uscc pattern'],
    ['role: live_room_operator', 'role: operator', '/business/platform/role enum'],
    ['end: 2027-12-31', 'end: 2027-13-31', '/term/end pattern'],
    ['start: "09:00", end: "21:00"', 'start: "9:00", end: "21:00"', '/hours/default/start pattern'],
    ['amount: "68000.00"\n', 'amount: 68000\n', '/fees/pricing/amount type'],
    ['model: monthly_package', 'model: fixed_total', '/fees/pricing additionalProperties'],
    ['model: monthly_package', 'model: monthly', '/fees/pricing/model enum'],
    ['vatRate: "6"', 'vatRate: "6%"', '/invoice/vatRate pattern'],
    ['within: 3 calendar_day', 'within: 3 days', '/payment/firstPayment/within pattern'],
    ['phone: 0571-85000202', 'phone: n/a', '/parties/customer/phone pattern'],
    ['email: legal@lanyu.example', 'email: legal', '/parties/customer/email pattern'],
    ['negotiationDays: 30', 'negotiationDays: 91', '/disputes/negotiationDays maximum'],
    ['recitals:', 'colour: red\nrecitals:', ' additionalProperties'],
  ])('refuses %s → %s', (from, to, fault) => {
    expect(faults(general, read(edit([from, to])))).toEqual([fault]);
  });

  it('asks in a final text for what the form needs, and lets a draft leave it blank', () => {
    const check = validator('short-video-live');
    const lacking = edit(['    email: legal@lanyu.example\n', '']);
    expect(faults(check, read(lacking))).toEqual(['/parties/customer required']);
    const blank = edit(
      ['    email: legal@lanyu.example\n', '    email:\n'],
      ['status: final', 'status: draft'],
    );
    expect(faults(check, read(blank))).toEqual([]);
    expect(faults(check, read('schema: csa-contract/1\nform: short-video-live\n'))).toEqual([]);
  });

  it('takes what is blank for absent, as the model does', () => {
    const blank = edit(
      ['uscc: 91330106MAXXA001XR', 'uscc: ""'],
      ['amount: "68000.00"\n', 'amount: ""\n'],
      ['name: { zh: 澜屿直播, en: Lanyu Live }', 'name: { zh: "", en: "" }'],
    );
    expect(faults(general, read(blank))).toEqual([]);
    const sheet = {
      schema: 'csa-contract/1',
      form: 'short-video-live',
      data: { measures: [] },
      channels: [],
    };
    expect(faults(general, sheet)).toEqual([]);
    const spaced = edit(['uscc: 91330106MAXXA001XR', 'uscc: 91330106 MAXX A001XR']);
    expect(faults(general, read(spaced))).toEqual([]);
  });

  it.each([...library.forms.values()])('passes a new sheet of $id as it is', (form) => {
    for (const full of [false, true]) {
      const { text } = newSheet(library, form, { full, ui: 'en' });
      expect(faults(general, read(text))).toEqual([]);
      expect(faults(validator(form.id), read(text))).toEqual([]);
    }
  });

  it('reads a bare string as the Chinese of a bilingual text', () => {
    const text = EXAMPLE.replace('name: { zh: 澜屿直播, en: Lanyu Live }', 'name: 澜屿直播');
    expect(faults(general, read(text))).toEqual([]);
  });

  it.each([...library.forms.values()])('passes every sheet of $id that the model passes', (form) => {
    const property = fc.property(arbitrarySheet(form), ({ sheet }) => {
      expect(faults(general, sheet)).toEqual([]);
    });
    fc.assert(property, { numRuns: 15, seed: 3 });
  });
});
