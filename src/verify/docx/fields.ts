// Fields: what Word computes and shows in place of what stands in the file. The generated text has none; its headers and footers have
// page numbers alone. Any other field, or a page number with a switch, a lock or words for its result, is a change.
import { attribute, childElements, type Element, nameOf } from '../../diff/docx/dom.js';
import { storiesOf } from '../../diff/docx/read.js';
import type { WordPackage } from '../../diff/docx/reading.js';
import { textOf } from '../../diff/docx/text.js';
import type { Finding } from '../finding.js';

interface Field {
  instruction: string;
  result: string;
  /** Locked, to be computed anew, holding another field, or not whole. */
  odd: boolean;
  separated: boolean;
}

export function fieldFindings(returned: WordPackage): Finding[] {
  const foreign = storiesOf(returned).flatMap(({ kind, content }) => {
    const edge = kind === 'header' || kind === 'footer';
    return fieldsIn(content).filter((field) => !edge || !isPageNumber(field));
  });
  return [...new Set(foreign.map(({ instruction }) => instruction.trim()))].map((instruction) => ({
    ...{ kind: 'action', severity: 'change' },
    message: {
      zh: `有会自行计算的域，所显示的文字可能与文件中的不同：${instruction}`,
      en: `there is a field that computes its own text; what it shows need not be what the file says: ${instruction}`,
    },
  }));
}

/** `\* MERGEFORMAT` and `\* Arabic` are what programs write by themselves; they change nothing. */
const PAGE_NUMBER = /^\s*(PAGE|NUMPAGES)(\s+\\\*\s*(MERGEFORMAT|Arabic))*\s*$/i;
const isPageNumber = ({ instruction, result, odd }: Field): boolean =>
  !odd && PAGE_NUMBER.test(instruction) && /^\d*$/.test(result);

/** Every field of a story, in both branches of what is alternative. */
function fieldsIn(story: Element): Field[] {
  const found: Field[] = [];
  const open: Field[] = [];
  const begin = (el: Element, instruction: string, separated: boolean): void => {
    const field = { instruction, result: '', odd: open.length > 0 || isMarked(el), separated };
    for (const outer of open) outer.odd = true;
    found.push(field);
    open.push(field);
  };
  const walk = (parent: Element): void => {
    for (const el of childElements(parent)) {
      const name = nameOf(el);
      const field = open.at(-1);
      if (name === 'fldSimple') {
        begin(el, attribute(el, 'instr') ?? '', true);
        walk(el);
        open.pop();
      } else if (name === 'fldChar') {
        const type = attribute(el, 'fldCharType');
        if (type === 'begin') begin(el, '', false);
        else if (!field) found.push({ instruction: type ?? '', result: '', odd: true, separated: true });
        else if (type === 'end') open.pop();
        else if (field.separated) field.odd = true;
        else field.separated = true;
      } else if (/^(instrText|delInstrText)$/.test(name)) {
        const text = el.textContent ?? '';
        if (field && !field.separated) field.instruction += text;
        else found.push({ instruction: text, result: '', odd: true, separated: true });
      } else if (field?.separated && nameOf(parent) === 'r') field.result += textOf(el);
      else walk(el);
    }
  };
  walk(story);
  for (const field of open) field.odd = true;
  return found;
}

const isMarked = (el: Element): boolean =>
  ['fldLock', 'dirty'].some((name) => !['0', 'false', 'off'].includes(attribute(el, name) ?? '0'));
