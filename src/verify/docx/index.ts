// The DOCX that came back and the one that was generated → findings. The words are compared as they read with every tracked change
// rejected, which shows what was changed in silence; what is tracked is told as such, with its authors.

import type { Printable } from '../../contract/ast.js';
import type { Element } from '../../diff/docx/dom.js';
import { openWord } from '../../diff/docx/open.js';
import { readWord } from '../../diff/docx/read.js';
import type { Reading, WordPackage } from '../../diff/docx/reading.js';
import { targetsOf } from '../../render/docx/references.js';
import type { Clauses, Compared, Prepare } from '../clauses.js';
import type { Clause, Finding } from '../finding.js';
import { type Overruled, overruled } from './controls.js';
import { edgeFindings, type Side } from './edges.js';
import { sheetOf } from './effective.js';
import { citationFindings, inOurFigures, labelsIn } from './fields.js';
import { hiddenFindings, hiddenNumbers } from './hidden.js';
import { type Looked, lookFindings } from './look.js';
import { numberingOf, packageFindings, protectionFindings } from './package.js';
import {
  editedIn,
  type Known,
  known,
  numberFindings,
  type Pairing,
  paired,
  placedIn,
  textFindings,
} from './paragraphs.js';
import { commentFindings, hasPending, trackedFindings } from './pending.js';
import { structureFindings } from './structure.js';

/** Throws ContractError (DOCX-…) for a file that cannot be read. */
export const prepareDocx: Prepare = async (generated, expected) => {
  const ours = await openWord(generated);
  const reading = readWord(ours, 'accepted');
  const { printable, paragraphs, clauses } = expected;
  const printed = known(placedIn(reading.body), paragraphs, (id) => clauses.get(id));
  const names = bookmarksOf(printable, clauses);
  const side = { pkg: ours, reading, sheet: sheetOf(ours) };
  return async (returned) => compared(side, printed, names, await openWord(returned));
};

function compared(
  ours: Side & Looked,
  printed: readonly Known[],
  names: ReadonlyMap<string, Clause>,
  theirs: WordPackage,
): Compared {
  const all = readWord(theirs, 'all');
  const pending = hasPending(all);
  const now = pending ? readWord(theirs, 'accepted') : all;
  const labels = labelsIn(ours.reading.body);
  const placed = ({ body }: Reading) => inOurFigures(placedIn(body), labels, labelsIn(body));
  const accepted = paired(printed, placed(now));
  const silent = pending ? paired(printed, placed(readWord(theirs, 'rejected'))) : accepted;
  const clauseOf = clauseFinder(silent, accepted);
  const values = overruled(theirs);
  const sheet = sheetOf(theirs);
  const hidden = [...hiddenFindings(accepted, sheet), ...hiddenNumbers(accepted, numberingOf(theirs))];
  const unread = new Set(hidden.map(({ clause }) => clause?.id));
  const findings = [
    ...textFindings(silent, values),
    ...numberFindings(silent.pairs),
    ...hidden,
    ...storeFindings(accepted, values, editedIn(silent)),
    ...edgeFindings(ours, { pkg: theirs, reading: now }),
    ...trackedFindings(all, clauseOf),
    ...commentFindings(all, theirs, clauseOf, (name) => names.get(name)),
    ...packageFindings(ours.pkg, theirs),
    ...citationFindings(theirs, labels, labelsIn(now.body)),
    ...structureFindings(theirs, clauseOf),
    ...lookFindings(accepted, ours, { sheet, reading: now }, (clause) => unread.has(clause?.id)),
    ...protectionFindings(ours.pkg, theirs),
  ];
  const standing = [...accepted.pairs, ...accepted.moved].flatMap(([was, is]) =>
    was.printed ? [[was.printed, is.text] as const] : [],
  );
  return { findings, now: new Map(standing) };
}

function bookmarksOf(printable: Printable, clauses: Clauses): Map<string, Clause> {
  return new Map(
    [...targetsOf(printable)].flatMap(([id, targets]) => {
      const clause = clauses.get(id);
      return clause ? Object.values(targets).map(({ bookmark }) => [bookmark, clause] as const) : [];
    }),
  );
}

function clauseFinder(...pairings: readonly Pairing[]): (paragraph: Element) => Clause | undefined {
  const found = new Map<Element, Clause>();
  for (const { pairs, moved, added } of pairings) {
    for (const [was, is] of [...moved, ...pairs]) if (was.clause) found.set(is.paragraph.element, was.clause);
    for (const { paragraph, clause } of added)
      if (clause && !found.has(paragraph.element)) found.set(paragraph.element, clause);
  }
  return (paragraph) => found.get(paragraph);
}

/** Where the words were edited too, their own finding tells it. */
function storeFindings(
  pairing: Pairing,
  values: readonly Overruled[],
  edited: ReadonlySet<Element>,
): Finding[] {
  const clauseOf = clauseFinder(pairing);
  const alone = values.filter(({ paragraph }) => !edited.has(paragraph));
  return alone.map(({ paragraph, shown, stored }): Finding => {
    const clause = clauseOf(paragraph);
    return {
      ...{ kind: 'sheet', severity: 'change', before: shown, after: stored },
      message: {
        zh: '内容控件绑定的值与所显示的文字不同，Word 打开后会显示绑定的值',
        en: 'a content control is bound to another value than it shows; Word shows the bound one',
      },
      ...(clause && { clause }),
    };
  });
}
