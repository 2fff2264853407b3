// Draft → Contract: every provision gets its number, every reference its words. Both come from the same counters, so they cannot disagree.
import type { Problem } from '../problem.js';
import type {
  Block,
  Contract,
  Draft,
  DraftInline,
  DraftProvision,
  Inline,
  Level,
  Line,
  ListId,
  Lists,
  Mark,
  Pair,
  Provision,
} from './ast.js';
import { formatPattern } from './pattern.js';

type Cites = ReadonlyMap<string, Pair<string>>;
const NBSP = '\u00A0';

/** Numbers and cites; `problems` has REF-MISSING for a reference to something that is not printed, REF-DEPTH for a level without a number. */
export function resolve(draft: Draft, lists: Lists): { contract: Contract; problems: Problem[] } {
  const cites = new Map<string, Pair<string>>();
  const marks = new Map<DraftProvision, Pair<Mark>>();
  const problems: Problem[] = [];
  for (const list of ['articles', 'annexes'] as const)
    number(draft[list], list, lists[list], [], cites, marks, problems);
  const missing = (from: string, target: string): void => {
    problems.push({
      code: 'REF-MISSING',
      severity: 'error',
      message: {
        zh: `${from} 引用了未印出的条款 ${target}`,
        en: `${from} refers to ${target}, which is not printed`,
      },
      hint: {
        zh: '恢复该条款，或在模板中以 printed 判断',
        en: 'keep that provision, or guard the reference with printed in the template',
      },
    });
  };
  const finish = (list: readonly DraftProvision[], levels: readonly Level[], depth: number): Provision[] =>
    list.map((p) => {
      const inlines = (nodes: readonly DraftInline[], lang: 'zh' | 'en'): Inline[] =>
        nodes.map((n) => inline(n, lang, cites, (t) => missing(p.id, t)));
      const both = (content: Pair<readonly DraftInline[]>): Pair<readonly Inline[]> => ({
        zh: inlines(content.zh, 'zh'),
        en: inlines(content.en, 'en'),
      });
      const { title, blocks, children, ...rest } = p;
      const mark = marks.get(p);
      return {
        ...rest,
        ...(title && { title: both(title) }),
        ...(mark && { mark }),
        // A title above sub-provisions stands alone whatever the level's habit.
        titleStyle: blocks.length === 0 ? 'line' : (levels[depth]?.title ?? 'line'),
        blocks: blocks.map((block) => mapBlock(block, both)),
        children: finish(children, levels, depth + 1),
      };
    });
  const { preamble, articles, signing, annexes, ...front } = draft;
  const contract: Contract = {
    ...front,
    lists,
    preamble: finish(preamble, [], 0),
    articles: finish(articles, lists.articles, 0),
    signing: finish(signing, [], 0),
    annexes: finish(annexes, lists.annexes, 0),
  };
  return { contract, problems };
}

function number(
  provisions: readonly DraftProvision[],
  list: ListId,
  levels: readonly Level[],
  above: readonly number[],
  cites: Map<string, Pair<string>>,
  marks: Map<DraftProvision, Pair<Mark>>,
  problems: Problem[],
): void {
  const level = levels[above.length];
  provisions.forEach((provision, i) => {
    if (!level) {
      const message = {
        zh: `编号方案没有第 ${above.length + 1} 级`,
        en: `the numbering scheme has no level ${above.length + 1}`,
      };
      problems.push({
        code: 'REF-DEPTH',
        severity: 'error',
        message,
        hint: { zh: provision.id, en: provision.id },
      });
      return;
    }
    const numbers = [...above, i + 1];
    const mark = (lang: 'zh' | 'en'): Mark => ({
      text: formatPattern(level.mark[lang], numbers),
      list,
      level: above.length,
    });
    marks.set(provision, { zh: mark('zh'), en: mark('en') });
    cites.set(provision.id, {
      zh: formatPattern(level.cite.zh, numbers),
      en: formatPattern(level.cite.en, numbers).replaceAll(' ', NBSP),
    });
    number(provision.children, list, levels, numbers, cites, marks, problems);
  });
}

function inline(
  node: DraftInline,
  lang: 'zh' | 'en',
  cites: Cites,
  missing: (target: string) => void,
): Inline {
  if (node.kind === 'strong')
    return { kind: 'strong', children: node.children.map((child) => inline(child, lang, cites, missing)) };
  if (node.kind !== 'ref') return node;
  const cite = cites.get(node.target);
  if (!cite) missing(node.target);
  return { kind: 'cite', target: node.target, text: cite?.[lang] ?? node.target };
}

function mapBlock(
  block: Block<DraftInline>,
  both: (content: Pair<readonly DraftInline[]>) => Pair<readonly Inline[]>,
): Block<Inline> {
  const line = (l: Line<DraftInline>): Line<Inline> => ({ label: both(l.label), value: both(l.value) });
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', content: both(block.content) };
    case 'table':
      return { ...block, head: block.head.map(both), body: block.body.map((row) => row.map(both)) };
    case 'party':
      return { kind: 'party', lines: block.lines.map(line) };
    case 'signature':
      return {
        kind: 'signature',
        heading: both(block.heading),
        seal: both(block.seal),
        lines: block.lines.map(line),
      };
  }
}
