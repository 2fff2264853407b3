// How strictly each rule is taken: as the command line says, else as the sheet's `checks` say, else as the rule itself does. What a sheet
// lowers needs a reason, and the report shows it.
import type { Problem, Severity } from '../problem.js';
import type { Laws } from '../template/laws.js';
import { suggest } from '../text/suggest.js';
import { basisText } from './basis.js';
import { rules, rulesOf } from './index.js';

export type Grade = Severity | 'off';
export interface Setting {
  /** Id of a rule, or of a constraint that tells one. */
  readonly rule: string;
  readonly grade: Grade;
  readonly reason?: string;
  /** Where the sheet has it; absent for one of the command line. */
  readonly path?: string;
}
/** A setting and how often it changed what is told. */
export interface Applied extends Setting {
  readonly count: number;
}
export interface Grader {
  /** The problem as it is to be told; nothing where it is off. */
  readonly grade: (problem: Problem) => readonly Problem[];
  readonly applied: () => readonly Applied[];
}

const GRADES: readonly unknown[] = ['off', 'info', 'warning', 'error'];

/** The settings of the sheet as it was read; what is malformed there its schema tells. */
export function settingsIn(sheet: unknown): Setting[] {
  const checks = (sheet as { checks?: unknown } | undefined)?.checks;
  if (!Array.isArray(checks)) return [];
  return checks.flatMap((entry: unknown, i) => {
    const { rule, severity, reason } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof rule !== 'string' || !GRADES.includes(severity) || typeof reason !== 'string') return [];
    return [{ rule, grade: severity as Grade, reason, path: `checks.${i}.rule` }];
  });
}

/** The first setting of a rule counts. What is told has its legal basis with it. */
export function grader(settings: readonly Setting[], laws: Laws): Grader {
  const counts = new Map<Setting, number>();
  const settingFor = ({ code, path }: Problem): Setting | undefined => {
    const known = rulesOf(code, path);
    if (known.length === 0 || known.some(({ fixed }) => fixed)) return undefined;
    return settings.find(({ rule }) => rule === code || known.some(({ id }) => id === rule));
  };
  return {
    grade: (problem) => {
      const setting = settingFor(problem);
      if (!setting || setting.grade === problem.severity) return [based(problem, laws)];
      counts.set(setting, (counts.get(setting) ?? 0) + 1);
      return setting.grade === 'off' ? [] : [based({ ...problem, severity: setting.grade }, laws)];
    },
    applied: () => settings.map((setting) => ({ ...setting, count: counts.get(setting) ?? 0 })),
  };
}

function based(problem: Problem, laws: Laws): Problem {
  const sources = rulesOf(problem.code, problem.path).flatMap(({ basis = [] }) =>
    basis.map((one) => basisText(one, laws)),
  );
  const all = (lang: 'zh' | 'en', gap: string): string =>
    [...new Set(sources.map((one) => one[lang]))].join(gap);
  return sources.length === 0 ? problem : { ...problem, basis: { zh: all('zh', '；'), en: all('en', '; ') } };
}

/** CHECK-RULE for a rule that does not exist, CHECK-FIXED for one that cannot be lowered. */
export function settingProblems(settings: readonly Setting[]): Problem[] {
  return settings.flatMap(({ rule, path }) => {
    const known = rulesOf(rule);
    const where = path === undefined ? {} : { path };
    if (known.length === 0) {
      const near = suggest(
        rule,
        rules.map(({ id }) => id),
      );
      return [
        {
          ...{ code: 'CHECK-RULE', severity: 'error' as const, ...where },
          message: { zh: `没有名为 ${rule} 的检查规则`, en: `there is no rule ${rule}` },
          ...(near && { hint: { zh: `是否应为 ${near}`, en: `did you mean ${near}` } }),
        },
      ];
    }
    if (known.some(({ fixed }) => fixed))
      return [
        {
          ...{ code: 'CHECK-FIXED', severity: 'error' as const, ...where },
          message: {
            zh: `规则 ${rule} 不能调整：它指出的内容无法印出`,
            en: `rule ${rule} cannot be set: what it finds cannot be printed`,
          },
        },
      ];
    return [];
  });
}
