// Where the converted file goes and what stands in its way: an input is never written over, another file only when that is asked for.
import { basename, dirname, extname, join } from 'node:path';
import type { Script } from '../contract/ast.js';
import type { Problem } from '../problem.js';
import { isFolder, isSameFile, isThere } from './files.js';

interface Asked {
  readonly to: Script;
  readonly out?: string;
  readonly localised?: boolean;
  readonly force?: boolean;
}
export interface Run {
  /** Every file that this run reads. */
  readonly inputs: readonly string[];
  /** What was written so far, and for which file. */
  readonly taken: ReadonlyMap<string, string>;
}

const SUFFIX = /\.(?:hans|hant-tw|hant-hk)(?:\.localised)?$/;

/** `x.docx` → `x.hant-tw.docx` → `x.hans.docx`; `-` for the standard output. */
export function targetOf(file: string, asked: Asked, several: boolean): string {
  const { out } = asked;
  if (out === '-') return out;
  const isFile = out !== undefined && !several && !/[/\\]$/.test(out) && !isFolder(out);
  if (isFile) return out;
  const extension = extname(file);
  const base = basename(file, extension).replace(SUFFIX, '');
  // A reading copy never takes the name of the text to be signed.
  const copy = asked.localised && asked.to !== 'hans' ? '.localised' : '';
  return join(out ?? dirname(file), `${base}.${asked.to}${copy}${extension}`);
}

/** The Traditional script that a file has in its name, as this program writes it. */
export function scriptNamed(file: string): Script | undefined {
  const [, script] = /\.(hant-tw|hant-hk)(?:\.localised)?\.[^.]+$/.exec(file) ?? [];
  return script as Script | undefined;
}

export function inTheWay(target: string, file: string, asked: Asked, run: Run): Problem | undefined {
  const refuse = (code: string, zh: string, en: string, hint = ELSEWHERE): Problem => ({
    ...{ code, severity: 'error', message: { zh, en }, hint },
  });
  if (target === '-') return undefined;
  if (isFolder(target)) return refuse('FILE-FOLDER', `${target} 是一个文件夹`, `${target} is a folder`);
  const input = run.inputs.find((other) => isSameFile(target, other));
  if (input !== undefined)
    return refuse(
      'FILE-INPUT',
      `${target} 就是输入文件 ${input}，从不覆盖输入文件`,
      `${target} is the input ${input}; an input is never written over`,
    );
  const other = [...run.taken].find(([path]) => isSameFile(target, path))?.[1];
  if (other !== undefined)
    return refuse(
      'FILE-TWICE',
      `${target} 已由 ${other} 生成，${file} 的输出与它同名`,
      `${target} was just written for ${other}; ${file} would write over it`,
    );
  if (asked.force || !isThere(target)) return undefined;
  return refuse('FILE-EXISTS', `${target} 已存在，未覆盖`, `${target} exists and was kept`, {
    zh: '换一个输出位置（-o），或用 --force 覆盖',
    en: 'choose another place with -o, or overwrite it with --force',
  });
}

const ELSEWHERE = { zh: '换一个输出位置（-o）', en: 'choose another place with -o' };
