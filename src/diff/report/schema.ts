// JSON Schema (draft-07) of the JSON report. `version` grows when a key changes its meaning or goes; new keys may come at any time.
import { WEIGHTS } from '../comparison.js';
import { HEAD, KIND_TITLES } from './phrases.js';

export const VERSION = 1;

const pair = {
  description: 'the same in Chinese and English',
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};
const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const list = (of: object) => ({ type: 'array', items: of });

const definitions = {
  pair,
  side: {
    type: 'object',
    required: ['file', 'form', 'title'],
    properties: { file: { type: 'string' }, form: { type: 'string' }, title: ref('pair') },
  },
  shown: {
    type: 'object',
    required: ['value', 'text', 'by'],
    properties: {
      value: { description: 'as a term sheet holds it' },
      text: { ...ref('pair'), description: 'as a person reads it, with its unit' },
      by: {
        description:
          'who said it: the sheet, the default of its form or of the model, or the program from other fields',
        enum: ['sheet', 'form', 'model', 'computed'],
      },
    },
  },
  effect: {
    description: 'what follows from the change, such as the total',
    type: 'object',
    required: ['label'],
    properties: { label: ref('pair'), before: ref('pair'), after: ref('pair') },
  },
  clause: {
    type: 'object',
    required: ['id'],
    properties: {
      id: { description: 'of the provision, the same in both versions', type: 'string' },
      old: {
        ...ref('pair'),
        description: 'its printed number in the old version, if it is printed and has one',
      },
      new: { ...ref('pair'), description: 'its printed number in the new version' },
      title: ref('pair'),
    },
  },
  change: {
    type: 'object',
    required: ['path', 'weight', 'label', 'kind', 'effects', 'clauses'],
    properties: {
      path: { description: 'dotted path in the term sheet; entries of a list by their key', type: 'string' },
      weight: { enum: WEIGHTS },
      label: ref('pair'),
      kind: { enum: ['changed', 'added', 'removed'] },
      before: ref('shown'),
      after: ref('shown'),
      effects: list(ref('effect')),
      favours: { description: 'present only where it is certain', enum: ['customer', 'provider', 'neutral'] },
      clauses: { ...list(ref('clause')), description: 'the provisions whose words change with it' },
    },
  },
  restated: {
    type: 'object',
    required: ['path', 'label', 'clauses'],
    properties: { path: { type: 'string' }, label: ref('pair'), clauses: list(ref('clause')) },
  },
  edit: {
    type: 'object',
    required: ['kind', 'text'],
    properties: { kind: { enum: ['same', 'deleted', 'inserted'] }, text: { type: 'string' } },
  },
  provision: {
    allOf: [ref('clause')],
    required: ['kind', 'fields'],
    properties: {
      kind: { enum: Object.keys(KIND_TITLES) },
      fields: { ...list({ type: 'string' }), description: 'paths of the changes that explain it' },
      words: {
        description: 'of a reworded provision: its own words',
        type: 'object',
        required: ['zh', 'en'],
        properties: { zh: list(ref('edit')), en: list(ref('edit')) },
      },
    },
  },
  problem: {
    type: 'object',
    required: ['code', 'severity', 'message'],
    properties: {
      code: { type: 'string' },
      severity: { enum: ['error', 'warning', 'info'] },
      message: ref('pair'),
      path: { type: 'string' },
      place: {
        type: 'object',
        required: ['file', 'line', 'col'],
        properties: {
          file: { type: 'string' },
          line: { type: 'integer' },
          col: { type: 'integer' },
          end: { type: 'integer' },
        },
      },
      hint: ref('pair'),
    },
  },
};

const head = { report: { const: HEAD }, version: { const: VERSION } };

/** A report has `same`; where the sheets could not be compared it has `problems` instead. */
export const DIFF_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: HEAD,
  oneOf: [
    {
      type: 'object',
      required: ['report', 'version', 'same', 'old', 'new', 'changes', 'provisions', 'restated'],
      properties: {
        ...head,
        same: { description: 'whether there is no difference', type: 'boolean' },
        old: ref('side'),
        new: ref('side'),
        changes: { ...list(ref('change')), description: 'by legal weight, the heaviest first' },
        provisions: { ...list(ref('provision')), description: 'in the order of the new contract' },
        restated: { ...list(ref('restated')), description: 'the same in other words: no difference' },
      },
    },
    {
      type: 'object',
      required: ['report', 'version', 'problems'],
      properties: { ...head, problems: list(ref('problem')) },
    },
  ],
  definitions,
};
