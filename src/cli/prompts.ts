// Questions on a terminal; the only importer of @clack/prompts, which is loaded when the first question is asked.
import type { Terminal } from './console.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}
/** Answers are undefined when the user breaks off. */
export interface Ask {
  /** `check` says what is wrong with what was typed; nothing typed is passed on as ''. */
  readonly text: (question: TextQuestion) => Promise<string | undefined>;
  readonly choose: (question: ChoiceQuestion) => Promise<string | undefined>;
  readonly say: (words: string) => void;
}
interface TextQuestion {
  readonly message: string;
  readonly placeholder: string;
  readonly initial: string;
  readonly check: (typed: string) => string | undefined;
}
interface ChoiceQuestion {
  readonly message: string;
  readonly options: readonly Option[];
  readonly initial?: string | undefined;
}

export async function openPrompts(terminal: Terminal): Promise<Ask> {
  const { isCancel, note, select, text } = await import('@clack/prompts');
  return {
    text: async ({ message, placeholder, initial, check }) => {
      const validate = (typed: string | undefined): string | undefined => check(typed ?? '');
      const answer = await text({ ...terminal, message, placeholder, initialValue: initial, validate });
      return isCancel(answer) ? undefined : (answer ?? '').trim();
    },
    choose: async ({ message, options, initial }) => {
      const listed = options.map(({ value, label }) => ({ value, label }));
      const start = initial === undefined ? {} : { initialValue: initial };
      const answer = await select({
        ...terminal,
        message,
        options: listed,
        ...start,
        showInstructions: false,
      });
      return isCancel(answer) ? undefined : answer;
    },
    say: (words) => note(words, undefined, terminal),
  };
}
