// Legal sources: a citation prints as a lawyer writes it, an article that nobody read never prints, and every rule cites a registered law.
import { describe, expect, it } from 'vitest';
import { basisText } from '../src/lint/basis.js';
import { rules } from '../src/lint/index.js';
import type { Basis } from '../src/lint/rule.js';
import { library } from './example.js';

const { laws } = library;
const cited = (law: string, articles: string, checked: Basis['checked'] = 'text') =>
  basisText({ law, articles, checked }, laws);

describe('a legal source', () => {
  it.each([
    ['civil-code', '585(2)', '第585条第2款', 'art. 585(2)'],
    ['civil-code', '557, 567', '第557条、第567条', 'arts. 557, 567'],
    ['civil-procedure-law', '18–20, 35', '第18条至第20条、第35条', 'arts. 18–20, 35'],
    ['contract-interp-2023', '65(1)–(2)', '第65条第1款至第2款', 'art. 65(1)–(2)'],
    ['civil-code', '563(1)(3)–(4)', '第563条第1款第3项至第4项', 'art. 563(1)(3)–(4)'],
    ['civil-code', '510, 511[4]', '第510条、第511条第4项', 'arts. 510, 511(4)'],
    ['civil-code', '497[2]–[3]', '第497条第2项至第3项', 'art. 497(2)–(3)'],
    ['civil-code', '563(1)–564(2)', '第563条第1款至第564条第2款', 'arts. 563(1)–564(2)'],
  ])('prints %s %s', (law, articles, zh, en) => {
    const text = cited(law, articles);
    expect(text.zh.endsWith(`》${zh}`)).toBe(true);
    expect(text.en).toBe(`${laws[law]!.title.en}, ${en}`);
  });

  it('has single marks within its title marks', () => {
    expect(cited('arbitration-interp', '7').zh).toBe(
      '《最高人民法院关于适用〈中华人民共和国仲裁法〉若干问题的解释》第7条',
    );
  });

  it.each(['secondary', 'none'] as const)('prints no article that is checked as %s', (checked) => {
    const { zh, en } = cited('arbitration-law', '27, 29', checked);
    expect(zh).toBe('《中华人民共和国仲裁法》（条号未核对）');
    expect(en).not.toMatch(/\d/);
  });

  it('is the law as a whole where no article is given', () => {
    expect(basisText({ law: 'civil-code', checked: 'text' }, laws).zh).toBe('《中华人民共和国民法典》');
  });
});

const bases = rules.flatMap(({ id, basis = [] }) => basis.map((one) => ({ rule: id, ...one })));

it.each(bases)('$rule cites $law $articles', (basis) => {
  expect(Object.keys(laws)).toContain(basis.law);
  expect(basisText(basis, laws).zh).toContain('《');
  // Nobody read the articles of a text that the register does not hold as read.
  if (basis.checked === 'text' && basis.articles !== undefined) expect(laws[basis.law]!.checked).toBe('text');
});

describe('the law register', () => {
  const texts = Object.entries(laws);
  it('leads from every text that has ended to one that begins the day after, or to another law in force', () => {
    for (const [id, { to, replacedBy, title }] of texts) {
      expect([id, to === undefined]).toEqual([id, replacedBy === undefined]);
      if (to === undefined || replacedBy === undefined) continue;
      const heir = laws[replacedBy]!;
      const next = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
      if (heir.title.zh === title.zh) expect([id, heir.from]).toEqual([id, next]);
      else expect(heir.from <= next).toBe(true);
    }
  });

  it('has one text of a title in force on any day', () => {
    for (const [id, one] of texts)
      for (const [other, two] of texts)
        if (id < other && one.title.zh === two.title.zh) {
          const [first, second] = one.from < two.from ? [one, two] : [two, one];
          expect([id, other, (first.to ?? '9999') < second.from]).toEqual([id, other, true]);
        }
  });

  it('knows the institutions that a sheet can choose', () => {
    const choices = Object.keys(library.glossary.enums['disputes.arbitration.institution']!);
    expect(Object.keys(library.institutions)).toEqual(
      expect.arrayContaining(choices.filter((id) => id !== 'other')),
    );
  });
});
