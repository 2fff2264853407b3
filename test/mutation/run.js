// Mutation of the rules, by hand: `npx tsc -p . && node test/mutation/run.js [file]`. Each condition in src/lint/rules (a comparison, a connective, a
// negation, a number, a pattern, a compared word) is changed by itself, and the examples of the file's rules are judged again: some must notice.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'vite';
import { readTemplates } from '../../dist/cli/files.js';
import { compile } from '../../dist/compile.js';
import { readPlain } from '../../dist/foreign/index.js';
import { analyse } from '../../dist/lint/analysis/index.js';
import { textOf } from '../../dist/lint/own.js';
import { loadFold } from '../../dist/script/fold.js';
import { readSheet } from '../../dist/sheet/index.js';
import { writeValue } from '../../dist/sheet/write.js';
import { loadLibrary } from '../../dist/template/load.js';
import { kindOf } from '../../dist/terms/index.js';

const ROOT = join(import.meta.dirname, '..', '..');
const RULES = join(ROOT, 'dist', 'lint', 'rules');
const FORMS = {
  SAS: 'shop-after-sales',
  CSE: 'cs-entrustment',
  ECS: 'ecommerce-satisfaction',
  ASO: 'after-sales-outsourcing',
  SVL: 'short-video-live',
};
const library = loadLibrary(readTemplates(), kindOf);
const fold = await loadFold();
const facts = { laws: library.laws, institutions: library.institutions, glossary: library.glossary };

/** Everything that an example's rule needs, made once: mutants only run the rule. */
function prepared(example) {
  const asOf = example.asOf ?? '2026-11-22';
  const known = { ...library, ...facts, asOf };
  if ('text' in example) return { analysis: analyse(readPlain(example.text, fold), known) };
  const text = readFileSync(join(ROOT, 'examples', `${FORMS[example.form ?? 'SAS']}.yaml`), 'utf8');
  const sheet = structuredClone(readSheet(text, 'x').value);
  for (const [path, value] of Object.entries(example.set)) put(sheet, path.split('.'), value);
  const { terms, contract } = compile(writeValue(sheet), library, { file: 'x', status: 'final' });
  return {
    ...(terms && { terms, outside: { laws: library.laws, asOf } }),
    ...(contract && { analysis: analyse(textOf(contract, 'columns'), { ...known, terms }) }),
  };
}

function put(target, [step, ...rest], value) {
  if (rest.length === 0 && value === undefined)
    Array.isArray(target) ? target.splice(Number(step), 1) : delete target[step];
  else if (rest.length === 0) target[step] = value;
  else {
    target[step] ??= /^\d+$/.test(rest[0]) ? [] : {};
    put(target[step], rest, value);
  }
}

const outcome = (rule, { analysis, terms, outside }) => {
  try {
    const found = [
      ...(rule.sheet && terms ? rule.sheet.find(terms, outside) : []),
      ...(rule.text && analysis ? rule.text(analysis) : []),
    ];
    return JSON.stringify(
      found.map(({ path, at, clause, severity, slots }) => [path, at, clause, severity, slots]),
    );
  } catch (error) {
    return String(error);
  }
};

const SWAPPED = {
  '>': '>=',
  '<': '<=',
  '>=': '>',
  '<=': '<',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
};
/** What a rule says, and its examples; neither is a condition. */
const SAID = new Set(
  'message hint title basis examples id severity told reads zh en slots path foreign fixed'.split(' '),
);
const isText = (node) =>
  (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral';

/** [start, end, text, rule] of each change. */
function* mutants(code, node, rule) {
  if (node.type === 'ImportDeclaration') return;
  if (node.type === 'Property' && SAID.has(node.key.name)) return;
  let own = rule;
  if (node.type === 'ObjectExpression') {
    const id = node.properties.find((p) => p.key?.name === 'id');
    if (id && isText(id.value)) own = id.value.value;
  }
  const text = (of) => code.slice(of.start, of.end);
  if (['BinaryExpression', 'LogicalExpression'].includes(node.type)) {
    const other = SWAPPED[node.operator];
    const at = node.left.end + code.slice(node.left.end, node.right.start).indexOf(node.operator);
    if (other && !(node.operator === '+' && (isText(node.left) || isText(node.right))))
      yield [at, at + node.operator.length, other, own];
  }
  if (node.type === 'UnaryExpression' && node.operator === '!')
    yield [node.start, node.end, `!!(${text(node.argument)})`, own];
  if (node.type === 'Literal' && typeof node.value === 'number')
    yield [node.start, node.end, String(node.value + 1), own];
  if (node.regex) yield [node.start, node.end, `/(?!)/${node.regex.flags}`, own];
  else if (isText(node) && node.type === 'Literal' && node.value !== '')
    yield [node.start, node.end, "'§'", own];
  if (node.type === 'ConditionalExpression') {
    yield [node.start, node.end, `(${text(node.consequent)})`, own];
    yield [node.start, node.end, `(${text(node.alternate)})`, own];
  }
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child?.type === 'string' && child !== node.key) yield* mutants(code, child, own);
}

const rooted = (code) =>
  code.replace(/from '(\.[^']+)'/g, (_, path) => `from '${pathToFileURL(join(RULES, path)).href}'`);
const rulesIn = (module) =>
  Object.values(module)
    .flat()
    .filter((rule) => rule?.examples);

/** The file itself, or the files that use it where it holds no rule. */
function judgesOf(file) {
  const code = readFileSync(join(RULES, file), 'utf8');
  if (/^\s+examples: /m.test(code)) return [file];
  return readdirSync(RULES).filter(
    (name) => name.endsWith('.js') && readFileSync(join(RULES, name), 'utf8').includes(`'./${file}'`),
  );
}

const only = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
let [total, killed] = [0, 0];
const survivors = [];
for (const file of readdirSync(RULES).filter((name) => name.endsWith('.js'))) {
  if (only && !file.startsWith(only)) continue;
  const code = readFileSync(join(RULES, file), 'utf8');
  const name = basename(file, '.js');
  const judges = judgesOf(file);
  const inFile = (await Promise.all(judges.map((judge) => import(join(RULES, judge))))).flatMap(rulesIn);
  const cases = inFile.map((rule) => ({
    id: rule.id,
    examples: [...rule.examples.fires, ...rule.examples.silent].map((example) => prepared(example)),
  }));
  const before = cases.map(({ examples }, i) => examples.map((example) => outcome(inFile[i], example)));
  for (const [start, end, changed, rule] of mutants(code, parseAst(code))) {
    const path = join(folder, `${name}-${total}.mjs`);
    writeFileSync(path, rooted(`${code.slice(0, start)}${changed}${code.slice(end)}`));
    const changedHref = pathToFileURL(path).href;
    const changedJudges = judges.map((judge) => {
      if (judge === file) return changedHref;
      const copy = join(folder, `${basename(judge, '.js')}-${name}-${total}.mjs`);
      const own = readFileSync(join(RULES, judge), 'utf8');
      writeFileSync(copy, rooted(own.replace(`'./${file}'`, `'${changedHref}'`)));
      return pathToFileURL(copy).href;
    });
    total += 1;
    let dead = false;
    try {
      const now = (await Promise.all(changedJudges.map((href) => import(href)))).flatMap(rulesIn);
      dead = cases.some(({ id, examples }, i) => {
        const twin = now.find((candidate) => candidate?.id === id);
        return !twin || examples.some((example, k) => outcome(twin, example) !== before[i][k]);
      });
    } catch {
      dead = true;
    }
    if (dead) killed += 1;
    else {
      const around = code.slice(Math.max(0, start - 40), end + 20).replaceAll(/\s+/g, ' ');
      const line = code.slice(0, start).split('\n').length;
      survivors.push(
        `${name}.js:${line} ${rule ?? ''} ${code.slice(start, end).slice(0, 40)} → ${changed.slice(0, 40)}   in: ${around}`,
      );
    }
  }
}
rmSync(folder, { recursive: true });
for (const survivor of survivors) console.log(survivor);
console.log(`${only ?? 'all rules'}: ${total} mutants, ${killed} noticed`);
