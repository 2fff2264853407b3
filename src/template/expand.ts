// One prepared leaf + the setting → inline nodes: a walk over its program. Own evaluation instead of Handlebars' compiler,
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
import type { Argument, Block, Print, Program } from './program.js';

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

function write(program: Program, state: State, out: Out): void {
  for (const step of program) {
    if (typeof step === 'string') writeText(step, out);
    else if ('print' in step) add(printed(step, state), out);
    else writeBlock(step, state, out);
  }
}

/** Template text; each `**` opens or closes a bold passage. */
function writeText(text: string, out: Out): void {
  let from = 0;
  for (let mark = text.indexOf('**'); mark >= 0; mark = text.indexOf('**', from)) {
    add({ kind: 'text', text: text.slice(from, mark) }, out);
    if (out.bold) out.nodes.push({ kind: 'strong', children: out.bold });
    out.bold = out.bold ? undefined : [];
    from = mark + 2;
  }
  add({ kind: 'text', text: text.slice(from) }, out);
}

function printed({ print: name, of, how }: Print, state: State): DraftInline {
  if (name === 'ref') return { kind: 'ref', target: String(evaluate(of!, state)) };
  if (name === 'annex') {
    const { path: entry } = evaluate(of!, state) as Field;
    return { kind: 'ref', target: state.setting.annexes[entry] ?? entry };
  }
  if (of) return printField(name, evaluate(of, state) as Field, hashOf(how, state), state);
  if (Object.hasOwn(PLAIN_WORDS, name)) return { kind: 'text', text: PLAIN_WORDS[name]!(state) };
  return printField('text', lookup(name, state.names, state.setting), {}, state);
}

function writeBlock(block: Block, state: State, out: Out): void {
  const value = evaluate(block.of, state);
  if (block.block === 'each') {
    writeEach(block, value as Field, state, out);
    return;
  }
  const chosen = truth(value) === (block.block === 'if') ? block.body : block.otherwise;
  if (chosen) write(chosen, state, out);
}

/** The body once per element that prints something, with `sep` between. */
function writeEach({ as, how, body }: Block, list: Field, state: State, out: Out): void {
  const { sep } = hashOf(how, state);
  let first = true;
  for (const element of elementsOf(list, state.setting)) {
    const names = new Map(state.names).set(as!, element);
    const item: Out = { nodes: [], bold: undefined };
    write(body, { ...state, names }, item);
    if (item.nodes.length === 0) continue;
    if (!first && typeof sep === 'string') add({ kind: 'text', text: sep }, out);
    for (const node of item.nodes) add(node, out);
    first = false;
  }
}

function evaluate(argument: Argument, state: State): unknown {
  if ('path' in argument) return lookup(argument.path, state.names, state.setting);
  if ('literal' in argument) return argument.literal;
  return CONDITIONS[argument.condition]!(evaluated(argument.of, state), state);
}

/** One by one, so that nobody looks up what a condition does not come to ask. */
function* evaluated(params: readonly Argument[], state: State): Generator<unknown> {
  for (const param of params) yield evaluate(param, state);
}

const NOTHING: Hash = {};

function hashOf(how: Print['how'], state: State): Hash {
  if (!how) return NOTHING;
  return Object.fromEntries(Object.entries(how).map(([key, value]) => [key, evaluate(value, state)]));
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
  const [stop] = after;
  return (stop === '.' || stop === '。') && before.endsWith(stop);
}

function trimmed(nodes: readonly DraftInline[]): DraftInline[] {
  const kept = [...nodes];
  const trim = (at: number, cut: (text: string) => string): void => {
    const node = kept[at];
    if (node?.kind !== 'text') return;
    const text = cut(node.text);
    kept.splice(at, 1, ...(text === '' ? [] : [{ kind: 'text', text } as const]));
  };
  trim(kept.length - 1, (text) => text.trimEnd());
  trim(0, (text) => text.trimStart());
  return kept;
}
