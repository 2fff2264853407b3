// The pipeline, top-down and nothing else: YAML text in, Printable out, with every problem found on the way, each at its place.
import { arrange } from './contract/arrange.js';
import { assemble } from './contract/assemble.js';
import type { Layout, Printable } from './contract/ast.js';
import { resolve } from './contract/resolve.js';
import { failed, type Problem } from './problem.js';
import { readSheet, type Sheet } from './sheet/index.js';
import type { Form } from './template/forms.js';
import type { Library } from './template/library.js';
import { checkTerms, labelOf, type Terms } from './terms/index.js';
import { suggest } from './text/suggest.js';

export interface CompileOptions {
  /** Name of the sheet for messages. */
  readonly file: string;
  readonly lang?: 'bilingual' | 'zh' | 'en';
  readonly layout?: 'columns' | 'stacked';
  /** Overrides document.status. */
  readonly status?: 'draft' | 'final';
  /** Warnings stop the compilation too. */
  readonly strict?: boolean;
}
export interface Compiled {
  /** Absent when a problem forbids printing. */
  readonly printable?: Printable;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** Gives problems that a later stage found by field path their place in the sheet. */
  readonly place: (problems: readonly Problem[]) => Problem[];
}

const UNREADABLE = new Set(['SHEET-SYNTAX', 'SHEET-SIZE', 'SHEET-DEPTH', 'SHEET-EMPTY', 'SHEET-DOCUMENTS']);

export function compile(text: string, library: Library, options: CompileOptions): Compiled {
  const sheet = readSheet(text, options.file);
  const place = (found: readonly Problem[]): Problem[] => placed(found, sheet);
  const problems = [...sheet.problems];
  // A file that could not be read to its end says nothing about its terms.
  if (problems.some(({ code }) => UNREADABLE.has(code))) return { problems: place(problems), place };
  const form = formOf(sheet, library, problems);
  const { terms, problems: found } = checkTerms(sheet.value, {
    ...(options.status && { status: options.status }),
    english: printsEnglish(sheet.value, form, options),
    defaults: form?.defaults ?? {},
    requires: form?.requires ?? [],
  });
  problems.push(...found.filter((p) => form || p.path !== 'form'));
  if (!form || !terms || failed(problems)) return { problems: place(problems), place };

  const { draft, missing } = assemble(library, form, terms);
  const reported = new Set(problems.map((problem) => problem.path));
  problems.push(...blanks(missing, draft.status).filter(({ path }) => !reported.has(path)));
  const { contract, problems: broken } = resolve(draft, {
    articles: library.schemes[form.numbering]!,
    annexes: library.schemes.annex!,
  });
  problems.push(...broken);
  const stopped = options.strict ? problems.length > 0 : failed(problems);
  const printable = stopped ? undefined : arrange(contract, layoutOf(terms, options));
  return { ...(printable && { printable }), problems: place(problems), place };
}

function formOf(sheet: Sheet, library: Library, problems: Problem[]): Form | undefined {
  const id = (sheet.value as { form?: unknown } | undefined)?.form;
  const form = library.forms.get(String(id));
  if (!form && typeof id === 'string') {
    const known = [...library.forms.keys()];
    const better = suggest(id, known) ?? known.join(', ');
    problems.push({
      code: 'FORM-UNKNOWN',
      severity: 'error',
      message: { zh: `没有名为 ${id} 的合同格式`, en: `there is no form called ${id}` },
      path: 'form',
      hint: { zh: `可用：${better}`, en: `available: ${better}` },
    });
  }
  return form;
}

/** English is checked where it will be printed: by the option, else by the languages the sheet (or its form) lists. */
function printsEnglish(value: unknown, form: Form | undefined, { lang }: CompileOptions): boolean {
  if (lang) return lang !== 'zh';
  const versions = versionsOf(value) ?? versionsOf(form?.defaults);
  return versions === undefined || versions.includes('en');
}

function versionsOf(value: unknown): readonly unknown[] | undefined {
  const versions = (value as { language?: { versions?: unknown } } | undefined)?.language?.versions;
  return Array.isArray(versions) ? versions : undefined;
}

function layoutOf(terms: Terms, { lang, layout }: CompileOptions): Layout {
  const { versions, layout: written } = terms.language;
  if (lang === 'zh' || lang === 'en') return lang;
  if (!lang && (written === 'zh_only' || !versions?.includes('en'))) return 'zh';
  if (!lang && written === 'en_only') return 'en';
  return layout ?? (written === 'sequential' ? 'stacked' : 'columns');
}

/** A value that a printed provision needs and the sheet does not give. */
function blanks(missing: ReadonlyMap<string, string>, status: 'draft' | 'final'): Problem[] {
  return [...missing].map(([path, provision]) => {
    const label = labelOf(path);
    return {
      code: 'TERM-MISSING',
      severity: status === 'final' ? 'error' : 'warning',
      message: {
        zh: `${label.zh}（${path}）：未填写，条款 ${provision} 要印出它`,
        en: `${label.en} (${path}): is missing; provision ${provision} prints it`,
      },
      path,
    };
  });
}

/** Problems at their places, one per code and path, in the order of the file. */
function placed(problems: readonly Problem[], sheet: Sheet): Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const part = problem.code === 'SHEET-UNKNOWN-KEY' ? 'key' : 'value';
    const place = problem.place ?? sheet.locate(problem.path ?? '', part);
    const key = `${problem.code} ${problem.path ?? `${place.line}:${place.col}`} ${problem.path ? '' : problem.message.en}`;
    if (!seen.has(key)) seen.set(key, { ...problem, place });
  }
  return [...seen.values()].sort((a, b) => a.place!.line - b.place!.line || a.place!.col - b.place!.col);
}
