// Draft → Contract: every provision gets its number, every reference its words. Both come from the same counters, so they cannot disagree.
import type { Problem } from '../problem.js';
import type {
  CitePattern,
  Contract,
  Draft,
  DraftInline,
  DraftProvision,
  Inline,
  Lang,
  Level,
  ListId,
  Lists,
  Mark,
  Pair,
  Provision,
} from './ast.js';
import { mapBlock } from './blocks.js';
import { formatPattern } from './pattern.js';

type Cites = ReadonlyMap<string, Pair<string>>;
const NBSP = '\u00A0';
interface Numbered {
  readonly mark: Pair<Mark>;
  readonly level: Level;
}
interface Work {
  readonly list: ListId;
  readonly levels: readonly Level[];
  readonly cites: Map<string, Pair<string>>;
  readonly numbered: Map<DraftProvision, Numbered>;
  readonly problems: Problem[];
}
/** What a provision's number builds on: the numbers above it, how siblings are numbered, and the cite of their parent. */
interface Above {
  readonly numbers: Pair<readonly number[]>;
  readonly variant: string | undefined;
  readonly cite: Pair<string>;
}

/** Numbers and cites; `problems` has REF-MISSING for a reference to something that is not printed, REF-DEPTH for a level without a number. */
export function resolve(draft: Draft, lists: Lists): { contract: Contract; problems: Problem[] } {
  const cites = new Map<string, Pair<string>>();
  const numbered = new Map<DraftProvision, Numbered>();
  const problems: Problem[] = [];
  for (const list of ['articles', 'annexes'] as const) {
    const work: Work = { list, levels: lists[list], cites, numbered, problems };
    number(draft[list], { numbers: { zh: [], en: [] }, variant: undefined, cite: { zh: '', en: '' } }, work);
  }
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
  const finish = (list: readonly DraftProvision[]): Provision[] =>
    list.map((p) => {
      const inlines = (nodes: readonly DraftInline[], lang: Lang): Inline[] =>
        nodes.map((n) => inline(n, lang, cites, (t) => missing(p.id, t)));
      const both = (content: Pair<readonly DraftInline[]>): Pair<readonly Inline[]> => ({
        zh: inlines(content.zh, 'zh'),
        en: inlines(content.en, 'en'),
      });
      const { id, addresses, title, blocks, children } = p;
      const { mark, level } = numbered.get(p) ?? {};
      const cite = cites.get(id);
      return {
        ...{ id, addresses },
        ...(title && { title: both(title) }),
        ...(mark && { mark }),
        ...(cite && { cite }),
        listLevel: mark?.zh.level ?? 0,
        // A title above sub-provisions stands alone whatever the level's habit.
        titleStyle: blocks.length === 0 ? 'line' : (level?.title ?? 'line'),
        blocks: blocks.map((block) => mapBlock(block, both)),
        children: finish(children),
      };
    });
  const { preamble, articles, signing, annexes, ...front } = draft;
  const contract: Contract = {
    ...front,
    lists,
    script: 'hans',
    preamble: finish(preamble),
    articles: finish(articles),
    signing: finish(signing),
    annexes: finish(annexes),
  };
  return { contract, problems };
}

function number(provisions: readonly DraftProvision[], above: Above, work: Work): void {
  const depth = above.numbers.zh.length;
  const levelOf = (variant: string | undefined): number =>
    work.levels.findIndex((level) => level.depth === depth && level.variant === variant);
  const index = levelOf(above.variant) < 0 ? levelOf(undefined) : levelOf(above.variant);
  const level = work.levels[index];
  let paragraphs = 0;
  provisions.forEach((provision, i) => {
    if (!level) {
      work.problems.push({
        code: 'REF-DEPTH',
        severity: 'error',
        message: {
          zh: `编号方案没有第 ${depth + 1} 级`,
          en: `the numbering scheme has no level ${depth + 1}`,
        },
        hint: { zh: provision.id, en: provision.id },
      });
      return;
    }
    // Where nothing is printed a reader counts paragraphs: 第七条第三款 is the third of the article, and its items hang on the last.
    const first = paragraphs + 1;
    paragraphs += Math.max(1, provision.blocks.filter(({ kind }) => kind === 'paragraph').length);
    const at = (lang: Lang, paragraph: number): readonly number[] => [
      ...above.numbers[lang],
      level.mark[lang].length === 0 ? paragraph : i + 1,
    ];
    const numbers = { zh: at('zh', first), en: at('en', first) };
    const last = { zh: at('zh', paragraphs), en: at('en', paragraphs) };
    const mark = (lang: Lang): Mark => ({
      text: formatPattern(level.mark[lang], numbers[lang]),
      list: work.list,
      level: index,
    });
    const cite = {
      zh: citeText(level.cite.zh, numbers.zh, last.zh, above.cite.zh),
      en: citeText(level.cite.en, numbers.en, last.en, above.cite.en).replaceAll(' ', NBSP),
    };
    // Items hang on the last paragraph alone.
    const hanger = {
      zh: citeText(level.cite.zh, last.zh, last.zh, above.cite.zh),
      en: cite.en,
    };
    work.numbered.set(provision, { mark: { zh: mark('zh'), en: mark('en') }, level });
    work.cites.set(provision.id, cite);
    number(
      provision.children,
      { numbers: last, variant: provision.variant ?? level.below, cite: hanger },
      work,
    );
  });
}

function citeText(
  { follows, pattern, to }: CitePattern,
  first: readonly number[],
  last: readonly number[],
  above: string,
): string {
  const several = to && first.at(-1) !== last.at(-1);
  return `${follows ? above : ''}${formatPattern(pattern, first)}${several ? formatPattern(to, last) : ''}`;
}

function inline(node: DraftInline, lang: Lang, cites: Cites, missing: (target: string) => void): Inline {
  if (node.kind === 'strong')
    return { kind: 'strong', children: node.children.map((child) => inline(child, lang, cites, missing)) };
  if (node.kind !== 'ref') return node;
  const cite = cites.get(node.target);
  if (!cite) missing(node.target);
  return { kind: 'cite', target: node.target, text: cite?.[lang] ?? node.target };
}
