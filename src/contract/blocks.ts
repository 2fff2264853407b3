// A block with its contents mapped: the one place that knows where a block keeps its words.
import type { Block, Line, Pair } from './ast.js';

export function mapBlock<From, To>(
  block: Block<From>,
  both: (content: Pair<readonly From[]>) => Pair<readonly To[]>,
): Block<To> {
  const line = (l: Line<From>): Line<To> => ({ ...l, label: both(l.label), value: both(l.value) });
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', content: both(block.content) };
    case 'table':
      return { ...block, head: block.head.map(both), body: block.body.map((row) => row.map(both)) };
    case 'party':
      return { kind: 'party', lines: block.lines.map(line) };
    case 'signature':
      return {
        ...{ kind: 'signature', party: block.party },
        heading: both(block.heading),
        seal: both(block.seal),
        lines: block.lines.map(line),
      };
  }
}
