// One prepared leaf + the setting → inline nodes. Handlebars runs here alone: strict, known helpers only, no prototype access, no escaping
// (renderers escape once). Values arrive in slots, so the string Handlebars returns holds template text only.
import Handlebars from 'handlebars';
import type { DraftInline, Lang } from '../contract/ast.js';
import type { Prepared } from './expression.js';
import { type Field, RUNTIME, type Setting, type State } from './helpers.js';
import { STRONG, splitSlots } from './slots.js';

const engine = Handlebars.create();
const HELPERS = RUNTIME as Record<string, Handlebars.HelperDelegate>;
const COMPILE = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(RUNTIME).map((name) => [name, true])),
} as CompileOptions;
const RUN = { helpers: HELPERS, allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };
const compiled = new WeakMap<hbs.AST.Program, HandlebarsTemplateDelegate>();

export interface Expansion {
  readonly content: readonly DraftInline[];
  /** Paths printed as blanks. */
  readonly missing: ReadonlySet<string>;
}

export function expand(
  leaf: Prepared,
  lang: Lang,
  setting: Setting,
  names: ReadonlyMap<string, Field>,
): Expansion {
  const state: State = { lang, setting, names: new Map(names), slots: [], missing: new Set() };
  return { content: nodes(run(leaf, state).trim(), state.slots), missing: state.missing };
}

/** Whether a `when=` condition holds. */
export function holds(condition: Prepared, setting: Setting, names: ReadonlyMap<string, Field>): boolean {
  return run(condition, { lang: 'zh', setting, names: new Map(names), slots: [], missing: new Set() }) !== '';
}

function run(leaf: Prepared, state: State): string {
  // Plain text, as in labels and table heads, needs no compilation.
  if (leaf.program.body.every(isContent)) return leaf.program.body.map((content) => content.value).join('');
  let template = compiled.get(leaf.program);
  if (!template) {
    template = engine.compile(leaf.program, COMPILE);
    compiled.set(leaf.program, template);
  }
  return template({}, { ...RUN, data: { state } });
}

function isContent(statement: hbs.AST.Statement): statement is hbs.AST.ContentStatement {
  return statement.type === 'ContentStatement';
}

/** Text with slots and bold toggles → nodes. */
function nodes(text: string, slots: readonly DraftInline[]): DraftInline[] {
  const out: DraftInline[] = [];
  text.split(STRONG).forEach((part, i) => {
    const children = splitSlots(part)
      .map((piece, k): DraftInline => (k % 2 === 1 ? slots[Number(piece)]! : { kind: 'text', text: piece }))
      .filter((node) => node.kind !== 'text' || node.text !== '');
    if (i % 2 === 1) out.push({ kind: 'strong', children });
    else out.push(...children);
  });
  return out;
}
