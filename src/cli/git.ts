// The arguments with which git calls an external diff in, the two revisions of one path out. Git takes any exit code but 0 for a failure and stops.

export interface Revision {
  /** Where its text is: git's temporary file, or the working tree. */
  readonly file: string;
  /** Its name in the repository, marked as git marks the sides. */
  readonly name: string;
}
export interface GitPair {
  /** In the repository, whose top is the working directory. */
  readonly path: string;
  readonly newPath: string;
  /** Absent where the path does not exist on that side. */
  readonly old?: Revision;
  readonly new?: Revision;
}

const ABSENT = '/dev/null';
const HEX = /^(?:\.|[0-9a-f]{40,64})$/;
const MODE = /^(?:\.|[0-7]{6})$/;

/** path, old file, hex and mode, new file, hex and mode; after a rename also the new path and what git says of it. */
export function gitPair(args: readonly string[]): GitPair | undefined {
  const [path, oldFile, oldHex = '', oldMode = '', newFile, newHex = '', newMode = '', renamed] = args;
  if (args.length !== 7 && args.length !== 9) return undefined;
  if (path === undefined || oldFile === undefined || newFile === undefined) return undefined;
  if (![oldHex, newHex].every((hex) => HEX.test(hex)) || ![oldMode, newMode].every((mode) => MODE.test(mode)))
    return undefined;
  const newPath = renamed ?? path;
  return {
    ...{ path, newPath },
    ...(oldFile !== ABSENT && { old: { file: oldFile, name: `a/${path}` } }),
    ...(newFile !== ABSENT && { new: { file: newFile, name: `b/${newPath}` } }),
  };
}

/** A path that is being merged comes alone; without git's counter it would be half a command line. */
export const isUnmerged = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): boolean => args.length === 1 && env.GIT_DIFF_PATH_COUNTER !== undefined;
