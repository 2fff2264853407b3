// A contract's text in, what the rules ask of it out. Each part is made when the first rule asks and then kept: one analysis per contract.

import type { ContractText } from '../text.js';
import { type Definition, definitionsOf } from './definitions.js';
import { type Designators, designatorsOf } from './designators.js';
import type { Facts } from './facts.js';
import { type FamilyOf, familiesOf } from './families.js';
import { type Figure, figuresOf } from './figures.js';
import { type Pairs, pairsOf } from './pairs.js';
import { type Reference, referencesOf } from './references.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { type Statute, statutesOf } from './statutes.js';

export interface Analysis {
  readonly text: ContractText;
  readonly facts: Facts;
  /** In the order of the text, as all lists here. */
  readonly figures: readonly Figure[];
  readonly statutes: readonly Statute[];
  readonly references: readonly Reference[];
  readonly definitions: readonly Definition[];
  readonly designators: Designators;
  readonly pairs: Pairs;
  readonly familyOf: FamilyOf;
  readonly sentencesOf: (passage: number) => readonly Sentence[];
}

export function analyse(text: ContractText, facts: Facts): Analysis {
  const figures = once(() => figuresOf(text));
  const statutes = once(() => statutesOf(text, facts));
  const references = once(() => referencesOf(text));
  const definitions = once(() => definitionsOf(text));
  const designators = once(() => designatorsOf(text, facts));
  const pairs = once(() => pairsOf(text));
  const families = once(() => familiesOf(text));
  const sentences = new Map<number, readonly Sentence[]>();
  return {
    text,
    facts,
    get figures() {
      return figures();
    },
    get statutes() {
      return statutes();
    },
    get references() {
      return references();
    },
    get definitions() {
      return definitions();
    },
    get designators() {
      return designators();
    },
    get pairs() {
      return pairs();
    },
    familyOf: (clause) => families()(clause),
    sentencesOf: (passage) => {
      const known = sentences.get(passage) ?? sentencesOf(text.passages[passage]!);
      sentences.set(passage, known);
      return known;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
