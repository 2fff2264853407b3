// Who the parties are and what the text calls them: 甲方/乙方, 委托方/受托方, Party A, the Client; the names behind the letters.
// Without letters the party named first counts as A. A role comes from the label of the party block, else from who pays.
import type { Role } from '../../contract/ast.js';
import { matchesIn, OPERATIVE, passagesOf } from '../find.js';
import type { ContractText, Passage, Stretch } from '../text.js';
import type { Facts } from './facts.js';
import { bracketedIn, partyBlocks } from './parties.js';
import { KNOWN, type PairId, roleOf, USED } from './party-words.js';
import { type Payment, paymentsIn } from './payments.js';

export interface Designator {
  /** `甲方`, `委托方`, `Party A`; in Simplified. */
  readonly word: string;
  /** Words of one pair go together, words of two do not. */
  readonly pair: PairId;
  readonly at: Stretch;
}
export interface PartyName {
  readonly text: string;
  readonly at: Stretch;
}
export interface Letter {
  readonly letter: 'A' | 'B';
  /** Registered name as the party block gives it, the Chinese one where there are two. */
  readonly name?: PartyName;
  /** The names in both languages. */
  readonly names: readonly PartyName[];
  /** What it is called, in Simplified: `甲方`, `委托方`, `Party A`. */
  readonly words: readonly string[];
  /** The role that the text gives it, by its label or by who pays. */
  readonly role?: Role;
  /** The role that its label says. */
  readonly labelled?: Role;
}
export interface Designators {
  /** In what the parties agree on; party blocks and signatures only introduce them. */
  readonly all: readonly Designator[];
  readonly letters: readonly Letter[];
  /** Sentences in which one of them pays a price. */
  readonly payments: readonly Payment[];
}

export function designatorsOf(text: ContractText, _facts: Facts): Designators {
  const blocks = partyBlocks(text);
  const letters = (['A', 'B'] as const).flatMap((letter) => {
    const own = blocks.filter((block) => block.letter === letter);
    if (own.length === 0) return [];
    const names = firstNames(own.flatMap((block) => block.names));
    const labelled = own.map(({ label }) => roleOf(label)).find((role) => role !== undefined);
    return [{ letter, names, labelled, words: [...new Set(own.flatMap((block) => block.words))] }];
  });
  const letterOf = (word: string): 'A' | 'B' | undefined =>
    letters.find((letter) => letter.words.includes(word))?.letter ?? lettered(word);
  const payments = paymentsIn(text, letterOf);
  const payers = new Set(payments.map(({ payer }) => payer));
  const [payer] = payers;
  return {
    all: usedIn(
      text,
      new Set(letters.flatMap((letter) => letter.words)),
      blocks.map((block) => block.passage),
    ),
    payments,
    letters: letters.map(({ letter, names, labelled, words }) => {
      const role = labelled ?? (payers.size === 1 ? (payer === letter ? 'customer' : 'provider') : undefined);
      const [name] = names;
      return {
        letter,
        names,
        words,
        ...(name && { name }),
        ...(role && { role }),
        ...(labelled && { labelled }),
      };
    }),
  };
}

/** One a language: what stands further down may be misspelt. */
function firstNames(all: readonly PartyName[]): PartyName[] {
  const isHan = ({ text }: PartyName): boolean => /\p{Script=Han}/u.test(text);
  return [all.find(isHan), all.find((name) => !isHan(name))].filter((name) => name !== undefined);
}

const lettered = (word: string): 'A' | 'B' | undefined =>
  /甲方|Party A/.test(word) ? 'A' : /乙方|Party B/.test(word) ? 'B' : undefined;

function usedIn(
  text: ContractText,
  introduced: ReadonlySet<string>,
  blocks: readonly number[],
): Designator[] {
  const heads = new Set(blocks);
  const numbered = text.clauses.some(({ section }) => section === 'body');
  const apart = numbered ? ['front', 'signature'] : ['signature'];
  return passagesOf(text, OPERATIVE).flatMap((passage) =>
    heads.has(passage.index) || apart.includes(text.clauses[passage.clause]!.section)
      ? []
      : usedBy(passage, introduced),
  );
}

function usedBy(passage: Passage, introduced: ReadonlySet<string>): Designator[] {
  const given = bracketedIn(passage);
  let next = 0;
  return matchesIn(passage, USED[passage.lang]).flatMap(({ at, match }) => {
    const word = match[0].replace(/^the /i, '');
    const known = KNOWN.get(word);
    if (!known || (known.ordinary && !introduced.has(word))) return [];
    while (next < given.length && given[next]!.to < at.to) next += 1;
    const isGiven = next < given.length && given[next]!.from <= at.from;
    return isGiven ? [] : [{ word, pair: known.pair, at }];
  });
}
