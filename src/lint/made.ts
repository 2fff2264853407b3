// A contract and the sheet it was made from in, what the rules tell of its words out: each problem at the words of the sheet that it speaks of.
import { assemble } from '../contract/assemble.js';
import type { Contract, Layout } from '../contract/ast.js';
import { resolve } from '../contract/resolve.js';
import type { Problem } from '../problem.js';
import type { Sheet } from '../sheet/index.js';
import { placeOfWords } from '../sheet/words.js';
import type { Form } from '../template/forms.js';
import type { Library } from '../template/library.js';
import { listsOf } from '../template/schemes.js';
import { kindOf, type Terms } from '../terms/index.js';
import { textProblems } from './index.js';
import { textOf } from './own.js';

export interface Made {
  readonly sheet: Sheet;
  readonly terms: Terms;
  /** The path in the sheet for one in the terms. */
  readonly origin: (path: string) => string;
  readonly library: Library;
  /** Today, ISO. */
  readonly asOf: string | undefined;
  /** Whether the rule of this id is applied; without it every one is. */
  readonly applies?: (id: string) => boolean;
}

export function contractProblems(made: Made, contract: Contract, layout: Layout): Problem[] {
  const { sheet, terms, origin, asOf } = made;
  const { laws, institutions, glossary } = made.library;
  const facts = { laws, institutions, glossary, terms, ...(asOf && { asOf }) };
  return textProblems(
    textOf(contract, layout, terms.document.title),
    facts,
    sheet.file,
    (path, value, words) => {
      const own = origin(path);
      const place = placeOfWords(sheet, own, value, words);
      return { path: own, ...(place && { place }) };
    },
    made.applies,
  );
}

/** Of a sheet that cannot be printed, so that one run tells all: of words typed in it only, since what was refused left gaps around them. */
export function typedProblems(made: Made, form: Form, layout: Layout): Problem[] {
  const { draft } = assemble(made.library, form, made.terms);
  const { contract } = resolve(draft, listsOf(form, made.library.schemes));
  return contractProblems(made, contract, layout).filter(
    ({ path = '', place }) => place && kindOf(path)?.kind === 'text',
  );
}
