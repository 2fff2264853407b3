// The public API, nothing else: load a library of templates, compile a sheet, render what came out; compare two, and read what came back.
export { type Compiled, type CompileOptions, compile } from './compile.js';
export type { Layout, Printable, Source } from './contract/ast.js';
export type { Comparison, CompiledSide, FieldChange, ProvisionChange } from './diff/comparison.js';
export { redline } from './diff/docx/redline.js';
export { compare } from './diff/index.js';
export { ContractError, type Place, type Problem, type Severity } from './problem.js';
export { FORMATS, type Fonts, type Format, type FormatName, formatOf } from './render/index.js';
export type { Style } from './render/style.js';
export type { Library } from './template/library.js';
export { loadLibrary } from './template/load.js';
export { kindOf } from './terms/index.js';
