// What stands in the way of writing a file: a folder of that name, something that this run reads or has just written, somebody's own file.
// Only the last may be forced: an input, and a term sheet where an agreement should go, is never written over.
import type { Problem } from '../problem.js';
import { isDevice, isFolder, isSameFile, isSheet, isThere } from './files.js';

export interface Target {
  readonly path: string;
  /** What it is written for: an input, or an option. */
  readonly of: string;
  /** The option that places it, `-o` where nothing is said. */
  readonly option?: string;
  /** An agreement or a report: never in the place of a term sheet. */
  readonly noSheet?: boolean;
  /** Whether the file that stands there may go: this program's own and unedited. */
  readonly isOurs?: (path: string) => Promise<boolean>;
}
export interface Run {
  /** Every file that this run reads. */
  readonly inputs: readonly string[];
  /** What was written so far, and for what. */
  readonly taken: ReadonlyMap<string, string>;
  readonly force: boolean;
}

export async function obstaclesTo(targets: readonly Target[], run: Run): Promise<Problem[]> {
  const found = await Promise.all(targets.map((target) => obstacleTo(target, run)));
  return found.flatMap((problem) => (problem ? [problem] : []));
}

/** Problems FILE-FOLDER, FILE-SHEET, FILE-INPUT, FILE-TWICE, FILE-EDITED (not ours any more), FILE-EXISTS. */
export async function obstacleTo(
  { path, of, option = '-o', noSheet = false, isOurs }: Target,
  { inputs, taken, force }: Run,
): Promise<Problem | undefined> {
  const elsewhere = { zh: `换一个输出位置（${option}）`, en: `choose another place with ${option}` };
  const refuse = (code: string, zh: string, en: string, hint = elsewhere): Problem => ({
    ...{ code, severity: 'error', message: { zh, en }, hint },
  });
  if (path === '-' || isDevice(path)) return undefined;
  if (isFolder(path)) return refuse('FILE-FOLDER', `${path} 是一个文件夹`, `${path} is a folder`);
  const input = inputs.find((other) => isSameFile(path, other));
  if (noSheet && isSheet(path))
    return refuse(
      'FILE-SHEET',
      `${path} 是一份条款清单，不能覆盖`,
      `${path} is a term sheet and is never written over`,
      {
        zh: `${elsewhere.zh}，或将条款清单改名为 .yaml`,
        en: `${elsewhere.en}, or rename the term sheet to .yaml`,
      },
    );
  if (input !== undefined)
    return refuse(
      'FILE-INPUT',
      `${path} 就是输入文件 ${input}，从不覆盖输入文件`,
      `${path} is the input ${input}; an input is never written over`,
    );
  const other = [...taken].find(([written]) => isSameFile(path, written))?.[1];
  if (other !== undefined)
    return refuse(
      'FILE-TWICE',
      `${path} 已由 ${other} 生成，${of} 的输出与它同名`,
      `${path} was just written for ${other}; ${of} would write over it`,
    );
  if (force || !isThere(path) || (await isOurs?.(path))) return undefined;
  const what = isOurs
    ? (['FILE-EDITED', '不是本程序未经改动的输出', "is not this program's own unedited output"] as const)
    : (['FILE-EXISTS', '不覆盖已有文件', 'is kept'] as const);
  return refuse(what[0], `${path} 已存在，${what[1]}`, `${path} exists and ${what[2]}`, {
    zh: `${elsewhere.zh}，或用 --force 覆盖`,
    en: `${elsewhere.en}, or overwrite it with --force`,
  });
}
