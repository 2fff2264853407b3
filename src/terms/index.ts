// Terms: a term sheet in, checked terms with everything computed out; and what is known about each field by its path.
export { checkTerms, type TermsOptions } from './check.js';
export { fieldAt, isName, kindOf, labelOf } from './paths.js';
export type { Terms } from './schema.js';
