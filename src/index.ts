// The public API, nothing else: load a library of templates, compile a sheet, render what came out.
export { type Compiled, type CompileOptions, compile } from './compile.js';
export type { Layout, Printable } from './contract/ast.js';
export { ContractError, type Place, type Problem, type Severity } from './problem.js';
export { FORMATS, type Fonts, type Format, type FormatName } from './render/index.js';
export type { Style } from './render/style.js';
export { type Library, loadLibrary } from './template/library.js';
export { kindOf } from './terms/index.js';
