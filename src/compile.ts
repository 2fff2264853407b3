// The pipeline, top-down and nothing else: YAML text in, Printable out, with every problem found on the way, each at its place.
import { createHash } from 'node:crypto';
import { arrange } from './contract/arrange.js';
import { assemble } from './contract/assemble.js';
import type { Contract, Finish, Layout, Printable, Source } from './contract/ast.js';
import { dropped, wanting } from './contract/carry.js';
import { namesKept } from './contract/kept.js';
import { resolve } from './contract/resolve.js';
import { inScript, type Rewritten } from './contract/script.js';
import { sheetRules } from './lint/index.js';
import { contractProblems, type Made, typedProblems } from './lint/made.js';
import { type Applied, grader, type Setting, settingProblems, settingsIn } from './lint/settings.js';
import { failed, type Problem } from './problem.js';
import { renderText } from './render/text.js';
import type { Quotes, Way } from './script/index.js';
import { readSheet, type Sheet } from './sheet/index.js';
import type { Form } from './template/forms.js';
import type { Library } from './template/library.js';
import { clausesOf, formOf, idOf } from './template/named.js';
import { listsOf } from './template/schemes.js';
import {
  canonicalSheet,
  checkTerms,
  followsFrom,
  labelled,
  labelOf,
  registeredNames,
  type Terms,
  wholeOf,
} from './terms/index.js';

export interface CompileOptions {
  /** Name of the sheet for messages. */
  readonly file: string;
  readonly lang?: 'bilingual' | 'zh' | 'en';
  readonly layout?: 'columns' | 'stacked';
  /** Prints the same terms as this form, whatever form the sheet names. */
  readonly form?: string;
  /** Whether there is a file of this name beside the sheet; without it nobody asks. */
  readonly fileExists?: (path: string) => boolean;
  /** Overrides document.status. */
  readonly status?: 'draft' | 'final';
  /** Warnings stop the compilation too. */
  readonly strict?: boolean;
  /** Prints in Traditional Chinese; without it in Simplified. */
  readonly script?: ScriptOptions;
  readonly finish?: Finish;
  /** Version of the program, for the documents to carry. */
  readonly program?: string;
  /** Applies the rules of `lint`; without it the sheet is only checked for what it says. */
  readonly checks?: Checks;
}
export interface Checks {
  /** Before those of the sheet. */
  readonly settings?: readonly Setting[];
  /** Today, ISO: stands in for the day of signing where no signature is dated. */
  readonly asOf?: string;
  /** One-year loan prime rate at signing, in percent. */
  readonly lpr?: string;
  /** Whether the rule of this id is applied; without it every one is. */
  readonly applies?: (id: string) => boolean;
}
export interface ScriptOptions {
  readonly way: Way;
  /** Regional words too; without it as language.conversion says. */
  readonly localised?: boolean;
  readonly quotes?: Quotes;
  /** Notes every character that might have become another one. */
  readonly explain?: boolean;
}
export interface Compiled {
  /** Absent when a problem forbids printing. */
  readonly printable?: Printable;
  /** The tree that was printed, in its script; the terms it was made from, and the form. Present with `printable`. */
  readonly contract?: Contract;
  readonly terms?: Terms;
  readonly form?: Form;
  /** Index paths of the fields that were looked up for its words; a field that is not among them made no difference. Present with `printable`. */
  readonly read?: ReadonlySet<string>;
  /** What a document carries of its origin. Present with `printable`. */
  readonly source?: Source;
  /** The sheet as it was read, without defaults. */
  readonly value?: unknown;
  /** What the conversion into another script did, leaf by leaf. */
  readonly rewritten?: readonly Rewritten[];
  /** Whether it uses regional words. */
  readonly localised?: boolean;
  /** The form that was asked for, when the sheet names another. */
  readonly as?: string;
  /** Settings of rules, and what they changed; present where rules were applied. */
  readonly settings?: readonly Applied[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** Gives problems that a later stage found by field path their place in the sheet. */
  readonly place: (problems: readonly Problem[]) => Problem[];
}

const UNREADABLE = new Set([
  'SHEET-SYNTAX',
  'SHEET-TAB',
  'SHEET-SIZE',
  'SHEET-DEPTH',
  'SHEET-EMPTY',
  'SHEET-DOCUMENTS',
]);

export function compile(text: string, library: Library, options: CompileOptions): Compiled {
  return compileSheet(readSheet(text, options.file), library, options);
}

/** The same of a sheet that was read already. */
export function compileSheet(sheet: Sheet, library: Library, options: CompileOptions): Compiled {
  const place = (found: readonly Problem[]): Problem[] => placed(found, sheet);
  const problems = sheet.problems.map(labelled);
  // A file that could not be read to its end says nothing about its terms.
  if (problems.some(({ code }) => UNREADABLE.has(code))) return { problems: place(problems), place };
  const value = asForm(sheet.value, options.form);
  const form = formOf(value, library, problems);
  const own = library.forms.get(idOf(sheet.value));
  const other = form && own && form !== own ? form : undefined;
  const { checks } = options;
  const settings = checks ? [...(checks.settings ?? []), ...settingsIn(value)] : [];
  const { grade, applied } = grader(settings, library.laws);
  problems.push(...settingProblems(settings));
  const {
    terms,
    readable,
    origin,
    problems: found,
  } = checkTerms(value, {
    ...(checks && { rules: sheetRules.filter(({ id }) => checks.applies?.(id) ?? true), grade }),
    ...(checks?.asOf && { asOf: checks.asOf }),
    ...(checks?.lpr && { lpr: checks.lpr }),
    ...(options.status && { status: options.status }),
    english: printsEnglish(value, form, options),
    defaults: form?.defaults ?? {},
    requires: form?.requires ?? [],
    laws: library.laws,
    words: library.choices,
    ...(form && { clauses: clausesOf(form) }),
    ...(options.fileExists && { fileExists: options.fileExists }),
  });
  // What a form would have supplied is not missing as long as no form is known.
  const said = form
    ? found
    : found.filter(({ code, path }) => /^(SHEET|TYPE)-/.test(code) && path !== 'form');
  const told = (lacking: readonly Problem[]): readonly Problem[] =>
    other ? lacking.map((problem) => wanting(problem, other)) : lacking;
  problems.push(...told(said));
  if (own && other) problems.push(...dropped(sheet.value, own, other, library));
  const base = {
    ...(other && { as: other.id }),
    place,
    ...(checks && {
      get settings() {
        return applied();
      },
    }),
  };
  const made = (from: Terms): Made => ({
    ...{ sheet, terms: from, origin, library, asOf: checks?.asOf },
    ...(checks?.applies && { applies: checks.applies }),
  });
  if (!form || !terms || failed(problems)) {
    if (checks && form && readable)
      problems.push(...typedProblems(made(readable), form, layoutOf(readable, options)).flatMap(grade));
    return { ...base, problems: place(problems) };
  }

  const { draft, missing, read } = assemble(library, form, terms);
  const reported = new Set(problems.flatMap(({ path = '' }) => [path, wholeOf(path)]));
  problems.push(
    ...told(
      blanks(missing, draft.status).filter(
        ({ path = '' }) => !reported.has(path) && !followsFrom(path, problems),
      ),
    ),
  );
  const { contract, problems: broken } = resolve(draft, listsOf(form, library.schemes));
  problems.push(...broken);
  const layout = layoutOf(terms, options);
  if (checks) problems.push(...contractProblems(made(terms), contract, layout).flatMap(grade));
  const stopped = options.strict ? problems.some((p) => p.severity !== 'info') : failed(problems);
  if (stopped) return { ...base, problems: place(problems) };
  if (!options.script) problems.push(...otherVersions(terms));
  const written = options.script && traditional(contract, terms, options.script);
  if (written && layout !== 'en') problems.push(...written.kept);
  const final = written?.contract ?? contract;
  const printable = arrange(final, layout, options.finish);
  return {
    ...base,
    ...{ printable, contract: final, terms, form, read, value: sheet.value },
    // Only a document asks for it.
    get source() {
      return sourceOf(sheet.value, printable, form, library, options, written?.localised);
    },
    ...(written && { rewritten: written.rewritten, localised: written.localised }),
    problems: place(problems),
  };
}

/** What the document carries of the sheet, and of the way it was printed. */
function sourceOf(
  value: unknown,
  printable: Printable,
  form: Form,
  library: Library,
  options: CompileOptions,
  localised: boolean | undefined,
): Source {
  const { lang, layout, status, program = '', script } = options;
  const sheet = canonicalSheet(value);
  const hash = createHash('sha256').update(renderText(printable)).update('\n').update(sheet);
  return {
    ...{ sheet, form: form.id, program, templates: library.version },
    printing: {
      ...(lang && { lang }),
      ...(layout && { layout }),
      ...(options.form && { form: options.form }),
      ...(status && { status }),
      ...(script && { script: printable.script }),
      ...(localised && { localised }),
      ...(script?.quotes && { quotes: script.quotes }),
      ...options.finish,
    },
    digest: hash.digest('hex'),
  };
}

/** The sheet wants a Traditional version, and this run prints the Simplified one. */
function otherVersions({ language }: Terms): Problem[] {
  const wanted = (language.versions ?? []).filter((version) => version.startsWith('zh-Hant-'));
  return wanted.map((version) => {
    const script = version.replace('zh-Hant-', 'hant-').toLowerCase();
    return {
      code: 'SCRIPT-VERSION',
      severity: 'info',
      message: {
        zh: `这是简体文本；清单还要求 ${version}`,
        en: `this is the Simplified text; the sheet also asks for ${version}`,
      },
      path: 'language.versions',
      hint: { zh: `另用 --script ${script} 生成`, en: `render it with --script ${script}` },
    };
  });
}

/** The contract in Traditional Chinese, and the names that stay as typed. */
function traditional(contract: Contract, terms: Terms, { way, ...manner }: ScriptOptions) {
  const localised = manner.localised ?? terms.language.conversion === 'localised';
  const notice = localised ? way.notice() : undefined;
  const converter = way.converter({ ...manner, localised });
  const registered = registeredNames(terms);
  const written = inScript(contract, { converter, names: way.names, registered, ...(notice && { notice }) });
  const kept = namesKept(written.rewritten, (name) => way.names.formOf(name, converter));
  return { ...written, localised, kept };
}

/** The sheet with another form's name in place of its own. */
function asForm(sheet: unknown, form: string | undefined): unknown {
  return form !== undefined && typeof sheet === 'object' && sheet !== null ? { ...sheet, form } : sheet;
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

/** Problems at their places, one per code, field and place, in the order of the file. */
function placed(problems: readonly Problem[], sheet: Sheet): Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const part = problem.code === 'SHEET-UNKNOWN-KEY' ? 'key' : 'value';
    const place =
      problem.place ?? sheet.locate(...(whereFormGoes(problem, sheet) ?? [problem.path ?? '', part]));
    const key = `${problem.code} ${problem.path ?? problem.message.en} ${place.line}:${place.col}`;
    if (!seen.has(key)) seen.set(key, { ...problem, place });
  }
  return [...seen.values()].sort((a, b) => a.place!.line - b.place!.line || a.place!.col - b.place!.col);
}

/** A form that is not written goes where the sheet begins, below its opening comment. */
function whereFormGoes({ code }: Problem, { value }: Sheet): [string, 'key' | 'value'] | undefined {
  const [first] = Object.keys(value ?? {});
  const absent = code === 'FORM-MISSING' && !Object.hasOwn(value as object, 'form');
  return absent && first !== undefined ? [first, 'key'] : undefined;
}
