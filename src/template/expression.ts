// Template text of one leaf → a prepared program and what it uses. Handlebars gives the grammar; every path and helper is checked
// against the term model here, because its strict mode misses absent fields in helper arguments and in conditions.
import Handlebars from 'handlebars';
import type { Place, Problem } from '../problem.js';
import { suggest } from '../text/suggest.js';
import { CONDITIONS, HELPERS, PLAIN_WORDS } from './helpers.js';
import {
  bind,
  enumValues,
  glossaryPath,
  type KindOf,
  keysOf,
  type Resolved,
  resolvePath,
  type Scope,
} from './paths.js';
import { nameOf, type Program, programOf } from './program.js';

/** What one leaf uses; both languages of a pair must use the same. */
export interface Uses {
  readonly paths: readonly string[];
  readonly refs: readonly string[];
  /** Targets asked about with `printed`: they may be absent. */
  readonly optional: readonly string[];
}
export interface Prepared {
  readonly program: Program;
  readonly uses: Uses;
}
/** What is looked at once, when the library is loaded. */
export interface Checked {
  readonly prepared: Prepared;
  readonly digits: readonly string[];
  /** Enum fields printed in words: their glossary entries must exist. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

interface Check {
  readonly place: Place;
  readonly kindOf: KindOf;
  readonly problems: Problem[];
  readonly paths: Set<string>;
  readonly refs: Set<string>;
  readonly optional: Set<string>;
  readonly words: Map<string, readonly string[]>;
  digits: string;
}

export function prepare(
  text: string,
  place: Place,
  scope: Scope,
  kindOf: KindOf,
  problems: Problem[],
): Checked | undefined {
  const check: Check = {
    place,
    kindOf,
    problems,
    paths: new Set(),
    refs: new Set(),
    optional: new Set(),
    words: new Map(),
    digits: '',
  };
  try {
    const program = Handlebars.parse(text);
    visitBody(program, scope, check);
    const [paths, refs, optional] = [[...check.paths], [...check.refs], [...check.optional]];
    const digits = check.digits.match(/\d+(?:[.,]\d+)*/g) ?? [];
    return {
      prepared: { program: programOf(program), uses: { paths, refs, optional } },
      digits: digits.sort(),
      words: check.words,
    };
  } catch (error) {
    const first = error instanceof Error ? error.message.replace(/\n-*\^?\n?/g, ' ') : String(error);
    problems.push(problem('TPL-SYNTAX', place, `模板语法错误：${first}`, `template syntax: ${first}`));
    return undefined;
  }
}

/** A condition as it stands in `when="…"`: prepared as an `if` whose body is one mark. */
export function prepareCondition(
  text: string,
  place: Place,
  scope: Scope,
  kindOf: KindOf,
  problems: Problem[],
): Prepared | undefined {
  const call = /^[a-z]+ /.test(text) ? `(${text})` : text;
  return prepare(`{{#if ${call}}}+{{/if}}`, place, scope, kindOf, problems)?.prepared;
}

function visitBody(program: hbs.AST.Program, scope: Scope, check: Check): void {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement')
      check.digits += ` ${(statement as hbs.AST.ContentStatement).value}`;
    else if (statement.type === 'MustacheStatement')
      visitMustache(statement as hbs.AST.MustacheStatement, scope, check);
    else if (statement.type === 'BlockStatement')
      visitBlock(statement as hbs.AST.BlockStatement, scope, check);
    else fault(check, `不支持 ${statement.type}`, `${statement.type} is not supported`);
  }
}

function visitMustache(
  { path, params, escaped }: hbs.AST.MustacheStatement,
  scope: Scope,
  check: Check,
): void {
  const name = nameOf(path);
  if (!escaped) fault(check, '不使用三重花括号', 'triple braces are not used');
  if (params.length === 0) {
    // A word alone is one of the plain words, or a path printed as text.
    if (!Object.hasOwn(PLAIN_WORDS, name)) visitPrint('text', visitPath(path, scope, check), check);
  } else if (name === 'ref') {
    visitId('ref', params[0], check.refs, check);
  } else if (name === 'annex') {
    const entry = visitPath(params[0], scope, check);
    if (entry && !/^annexes\./.test(entry.path))
      fault(check, 'annex 的参数应为 annexes 的一项', 'annex takes an entry of annexes');
  } else if (Object.hasOwn(HELPERS, name)) {
    visitPrint(name, visitPath(params[0], scope, check), check);
  } else {
    fault(
      check,
      `没有名为 ${name} 的助手`,
      `no helper called ${name}`,
      suggest(name, [...Object.keys(HELPERS), 'ref', 'annex']),
    );
  }
}

/** Whether a helper may print a field, and the glossary words it will need. */
function visitPrint(name: string, field: Resolved | undefined, check: Check): void {
  if (!field) return;
  if (!HELPERS[name]!.accepts(field.kind)) {
    fault(
      check,
      `${name} 不能打印 ${field.path}（${field.kind.kind}）`,
      `${name} cannot print ${field.path} (${field.kind.kind})`,
    );
  }
  const values = name === 'word' || name === 'words' ? enumValues(field.kind) : undefined;
  if (values) check.words.set(glossaryPath(field.path, check.kindOf), values);
}

function visitBlock(block: hbs.AST.BlockStatement, scope: Scope, check: Check): void {
  const name = nameOf(block.path);
  let inner = scope;
  if (name === 'if' || name === 'unless') {
    for (const param of block.params) visitCondition(param, scope, check);
  } else if (name === 'each') {
    const list = visitPath(block.params[0], scope, check);
    const as = block.program.blockParams?.[0];
    if (!as || !list)
      fault(check, 'each 应写作 {{#each 路径 as |名|}}', 'each is written {{#each path as |name|}}');
    else inner = bind(scope, as, list.path, list.kind);
  } else fault(check, `没有名为 ${name} 的块`, `no block called ${name}`);
  visitBody(block.program, inner, check);
  if (block.inverse) visitBody(block.inverse, scope, check);
}

function visitCondition(expression: hbs.AST.Expression, scope: Scope, check: Check): void {
  if (expression.type !== 'SubExpression') {
    visitPath(expression, scope, check);
    return;
  }
  const { path, params } = expression as hbs.AST.SubExpression;
  const name = nameOf(path);
  if (!Object.hasOwn(CONDITIONS, name)) {
    fault(
      check,
      `没有名为 ${name} 的条件`,
      `no condition called ${name}`,
      suggest(name, Object.keys(CONDITIONS)),
    );
  } else if (name === 'and' || name === 'or' || name === 'not') {
    for (const param of params) visitCondition(param, scope, check);
  } else if (name === 'printed') {
    visitId('printed', params[0], check.optional, check);
  } else {
    const field = visitPath(params[0], scope, check);
    const allowed =
      field && (name === 'gt' ? undefined : name === 'has' ? keysOf(field.kind) : enumValues(field.kind));
    for (const param of params.slice(1)) {
      const literal = literalOf(param);
      if (field && literal !== undefined && allowed && !allowed.includes(literal)) {
        fault(
          check,
          `${field.path} 没有取值 ${literal}`,
          `${field.path} has no value ${literal}`,
          suggest(literal, allowed),
        );
      }
    }
  }
}

function visitId(name: string, param: hbs.AST.Expression | undefined, into: Set<string>, check: Check): void {
  const id = literalOf(param);
  if (id === undefined) fault(check, `${name} 需要一个带引号的标识`, `${name} takes one quoted id`);
  else into.add(id);
}

/** What a path written in the template points to; noted among the paths this leaf uses. */
function visitPath(
  expression: hbs.AST.Expression | undefined,
  scope: Scope,
  check: Check,
): Resolved | undefined {
  if (expression?.type !== 'PathExpression') {
    fault(check, '此处需要一个字段路径', 'a field path is needed here');
    return undefined;
  }
  const written = nameOf(expression);
  const resolved = resolvePath(written, scope, check.kindOf);
  if (resolved) check.paths.add(resolved.path);
  else fault(check, `条款模型没有字段 ${written}`, `the term model has no field ${written}`);
  return resolved;
}

function literalOf(expression: hbs.AST.Expression | undefined): string | undefined {
  return expression?.type === 'StringLiteral' ? (expression as hbs.AST.StringLiteral).value : undefined;
}

function fault(check: Check, zh: string, en: string, better?: string): void {
  check.problems.push(problem('TPL-EXPRESSION', check.place, zh, en, better));
}

function problem(code: string, place: Place, zh: string, en: string, better?: string): Problem {
  const hint = better ? { zh: `是否应为 ${better}？`, en: `did you mean ${better}?` } : undefined;
  return { code, severity: 'error', message: { zh, en }, place, ...(hint && { hint }) };
}
