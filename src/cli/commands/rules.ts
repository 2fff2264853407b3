// `csa-contract rules [rule]`: what `check` looks for; of one rule what it tells, why, on which legal basis, and examples of both kinds.
import type { Command } from 'commander';
import { basisText } from '../../lint/basis.js';
import { type Rule, rules, rulesOf } from '../../lint/index.js';
import type { Example } from '../../lint/rule.js';
import { unmechanical } from '../../lint/unmechanical.js';
import { writeValue } from '../../sheet/write.js';
import type { Library } from '../../template/library.js';
import { suggest } from '../../text/suggest.js';
import { FAMILIES } from '../check/checked.js';
import { type Console, UsageError } from '../console.js';
import { fold, pad } from '../fold.js';
import { openLibrary } from '../opened.js';

const WIDTH = 100;
/** Examples of each kind; the rest is in the JSON. */
const MOST = 3;

export function addRules(program: Command, console: Console): void {
  const { t } = console;
  program
    .command('rules')
    .description(
      t(
        '列出 check 的规则；指明一条时列出其内容、法律依据和示例',
        'list the rules of check; of one rule what it tells, its legal basis and examples',
      ),
    )
    .argument('[rule]', t('规则编号或类别，如 FEE-005、FEE', 'a rule or a family, such as FEE-005 or FEE'))
    .action(async (name: string | undefined) => {
      const library = await openLibrary();
      const chosen = name === undefined ? rules : named(name.toUpperCase());
      if (console.json)
        console.out(JSON.stringify({ rules: chosen.map((rule) => described(rule, library)) }, null, 2));
      else if (chosen.length === 1)
        for (const line of showRule(chosen[0]!, library, console)) console.out(line);
      else for (const line of listRules(chosen, name === undefined, console)) console.out(line);
    });
}

function named(name: string): readonly Rule[] {
  const family = rules.filter(({ id }) => id.startsWith(`${name}-`));
  const found = family.length > 0 ? family : rulesOf(name);
  if (found.length > 0) return found;
  const left = unmechanical.find(({ id }) => id === name);
  if (left)
    throw new UsageError(
      `${name} 无法由程序检查：${left.reason.zh}`,
      `${name} cannot be checked by a program: ${left.reason.en}`,
    );
  const near = suggest(name, [...rules.map(({ id }) => id), ...Object.keys(FAMILIES)]);
  throw new UsageError(
    `没有规则 “${name}”${near ? `；是否应为 ${near}？` : ''}`,
    `no rule “${name}”${near ? `; did you mean ${near}?` : ''}`,
  );
}

const described = (rule: Rule, { laws }: Library) => {
  const { id, severity, title, message, hint, told, fixed, basis = [], examples, sheet, text } = rule;
  return {
    ...{ id, severity, title, message },
    ...(hint && { hint }),
    reads: [...(sheet || told ? ['sheet'] : []), ...(text ? ['text'] : [])],
    ...(told && { told }),
    ...(fixed && { fixed }),
    basis: basis.map((source) => ({ ...source, text: basisText(source, laws) })),
    examples,
  };
};

function listRules(chosen: readonly Rule[], all: boolean, { t, ui }: Console): string[] {
  const mark = { error: t('错误', 'error'), warning: t('警告', 'warning'), info: t('提示', 'note') };
  const families = Object.entries(FAMILIES).flatMap(([family, name]) => {
    const own = chosen.filter(({ id }) => id.startsWith(`${family}-`));
    if (own.length === 0) return [];
    const lines = own.flatMap(({ id, severity, title }) =>
      fold(`  ${pad(id, 9)}${pad(mark[severity], 9)}${title[ui]}`, WIDTH, 20),
    );
    return [`${family} ${name[ui]}`, ...lines, ''];
  });
  if (!all || unmechanical.length === 0) return families;
  const left = unmechanical.flatMap(({ id, reason }) => fold(`  ${pad(id, 9)}${reason[ui]}`, WIDTH, 11));
  return [...families, t('不能由程序检查', 'NOT FOR A PROGRAM TO CHECK'), ...left];
}

function showRule(rule: Rule, library: Library, { t, ui }: Console): string[] {
  const { id, severity, title, message, hint, told, fixed, basis = [], examples } = rule;
  const mark = { error: t('错误', 'error'), warning: t('警告', 'warning'), info: t('提示', 'note') };
  const folded = (text: string): string[] => fold(`  ${text}`, WIDTH, 2);
  return [
    `${id} ${mark[severity]} ${title[ui]}`,
    ...(message[ui] === '' ? [] : folded(message[ui])),
    ...(hint ? folded(hint[ui]) : []),
    ...(told ? folded(t(`以 ${codes(told)} 报告`, `told as ${codes(told)}`)) : []),
    ...(fixed
      ? folded(t('不能调整：其所指内容无法印出', 'cannot be set: what it finds cannot be printed'))
      : []),
    ...basis.flatMap((source) => folded(`${t('依据', 'basis')}: ${basisText(source, library.laws)[ui]}`)),
    ...shown(t('报告', 'told of'), examples.fires, t),
    ...shown(t('不报告', 'silent on'), examples.silent, t),
  ];
}

/** `X26@payment.due` as a person reads it. */
const codes = (told: readonly string[]): string =>
  told.map((code) => code.replace(/@(.*)/, ' ($1)')).join(', ');

function shown(head: string, examples: readonly Example[], t: Console['t']): string[] {
  const more = examples.length - MOST;
  return [
    ...examples
      .slice(0, MOST)
      .flatMap((example, i) => [
        '',
        `  ${head} ${i + 1}${example.asOf === undefined ? '' : t(`（${example.asOf}）`, ` (as of ${example.asOf})`)}`,
        ...linesOf(example, t).flatMap((line) => fold(`    ${line}`, WIDTH, 4, true)),
      ]),
    ...(more > 0 ? ['', t(`  另有 ${more} 例（--json）`, `  ${more} more (--json)`)] : []),
  ];
}

function linesOf(example: Example, t: Console['t']): string[] {
  if ('text' in example) return example.text.split('\n');
  const form = example.form ?? 'SAS';
  const changes = Object.entries(example.set).map(([path, value]) =>
    value === undefined ? t(`删去 ${path}`, `without ${path}`) : `${path}: ${writeValue(value)}`,
  );
  return [
    t(`${form} 的完整示例清单`, `the full example sheet of ${form}`),
    ...changes.map((change) => `  ${change}`),
  ];
}
