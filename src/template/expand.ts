// One prepared leaf + the setting → inline nodes: a walk over the tree that Handlebars parsed. Own evaluation instead of Handlebars' compiler,
// because values must stay nodes and never pass through a string; and no code is ever generated from a template.
import type { DraftInline, Lang } from '../contract/ast.js';
import type { Prepared } from './expression.js';
import {
  CONDITIONS,
  elementsOf,
  type Field,
  type Hash,
  lookup,
  PLAIN_WORDS,
  printField,
  type Setting,
  type State,
  truth,
} from './helpers.js';

export interface Expansion {
  readonly content: readonly DraftInline[];
  /** Paths printed as blanks. */
  readonly missing: ReadonlySet<string>;
}
/** Nodes so far, and those of the bold passage that is open. */
interface Out {
  readonly nodes: DraftInline[];
  bold: DraftInline[] | undefined;
}

export function expand(
  leaf: Prepared,
  lang: Lang,
  setting: Setting,
  names: ReadonlyMap<string, Field>,
): Expansion {
  const state: State = { lang, setting, names, missing: new Set() };
  const out: Out = { nodes: [], bold: undefined };
  write(leaf.program, state, out);
  return { content: trimmed(out.nodes), missing: state.missing };
}

/** Whether a `when=` condition holds. */
export function holds(condition: Prepared, setting: Setting, names: ReadonlyMap<string, Field>): boolean {
  return expand(condition, 'zh', setting, names).content.length > 0;
}

function write(program: hbs.AST.Program, state: State, out: Out): void {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') {
      writeText((statement as hbs.AST.ContentStatement).value, out);
    } else if (statement.type === 'MustacheStatement') {
      add(printCall(statement as hbs.AST.MustacheStatement, state), out);
    } else writeBlock(statement as hbs.AST.BlockStatement, state, out);
  }
}

/** Template text; each `**` opens or closes a bold passage. */
function writeText(text: string, out: Out): void {
  text.split('**').forEach((part, i) => {
    if (i > 0) {
      if (out.bold) out.nodes.push({ kind: 'strong', children: out.bold });
      out.bold = out.bold ? undefined : [];
    }
    add({ kind: 'text', text: part }, out);
  });
}

function printCall({ path, params, hash }: hbs.AST.MustacheStatement, state: State): DraftInline {
  const name = (path as hbs.AST.PathExpression).original;
  if (name === 'ref') return { kind: 'ref', target: String(evaluate(params[0]!, state)) };
  if (name === 'annex') {
    const { path: entry } = evaluate(params[0]!, state) as Field;
    return { kind: 'ref', target: state.setting.annexes[entry] ?? entry };
  }
  if (params.length > 0)
    return printField(name, evaluate(params[0]!, state) as Field, hashOf(hash, state), state);
  if (Object.hasOwn(PLAIN_WORDS, name)) return { kind: 'text', text: PLAIN_WORDS[name]!(state) };
  return printField('text', lookup(name, state.names, state.setting), {}, state);
}

function writeBlock(block: hbs.AST.BlockStatement, state: State, out: Out): void {
  const name = (block.path as hbs.AST.PathExpression).original;
  const value = evaluate(block.params[0]!, state);
  if (name === 'each') {
    writeEach(block, value as Field, state, out);
    return;
  }
  const chosen = truth(value) === (name === 'if') ? block.program : block.inverse;
  if (chosen) write(chosen, state, out);
}

/** The body once per element that prints something, with `sep` between. */
function writeEach(block: hbs.AST.BlockStatement, list: Field, state: State, out: Out): void {
  const { sep } = hashOf(block.hash, state);
  let first = true;
  for (const element of elementsOf(list, state.setting)) {
    const names = new Map(state.names).set(block.program.blockParams![0]!, element);
    const item: Out = { nodes: [], bold: undefined };
    write(block.program, { ...state, names }, item);
    if (item.nodes.length === 0) continue;
    if (!first && typeof sep === 'string') add({ kind: 'text', text: sep }, out);
    for (const node of item.nodes) add(node, out);
    first = false;
  }
}

function evaluate(expression: hbs.AST.Expression, state: State): unknown {
  if (expression.type === 'PathExpression')
    return lookup((expression as hbs.AST.PathExpression).original, state.names, state.setting);
  if (expression.type !== 'SubExpression') return (expression as hbs.AST.StringLiteral).value;
  const { path, params } = expression as hbs.AST.SubExpression;
  const condition = CONDITIONS[(path as hbs.AST.PathExpression).original]!;
  return condition(evaluated(params, state), state);
}

/** One by one, so that nobody looks up what a condition does not come to ask. */
function* evaluated(params: readonly hbs.AST.Expression[], state: State): Generator<unknown> {
  for (const param of params) yield evaluate(param, state);
}

function hashOf(hash: hbs.AST.Hash | undefined, state: State): Hash {
  return Object.fromEntries((hash?.pairs ?? []).map(({ key, value }) => [key, evaluate(value, state)]));
}

/** Adds a node; neighbouring text becomes one node, empty text none. */
function add(node: DraftInline, out: Out): void {
  const nodes = out.bold ?? out.nodes;
  const last = nodes.at(-1);
  if (node.kind === 'text' && node.text === '') return;
  if (node.kind === 'text' && last?.kind === 'value' && stopsTwice(last.text, node.text)) {
    add({ kind: 'text', text: node.text.slice(1) }, out);
    return;
  }
  if (node.kind === 'text' && last?.kind === 'text')
    nodes[nodes.length - 1] = { kind: 'text', text: last.text + node.text };
  else nodes.push(node);
}

/** A value that ends a sentence may bring the full stop with it: “Co., Ltd.” */
function stopsTwice(before: string, after: string): boolean {
  return /[.。]$/.test(before) && before.at(-1) === after[0];
}

function trimmed(nodes: readonly DraftInline[]): DraftInline[] {
  return nodes.flatMap((node, i): DraftInline[] => {
    if (node.kind !== 'text') return [node];
    let { text } = node;
    if (i === 0) text = text.trimStart();
    if (i === nodes.length - 1) text = text.trimEnd();
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}
