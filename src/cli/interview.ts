// Questions and answers in, what is known of a new sheet out: form, languages, all a party must give, price, dates, payment, disputes.
// Each answer is put into the sheet and checked by the model as it is typed; what is left blank stays a blank.
import type { Problem } from '../problem.js';
import type { Form } from '../template/forms.js';
import type { Library } from '../template/library.js';
import { checkTerms, kindOf, labelOf, notesIn, writingOf } from '../terms/index.js';
import { newSheet, put, type Tree, treeAt } from './newsheet.js';
import type { Ask, Option } from './prompts.js';
import type { Ui } from './report.js';

interface Talk {
  readonly library: Library;
  readonly form: Form;
  readonly ask: Ask;
  readonly ui: Ui;
  readonly known: Tree;
}
/** The choice that leaves a field open. */
const LATER = '';

export async function askForm(library: Library, ask: Ask, ui: Ui): Promise<Form | undefined> {
  const options = [...library.forms.values()].map(({ id, title }) => ({
    value: id,
    label: `${title.zh} / ${title.en}`,
  }));
  const message = {
    zh: '哪一种合同？（↑↓ 选择，回车确定）',
    en: 'Which form? (↑↓ to choose, Enter to take it)',
  }[ui];
  return library.forms.get((await ask.choose({ message, options })) ?? '');
}

/** Undefined when the user breaks off. */
export async function interview(library: Library, form: Form, ask: Ask, ui: Ui): Promise<Tree | undefined> {
  const talk: Talk = { library, form, ask, ui, known: {} };
  ask.say(
    {
      zh: '不确定的可直接回车留空，以后在清单中填写。',
      en: 'Leave anything open with Enter; fill it in later in the sheet.',
    }[ui],
  );
  const steps = [
    () => askLanguages(talk),
    ...form.order.map((role) => () => askBlanks(talk, `parties.${role}.`)),
    () => askChoice(talk, 'fees.pricing.model'),
    () => askBlanks(talk, 'fees.pricing.'),
    () => askField(talk, 'term.start'),
    () => askEnd(talk),
    () => askChoice(talk, 'payment.cycle'),
    () => askChoice(talk, 'payment.due.trigger'),
    () =>
      askField(
        talk,
        treeAt(talk.known, 'payment.due.trigger') === 'day_of_month'
          ? 'payment.due.day'
          : 'payment.due.within',
      ),
    () => askChoice(talk, 'disputes.method'),
    () => askForum(talk),
  ];
  for (const step of steps) if (!(await step())) return undefined;
  return talk.known;
}

/** Each step is false when the user breaks off. */
type Step = Promise<boolean>;

async function askLanguages({ ask, ui, known }: Talk): Step {
  const message = { zh: '语言', en: 'Languages' }[ui];
  const options = [
    { value: 'both', label: { zh: '中英双语', en: 'Chinese and English' }[ui] },
    { value: 'zh', label: { zh: '仅中文', en: 'Chinese only' }[ui] },
  ];
  const answer = await ask.choose({ message, options });
  if (answer === 'zh') put(known, 'language.versions', ['zh-Hans']);
  return answer !== undefined;
}

async function askEnd(talk: Talk): Step {
  const options = ['term.length', 'term.end'].map((path) => ({ value: path, label: labelOf(path)[talk.ui] }));
  const message = { zh: '期限如何约定？', en: 'How is the term set?' }[talk.ui];
  const answer = await talk.ask.choose({ message, options });
  return answer !== undefined && (await askField(talk, answer));
}

async function askForum(talk: Talk): Step {
  const arbitration = treeAt(talk.known, 'disputes.method') === 'arbitration';
  return askChoice(talk, arbitration ? 'disputes.arbitration.institution' : 'disputes.court.basis');
}

/** What the sheet still misses below a path, once more is known. */
async function askBlanks(talk: Talk, below: string): Step {
  const { blanks } = newSheet(talk.library, talk.form, { full: false, ui: talk.ui, known: talk.known });
  for (const path of blanks.filter((blank) => blank.startsWith(below)))
    if (!(await askField(talk, path))) return false;
  return true;
}

async function askField(talk: Talk, path: string): Step {
  const kind = kindOf(path);
  if (kind?.kind === 'enum') return askChoice(talk, path);
  if (kind?.kind === 'list') return true;
  if (kind?.kind !== 'bi') return askText(talk, path);
  const versions = treeAt(talk.known, 'language.versions');
  const english = !Array.isArray(versions) || versions.includes('en');
  return (await askText(talk, `${path}.zh`)) && (!english || (await askText(talk, `${path}.en`)));
}

async function askText(talk: Talk, path: string): Step {
  const { ask, ui, known, form } = talk;
  const standing = treeAt(form.defaults, path);
  const initial = typeof standing === 'string' || typeof standing === 'number' ? String(standing) : '';
  const check = (typed: string): string | undefined =>
    typed.trim() === '' ? undefined : refusal(talk, path, readTyped(path, typed));
  const [question, hint] = [questionFor(talk, path), hintFor(talk, path)];
  const typed = await ask.text({
    // What stands in the line already hides the placeholder.
    message: initial === '' ? question : `${question}${{ zh: `（${hint}）`, en: ` (${hint})` }[ui]}`,
    placeholder: hint,
    initial,
    check,
  });
  if (typed !== undefined && typed.trim() !== '') put(known, path, readTyped(path, typed), form.defaults);
  return typed !== undefined;
}

function hintFor({ form, known, ui }: Talk, path: string): string {
  const { label, purpose, unit, fallback, why } = notesIn({ form: form.id, ...known }, path) ?? {};
  const kind = kindOf(path)?.kind ?? '';
  const reason = why ? { zh: `（${why.zh}）`, en: ` (${why.en})` }[ui] : '';
  const named = typeof fallback === 'string' ? NAMED[fallback]?.[ui] : undefined;
  const word = typeof fallback === 'string' ? fallback : '';
  const said = named === undefined ? word : { zh: `${word}，即${named}`, en: `${word}, ${named}` }[ui];
  const parts = [
    // What only repeats the question says nothing.
    purpose && !purpose[ui].endsWith(label?.[ui] ?? '') ? inPrompt(purpose[ui]) : '',
    TYPED[kind]?.[ui] ?? (kind === 'duration' ? writingOf(path, ui) : ''),
    unit && kind !== 'duration' ? { zh: `单位：${unit.zh}`, en: `unit: ${unit.en}` }[ui] : '',
    said && { zh: `默认 ${said}${reason}`, en: `default ${said}${reason}` }[ui],
  ];
  return parts.filter((part) => part !== '').join({ zh: '；', en: '; ' }[ui]);
}

type Pair = Readonly<Record<Ui, string>>;
/** How a value is typed at a prompt, where no quotes are needed. */
const TYPED: Readonly<Record<string, Pair>> = {
  money: { zh: '例如 68000.00', en: 'such as 68000.00' },
  percent: { zh: '例如 0.05，即 0.05%', en: 'such as 0.05, which is 0.05 %' },
  decimal: { zh: '例如 85', en: 'such as 85' },
  date: { zh: '例如 2027-01-01', en: 'such as 2027-01-01' },
  time: { zh: '例如 09:00', en: 'such as 09:00' },
};
const NAMED: Readonly<Record<string, Pair>> = {
  effective_date: { zh: '合同生效之日', en: 'the day the contract takes effect' },
};

/** The model speaks of quotes because a sheet needs them; a prompt does not. */
const inPrompt = (words: string): string =>
  words
    .replace(/，?(须加引号|带引号书写，?)|请?写成带引号的|带引号的?/g, (found) =>
      found.includes('写成') ? '请写成 ' : '',
    )
    .replace(/,? ?\b(in quotes|quoted)\b,? ?/g, ' ')
    .replace(/\\?"([^"\\]*)\\?"/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();

async function askChoice(talk: Talk, path: string): Step {
  const { ask, known, form, library, ui } = talk;
  const kind = kindOf(path);
  const values = kind?.kind === 'enum' ? kind.values : [];
  const words = library.choices[path] ?? {};
  const options: Option[] = values.map((value) => ({ value, label: words[value]?.[ui] ?? value }));
  const standing = treeAt(form.defaults, path) ?? notesIn(known, path)?.fallback;
  const initial = typeof standing === 'string' ? standing : undefined;
  if (initial === undefined)
    options.push({ value: LATER, label: { zh: '以后在清单中填写', en: 'later, in the sheet' }[ui] });
  const answer = await ask.choose({ message: questionFor(talk, path), options, initial });
  if (answer !== undefined && answer !== LATER) put(known, path, answer, form.defaults);
  return answer !== undefined;
}

/** What was typed as the sheet should have it: without quotes around it, full-width digits and letters half-width, whole numbers as numbers. */
function readTyped(path: string, typed: string): unknown {
  const bare = typed
    .trim()
    .replace(/^(["'“”„＂])(.*)(["'“”＂])$/su, '$2')
    .trim();
  // A bilingual text is prose, where full-width signs belong.
  if (/\.(zh|en)$/.test(path)) return bare;
  const narrow = bare.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).trim();
  return kindOf(path)?.kind === 'int' && /^\d{1,9}$/.test(narrow) ? Number(narrow) : narrow;
}

function questionFor({ library, form, known, ui }: Talk, path: string): string {
  const label = (notesIn({ form: form.id, ...known }, path)?.label ?? labelOf(path))[ui];
  const role = form.order.findIndex((name) => path.startsWith(`parties.${name}.`));
  if (role < 0) return label;
  const letter = library.glossary.designators[role === 0 ? 'A' : 'B'][ui];
  return ui === 'zh' ? `${letter}${label}` : `${letter}: ${label}`;
}

/** What the model says against an answer, with all that was answered before. */
function refusal({ known, form, ui }: Talk, path: string, value: unknown): string | undefined {
  const sheet = structuredClone(known);
  put(sheet, path, value, form.defaults);
  const options = { english: true, defaults: form.defaults, requires: [], status: 'draft' as const };
  const { problems } = checkTerms({ schema: 'csa-contract/1', form: form.id, ...sheet }, options);
  const against = problems.find((problem) => problem.severity === 'error' && isAbout(problem, path));
  if (!against) return undefined;
  // The question has named the field already.
  const said = against.message[ui].replace(/^[^：:]*[）)](：|: )/, '');
  return inPrompt(against.hint ? `${said} — ${against.hint[ui]}` : said);
}

const isAbout = ({ path = '' }: Problem, asked: string): boolean =>
  asked === path || asked.startsWith(`${path}.`) || path.startsWith(`${asked}.`);
