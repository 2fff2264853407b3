// The room's door: everything for one way between scripts is opened once; converters and protectors are made from it.
import type { Pair, Script } from '../contract/ast.js';
import { once } from '../text/once.js';
import type { Converter } from './conversion.js';
import { counterparts, type Legal, makeConverter } from './converter.js';
import { loadChain, loadVariants, makeTable } from './dictionary.js';
import { amounts, type Quotes, quotationMarks } from './forms.js';
import { crossing, type Finding, finder } from './names.js';
import { charactersOn, type Files, noticeOf, readPatterns, wordsOn } from './rules.js';

export type { Converted, Converter, Note, Reason, Span } from './conversion.js';
export { cutAt } from './cut.js';
export type { Quotes } from './forms.js';
export type { Finding, Names, Protector } from './names.js';

export interface Manner {
  readonly localised?: boolean;
  /** Quotation marks to print; as they stand where nothing is said. */
  readonly quotes?: Quotes;
  /** Notes every character that might have become another one. */
  readonly explain?: boolean;
}
/** One way between two scripts, with its dictionaries loaded. */
export interface Way {
  readonly from: Script;
  readonly to: Script;
  readonly converter: (manner?: Manner) => Converter;
  readonly names: Finding;
  /** What a localised contract in the target script says about itself; undefined in Simplified. */
  readonly notice: () => Pair<string> | undefined;
}

/** `files` are the template texts by their path under templates/. */
export async function openWay(from: Script, to: Script, files: Files): Promise<Way> {
  const [chain, variants] = await Promise.all([loadChain(from, to), loadVariants()]);
  const patterns = readPatterns(files);
  const characters = charactersOn(from, to, files, patterns, variants);
  const words = once(() => wordsOn(from, to, files));
  const others = once(() => counterparts(chain));
  const none = makeTable([]);
  const converter = ({ localised = false, quotes, explain = false }: Manner = {}): Converter => {
    const legal: Legal = { characters, words: localised ? words() : none };
    const marks = quotes ? quotationMarks(quotes) : () => [];
    const money = amounts(to, patterns.capitals);
    const forms = (text: string) => [...money(text), ...marks(text)].sort((a, b) => a.start - b.start);
    return makeConverter(chain, legal, { from, to, localised, forms, ...(explain && { others: others() }) });
  };
  const tables = [chain.segments, characters];
  const names = finder(patterns, {
    isWord: (text) => tables.some(({ phrases }) => phrases.has(text)),
    crosses: crossing(tables),
  });
  return { from, to, converter, names, notice: () => noticeOf(to, files) };
}
