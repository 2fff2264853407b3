// What is known about every field of the model: label, meaning, unit, default and its reason, in both languages.
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { type FieldMeta, metaOf } from '../src/terms/field.js';
import { notesOf } from '../src/terms/index.js';
import { sheetSchema } from '../src/terms/schema.js';
import { elementOf, shapeOf, variantsOf } from '../src/terms/walk.js';

interface Known {
  readonly path: string;
  readonly meta: Partial<FieldMeta>;
  /** Entries of a list of plain values: the list speaks for them. */
  readonly entry: boolean;
}

function* all(schema: z.ZodType, path: string, entry = false): Generator<Known> {
  yield { path, meta: metaOf(schema), entry };
  const element = elementOf(schema);
  if (element) yield* all(element, `${path}[]`, true);
  const shapes = variantsOf(schema)?.of.values() ?? [shapeOf(schema) ?? {}];
  for (const shape of shapes)
    for (const [name, member] of Object.entries(shape))
      yield* all(member, path === '' ? name : `${path}.${name}`);
}
const known = [...all(sheetSchema, '')].filter(({ path }) => path !== '');
const spoken = known.filter(({ meta, entry }) => meta.label && !entry);
const bare = (of: (meta: Partial<FieldMeta>) => boolean) =>
  spoken.filter(({ meta }) => !of(meta)).map(({ path }) => path);

const bilingual = (text: { zh: string; en: string } | undefined) =>
  text !== undefined &&
  /\p{Script=Han}/u.test(text.zh) &&
  !/\p{Script=Han}/u.test(text.en.replace('定金', ''));

test('every leaf, list and union has a label and a meaning in both languages', () => {
  const silent = known.filter(({ meta, entry }) => !meta.label && !entry && meta.valueType);
  expect(silent.map(({ path }) => path)).toEqual([]);
  expect(spoken.length).toBeGreaterThan(330);
  expect(bare(({ label, purpose }) => bilingual(label) && bilingual(purpose))).toEqual([]);
});

test('every top-level group has a label and a meaning', () => {
  const top = Object.keys(sheetSchema.shape);
  expect(top.filter((path) => !bilingual(notesOf(path)?.purpose))).toEqual([]);
});

test('every default has a reason, and every reason a default', () => {
  const defaults = ({ fallback, otherwise }: Partial<FieldMeta>) =>
    fallback !== undefined || otherwise !== undefined;
  expect(bare((meta) => defaults(meta) === (meta.why !== undefined))).toEqual([]);
  expect(bare(({ why }) => why === undefined || bilingual(why))).toEqual([]);
});

test('the default that is told is the one that the schema gives', () => {
  const wrong = known.filter(({ meta }) => {
    const { fallback, valueType } = meta;
    return fallback !== undefined && valueType && 'zh' in valueType.read(fallback) && !isBi(fallback);
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
  const parsed = sheetSchema.parse({ schema: 'csa-contract/1', form: 'short-video-live' });
  for (const { path, meta } of spoken) {
    if (meta.fallback === undefined || path.includes('[]')) continue;
    const value = path
      .split('.')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], parsed);
    if (value !== undefined) expect(value, path).toEqual(meta.fallback);
  }
});
const isBi = (value: unknown) => typeof value === 'object';

test('every figure has a unit', () => {
  const figures = ['int', 'money', 'percent', 'decimal', 'duration'];
  const counts = ({ valueType }: Partial<FieldMeta>) => figures.includes(valueType?.kind.kind ?? '');
  expect(bare((meta) => !counts(meta) || (meta.unit !== undefined && /\S/.test(meta.unit.en)))).toEqual([]);
});

test('notes are short and no sentences with a full stop', () => {
  const texts = spoken.flatMap(({ path, meta }) =>
    [meta.purpose, meta.why, meta.otherwise, meta.unit].flatMap((text) => (text ? [{ path, ...text }] : [])),
  );
  expect(texts.filter(({ zh, en }) => /[。.]$/.test(zh) || /\.$/.test(en)).map(({ path }) => path)).toEqual(
    [],
  );
  expect(texts.filter(({ zh, en }) => zh.length > 40 || en.length > 100).map(({ path }) => path)).toEqual([]);
});

test('notes are found by path, list entries by index or key', () => {
  expect(notesOf('channels.phone.number')?.purpose?.en).toBe('the hotline number made public');
  expect(notesOf('channels.0.number')).toEqual(notesOf('channels.phone.number'));
  expect(notesOf('liability.latePayment.ratePerDay')).toMatchObject({
    fallback: '0.05',
    unit: { en: '% of the unpaid amount per day' },
    range: { usual: '0.1' },
  });
  expect(notesOf('consequences.handover')?.unit).toEqual({ zh: '日', en: 'calendar days' });
  expect(notesOf('invoice.item.zh')?.label.zh).toBe('开票项目（中文）');
  expect(notesOf('fees.prices')).toBeUndefined();
});
