// Mutation of the rules, by hand: `npx tsc -p . && node test/mutation/run.js [file]`. Each condition in src/lint/rules (a comparison, a connective, a
// negation, a number, a pattern, a compared word) is changed by itself, and the examples of the file's rules are judged again: some must notice.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { readTemplates } from '../../dist/cli/files.js';
import { compile } from '../../dist/compile.js';
import { readPlain } from '../../dist/foreign/index.js';
import { analyse } from '../../dist/lint/analysis/index.js';
import { rules } from '../../dist/lint/index.js';
import { textOf } from '../../dist/lint/own.js';
import { loadFold } from '../../dist/script/fold.js';
import { readSheet } from '../../dist/sheet/index.js';
import { writeValue } from '../../dist/sheet/write.js';
import { loadLibrary } from '../../dist/template/library.js';
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

/** [start, end, text] of each change, with the id of the rule in which it stands. */
function* mutants(source) {
  const ids = [];
  const skipped = new Set([
    'message',
    'hint',
    'title',
    'basis',
    'examples',
    'id',
    'severity',
    'told',
    'reads',
    'zh',
    'en',
    'slots',
    'path',
    'foreign',
  ]);
  function* visit(node, rule) {
    if (ts.isPropertyAssignment(node) && skipped.has(node.name.getText(source))) return;
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    let own = rule;
    if (ts.isObjectLiteralExpression(node)) {
      const id = node.properties.find((p) => ts.isPropertyAssignment(p) && p.name.getText(source) === 'id');
      if (id) own = id.initializer.text;
    }
    const change = (text, of = node) => [of.getStart(source), of.getEnd(), text, own];
    if (ts.isBinaryExpression(node)) {
      const swap = {
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
      const sign = node.operatorToken.getText(source);
      const text = /^['"`]/.test(node.left.getText(source)) || /^['"`]/.test(node.right.getText(source));
      if (swap[sign] && !(sign === '+' && text)) yield change(swap[sign], node.operatorToken);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      yield change(node.operand.getText(source));
    if (ts.isNumericLiteral(node)) yield change(String(Number(node.text) + 1));
    if (ts.isRegularExpressionLiteral(node))
      yield change(`/(?!)/${node.text.slice(node.text.lastIndexOf('/') + 1)}`);
    if (ts.isStringLiteral(node) && !ts.isPropertyAssignment(node.parent)) yield change("'§'");
    if (ts.isConditionalExpression(node)) {
      yield change(node.whenTrue.getText(source));
      yield change(node.whenFalse.getText(source));
    }
    for (const child of node.getChildren(source)) yield* visit(child, own);
  }
  yield* visit(source, ids.at(-1));
}

const only = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
let [total, killed] = [0, 0];
const survivors = [];
for (const file of readdirSync(join(ROOT, 'src', 'lint', 'rules'))) {
  if (only && !file.startsWith(only)) continue;
  const text = readFileSync(join(ROOT, 'src', 'lint', 'rules', file), 'utf8');
  const name = basename(file, '.ts');
  const listOf = (module) =>
    Object.values(module)
      .filter(Array.isArray)
      .flat()
      .filter((rule) => rule?.examples);
  const original = listOf(await import(join(RULES, `${name}.js`)));
  const cases = original.map((rule) => ({
    id: rule.id,
    examples: [...rule.examples.fires, ...rule.examples.silent].map((example) => prepared(example)),
  }));
  const before = cases.map(({ examples }, i) => examples.map((example) => outcome(original[i], example)));
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  for (const [start, end, changed, rule] of mutants(source)) {
    const mutated = text.slice(0, start) + changed + text.slice(end);
    const js = ts
      .transpileModule(mutated, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
      })
      .outputText.replace(
        /from '(\.[^']+)'/g,
        (_, path) => `from '${pathToFileURL(join(RULES, path)).href}'`,
      );
    const path = join(folder, `${name}-${total}.mjs`);
    writeFileSync(path, js);
    total += 1;
    let dead = false;
    try {
      const now = listOf(await import(pathToFileURL(path).href));
      dead = cases.some(({ id, examples }, i) => {
        const twin = now.find((candidate) => candidate.id === id);
        return !twin || examples.some((example, k) => outcome(twin, example) !== before[i][k]);
      });
    } catch {
      dead = true;
    }
    if (dead) killed += 1;
    else {
      const { line } = source.getLineAndCharacterOfPosition(start);
      survivors.push(
        `${file}:${line + 1} ${rule ?? ''} ${text.slice(start, end).slice(0, 60).replaceAll('\n', ' ')} → ${changed.slice(0, 40)}`,
      );
    }
  }
}
rmSync(folder, { recursive: true });
for (const survivor of survivors) console.log(survivor);
console.log(`${rules.length} rules, ${total} mutants, ${killed} noticed`);
