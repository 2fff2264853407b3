// The forms of the report of `check`. What goes to stdout is one of them; problems for a person go to stderr, as in every command.
import type { Console } from '../console.js';
import type { Checked } from './checked.js';
import { annotations } from './github.js';
import { sarif } from './sarif.js';

export type CheckFormat = 'text' | 'json' | 'github' | 'sarif';

/** The whole report of one run, where it is for machines. */
export const MACHINE: Readonly<
  Record<Exclude<CheckFormat, 'text'>, (files: readonly Checked[], console: Console) => string>
> = {
  json: (files) => JSON.stringify({ sheets: files.map(({ text, ...rest }) => rest) }, null, 2),
  github: (files, { ui }) => annotations(files, ui).join('\n'),
  sarif: (files, { ui }) => JSON.stringify(sarif(files, ui), null, 2),
};
export const CHECK_FORMATS: readonly CheckFormat[] = ['text', 'json', 'github', 'sarif'];
