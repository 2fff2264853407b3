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
import { STRONG } from './slots.js';

/** What one leaf uses; both languages of a pair must use the same. */
export interface Uses {
  readonly paths: ReadonlySet<string>;
  readonly refs: ReadonlySet<string>;
  /** Targets asked about with `printed`: they may be absent. */
  readonly optional: ReadonlySet<string>;
  readonly digits: readonly string[];
  /** Enum fields printed in words: their glossary entries must exist. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}
export interface Prepared {
  readonly program: hbs.AST.Program;
  readonly uses: Uses;
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
): Prepared | undefined {
  if (/[\uE000-\uF8FF]/.test(text)) {
    problems.push(
      problem('TPL-SYNTAX', place, '模板含有私用区字符', 'template text holds a private-use character'),
    );
    return undefined;
  }
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
    const digits = check.digits.match(/\d+(?:[.,]\d+)*/g) ?? [];
    return {
      program,
      uses: {
        paths: check.paths,
        refs: check.refs,
        optional: check.optional,
        digits: digits.sort(),
        words: check.words,
      },
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
  return prepare(`{{#if ${call}}}+{{/if}}`, place, scope, kindOf, problems);
}

function visitBody(program: hbs.AST.Program, scope: Scope, check: Check): void {
  program.body = program.body.map((statement) => visitStatement(statement, scope, check));
}

function visitStatement(statement: hbs.AST.Statement, scope: Scope, check: Check): hbs.AST.Statement {
  switch (statement.type) {
    case 'ContentStatement': {
      const content = statement as hbs.AST.ContentStatement;
      check.digits += ` ${content.value}`;
      content.value = content.value.replaceAll('**', STRONG);
      return content;
    }
    case 'MustacheStatement':
      return visitMustache(statement as hbs.AST.MustacheStatement, scope, check);
    case 'BlockStatement':
      return visitBlock(statement as hbs.AST.BlockStatement, scope, check);
    default:
      fault(check, `不支持 ${statement.type}`, `${statement.type} is not supported`);
      return statement;
  }
}

function visitMustache(statement: hbs.AST.MustacheStatement, scope: Scope, check: Check): hbs.AST.Statement {
  const name = nameOf(statement.path);
  if (!statement.escaped) fault(check, '不使用三重花括号', 'triple braces are not used');
  if (statement.params.length === 0 && Object.hasOwn(PLAIN_WORDS, name)) return statement;
  if (statement.params.length === 0 && !Object.hasOwn(HELPERS, name)) {
    // A bare path prints text: it becomes the call `text path`.
    statement.params = [statement.path];
    statement.path = wordPath('text', statement.loc);
    return visitMustache(statement, scope, check);
  }
  const helper = Object.hasOwn(HELPERS, name) ? HELPERS[name] : undefined;
  if (!helper) {
    fault(check, `没有名为 ${name} 的助手`, `no helper called ${name}`, suggest(name, Object.keys(HELPERS)));
    return statement;
  }
  if (name === 'ref') {
    const target = literalOf(statement.params[0]);
    if (target === undefined) fault(check, 'ref 需要一个带引号的标识', 'ref takes one quoted id');
    else check.refs.add(target);
    return statement;
  }
  const kind = visitPath(statement, 0, scope, check);
  if (kind && !helper.accepts(kind.kind)) {
    fault(
      check,
      `${name} 不能打印 ${kind.path}（${kind.kind.kind}）`,
      `${name} cannot print ${kind.path} (${kind.kind.kind})`,
    );
  }
  if (kind && (name === 'word' || name === 'words')) {
    const values = enumValues(kind.kind);
    if (values) check.words.set(glossaryPath(kind.path, check.kindOf), values);
  }
  return statement;
}

function visitBlock(block: hbs.AST.BlockStatement, scope: Scope, check: Check): hbs.AST.Statement {
  const name = nameOf(block.path);
  let inner = scope;
  if (name === 'if' || name === 'unless') {
    block.params = block.params.map((p) => visitCondition(p, scope, check));
  } else if (name === 'each') {
    const list = visitPath(block, 0, scope, check);
    const as = block.program.blockParams?.[0];
    if (!as || !list)
      fault(check, 'each 应写作 {{#each 路径 as |名|}}', 'each is written {{#each path as |name|}}');
    else inner = bind(scope, as, list.path, list.kind);
    // The helper binds the name itself, so that paths resolve the same way everywhere.
    block.hash ??= { type: 'Hash', loc: block.loc, pairs: [] };
    const value = literal(as ?? '', block.loc);
    block.hash.pairs.push({ type: 'HashPair', key: 'as', value, loc: block.loc } as hbs.AST.HashPair);
    block.program.blockParams = [];
  } else fault(check, `没有名为 ${name} 的块`, `no block called ${name}`);
  visitBody(block.program, inner, check);
  if (block.inverse) visitBody(block.inverse, scope, check);
  return block;
}

function visitCondition(expression: hbs.AST.Expression, scope: Scope, check: Check): hbs.AST.Expression {
  if (expression.type !== 'SubExpression') return pathCall(expression, scope, check)?.call ?? expression;
  const call = expression as hbs.AST.SubExpression;
  const name = nameOf(call.path);
  if (!CONDITIONS.has(name)) {
    fault(check, `没有名为 ${name} 的条件`, `no condition called ${name}`, suggest(name, [...CONDITIONS]));
  } else if (name === 'and' || name === 'or' || name === 'not') {
    call.params = call.params.map((p) => visitCondition(p, scope, check));
  } else if (name === 'printed') {
    const target = literalOf(call.params[0]);
    if (target === undefined) fault(check, 'printed 需要一个带引号的标识', 'printed takes one quoted id');
    else check.optional.add(target);
  } else {
    const field = visitPath(call, 0, scope, check);
    const allowed =
      field && (name === 'gt' ? undefined : name === 'has' ? keysOf(field.kind) : enumValues(field.kind));
    for (const p of call.params.slice(1)) {
      const literal = literalOf(p);
      if (literal !== undefined && allowed && !allowed.includes(literal)) {
        fault(
          check,
          `${field.path} 没有取值 ${literal}`,
          `${field.path} has no value ${literal}`,
          suggest(literal, allowed),
        );
      }
    }
  }
  return call;
}

/** Replaces the path at a parameter by a `field` call and gives what it points to. */
function visitPath(
  call: { params: hbs.AST.Expression[] },
  index: number,
  scope: Scope,
  check: Check,
): Resolved | undefined {
  const found = pathCall(call.params[index], scope, check);
  if (found) call.params[index] = found.call;
  return found;
}

function pathCall(
  expression: hbs.AST.Expression | undefined,
  scope: Scope,
  check: Check,
): (Resolved & { call: hbs.AST.Expression }) | undefined {
  if (expression?.type !== 'PathExpression') {
    fault(check, '此处需要一个字段路径', 'a field path is needed here');
    return undefined;
  }
  const written = (expression as hbs.AST.PathExpression).original;
  const resolved = resolvePath(written, scope, check.kindOf);
  if (!resolved) {
    fault(check, `条款模型没有字段 ${written}`, `the term model has no field ${written}`);
    return undefined;
  }
  check.paths.add(resolved.path);
  const { loc } = expression;
  const call = { type: 'SubExpression', path: wordPath('field', loc), params: [literal(written, loc)], loc };
  return { ...resolved, call: call as unknown as hbs.AST.SubExpression };
}

function wordPath(word: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [word], original: word, loc };
}

function literal(value: string, loc: hbs.AST.SourceLocation): hbs.AST.StringLiteral {
  return { type: 'StringLiteral', value, original: value, loc } as hbs.AST.StringLiteral;
}

function nameOf(expression: hbs.AST.Expression): string {
  return expression.type === 'PathExpression' ? (expression as hbs.AST.PathExpression).original : '';
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
