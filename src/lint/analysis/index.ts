// A contract's text in, what the rules ask of it out. Each part is made when the first rule asks and then kept: one analysis per contract.

import { once } from '../../text/once.js';
import type { ContractText } from '../text.js';
import { type Definition, definitionsOf } from './definitions.js';
import { type Designators, designatorsOf } from './designators.js';
import type { Facts } from './facts.js';
import { type FamilyOf, familiesOf } from './families.js';
import { type Figure, figuresOf } from './figures.js';
import { type Forum, forumsOf } from './forums.js';
import { institutionsOf, type Mention } from './institutions.js';
import { type Pairs, pairsOf } from './pairs.js';
import { type Reference, referencesOf } from './references.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { signedOn } from './signing.js';
import { type Statute, statutesOf } from './statutes.js';

export interface Analysis {
  readonly text: ContractText;
  readonly facts: Facts;
  /** In the order of the text, as all lists here. */
  readonly figures: readonly Figure[];
  /** The day by which the law is judged, ISO: of signing, else today. */
  readonly day: string | undefined;
  readonly statutes: readonly Statute[];
  /** Arbitral institutions. */
  readonly institutions: readonly Mention[];
  readonly forums: readonly Forum[];
  readonly references: readonly Reference[];
  readonly definitions: readonly Definition[];
  readonly designators: Designators;
  readonly pairs: Pairs;
  readonly familyOf: FamilyOf;
  readonly sentencesOf: (passage: number) => readonly Sentence[];
}

export function analyse(text: ContractText, facts: Facts): Analysis {
  const figures = once(() => figuresOf(text));
  const day = once(() => signedOn(text, figures(), facts));
  const statutes = once(() => statutesOf(text, facts, day()));
  const references = once(() => referencesOf(text));
  const definitions = once(() => definitionsOf(text));
  const designators = once(() => designatorsOf(text, facts));
  const pairs = once(() => pairsOf(text));
  const families = once(() => familiesOf(text));
  const institutions = once(() => institutionsOf(text, facts));
  const forums = once(() => forumsOf(text, families(), analysis.sentencesOf));
  const sentences = new Map<number, readonly Sentence[]>();
  const analysis: Analysis = {
    text,
    facts,
    get figures() {
      return figures();
    },
    get day() {
      return day();
    },
    get statutes() {
      return statutes();
    },
    get institutions() {
      return institutions();
    },
    get forums() {
      return forums();
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
  return analysis;
}
