// Problems as workflow commands, which GitHub Actions shows beside the lines of a pull request.
// Source: docs.github.com, “Workflow commands for GitHub Actions”; escaping as in actions/toolkit.
import type { Ui } from '../report.js';
import type { Checked } from './checked.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const;

export const annotations = (files: readonly Checked[], ui: Ui): string[] =>
  files.flatMap(({ sheet, problems }) =>
    problems.map(({ code, severity, message, place, clause, hint }) => {
      const { line, col, end } = place ?? { line: 1, col: 1 };
      const properties = {
        file: sheet,
        line,
        col,
        ...(end !== undefined && { endColumn: Math.max(col, end - 1) }),
        title: code,
      };
      const where = clause ? `${clause[ui]}: ` : '';
      const advice = hint ? `\n${hint[ui]}` : '';
      const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${LEVELS[severity]} ${list.join(',')}::${plain(`${where}${message[ui]}${advice}`)}`;
    }),
  );

const plain = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => plain(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
