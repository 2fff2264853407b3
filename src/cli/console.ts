// What a command may say to its user, and the way it refuses wrong usage.
import type { Readable, Writable } from 'node:stream';
import type { Problem } from '../problem.js';
import type { Ui } from './report.js';

/** Where questions can be asked: present only when both ends are a terminal. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

export interface Console {
  readonly json: boolean;
  readonly ui: Ui;
  /** Whether results on stdout may be coloured. */
  readonly colour: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal?: Terminal;
  readonly t: (zh: string, en: string) => string;
  /** All that standard input holds. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly out: (line: string) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  readonly note: (line: string) => void;
  readonly progress: (line: string) => void;
  readonly problems: (problems: readonly Problem[], text: string) => void;
  readonly exit: (code: number) => void;
}

/** Thrown for a command line that cannot be carried out; exit code 2. */
export class UsageError extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}
