// The report that a person reads: problems with code frames, then for each file a verdict, the families, and what settings left out and why.
import type { Problem, Severity } from '../../problem.js';
import type { Console } from '../console.js';
import { pad } from '../fold.js';
import type { Verdict } from '../sheets.js';
import { type Checked, FAMILIES, familyOf } from './checked.js';

/** Of one code in one file; the rest is counted. */
const MOST = 10;

export function report(checked: Checked, console: Console): void {
  const { sheet, problems, text } = checked;
  const { shown, more } = crop(problems);
  console.problems(shown, text);
  for (const [code, n] of more)
    console.note(
      console.t(
        `${code}：另有 ${n} 处（--format json 全部列出）`,
        `${code}: ${n} more (--format json lists all)`,
      ),
    );
  console.out(`${sheet}: ${summary(checked, console.t)}`);
  if (problems.length > 1) for (const line of familyLines(problems, console)) console.note(line);
  for (const line of settingLines(checked, console)) console.note(line);
}

function crop(problems: readonly Problem[]): { shown: Problem[]; more: Map<string, number> } {
  const counts = new Map<string, number>();
  const shown = problems.filter(({ code }) => {
    const n = (counts.get(code) ?? 0) + 1;
    counts.set(code, n);
    return n <= MOST;
  });
  const more = [...counts].filter(([, n]) => n > MOST).map(([code, n]): [string, number] => [code, n - MOST]);
  return { shown, more: new Map(more) };
}

function summary({ ok, errors, warnings }: Verdict, t: Console['t']): string {
  const counts = counted({ error: errors, warning: warnings, info: 0 }, t);
  const verdict = ok ? t('通过', 'ok') : t('未通过', 'failed');
  return counts === '' ? verdict : `${verdict}${t('：', ': ')}${counts}`;
}

function counted({ error, warning, info }: Readonly<Record<Severity, number>>, t: Console['t']): string {
  const many = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  return [
    ...(error > 0 ? [t(`${error} 个错误`, many(error, 'error'))] : []),
    ...(warning > 0 ? [t(`${warning} 个警告`, many(warning, 'warning'))] : []),
    ...(info > 0 ? [t(`${info} 个提示`, many(info, 'note'))] : []),
  ].join(t('，', ', '));
}

/** `  LIA  liability  2 warnings, 1 note`, in the order of the catalogue. */
function familyLines(problems: readonly Problem[], { t, ui }: Console): string[] {
  return Object.entries(FAMILIES).flatMap(([family, name]) => {
    const own = problems.filter(({ code }) => familyOf(code) === family);
    if (own.length === 0) return [];
    const count = (severity: Severity): number => own.filter((p) => p.severity === severity).length;
    const counts = counted({ error: count('error'), warning: count('warning'), info: count('info') }, t);
    return [`  ${pad(family, 7)}${pad(name[ui], 32)}${counts}`];
  });
}

function settingLines({ settings }: Checked, { t }: Console): string[] {
  return settings
    .filter(({ count, path }) => count > 0 || path !== undefined)
    .map(({ rule, grade, count, reason }) => {
      const kept = {
        off: t('不报告', 'off'),
        info: t('提示', 'note'),
        warning: t('警告', 'warning'),
        error: t('错误', 'error'),
      };
      const why = reason === undefined ? '' : t(`：${reason}`, `: ${reason}`);
      const times = count === 0 ? t('未触发', 'not found') : `${count}×`;
      return `  ${pad(rule, 9)}${kept[grade]}${t('（', ' (')}${times}${t('）', ')')}${why}`;
    });
}
