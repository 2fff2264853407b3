// One command line run as bin.ts does it, in a folder of its own; what it said and which code came back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect } from 'vitest';
import { run } from '../src/cli/run.js';

export const EXAMPLE = readFileSync(
  join(import.meta.dirname, '..', 'examples', 'short-video-live.yaml'),
  'utf8',
);

export async function cli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(argv, {
    out: (text) => out.push(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    err: (text) => err.push(text),
    colour: false,
    env: { LANG: 'C', SOURCE_DATE_EPOCH: '1795305600' },
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** `convert`, with the bytes that it wrote to stdout. */
export async function convertTo(...argv: string[]): Promise<{ code: number; out: Uint8Array; err: string }> {
  const out: Uint8Array[] = [];
  let err = '';
  const code = await run(['convert', ...argv], {
    out: (text) => out.push(typeof text === 'string' ? new TextEncoder().encode(text) : text),
    err: (text) => {
      err += text;
    },
    colour: false,
    env: { LANG: 'C', SOURCE_DATE_EPOCH: '1795305600' },
  });
  return { code, out: Buffer.concat(out), err };
}

/** A fresh folder for each test of the file that calls this, and for what is done before them; made when first asked for. */
export function freshFolder(): {
  path: () => string;
  /** Writes a file, the example where no text is given, and says where it stands. */
  sheet: (name: string, text?: string | Uint8Array) => string;
  read: (name: string) => string;
} {
  let folder = '';
  const drop = (): void => {
    if (folder !== '') rmSync(folder, { recursive: true });
    folder = '';
  };
  beforeEach(drop);
  afterAll(drop);
  const path = (): string => {
    folder ||= mkdtempSync(join(tmpdir(), 'csa-'));
    return folder;
  };
  return {
    path,
    sheet: (name, text = EXAMPLE) => {
      const file = join(path(), name);
      writeFileSync(file, text);
      return file;
    },
    read: (name) => readFileSync(join(path(), name), 'utf8'),
  };
}

/** The problem codes in what a command said. */
export const codes = (err: string): string[] => err.match(/\b[A-Z]+(?:-[A-Z]+)+\b/g) ?? [];

/** The example with pieces of text replaced; each piece must be there. */
export function edit(...changes: readonly (readonly [string, string])[]): string {
  let text = EXAMPLE;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  return text;
}

/** `line:col` of a piece of text. */
export function at(text: string, piece: string, skip = 0): string {
  const before = text.slice(0, text.indexOf(piece) + skip);
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}
