// The group of legal weight to which a field belongs: by the group of the sheet that holds it, and by path where such a group is mixed.
import { type Terms, within } from '../terms/index.js';
import type { Weight } from './comparison.js';

const GROUPS: Readonly<Record<keyof Terms, Weight>> = {
  schema: 'wording',
  form: 'form',
  document: 'wording',
  parties: 'parties',
  business: 'parties',
  recitals: 'wording',
  definitions: 'wording',
  scope: 'levels',
  channels: 'levels',
  hours: 'levels',
  standards: 'levels',
  staffing: 'levels',
  delivery: 'levels',
  survey: 'levels',
  warranty: 'levels',
  rights: 'levels',
  term: 'term',
  fees: 'money',
  payment: 'money',
  invoice: 'money',
  reporting: 'levels',
  evaluation: 'levels',
  changes: 'wording',
  confidentiality: 'confidentiality',
  data: 'confidentiality',
  ip: 'confidentiality',
  liability: 'liability',
  forceMajeure: 'liability',
  termination: 'term',
  consequences: 'term',
  assignment: 'parties',
  governingLaw: 'disputes',
  governingLawName: 'disputes',
  disputes: 'disputes',
  notices: 'parties',
  language: 'wording',
  counterparts: 'wording',
  effectiveness: 'term',
  signatures: 'parties',
  annexes: 'wording',
  misc: 'wording',
  custom: 'wording',
  checks: 'wording',
  derived: 'money',
};

/** By address: without list entries and party roles. */
const MIXED: readonly (readonly [string, Weight])[] = [
  ['parties.bank', 'money'],
  ['evaluation.failCycles', 'term'],
  ['evaluation.customerMayTerminate', 'term'],
  ['consequences.settleWithin', 'money'],
  ['consequences.refundPrepaid', 'money'],
  ['consequences.transitionFee', 'money'],
  ['rights.suspendForMissingInput', 'liability'],
  ['liability.interruption.terminateAfter', 'term'],
  ['forceMajeure.terminateAfter', 'term'],
  ['language.prevailing', 'disputes'],
  ['notices.litigationService', 'disputes'],
  ['misc.annexPrecedence', 'disputes'],
  ['derived.periods', 'term'],
];

export function weightOf(address: string): Weight {
  const mixed = MIXED.find(([path]) => within(address, path));
  return mixed?.[1] ?? GROUPS[address.split('.')[0] as keyof Terms];
}
