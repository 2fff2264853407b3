// numbering.yaml → numbering schemes: each level an exemplar per language, taken apart once; variants stand beside the usual level of their depth.
import type { Level, Lists, Pair, TitleStyle } from '../contract/ast.js';
import { parsePattern } from '../contract/pattern.js';
import type { Problem } from '../problem.js';

export type Schemes = Readonly<Record<string, readonly Level[]>>;

interface WrittenLevel extends Pair<{ mark?: string; cite: string; to?: string }> {
  readonly title: TitleStyle;
  /** With `depth`: another way of numbering that depth. */
  readonly variant?: string;
  readonly depth?: number;
  readonly below?: string;
}

/** How a form's articles are numbered, and its annexes. */
export const listsOf = (form: { readonly numbering: string }, schemes: Schemes): Lists => ({
  articles: schemes[form.numbering]!,
  annexes: schemes.annex!,
});

/** Problems carry code TPL-LIBRARY. */
export function readSchemes(value: unknown, problems: Problem[]): Schemes {
  const out: Record<string, readonly Level[]> = {};
  const schemes = (value ?? {}) as Record<string, readonly WrittenLevel[]>;
  for (const [name, levels] of Object.entries(schemes)) {
    try {
      out[name] = levels.map(readLevel).sort((a, b) => a.depth - b.depth);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      problems.push({
        code: 'TPL-LIBRARY',
        severity: 'error',
        message: { zh: `编号方案 ${name}：${text}`, en: `numbering scheme ${name}: ${text}` },
        place: { file: 'numbering.yaml', line: 1, col: 1 },
      });
    }
  }
  return out;
}

function readLevel(written: WrittenLevel, index: number): Level {
  const { variant, below, title, depth = index } = written;
  const cite = ({ cite: text, to }: { cite: string; to?: string }) => ({
    follows: text.startsWith('^'),
    pattern: parsePattern(text.replace(/^\^/, ''), depth),
    ...(to !== undefined && { to: parsePattern(to, depth) }),
  });
  return {
    ...{ depth, title },
    ...(variant && { variant }),
    ...(below && { below }),
    mark: {
      zh: parsePattern(written.zh.mark ?? '', depth),
      en: parsePattern(written.en.mark ?? '', depth),
    },
    cite: { zh: cite(written.zh), en: cite(written.en) },
  };
}
