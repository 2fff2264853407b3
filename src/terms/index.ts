// Terms: a term sheet in, checked terms with everything computed out; and what is known about each field by its path.

export { beyond, moved, type Schema } from './alike.js';
export { blankFor } from './blanks.js';
export { lastDay } from './calendar.js';
export { canonicalSheet } from './canonical.js';
export { checkTerms, type TermsOptions } from './check.js';
export { type Difference, differencesIn, type Entry } from './differences.js';
export { termOf } from './facts.js';
export { type FieldMeta, metaOf } from './field.js';
export { hasNeed, type ModelField, modelFields } from './fields.js';
export * as figures from './figures.js';
export { FOLLOWS, followersIn, isComputed, sourcesOf, touches, typedFollowers } from './follows.js';
export { type SchemaOptions, sheetSchemaOf } from './json-schema.js';
export { addressed, followsFrom } from './missing.js';
export { type Origin, originsIn } from './origin.js';
export { type OutlineOptions, outline } from './outline.js';
export { type FieldNotes, fieldAt, isName, kindOf, labelOf, notesIn, notesOf, wholeOf } from './paths.js';
export { labelled } from './problems.js';
export { registeredNames } from './registered.js';
export { writingOf } from './remarks.js';
export type { Terms } from './schema.js';
export { cycleAmount, shareAbove, yearlyRate } from './total.js';
export { elementOf, isGroup, membersFor, valueAt, variantsOf, within } from './walk.js';
