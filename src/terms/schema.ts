// The whole term sheet as one strict schema, in the order of the term model, and the computed group that joins it afterwards.
import * as z from 'zod';
import { annexes, custom, misc } from './families/annexes.js';
import { assignment } from './families/assignment.js';
import { business, definitions, recitals } from './families/business.js';
import { changes } from './families/changes.js';
import { channels } from './families/channels.js';
import { checks } from './families/checks.js';
import { confidentiality } from './families/confidentiality.js';
import { counterparts, effectiveness, signatures } from './families/counterparts.js';
import { delivery, survey, warranty } from './families/delivery.js';
import { disputes, governingLaw, governingLawName } from './families/disputes.js';
import { document, form, schema } from './families/document.js';
import { fees } from './families/fees.js';
import { forceMajeure } from './families/force-majeure.js';
import { hours } from './families/hours.js';
import { invoice } from './families/invoice.js';
import { ip } from './families/ip.js';
import { language } from './families/language.js';
import { liability } from './families/liability.js';
import { notices } from './families/notices.js';
import { parties } from './families/parties.js';
import { payment } from './families/payment.js';
import { data } from './families/personal.js';
import { evaluation, reporting } from './families/reporting.js';
import { rights } from './families/rights.js';
import { scope } from './families/scope.js';
import { staffing } from './families/staffing.js';
import { standards } from './families/standards.js';
import { term } from './families/term.js';
import { consequences, termination } from './families/termination.js';
import { computed, group } from './field.js';

/** What a person may write. */
export const sheetSchema = z.strictObject({
  schema,
  form,
  document,
  parties,
  business,
  recitals,
  definitions,
  scope,
  channels,
  hours,
  standards,
  staffing,
  delivery,
  survey,
  warranty,
  rights,
  term,
  fees,
  payment,
  invoice,
  reporting,
  evaluation,
  changes,
  confidentiality,
  data,
  ip,
  liability,
  forceMajeure,
  termination,
  consequences,
  assignment,
  governingLaw,
  governingLawName,
  disputes,
  notices,
  language,
  counterparts,
  effectiveness,
  signatures,
  annexes,
  misc,
  custom,
  checks,
});

const derived = group({
  periods: computed<number>('合同月数', 'Months of the term', { kind: 'int', unit: 'month' }),
  tax: group({
    net: computed<string>('不含税金额', 'Net amount', { kind: 'money' }),
    vat: computed<string>('增值税额', 'VAT', { kind: 'money' }),
    gross: computed<string>('含税金额', 'Gross amount', { kind: 'money' }),
  }),
});

/** What a template may read: the sheet, and what was computed from it. */
export const termsSchema = z.strictObject({ ...sheetSchema.shape, derived });

export type Sheet = z.output<typeof sheetSchema>;
export type Terms = z.output<typeof termsSchema>;
