// What the templates may not get wrong: each planted fault keeps the library from loading, with a code and a place.
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../src/cli/files.js';
import { formatPattern } from '../src/contract/pattern.js';
import { ContractError, type Problem } from '../src/problem.js';
import { libraryOf } from '../src/template/library.js';
import { loadLibrary, prepareLibrary } from '../src/template/load.js';
import { kindOf } from '../src/terms/index.js';
import { library } from './example.js';

const templates = readTemplates();

/** Problems after one piece of one file was replaced; the piece must be there. */
function faults(file: string, from: string | RegExp, to: string): readonly Problem[] {
  const text = templates.get(file) ?? '';
  const changed = text.replace(from, () => to);
  expect(changed).not.toBe(text);
  try {
    loadLibrary(new Map(templates).set(file, changed), kindOf);
  } catch (error) {
    if (error instanceof ContractError) return error.problems;
    throw error;
  }
  return [];
}
const codes = (problems: readonly Problem[]): string[] => [...new Set(problems.map((p) => p.code))];

describe('the library', () => {
  it('loads as shipped', () => {
    expect(library.forms.has('short-video-live')).toBe(true);
    expect(library.clauses.size).toBeGreaterThan(56);
  });

  it('is the same after a file has held it', () => {
    const prepared = prepareLibrary(templates, kindOf);
    const read = JSON.parse(JSON.stringify(prepared)) as typeof prepared;
    expect(read).toStrictEqual(prepared);
    expect(libraryOf(read)).toStrictEqual(library);
  });

  const LATE = '{{percent liability.latePayment.ratePerDay}}';
  it.each([
    ['a field in one language only', 'clauses/liability.md', LATE, '0.05%', ['TPL-PARITY']],
    [
      'a path that the model has not',
      'clauses/liability.md',
      LATE,
      '{{percent liability.latePayment.rate}}',
      ['TPL-EXPRESSION', 'TPL-PARITY'],
    ],
    [
      'a helper that does not fit',
      'clauses/liability.md',
      LATE,
      '{{date liability.latePayment.ratePerDay}}',
      ['TPL-EXPRESSION'],
    ],
    [
      'a reference to nothing',
      'clauses/rights.md',
      '{{ref "standards"}}',
      '{{ref "standrads"}}',
      ['TPL-PARITY', 'TPL-REF'],
    ],
    [
      'a provision that no clause file has',
      'forms/short-video-live.yaml',
      'ip.materials @7.1',
      'ip.material @7.1',
      ['TPL-LIBRARY'],
    ],
    [
      'a numbering scheme that does not exist',
      'forms/short-video-live.yaml',
      'numbering: article',
      'numbering: artcle',
      ['TPL-LIBRARY'],
    ],
    ['a manifest without parties', 'forms/short-video-live.yaml', /^parties:\n( .*\n)+/m, '', ['TPL-FORM']],
    [
      'a law that is not registered',
      'clauses/liability.md',
      'source: civil-code',
      'source: civil-law',
      ['TPL-LIBRARY'],
    ],
    ['an enum value without words', 'glossary.yaml', /^ {4}live_room_operator: .*\n/m, '', ['TPL-LIBRARY']],
    ['more counters than levels', 'numbering.yaml', 'mark: 第一条', "mark: '1.1'", ['TPL-LIBRARY']],
    ['an id used twice', 'clauses/ip.md', '{#ip.deliverables}', '{#ip.materials}', ['TPL-LIBRARY']],
  ] as const)('refuses %s', (_, file, from, to, expected) => {
    const problems = faults(file, from, to);
    expect(codes(problems).sort()).toEqual(expect.arrayContaining([...expected]));
    expect(problems.every((p) => p.place !== undefined && p.place.line > 0)).toBe(true);
  });

  it('points at the leaf', () => {
    const file = 'clauses/liability.md';
    const line =
      templates
        .get(file)!
        .split('\n')
        .findIndex((text) => text.startsWith('zh:') && text.includes(LATE)) + 1;
    const [problem] = faults(file, LATE, '{{percent liability.latePayment.rate}}').filter(
      (p) => p.code === 'TPL-EXPRESSION',
    );
    expect(problem?.place).toMatchObject({ file, line });
  });
});

describe('numbering schemes', () => {
  /** Marks and cites of the 2nd article, its 3rd provision, the 4th below that and the 5th below that, numbered the given way. */
  function numbered(
    scheme: string,
    lang: 'zh' | 'en',
    variant?: string,
  ): { marks: string[]; cites: string[] } {
    const numbers = [2, 3, 4, 5];
    const levels = library.schemes[scheme]!;
    let next: string | undefined;
    let cite = '';
    const chain = numbers.flatMap((_, depth) => {
      const wanted =
        depth > 0 && levels.some((l) => l.depth === depth && l.variant === variant) ? variant : next;
      const level = levels.find((l) => l.depth === depth && l.variant === wanted);
      next = level?.below;
      return level ? [level] : [];
    });
    return {
      marks: chain.map((level) => formatPattern(level.mark[lang], numbers)),
      cites: chain.map((level) => {
        const { follows, pattern } = level.cite[lang];
        cite = `${follows ? cite : ''}${formatPattern(pattern, numbers)}`;
        return cite;
      }),
    };
  }

  it.each([
    ['article', undefined, ['第二条', '2.3', '2.3.4', '（5）'], ['Article 2', '2.3', '2.3.4', '(5)']],
    ['outsourcing', undefined, ['第二条', '2.3', '（4）', 'e.'], ['Article 2', '2.3', '(d)', '(v)']],
    ['chapter', undefined, ['第二章', '2.3', '2.3.4', 'e.'], ['Chapter 2', '2.3', '2.3.4', '(e)']],
    ['chapter', 'items', ['第二章', '2.3', 'd.', '（5）'], ['Chapter 2', '2.3', '(d)', '(v)']],
    ['clause', undefined, ['二、', '（三）', '4.', '（5）'], ['2.', '2.3', '(d)', '(v)']],
    ['clause', 'plain', ['二、', '', '', ''], ['2.', '2.3', '(d)', '(v)']],
    ['run-in', undefined, ['二、', '', '4.', '（5）'], ['2.', '2.3', '(d)', '(v)']],
    ['run-in', 'plain', ['二、', '', '', '（5）'], ['2.', '2.3', '(d)', '(v)']],
    ['annex', undefined, ['附件二', '3.', '（4）'], ['Annex 2', '3.', '(d)']],
  ])('%s %s prints the marks of its form', (scheme, variant, zh, en) => {
    expect(numbered(scheme, 'zh', variant).marks).toEqual(zh);
    expect(numbered(scheme, 'en', variant).marks).toEqual(en);
  });

  it.each([
    [
      'article',
      undefined,
      '第二条, 第2.3款, 第2.3.4项, 第2.3.4项第（5）目',
      'Article 2, Article 2.3, Article 2.3.4, Article 2.3.4(5)',
    ],
    [
      'chapter',
      undefined,
      '第二章, 第2.3条, 第2.3.4款, 第2.3.4款e项',
      'Chapter 2, Section 2.3, Section 2.3.4, Section 2.3.4(e)',
    ],
    [
      'chapter',
      'items',
      '第二章, 第2.3条, 第2.3条d项, 第2.3条d项第（5）目',
      'Chapter 2, Section 2.3, Section 2.3(d), Section 2.3(d)(v)',
    ],
    [
      'clause',
      undefined,
      '第二条, 第二条第（三）款, 第二条第（三）款第4项, 第二条第（三）款第4项第（5）目',
      'Clause 2, Clause 2.3, Clause 2.3(d), Clause 2.3(d)(v)',
    ],
    [
      'run-in',
      undefined,
      '第二条, 第二条第三款, 第二条第三款第4项, 第二条第三款第4项第（5）目',
      'Clause 2, Clause 2.3, Clause 2.3(d), Clause 2.3(d)(v)',
    ],
    [
      'annex',
      undefined,
      '附件二, 附件二第3条, 附件二第3条第（4）项',
      'Annex 2, Annex 2, paragraph 3, Annex 2, paragraph 3(d)',
    ],
  ])('%s %s cites from the same counters', (scheme, variant, zh, en) => {
    expect(numbered(scheme, 'zh', variant).cites.join(', ')).toBe(zh);
    expect(numbered(scheme, 'en', variant).cites.join(', ')).toBe(en);
  });
});
