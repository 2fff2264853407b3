// A contract of any origin (DOCX, PDF, text) checked by the rules on text.
import type { Checks } from '../../compile.js';
import { readForeign } from '../../foreign/index.js';
import { textProblems } from '../../lint/index.js';
import { grader } from '../../lint/settings.js';
import type { Problem } from '../../problem.js';
import { loadFold } from '../../script/fold.js';
import type { Library } from '../../template/library.js';
import { problemsOf } from '../faults.js';
import { judge } from '../sheets.js';
import type { Checked } from './checked.js';

/** In the order of the text. */
export async function checkContract(
  file: string,
  bytes: Uint8Array,
  library: Library,
  { settings = [], asOf }: Checks,
  strict = false,
): Promise<Checked> {
  const { grade, applied } = grader(settings, library.laws);
  const done = (problems: readonly Problem[], text: string): Checked => ({
    ...judge(file, problems, strict),
    ...{ kind: 'contract', problems, settings: applied(), text },
  });
  try {
    const text = await readForeign(file, bytes, await loadFold());
    const { laws, institutions, glossary } = library;
    const found = textProblems(text, { laws, institutions, glossary, ...(asOf && { asOf }) }, file).flatMap(
      grade,
    );
    return done(inOrder(found), text.source ?? '');
  } catch (error) {
    return done(problemsOf(error, file), '');
  }
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted(
    ({ place: a }, { place: b }) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.col ?? 0) - (b?.col ?? 0),
  );
