// numbering.xml → the label that Word prints before each paragraph (ECMA-376 part 1, 17.9). Word keeps one set of counters for each
// abstract list, whatever instances of it the paragraphs name; an instance's startOverride holds from its first use on.
import type { Element } from '@xmldom/xmldom';
import { counted } from './counting.js';
import { attribute, child, childrenNamed, integerOf, isOn, rootOf, valOf } from './dom.js';
import { relatedParts } from './parts.js';
import type { Label, View, WordPackage } from './reading.js';
import { chainOf, type Styles } from './styles.js';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly legal: boolean;
  /** It starts again after any level of a smaller index than this. */
  readonly restart: number;
  readonly style?: string;
}
interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}
export type Lists = ReadonlyMap<string, List>;
/** Counts a paragraph, by its properties and style; paragraphs come in the order of the story. */
export type Numberer = (pPr: Element | undefined, style: string) => Label | undefined;

const LEVELS = 9;

export function listsOf(pkg: WordPackage, styles: Styles): Lists {
  const root = rootOf(pkg.parts.get(relatedParts(pkg, 'numbering')[0] ?? ''));
  const abstracts = new Map(
    childrenNamed(root, 'abstractNum').map((el) => [attribute(el, 'abstractNumId') ?? '', el]),
  );
  const nums = new Map(childrenNamed(root, 'num').map((el) => [attribute(el, 'numId') ?? '', el]));
  const abstractOf = (num: Element | undefined): string => valOf(child(num, 'abstractNumId')) ?? '';
  /** A list that only names a list style has the levels of the list that defines the style. */
  const defining = (id: string): string => {
    const link = valOf(child(abstracts.get(id), 'numStyleLink'));
    if (link === undefined) return id;
    const named = valOf(child(styles.byId.get(link)?.pPr, 'numPr', 'numId'));
    const linked = [...abstracts].find(([, el]) => valOf(child(el, 'styleLink')) === link)?.[0];
    return linked ?? (named === undefined ? id : abstractOf(nums.get(named)));
  };
  return new Map(
    [...nums].map(([id, num]) => {
      const abstract = defining(abstractOf(num));
      const levels = new Map(levelsIn(abstracts.get(abstract)));
      const starts = new Map<number, number>();
      for (const over of childrenNamed(num, 'lvlOverride')) {
        const at = integerOf(over, 'ilvl') ?? 0;
        const start = integerOf(child(over, 'startOverride'));
        if (start !== undefined) starts.set(at, start);
        for (const [index, level] of levelsIn(over)) levels.set(index, level);
      }
      return [id, { abstract, levels, starts }];
    }),
  );
}

function levelsIn(parent: Element | undefined): [number, Level][] {
  return childrenNamed(parent, 'lvl').map((el) => {
    const index = integerOf(el, 'ilvl') ?? 0;
    const style = valOf(child(el, 'pStyle'));
    const level: Level = {
      start: integerOf(child(el, 'start')) ?? 0,
      format: valOf(child(el, 'numFmt')) ?? 'decimal',
      text: valOf(child(el, 'lvlText')) ?? '',
      legal: isOn(child(el, 'isLgl')) ?? false,
      restart: integerOf(child(el, 'lvlRestart')) ?? index,
      ...(style !== undefined && { style }),
    };
    return [index, level];
  });
}

/** A list that a tracked change gave is none in the view that rejects it. */
export function numbererOf(lists: Lists, styles: Styles, view: View): Numberer {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return (pPr, style) => {
    const given = view === 'rejected' && child(pPr, 'numPr', 'ins') !== undefined;
    const place = given ? undefined : placeOf(pPr, style, lists, styles);
    const list = lists.get(place?.list ?? '');
    const own = list?.levels.get(place!.level);
    if (!list || !own) return undefined;
    const { level } = place!;
    const counts = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counts);
    const startOf = (index: number): number => list.starts.get(index) ?? list.levels.get(index)?.start ?? 1;
    const use = `${place!.list} ${level}`;
    if (list.starts.has(level) && !begun.has(use)) counts[level] = undefined;
    begun.add(use);
    counts[level] = counts[level] === undefined ? startOf(level) : counts[level] + 1;
    for (let above = 0; above < level; above++) counts[above] ??= startOf(above);
    for (let below = level + 1; below < LEVELS; below++)
      if ((list.levels.get(below)?.restart ?? below) > level) counts[below] = undefined;
    return labelOf(
      list,
      own,
      counts.slice(0, level + 1).map((count) => count ?? 0),
    );
  };
}

/** A list by itself, or by a style: then the level is the one linked to the style (17.9.23), else the one the style names. */
export function placeOf(pPr: Element | undefined, style: string, lists: Lists, styles: Styles) {
  const own = child(pPr, 'numPr');
  const owners = chainOf(styles, style).flatMap(({ id, pPr: properties }) => {
    const numPr = child(properties, 'numPr');
    return numPr ? [{ id, list: valOf(child(numPr, 'numId')), level: integerOf(child(numPr, 'ilvl')) }] : [];
  });
  const direct = valOf(child(own, 'numId'));
  const list = direct ?? owners.find((owner) => owner.list !== undefined)?.list;
  if (list === undefined || list === '0') return undefined;
  const levels = [...(lists.get(list)?.levels ?? [])];
  const linked = (id: string | undefined): number | undefined =>
    levels.find(([, level]) => id !== undefined && level.style === id)?.[0];
  const inherited = linked(owners[0]?.id) ?? owners.find((owner) => owner.level !== undefined)?.level;
  const level = integerOf(child(own, 'ilvl')) ?? (direct === undefined ? inherited : linked(style)) ?? 0;
  return { list, level };
}

/** A level without a label counts all the same. */
function labelOf(list: List, { text: pattern, legal, format }: Level, values: number[]): Label | undefined {
  const text = pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const shown = legal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
    return at < values.length ? counted(values[at]!, shown) : '';
  });
  return text === '' ? undefined : { text, pattern, values, format: legal ? 'decimal' : format };
}
