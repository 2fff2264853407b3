// What a document says of its origin, beside what the sheet gives here and now: another sheet, another version of the program,
// another way of printing than the sheet asks for.
import type { Lang, Pair, Printable, Source } from '../contract/ast.js';
import type { Finding } from './finding.js';

/** What the document carries: its source, `damaged` where that cannot be read, nothing where there is none. */
export type Carried = Source | 'damaged' | undefined;

const said = (kind: Finding['kind'], severity: Finding['severity'], zh: string, en: string): Finding => ({
  kind,
  severity,
  message: { zh, en },
});

/** `made` is the source of the contract generated now. `own` tells that the sheet was given by the user and not taken from the document. */
export function originFindings(carried: Carried, made: Source, own: boolean): Finding[] {
  if (carried === 'damaged')
    return [
      said('sheet', 'change', '文件所带的条款清单已损坏', 'the term sheet inside the document is damaged'),
    ];
  if (!carried)
    return own ? [said('sheet', 'note', '文件不带条款清单', 'the document carries no term sheet')] : [];
  if (own && carried.sheet !== made.sheet)
    return [
      said(
        ...(['sheet', 'change'] as const),
        '文件所带的条款清单不是所给的这一份；以所给的为准比对',
        'the term sheet inside the document is not the one named; it is compared with the one named',
      ),
    ];
  if (carried.digest === made.digest) return [];
  const { program, templates } = made;
  if (carried.program !== program || carried.templates !== templates)
    return [
      said(
        ...(['version', 'note'] as const),
        `VERIFY-VERSION：文件由 ${carried.program}（模板 ${carried.templates}）生成，本程序是 ${program}（模板 ${templates}）；文字的差异可能只因版本不同`,
        `VERIFY-VERSION: made by ${carried.program} (templates ${carried.templates}); this is ${program} (templates ${templates}): words may differ for that reason alone`,
      ),
    ];
  return [
    said(
      ...(['sheet', 'change'] as const),
      '文件所带的条款清单或其摘要被改动过；请用自己保存的清单再比对：verify <文件> <清单>',
      'the term sheet inside the document, or its digest, was altered; compare with your own copy: verify <document> <sheet>',
    ),
  ];
}

type Way = Pick<Printable, 'form' | 'languages' | 'status' | 'script' | 'layout'>;
const LANGUAGES: Readonly<Record<Lang, Pair<string>>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};
const STATUS = { draft: { zh: '草稿', en: 'a draft' }, final: { zh: '定稿', en: 'final' } } as const;

/** How the document was printed against how the user's own sheet prints. Form, languages and status make it another contract. */
export function printingFindings(file: Way, sheet: Way): Finding[] {
  const found: Finding[] = [];
  if (file.form !== sheet.form)
    found.push(
      said(
        ...(['sheet', 'change'] as const),
        `文件按另一范本打印：${file.form}，而不是 ${sheet.form}`,
        `it was printed as another form: ${file.form}, not ${sheet.form}`,
      ),
    );
  for (const lang of ['zh', 'en'] as const) {
    const [there, meant] = [file, sheet].map(({ languages }) => languages.includes(lang));
    if (there === meant) continue;
    const { zh, en } = LANGUAGES[lang];
    found.push(
      there
        ? said(
            'sheet',
            'change',
            `文件比清单多印了${zh}`,
            `${en} was printed, which the sheet does not ask for`,
          )
        : said('sheet', 'change', `文件没有打印${zh}`, `${en} was left out`),
    );
  }
  if (file.status !== sheet.status)
    found.push(
      said(
        ...(['sheet', 'change'] as const),
        `文件按${STATUS[file.status].zh}打印，清单是${STATUS[sheet.status].zh}`,
        `it was printed as ${STATUS[file.status].en}; the sheet is ${STATUS[sheet.status].en}`,
      ),
    );
  if (file.script !== sheet.script || file.layout !== sheet.layout)
    found.push(
      said(
        ...(['sheet', 'note'] as const),
        '文件的字体（简繁）或双语排版与清单不同',
        'it was printed in another script or bilingual arrangement than the sheet asks for',
      ),
    );
  return found;
}
