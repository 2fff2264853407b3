// Problems as a SARIF 2.1.0 log (OASIS), for code scanning. Columns count UTF-16 units, as places do.
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { type Rule, rules } from '../../lint/index.js';
import type { Severity } from '../../problem.js';
import { readVersion } from '../files.js';
import type { Ui } from '../report.js';
import type { Checked } from './checked.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

export function sarif(files: readonly Checked[], ui: Ui): Log {
  const found = files.flatMap(({ sheet, problems }) => problems.map((problem) => ({ sheet, problem })));
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const codes = [...new Set(found.map(({ problem }) => problem.code))].sort();
  const results = found.map(({ sheet, problem }): Result => {
    const { code, severity, message, place, path, clause, hint } = problem;
    const where = clause ? `${clause[ui]}: ` : '';
    const { line, col, end } = place ?? { line: 1, col: 1 };
    return {
      ...{ ruleId: code, ruleIndex: codes.indexOf(code), level: LEVELS[severity] },
      message: { text: `${where}${message[ui]}${hint ? `\n${hint[ui]}` : ''}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(sheet) },
            region: {
              startLine: line,
              startColumn: col,
              ...(end !== undefined && end > col && { endColumn: end }),
            },
          },
          ...(path !== undefined && { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
        },
      ],
    };
  });
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            ...{ name: 'csa-contract', semanticVersion: readVersion(), language: ui },
            rules: codes.map((code) => descriptor(code, known.get(code), ui)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

const descriptor = (id: string, rule: Rule | undefined, ui: Ui): ReportingDescriptor => ({
  id,
  ...(rule && {
    shortDescription: { text: rule.title[ui] },
    defaultConfiguration: { level: LEVELS[rule.severity] },
  }),
});

/** A path as a relative reference; what a path may hold and a URI may not is escaped. */
const uriOf = (path: string): string =>
  path
    .split(/[\\/]/)
    .map((part) => encodeURIComponent(part))
    .join('/');
