// What stands in the way of writing an agreement: a folder of that name, a term sheet, another sheet's output, a file that somebody edited.
// Only the last may be forced: a term sheet is never written over.
import type { Problem } from '../problem.js';
import { FORMATS, type FormatName } from '../render/index.js';
import { isFolder, isReplaceable, isSameFile, isSheet } from './files.js';

interface Target {
  readonly path: string;
  readonly format: FormatName;
}
interface Run {
  readonly sheets: readonly string[];
  readonly taken: ReadonlyMap<string, string>;
  readonly force: boolean;
}

export async function obstacles(sheet: string, outputs: readonly Target[], run: Run): Promise<Problem[]> {
  const found = await Promise.all(outputs.map((output) => obstacle(sheet, output, run)));
  return found.flatMap((problem) => (problem ? [problem] : []));
}

const ELSEWHERE = { zh: '换一个输出目录（-o）', en: 'choose another folder (-o)' };

async function obstacle(
  sheet: string,
  { path, format }: Target,
  { sheets, taken, force }: Run,
): Promise<Problem | undefined> {
  const refuse = (code: string, zh: string, en: string, hint = ELSEWHERE): Problem => ({
    ...{ code, severity: 'error', message: { zh, en }, hint },
  });
  if (path === '-') return undefined;
  if (isFolder(path)) return refuse('FILE-FOLDER', `${path} 是一个文件夹`, `${path} is a folder`);
  if (sheets.some((other) => isSameFile(path, other)) || isSheet(path))
    return refuse(
      'FILE-SHEET',
      `${path} 是一份条款清单，不能用合同覆盖`,
      `${path} is a term sheet; an agreement is never written over it`,
      {
        zh: '换一个输出目录（-o），或将条款清单改名为 .yaml',
        en: 'choose another folder (-o), or rename the term sheet to .yaml',
      },
    );
  const other = taken.get(path);
  if (other !== undefined)
    return refuse(
      'FILE-TWICE',
      `${path} 已由 ${other} 生成，${sheet} 的输出与它同名`,
      `${path} was just written for ${other}; ${sheet} would write over it`,
    );
  if (force || (await isReplaceable(path, FORMATS[format]))) return undefined;
  return refuse(
    'FILE-EDITED',
    `${path} 已存在，且不是本程序未经改动的输出，未覆盖`,
    `${path} exists and is not this program's own unedited output; it was kept`,
    {
      zh: '换一个输出目录（-o），或用 --force 覆盖',
      en: 'choose another folder (-o), or overwrite it with --force',
    },
  );
}
