// The source that a document carries ⇄ the flat fields in which every format writes it down, beside the sheet itself.
// What a stranger's hand has damaged is refused whole: a sheet printed another way than recorded would be another contract.
import { ContractError } from '../problem.js';
import type { Printing, Source } from './ast.js';

/** Namespace of the source in XML, and its name where a format wants one. */
export const SOURCE_NAMESPACE = 'urn:csa-contract:source';

/** Options of the printing: the field's name, and the values that it may have. */
const PRINTING: Readonly<Record<keyof Printing, readonly [field: string, values?: readonly string[]]>> = {
  lang: ['lang', ['bilingual', 'zh', 'en']],
  layout: ['layout', ['columns', 'stacked']],
  form: ['as'],
  status: ['status', ['draft', 'final']],
  script: ['script', ['hans', 'hant-tw', 'hant-hk']],
  localised: ['localised', ['true']],
  quotes: ['quotes', ['curly', 'corner']],
  compat: ['compat', ['libreoffice']],
  highlight: ['highlight', ['true']],
  protect: ['protect', ['read-only', 'tracked-changes']],
  pagingSeal: ['paging-seal', ['true']],
};

export function sourceFields({ form, program, templates, digest, printing }: Source): Record<string, string> {
  const options = Object.entries(PRINTING).flatMap(([key, [field]]) => {
    const value = printing[key as keyof Printing];
    return value === undefined ? [] : [[field, String(value)]];
  });
  return { form, program, templates, digest, ...Object.fromEntries(options) };
}

/** Fields that are not the source's own are passed over. Throws ContractError SOURCE-BROKEN. */
export function sourceFrom(sheet: string | undefined, fields: Readonly<Record<string, string>>): Source {
  const { form, program, templates = '', digest = '' } = fields;
  if (!sheet?.trim()) return broken('sheet');
  if (!form) return broken('form');
  if (program === undefined) return broken('program');
  if (!/^[0-9a-f]{12}$/.test(templates)) return broken('templates');
  if (!/^[0-9a-f]{64}$/.test(digest)) return broken('digest');
  const printing = Object.entries(PRINTING).flatMap(([key, [field, values]]) => {
    const value = fields[field];
    if (value === undefined) return [];
    if (value === '' || (values && !values.includes(value))) return broken(field);
    return [[key, value === 'true' ? true : value]];
  });
  return { sheet, form, program, templates, digest, printing: Object.fromEntries(printing) as Printing };
}

function broken(field: string): never {
  throw new ContractError([
    {
      code: 'SOURCE-BROKEN',
      severity: 'error',
      message: {
        zh: `文件所带的条款清单已损坏（${field}）`,
        en: `the term sheet in this document is damaged (${field})`,
      },
      hint: {
        zh: '用未经改动的原件，或用生成它的条款清单',
        en: 'take the document as it was generated, or the term sheet that it was made from',
      },
    },
  ]);
}
