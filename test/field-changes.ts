// The fields that differ between two sheets, or between the example and an edit of it, and how each is told.
import { expect } from 'vitest';
import { compile } from '../src/compile.js';
import type { FieldChange, Shown } from '../src/diff/comparison.js';
import { fieldChanges } from '../src/diff/terms.js';
import { edit } from './command.js';
import { exampleText, library } from './example.js';

type Edits = readonly (readonly [string, string])[];

const known = new Map<string, ReturnType<typeof readSide>>();
export const side = (text: string): ReturnType<typeof readSide> => {
  const read = known.get(text) ?? readSide(text);
  known.set(text, read);
  return read;
};

function readSide(text: string) {
  const { terms, form, read, value, problems } = compile(text, library, { file: 'test.yaml' });
  if (!terms || !form || !read)
    throw new Error(problems.map((p) => `${p.code} ${p.path}: ${p.message.en}`).join('\n'));
  return { terms, form, read, value };
}
export const between = (old: string, next: string): FieldChange[] =>
  fieldChanges(side(old), side(next), library);
export const changes = (...edits: Edits): FieldChange[] => between(exampleText, edit(...edits));
export const only = (...edits: Edits): FieldChange => {
  const found = changes(...edits);
  expect(found.map(({ path }) => path)).toHaveLength(1);
  return found[0]!;
};
export const paths = (found: readonly FieldChange[]): string[] => found.map(({ path }) => path);
export const said = (shown: Shown | undefined): string[] => [shown?.text.zh ?? '', shown?.text.en ?? ''];
export const effectsIn = (change: FieldChange): string[] =>
  change.effects.map(({ label, before, after }) => `${label.en}: ${before?.en ?? ''} → ${after?.en ?? ''}`);
