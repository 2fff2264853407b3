// Terms out of a checked sheet: what the sheet leaves out and other fields decide, and what is always computed.
// Only gaps are filled; a value from the sheet is never changed, and X-constraints compare it with what would be computed.
import { dailyMinutes, ROLES, termOf } from './facts.js';
import { SEATS } from './families/disputes.js';
import { SENSITIVE } from './families/personal.js';
import type { Sheet, Terms } from './schema.js';
import { cycleAmount, estimatedTotal, taxSplit } from './total.js';

export function complete(sheet: Sheet): Terms {
  const terms: Terms = { ...structuredClone(sheet), derived: { tax: {} } };
  completeParties(terms);
  completeService(terms);
  completeFees(terms);
  completeRest(terms);
  return terms;
}

function completeParties(terms: Terms): void {
  const transfer = terms.payment.methods?.includes('bank_transfer') ?? false;
  for (const role of ROLES) {
    const party = terms.parties[role];
    party.contactAddress ??= party.registeredAddress;
    if (party.contact.name) {
      party.contact.phone ??= party.phone;
      party.contact.email ??= party.email;
    }
    const { bank } = party;
    if (bank.accountNumber || bank.bankName || (role === 'provider' && transfer))
      bank.accountName ??= party.name;
    const signatory = terms.signatures[role];
    if (!signatory.name && party.legalRep.name) {
      signatory.name = party.legalRep.name;
      signatory.title ??= party.legalRep.title;
    }
  }
}

function completeService(terms: Terms): void {
  const open = terms.hours.default && dailyMinutes(terms.hours.default);
  // Part hours have no whole number; the window itself says it.
  if (terms.hours.default && open !== undefined && open % 60 === 0)
    terms.hours.default.dailyHours = open / 60;
  const { satisfaction, resolution = [] } = terms.standards;
  if (satisfaction.minPercent !== undefined) satisfaction.period ??= terms.evaluation.cycle;
  for (const level of resolution)
    level.outcome ??= level.class === 'complex' ? 'solution_proposed' : 'resolved';
  const { data } = terms;
  const sensitive = data.categories?.some((category) => SENSITIVE.includes(category)) ?? false;
  if (data.involvesPersonalInfo !== false) {
    data.sensitive.present = sensitive || data.minors === true;
    data.recording.calls ??= terms.channels?.some((channel) => channel.kind === 'phone') ?? false;
  }
}

function completeFees(terms: Terms): void {
  const { fees, payment, invoice, derived } = terms;
  const { pricing } = fees;
  const parts = pricing?.model === 'hybrid' ? (pricing.components ?? []) : pricing ? [pricing] : [];
  for (const part of parts)
    if (part.model === 'per_agent_month' && terms.staffing.minAgents)
      part.agents ??= terms.staffing.minAgents;
  const { span } = termOf(terms);
  if (span) derived.periods = span.months;
  fees.estimatedTotal ??= estimatedTotal(terms, span);
  const amount = cycleAmount(pricing);
  if (payment.firstPayment.mode !== 'none' && pricing?.model !== 'fixed_total')
    payment.firstPayment.amount ??= amount;
  const taxed = invoice.type === 'special_vat' || invoice.type === 'ordinary_vat';
  if (amount !== undefined && taxed && invoice.vatRate !== undefined)
    derived.tax = taxSplit(amount, invoice.vatRate, invoice.priceIncludesTax !== false, fees.currency);
}

function completeRest(terms: Terms): void {
  const { data, liability, disputes } = terms;
  if (data.involvesPersonalInfo !== false) data.retention ??= termLength(terms);
  if (liability.interruption.base === 'total_fees') liability.interruption.base = 'total_amount';
  if (liability.cap.kind === 'percent_of_annual') liability.cap.value ??= '100';
  liability.wrongfulTermination.provider ??= liability.wrongfulTermination.customer;
  if (disputes?.method === 'arbitration')
    disputes.arbitration.seat ??= SEATS[disputes.arbitration.institution ?? 'other'];
}

/** The term as a duration; undefined when it has no whole number of months. */
function termLength(terms: Terms): string | undefined {
  if (terms.term.length !== undefined) return terms.term.length;
  const { span } = termOf(terms);
  return span && span.days === 0 && span.months > 0 ? `${span.months} month` : undefined;
}
