// A value → YAML with every field on a line of its own, and the line of each: a second opinion on where a problem should be shown.
import type { Json } from './random-values.js';

export interface Written {
  readonly text: string;
  /** 1-based, by index path. */
  readonly lines: ReadonlyMap<string, number>;
}

export function writeLines(value: { [key: string]: Json }): Written {
  const out: string[] = [];
  const lines = new Map<string, number>();
  const write = (head: string, pad: string, path: string, entry: Json): void => {
    lines.set(path, out.length + 1);
    if (Array.isArray(entry) && entry.length > 0) {
      out.push(head);
      entry.forEach((item, i) => {
        const first = out.length;
        write(`${pad}  -`, `${pad}  `, `${path}.${i}`, item);
        // The first field of a group stands beside its dash.
        if (typeof item === 'object' && item !== null && out.length > first + 1) {
          const [dash = '', next = ''] = out.splice(first, 2);
          out.splice(first, 0, `${dash} ${next.trimStart()}`);
          for (const [at, line] of lines) if (at.startsWith(`${path}.${i}.`)) lines.set(at, line - 1);
        }
      });
    } else if (
      typeof entry === 'object' &&
      entry !== null &&
      !Array.isArray(entry) &&
      Object.keys(entry).length > 0
    ) {
      if (head !== '') out.push(head);
      for (const [key, member] of Object.entries(entry)) {
        const inner = head === '' ? '' : `${pad}  `;
        write(`${inner}${key}:`, inner, path === '' ? key : `${path}.${key}`, member);
      }
    } else out.push(`${head} ${JSON.stringify(entry)}`);
  };
  write('', '', '', value);
  return { text: `${out.join('\n')}\n`, lines };
}
