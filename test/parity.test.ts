// Every leaf of the clause library, in every branch that its conditions can take: both languages print the same fields, figures,
// references, defined terms and parties. The loader compares what each language mentions; this compares what it prints.
import { describe, expect, it } from 'vitest';
import type { FieldKind, Pair } from '../src/contract/ast.js';
import { expand, holds } from '../src/template/expand.js';
import type { Prepared } from '../src/template/expression.js';
import type { Field, Setting } from '../src/template/helpers.js';
import type { Clause } from '../src/template/library.js';
import type { Argument, Program } from '../src/template/program.js';
import { always, metaOf } from '../src/terms/field.js';
import { isName, kindOf, labelOf } from '../src/terms/index.js';
import { termsSchema } from '../src/terms/schema.js';
import { schemaAt } from '../src/terms/walk.js';
import { library } from './example.js';
import { type Leaf, provisionsOf, unlike } from './reading.js';

type Names = ReadonlyMap<string, string>;
interface Asked {
  readonly path: string;
  readonly literals: Set<string>;
  readonly limits: Set<number>;
}
/** A leaf with the conditions it stands under and the names bound around it. */
interface Place {
  readonly id: string;
  readonly leaf: Pair<Prepared>;
  readonly conditions: readonly { readonly condition: Prepared; readonly names: Names }[];
  readonly names: Names;
}

const pathOf = (argument: Argument, names: Names): string => {
  const [head = '', ...rest] = 'path' in argument ? argument.path.split('.') : [];
  return [names.get(head) ?? head, ...rest].join('.');
};

/** What the conditions of a leaf ask: which fields, compared with which words. */
function questions(program: Program, names: Names, asked: Map<string, Asked>): void {
  const about = (path: string): Asked => {
    const known = asked.get(path) ?? { path, literals: new Set<string>(), limits: new Set<number>() };
    asked.set(path, known);
    return known;
  };
  const literal = (argument: Argument | undefined): unknown =>
    argument && 'literal' in argument ? argument.literal : undefined;
  const condition = (argument: Argument): void => {
    if (!('condition' in argument)) {
      about(pathOf(argument, names));
      return;
    }
    const { condition: name, of } = argument;
    const [first, ...rest] = of;
    if (['and', 'or', 'not'].includes(name)) of.forEach(condition);
    else if (name === 'printed') about(`printed ${literal(first)}`);
    else
      for (const value of rest.map(literal)) {
        if (name === 'gt') about(pathOf(first!, names)).limits.add(Number(value));
        else about(pathOf(first!, names)).literals.add(String(value));
      }
  };
  for (const step of program) {
    if (typeof step === 'string' || 'print' in step) continue;
    const each = step.block === 'each';
    if (!each) condition(step.of);
    const list = each ? pathOf(step.of, names) : '';
    if (each) about(list);
    const inner = each ? new Map(names).set(step.as!, `${list}.0`) : names;
    questions(step.body, inner, asked);
    if (step.otherwise) questions(step.otherwise, names, asked);
  }
}

/** The values worth trying for a field: absent, each word it is compared with, one it is not, and around each limit. */
function domain({ path, literals, limits }: Asked): readonly unknown[] {
  if (path.startsWith('printed ')) return [true, false];
  const kind = kindOf(path);
  const none = mayLack(path) ? [undefined] : [];
  switch (kind?.kind) {
    case 'bool':
      return [true, false];
    case 'enum': {
      const other = kind.values.filter((value) => !literals.has(value)).slice(0, 1);
      return [...literals, ...other, ...none];
    }
    case 'list': {
      const entry = (value: string) => (kind.key ? { [kind.key]: value } : value);
      const all = sample(kind) as unknown[];
      const empty = schemaOf(path).need ? [] : [[]];
      return [...empty, all.slice(0, 1), all, ...[...literals].map((value) => [entry(value)])];
    }
    case 'int':
    case 'decimal':
    case 'money':
    case 'percent':
      return limits.size > 0
        ? [...limits].flatMap((limit) =>
            [limit, limit + 1, limit + 2].map((n) => (kind.kind === 'int' ? n : String(n))),
          )
        : [...none, sample(kind)];
    default:
      return [...none, kind && sample(kind)];
  }
}

const schemaOf = (path: string) => metaOf(schemaAt(termsSchema, path)!);

/** A field without a default that is not always needed; the tag of a union is. */
function mayLack(path: string): boolean {
  const schema = schemaAt(termsSchema, path);
  if (!schema || schema.def.type === 'literal') return false;
  return metaOf(schema).need !== always && schema.safeParse(undefined).data === undefined;
}

function sample(kind: FieldKind): unknown {
  switch (kind.kind) {
    case 'bool':
      return true;
    case 'int':
      return 3;
    case 'enum':
      return kind.values[0];
    case 'list':
      return kind.of.kind === 'enum' ? kind.of.values.slice(0, 3) : [sample(kind.of), sample(kind.of)];
    case 'group':
      return {};
    default:
      return {
        text: 'T-7',
        bi: { zh: '示例', en: 'sample' },
        money: '68000.00',
        percent: '5',
        decimal: '85',
        duration: '3 month',
        date: '2027-01-31',
        time: '09:30',
      }[kind.kind];
  }
}

const designators = {
  customer: { zh: '接受方', en: 'Customer' },
  provider: { zh: '提供方', en: 'Provider' },
};

function settingOf(values: ReadonlyMap<string, unknown>): Setting {
  const field = (path: string): Field => {
    const kind = kindOf(path);
    if (!kind) throw new RangeError(`no field ${path}`);
    const known = path.replace(/\.1(?=\.|$)/g, '.0');
    return {
      path: known,
      kind,
      value: values.has(known) ? values.get(known) : sample(kind),
      name: isName(path),
    };
  };
  return {
    glossary: library.glossary,
    field,
    labelOf,
    order: ['provider', 'customer'],
    roles: designators,
    endCustomer: { zh: '用户', en: ['User', 'Users'] },
    self: { zh: '本合同', en: 'this Contract' },
    annexes: { 'annexes.0': 'annex.services', 'annexes.1': 'annex.price' },
    currency: 'CNY',
    printed: (id) => values.get(`printed ${id}`) !== false,
  };
}

const MOST = 300;

/** All combinations where they are few; else a fixed selection in which every value of every field occurs. */
function* combinations(asked: readonly Asked[]): Generator<ReadonlyMap<string, unknown>> {
  const domains = asked.map((question) => [question.path, domain(question)] as const);
  const size = domains.reduce((product, [, values]) => product * values.length, 1);
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 8;
  };
  for (let i = 0; i < Math.min(size, MOST); i++) {
    let rest = i;
    yield new Map(
      domains.map(([path, values]) => {
        const at = size <= MOST ? rest % values.length : next() % values.length;
        rest = Math.floor(rest / values.length);
        return [path, values[at]];
      }),
    );
  }
}

function placesOf(clause: Clause, above: Place['conditions'], outer: Names): Place[] {
  const inner = (guarded: Pick<Clause, 'when' | 'each'>, conditions: Place['conditions'], names: Names) => {
    const { each, when } = guarded;
    const [head = '', ...rest] = each?.path.split('.') ?? [];
    const list = [names.get(head) ?? head, ...rest].join('.');
    const element = kindOf(list)?.kind === 'group' ? `${list}.customer` : `${list}.0`;
    const bound = each ? new Map(names).set(each.as, element) : names;
    return {
      names: bound,
      conditions: when ? [...conditions, { condition: when, names: bound }] : conditions,
    };
  };
  const own = inner(clause, above, outer);
  const place = (leaf: Pair<Prepared>, at = own): Place => ({ id: clause.id, leaf, ...at });
  const blocks = clause.blocks.flatMap((block): Place[] => {
    if (block.kind === 'paragraph') return [place(block.leaf)];
    const heads =
      block.kind === 'table' ? block.head : block.kind === 'signature' ? [block.heading, block.seal] : [];
    return [
      ...heads.map((leaf) => place(leaf)),
      ...block.rows.flatMap((row) => {
        const at = inner(row, own.conditions, own.names);
        return row.cells.map((leaf) => place(leaf, at));
      }),
    ];
  });
  return [
    ...(clause.title ? [place(clause.title)] : []),
    ...blocks,
    ...clause.children.flatMap((child) => placesOf(child, own.conditions, own.names)),
  ];
}

function faultsOf({ id, leaf, conditions, names }: Place): string[] {
  const asked = new Map<string, Asked>();
  for (const { condition, names: at } of conditions) questions(condition.program, at, asked);
  questions(leaf.zh.program, names, asked);
  questions(leaf.en.program, names, asked);
  const found = new Map<string, string>();
  for (const values of combinations([...asked.values()])) {
    const setting = settingOf(values);
    const fields = (bound: Names) => new Map([...bound].map(([name, path]) => [name, setting.field(path)]));
    if (!conditions.every(({ condition, names: at }) => holds(condition, setting, fields(at)))) continue;
    const [zh, en] = [
      expand(leaf.zh, 'zh', setting, fields(names)),
      expand(leaf.en, 'en', setting, fields(names)),
    ];
    const printed: Leaf = { zh: zh.content, en: en.content };
    for (const fault of unlike(printed)) {
      const told = [...values].map(([path, value]) => `${path}=${JSON.stringify(value)}`).join(' ');
      if (!found.has(fault)) found.set(fault, `${id}: ${fault} [${told}]`);
    }
  }
  return [...found.values()].slice(0, 3);
}

const clauses = [...library.clauses.values()];
const under = new Set(clauses.flatMap((clause) => provisionsOf(clause.children).map(({ id }) => id)));

describe('both languages of every leaf, in every branch', () => {
  const whole = clauses.filter(({ id }) => !under.has(id));
  it.each(whole.map((clause) => [clause.id, clause] as const))('%s', (_, clause) => {
    expect(placesOf(clause, [], new Map()).flatMap(faultsOf)).toEqual([]);
  });
});
