// What the file system or the decoder said in, a problem in the user's words out; anything else is a bug and goes on up.
import { dirname } from 'node:path';
import { ContractError, type Problem } from '../problem.js';

/** Thrown by files.ts: the file as the user knows it, never a temporary name; `writing` tells the two directions apart. */
export interface FileFault {
  readonly code: string;
  readonly path: string;
  readonly writing: boolean;
}

/** Everything that stopped the work on a file; a problem without a place says at least in which file it is. */
export const problemsOf = (error: unknown, file: string): readonly Problem[] =>
  error instanceof ContractError
    ? error.problems.map((problem) => named(problem, file))
    : [fileProblem(error, file)];

function named(problem: Problem, file: string): Problem {
  const { message, place } = problem;
  const says = place !== undefined || message.en.includes(file);
  return says
    ? problem
    : { ...problem, message: { zh: `${file}：${message.zh}`, en: `${file}: ${message.en}` } };
}

/** A folder where a document of any kind should be. */
export const FOLDER: Problem = {
  code: 'FILE-FOLDER',
  severity: 'error',
  message: { zh: '这是一个文件夹', en: 'this is a folder' },
  hint: { zh: '写出其中的文件', en: 'name the files in it' },
};

/** `option` is the one that places a file that is written. */
export function fileProblem(error: unknown, asked: string, option = '-o'): Problem {
  const {
    code,
    path = asked,
    syscall,
    writing = false,
  } = error as NodeJS.ErrnoException & Partial<FileFault>;
  const refusal = (name: string, zh: string, en: string, hint?: Problem['hint']): Problem => ({
    ...{ code: name, severity: 'error', message: { zh, en } },
    ...(hint && { hint }),
  });
  switch (code) {
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return {
        ...refusal('FILE-ENCODING', '文件不是 UTF-8', 'the file is not UTF-8'),
        place: { file: asked, line: 1, col: 1 },
        hint: { zh: '另存为 UTF-8', en: 'save it as UTF-8' },
      };
    case 'NOT-A-SHEET':
      return refusal(
        'FILE-TYPE',
        `${path} 是 PDF 或 Office 文件，不是条款清单`,
        `${path} is a PDF or Office file, not a term sheet`,
        { zh: '给出由它生成的 YAML 条款清单', en: 'name the YAML term sheet instead' },
      );
    case 'SHEET-THERE':
      return refusal('FILE-SHEET', `${path} 是一份条款清单，未覆盖`, `${path} is a term sheet; it was kept`);
    case 'EISDIR':
      return refusal(
        'FILE-FOLDER',
        `${path} 是一个文件夹${writing ? '' : '，不是条款清单'}`,
        `${path} is a folder${writing ? '' : ', not a term sheet'}`,
      );
  }
  const [zh, en] = inTheWay(code, path, writing) ?? [];
  const elsewhere = { zh: `换一个输出位置（${option}）`, en: `choose another place with ${option}` };
  if (code === 'ENOENT' && !writing)
    return refusal('FILE-MISSING', `找不到 ${path}`, `there is no file ${path}`);
  if (zh !== undefined && en !== undefined)
    return refusal('FILE-ACCESS', zh, en, writing ? elsewhere : undefined);
  if (code?.startsWith('E') && code !== 'ERR_ASSERTION' && (syscall || writing))
    return refusal(
      'FILE-ACCESS',
      `无法${writing ? '写' : '读'} ${path}（${code}）`,
      `cannot ${writing ? 'write' : 'read'} ${path} (${code})`,
    );
  throw error;
}

/** Why a file can be neither read nor written, in both languages. */
function inTheWay(code: string | undefined, path: string, writing: boolean): [string, string] | undefined {
  const folder = dirname(path);
  switch (code) {
    case 'ENOTDIR':
    case 'EEXIST':
      return [`${path} 的路径中有一段是文件，不是文件夹`, `part of the path ${path} is a file, not a folder`];
    case 'ENOENT':
      return [`无法建立文件夹 ${folder}`, `the folder ${folder} cannot be made`];
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return writing
        ? [`没有写权限：${folder}`, `no permission to write in the folder ${folder}`]
        : [`没有读权限：${path}`, `no permission to read ${path}`];
    case 'ENOSPC':
    case 'EDQUOT':
      return [`磁盘已满，未写出 ${path}`, `the disk is full; ${path} was not written`];
  }
  return undefined;
}
