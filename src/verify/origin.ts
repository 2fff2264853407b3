// What a document says of its origin, beside what the sheet gives here and now: another sheet, another version of the program.
import type { Source } from '../contract/ast.js';
import type { Finding } from './finding.js';

/**
 * `carried` is the source in the document, `made` that of the contract generated now. `own` tells that the sheet was given by the user
 * and not taken from the document.
 */
export function originFindings(carried: Source | undefined, made: Source, own: boolean): Finding[] {
  const { digest, program, templates } = made;
  if (!carried || carried.digest === digest) return [];
  if (own && carried.sheet !== made.sheet)
    return [
      {
        ...{ kind: 'sheet', severity: 'change' },
        message: {
          zh: '文件所带的条款清单不是所给的这一份；以所给的为准比对',
          en: 'the term sheet inside the document is not the one named; it is compared with the one named',
        },
      },
    ];
  if (carried.program !== program || carried.templates !== templates)
    return [
      {
        ...{ kind: 'version', severity: 'note' },
        message: {
          zh: `VERIFY-VERSION：文件由 ${carried.program}（模板 ${carried.templates}）生成，本程序是 ${program}（模板 ${templates}）；文字的差异可能只因版本不同`,
          en: `VERIFY-VERSION: made by ${carried.program} (templates ${carried.templates}); this is ${program} (templates ${templates}): words may differ for that reason alone`,
        },
      },
    ];
  return [
    {
      ...{ kind: 'sheet', severity: 'change' },
      message: {
        zh: '文件所带的条款清单或其摘要被改动过；请用自己保存的清单再比对：verify <文件> <清单>',
        en: 'the term sheet inside the document, or its digest, was altered; compare with your own copy: verify <document> <sheet>',
      },
    },
  ];
}
