// Terms: a term sheet in, checked terms with everything computed out; and what is known about each field by its path.
export { blankFor } from './blanks.js';
export { canonicalSheet } from './canonical.js';
export { checkTerms, type TermsOptions } from './check.js';
export { hasNeed, type ModelField, modelFields } from './fields.js';
export { type SchemaOptions, sheetSchemaOf } from './json-schema.js';
export { followsFrom } from './missing.js';
export { type OutlineOptions, outline } from './outline.js';
export { type FieldNotes, fieldAt, isName, kindOf, labelOf, notesIn, notesOf } from './paths.js';
export { labelled } from './problems.js';
export { registeredNames } from './registered.js';
export { writingOf } from './remarks.js';
export type { Terms } from './schema.js';
