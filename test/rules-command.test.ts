// `rules`: the list by family, one rule with its law and examples, and what a person probably meant.
import { describe, expect, it } from 'vitest';
import { rules } from '../src/lint/index.js';
import { unmechanical } from '../src/lint/unmechanical.js';
import { cli } from './command.js';

describe('rules', () => {
  it('lists every rule of the catalogue once, in both languages', async () => {
    const ids = [...rules, ...unmechanical].map(({ id }) => id);
    expect(new Set(ids).size).toBe(170);
    expect(ids).toHaveLength(170);
    for (const ui of ['zh', 'en']) {
      const { code, out } = await cli('rules', '--ui', ui);
      expect(code).toBe(0);
      expect(rules.filter(({ id }) => !out.includes(`  ${id} `))).toEqual([]);
      if (ui === 'en')
        expect(
          out
            .replace(/[“”].*?[“”]/g, '')
            .split('\n')
            .filter((line) => /^[A-Z]{3} .*\p{Script=Han}/u.test(line)),
        ).toEqual([]);
    }
  });

  it('shows one with its law and with examples of both kinds', async () => {
    const { out } = await cli('rules', 'fee-011', '--ui', 'zh');
    expect(out).toContain('依据: 《保障中小企业款项支付条例》第7条、第9条');
    expect(out).toMatch(/以 X26 \(payment\.payWhenPaid\) 报告/);
    expect(out).toContain('  报告 1\n');
    expect(out).toContain('  不报告 1\n');
  });

  it('finds a rule by the code under which the sheet tells it, and lists a family', async () => {
    expect((await cli('rules', 'X18')).out).toMatch(/^FEE-005 error /);
    const { out } = await cli('rules', 'std');
    expect(out.match(/^ {2}STD-\d{3}/gm)).toHaveLength(4);
  });

  it('gives machines the same', async () => {
    const { out } = await cli('rules', 'LAW-001', '--json');
    const { rules: found } = JSON.parse(out) as {
      rules: { id: string; basis: { text: { en: string } }[] }[];
    };
    expect(found.map(({ id }) => id)).toEqual(['LAW-001']);
    expect(found[0]!.basis[0]!.text.en).toContain('art. 1260');
  });

  it.each([
    ['FEE-0011', 'did you mean FEE-001?'],
    ['XYZ', 'no rule “XYZ”'],
  ])('refuses %s', async (name, said) => {
    const { code, err } = await cli('rules', name);
    expect([code, err.includes(said)]).toEqual([2, true]);
  });
});
