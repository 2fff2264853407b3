// All template files → one Library: forms, clauses, numbering schemes, glossary. Everything that can be checked without a term sheet is
// checked here: structure, paths against the model, references, glossary words, and that both languages of a leaf use the same things.
import type { Pair } from '../contract/ast.js';
import { ContractError, type Place, type Problem } from '../problem.js';
import { readSheet } from '../sheet/index.js';
import {
  type BlockTemplate,
  type ClauseTemplate,
  type LeafText,
  parseClauses,
  type RowTemplate,
} from './clauses.js';
import { type Checked, type Prepared, prepare, prepareCondition } from './expression.js';
import { type Form, type Item, readForm } from './forms.js';
import { type Institutions, type Laws, lawWords } from './laws.js';
import {
  type Clause,
  everyClause,
  type Library,
  libraryOf,
  type PreparedLibrary,
  versionOf,
} from './library.js';
import { bind, type KindOf, resolvePath, type Scope } from './paths.js';
import { readSchemes, type Schemes } from './schemes.js';
import type { Glossary } from './words.js';

/** Reads template files (`clauses/fees.md` → text). Throws ContractError with every problem of every file. */
export const loadLibrary = (files: ReadonlyMap<string, string>, kindOf: KindOf): Library =>
  libraryOf(prepareLibrary(files, kindOf));

/** The same as data that can be written to a file. */
export function prepareLibrary(files: ReadonlyMap<string, string>, kindOf: KindOf): PreparedLibrary {
  const problems: Problem[] = [];
  const clauses: Clause[] = [];
  const forms: Form[] = [];
  const laws = readYaml('laws.yaml', files, problems) as Laws;
  const institutions = readYaml('institutions.yaml', files, problems) as Institutions;
  const glossary = withLaws(readYaml('glossary.yaml', files, problems) as Glossary, laws);
  const schemes = readSchemes(readYaml('numbering.yaml', files, problems), problems);
  const spoken = files.has('choices.yaml') ? readYaml('choices.yaml', files, problems) : {};
  const context = { kindOf, glossary, laws, problems };
  for (const [file, text] of files) {
    if (file.startsWith('clauses/')) {
      const parsed = parseClauses(text, file);
      problems.push(...parsed.problems);
      clauses.push(...parsed.clauses.map((clause) => prepareClause(clause, new Map(), context)));
    } else if (file.startsWith('forms/')) {
      const read = readForm(text, file);
      problems.push(...read.problems);
      if (read.form) forms.push(prepareForm(read.form, context));
    }
  }
  const known = byId(clauses, problems);
  for (const form of forms) checkForm(form, known, schemes, problems);
  if (problems.length > 0) throw new ContractError(problems);
  const choices = { ...glossary.enums, ...(spoken as Library['choices']) };
  return { version: versionOf(files), forms, clauses, schemes, glossary, laws, institutions, choices };
}

/** Laws are cited by the titles of their register. */
const withLaws = (glossary: Glossary, laws: Laws): Glossary => ({
  ...glossary,
  enums: { ...glossary?.enums, 'recitals.legalBasis': lawWords(laws ?? {}) },
});

function prepareForm(form: Form<LeafText>, context: Context): Form {
  const item = (one: Item<LeafText>): Item => {
    const { title, children, ...rest } = one;
    const own = title && title !== 'none' ? preparePair(title, new Map(), context) : title;
    return { ...rest, ...(own && { title: own }), ...(children && { children: children.map(item) }) };
  };
  const { preamble, articles, signing, annexes } = form;
  return {
    ...form,
    preamble: preamble.map(item),
    articles: articles.map(item),
    signing: signing.map(item),
    annexes: Object.fromEntries(Object.entries(annexes).map(([code, one]) => [code, item(one)])),
  };
}

interface Context {
  readonly kindOf: KindOf;
  readonly glossary: Glossary;
  readonly laws: Laws;
  readonly problems: Problem[];
}

function prepareClause(clause: ClauseTemplate<LeafText>, outer: Scope, context: Context): Clause {
  for (const source of clause.sources) {
    const law = source.split(' ')[0] ?? '';
    if (!Object.hasOwn(context.laws ?? {}, law))
      context.problems.push(fault(clause.place, `法律登记表没有 ${law}`, `laws.yaml has no ${law}`));
  }
  const scope = scopeOf(clause, outer, context);
  const { when, title, blocks, children, ...rest } = clause;
  const condition = when && prepareCondition(when.text, when.place, scope, context.kindOf, context.problems);
  return {
    ...rest,
    ...(condition && { when: condition }),
    ...(title && { title: preparePair(title, scope, context) }),
    blocks: blocks.map((block) => prepareBlock(block, scope, context)),
    children: children.map((child) => prepareClause(child, scope, context)),
  };
}

function prepareBlock(
  block: BlockTemplate<LeafText>,
  scope: Scope,
  context: Context,
): BlockTemplate<Prepared> {
  const pair = (leaf: Pair<LeafText>): Pair<Prepared> => preparePair(leaf, scope, context);
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', leaf: pair(block.leaf) };
    case 'table':
      return {
        ...block,
        head: block.head.map(pair),
        rows: block.rows.map((row) => prepareRow(row, scope, context)),
      };
    case 'party':
      return { kind: 'party', rows: block.rows.map((row) => prepareRow(row, scope, context)) };
    case 'signature':
      return {
        ...block,
        heading: pair(block.heading),
        seal: pair(block.seal),
        rows: block.rows.map((row) => prepareRow(row, scope, context)),
      };
  }
}

function prepareRow(row: RowTemplate<LeafText>, outer: Scope, context: Context): RowTemplate<Prepared> {
  const scope = scopeOf(row, outer, context);
  const { when, cells, ...rest } = row;
  const condition = when && prepareCondition(when.text, when.place, scope, context.kindOf, context.problems);
  return {
    ...rest,
    ...(condition && { when: condition }),
    cells: cells.map((cell) => preparePair(cell, scope, context)),
  };
}

function scopeOf(guarded: Pick<ClauseTemplate<LeafText>, 'each'>, outer: Scope, context: Context): Scope {
  if (!guarded.each) return outer;
  const { path, as, place } = guarded.each;
  const list = resolvePath(path, outer, context.kindOf);
  if (list?.kind.kind === 'list' || list?.kind.kind === 'group') return bind(outer, as, list.path, list.kind);
  context.problems.push(fault(place, `${path} 不是列表`, `${path} is not a list`));
  return outer;
}

const EMPTY: Prepared = { program: [], uses: { paths: [], refs: [], optional: [] } };

/** Both languages prepared and held against each other. */
function preparePair(pair: Pair<LeafText>, scope: Scope, context: Context): Pair<Prepared> {
  const one = ({ text, place }: LeafText): Checked | undefined =>
    prepare(text, place, scope, context.kindOf, context.problems);
  const [zh, en] = [one(pair.zh), one(pair.en)];
  if (zh && en) {
    compare('字段', 'fields', zh.prepared.uses.paths, en.prepared.uses.paths, pair, context);
    compare('引用', 'references', zh.prepared.uses.refs, en.prepared.uses.refs, pair, context);
    compare('数字', 'figures', zh.digits, en.digits, pair, context);
  }
  for (const [address, values] of zh?.words ?? []) {
    if (address === 'scope.languages') continue;
    for (const value of values) {
      const words = context.glossary?.enums?.[address]?.[value];
      if (!words?.zh || !words.en) {
        context.problems.push(
          fault(pair.zh.place, `词汇表缺少 ${address}: ${value}`, `glossary.yaml lacks ${address}: ${value}`),
        );
      }
    }
  }
  return { zh: zh?.prepared ?? EMPTY, en: en?.prepared ?? EMPTY };
}

function compare(
  whatZh: string,
  whatEn: string,
  zh: readonly string[],
  en: readonly string[],
  pair: Pair<LeafText>,
  context: Context,
): void {
  const [left, right] = [[...zh].sort().join(', '), [...en].sort().join(', ')];
  if (left === right) return;
  const message = {
    zh: `中英文使用的${whatZh}不同：${left} ≠ ${right}`,
    en: `the two languages use different ${whatEn}: ${left} ≠ ${right}`,
  };
  context.problems.push({ code: 'TPL-PARITY', severity: 'error', message, place: pair.en.place });
}

/** A form may also print a sub-provision where it stands on its own. */
function byId(clauses: readonly Clause[], problems: Problem[]): ReadonlyMap<string, Clause> {
  const known = new Map<string, Clause>();
  for (const clause of everyClause(clauses)) {
    if (known.has(clause.id))
      problems.push(fault(clause.place, `标识 ${clause.id} 重复`, `the id ${clause.id} is used twice`));
    known.set(clause.id, clause);
  }
  return known;
}

/** Items name clauses that exist; references of printed clauses lead somewhere in the form. */
function checkForm(
  form: Form,
  clauses: ReadonlyMap<string, Clause>,
  schemes: Schemes,
  problems: Problem[],
): void {
  const place: Place = { file: `forms/${form.id}.yaml`, line: 1, col: 1 };
  if (!schemes[form.numbering])
    problems.push(fault(place, `没有编号方案 ${form.numbering}`, `no numbering scheme ${form.numbering}`));
  const ids = new Set<string>();
  const printed: Clause[] = [];
  const visit = (clause: Clause): void => {
    ids.add(clause.id);
    printed.push(clause);
  };
  const walk = (item: Item): void => {
    const clause = clauses.get(item.id);
    if (!clause) {
      problems.push(fault(place, `条款库没有 ${item.id}`, `the library has no provision ${item.id}`));
      return;
    }
    visit(clause);
    if (item.children) item.children.forEach(walk);
    else clause.children.forEach(visit);
  };
  for (const item of [...form.preamble, ...form.articles, ...form.signing, ...Object.values(form.annexes)])
    walk(item);
  for (const clause of printed) {
    for (const target of referencesOf(clause)) {
      if (!ids.has(target)) {
        const message = {
          zh: `${form.id} 不含引用目标 ${target}`,
          en: `${form.id} does not print the reference target ${target}`,
        };
        problems.push({ code: 'TPL-REF', severity: 'error', message, place: clause.place });
      }
    }
  }
}

function referencesOf(clause: Clause): string[] {
  const leaves = clause.blocks.flatMap((block): Pair<Prepared>[] => {
    if (block.kind === 'paragraph') return [block.leaf];
    const cells = block.rows.flatMap((row) => row.cells);
    return block.kind === 'table' ? [...block.head, ...cells] : cells;
  });
  if (clause.title) leaves.push(clause.title);
  return leaves.flatMap(({ zh }) => zh.uses.refs.filter((target) => !zh.uses.optional.includes(target)));
}

function readYaml(file: string, files: ReadonlyMap<string, string>, problems: Problem[]): unknown {
  const sheet = readSheet(files.get(file) ?? '', file);
  problems.push(...sheet.problems);
  return sheet.value;
}

function fault(place: Place, zh: string, en: string): Problem {
  return { code: 'TPL-LIBRARY', severity: 'error', message: { zh, en }, place };
}
