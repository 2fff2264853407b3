// A form without a term sheet: its provisions in order with their numbers and titles, and what it needs.
// Numbers and titles are read off a draft that the form's defaults fill; a provision that they leave out has no number.
import { expand } from '../template/expand.js';
import type { Prepared } from '../template/expression.js';
import type { Form, Item } from '../template/forms.js';
import type { Setting } from '../template/helpers.js';
import type { Library } from '../template/library.js';
import { listsOf } from '../template/schemes.js';
import { checkTerms, hasNeed, modelFields, notesOf } from '../terms/index.js';
import { assemble, settingOf } from './assemble.js';
import type { DraftInline, Inline, Pair, Provision } from './ast.js';
import { resolve } from './resolve.js';

export interface Outline {
  readonly id: string;
  /** Absent where the form's defaults leave the provision out; empty where the scheme prints none. */
  readonly number?: Pair<string>;
  /** Absent for a provision that stands without a heading. */
  readonly title?: Pair<string>;
  /** Without a title and printed: how its first sentence begins. */
  readonly opening?: Pair<string>;
  /** Fields that decide whether the provision is printed, or how often. */
  readonly depends: readonly string[];
  readonly children: readonly Outline[];
}
interface Printed {
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly setting: Setting;
  readonly library: Library;
}

/** Throws a RangeError for a form whose own defaults are refused. */
export function outline(
  library: Library,
  form: Form,
): { articles: readonly Outline[]; annexes: Readonly<Record<string, Outline>> } {
  const { terms, problems } = checkTerms(bare(form), { ...rules(form), status: 'draft' });
  if (!terms) throw new RangeError(`${form.id}: ${problems.map((p) => `${p.code} ${p.path}`).join(', ')}`);
  const { contract } = resolve(assemble(library, form, terms).draft, listsOf(form, library.schemes));
  const provisions = new Map<string, Provision>();
  const note = (provision: Provision): void => {
    provisions.set(provision.id, provision);
    provision.children.forEach(note);
  };
  [...contract.articles, ...contract.annexes].forEach(note);
  const work: Printed = { provisions, setting: settingOf(library, form, terms, () => true), library };
  const annexes = Object.entries(form.annexes).map(([code, item]) => [code, itemOutline(item, work)]);
  return {
    articles: form.articles.map((item) => itemOutline(item, work)),
    annexes: Object.fromEntries(annexes) as Record<string, Outline>,
  };
}

function itemOutline(item: Item, work: Printed): Outline {
  const clause = work.library.clauses.get(item.id)!;
  const printed = work.provisions.get(item.id);
  const own = item.title === 'none' ? undefined : (item.title ?? clause.title);
  const { each } = clause;
  // A provision that repeats stands for all its repetitions by the first.
  const names = new Map(each ? [[each.as, work.setting.field(`${each.path}.0`)]] : []);
  const words = (leaf: Pair<Prepared>, lang: 'zh' | 'en'): string =>
    textOf(expand(leaf[lang], lang, work.setting, names).content);
  return {
    id: item.id,
    ...(printed && { number: { zh: printed.mark?.zh.text ?? '', en: printed.mark?.en.text ?? '' } }),
    ...(own && { title: { zh: words(own, 'zh'), en: words(own, 'en') } }),
    ...(!own && printed && openingOf(printed)),
    depends: [...new Set([...(clause.when?.uses.paths ?? []), ...(clause.each ? [clause.each.path] : [])])],
    children: (item.children ?? []).map((child) => itemOutline(child, work)),
  };
}

const LONGEST = { zh: 18, en: 48 };

/** The first clause of the first sentence, cut where it is long. */
function openingOf(provision: Provision): { opening: Pair<string> } | undefined {
  const first = [provision, ...provision.children]
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === 'paragraph');
  if (!first) return undefined;
  const begin = (lang: 'zh' | 'en'): string => {
    const text = textOf(first.content[lang]).trim();
    const clause = lang === 'zh' ? text.split(/[，。；：]/)[0]! : text.split(/[,.;:](?= |$)/)[0]!;
    const cut = clause.length > LONGEST[lang] ? clause.slice(0, LONGEST[lang]) : clause;
    const whole = lang === 'en' && cut !== clause ? cut.replace(/ \S*$/, '') : cut;
    return whole.length < text.replace(/[。.]$/, '').length ? `${whole}…` : whole;
  };
  return { opening: { zh: begin('zh'), en: begin('en') } };
}

const textOf = (nodes: readonly (DraftInline | Inline)[]): string =>
  nodes
    .map((node) => (node.kind === 'strong' ? textOf(node.children) : 'text' in node ? node.text : ''))
    .join('');

const bare = (form: Form) => ({ schema: 'csa-contract/1', form: form.id });
const rules = ({ defaults, requires }: Form) => ({ english: true, defaults, requires });

/** Fields that a final contract of this form needs and that nothing supplies: no default, no other field. In the model's order. */
export function requiredFields(form: Form): readonly string[] {
  const { problems } = checkTerms(bare(form), { ...rules(form), status: 'final' });
  const lacking = problems.flatMap(({ severity, path }) => (severity === 'error' && path ? [path] : []));
  const order = modelFields().map((field) => field.path);
  const rank = (path: string): number => order.indexOf(path.replace(/\.\d+(?=\.|$)/g, '.*'));
  return lacking
    .filter((path) => (hasNeed(path) || form.requires.includes(path)) && !notesOf(path)?.otherwise)
    .sort((a, b) => rank(a) - rank(b));
}
