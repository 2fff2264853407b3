// A rule's examples are its tests: each fires where it says so and only there, at the stretch it names.
import { describe, expect, it } from 'vitest';
import { rules, rulesOf } from '../src/lint/index.js';
import { checked } from './linting.js';

const ONLY = process.env.RULES;

for (const rule of rules.filter(({ id }) => !ONLY || id.startsWith(ONLY)))
  describe(`${rule.id} ${rule.title.en}`, () => {
    it('has examples of both kinds', () => {
      expect(rule.examples.fires.length).toBeGreaterThan(0);
      expect(rule.examples.silent.length).toBeGreaterThan(0);
    });
    it.each(rule.examples.fires.map((example) => [example]))('fires: %j', (example) => {
      const found = checked(example, rule.id).filter(({ code, path }) => rulesOf(code, path).includes(rule));
      expect(found.map(({ code }) => code)).not.toEqual([]);
      if (!('text' in example) || example.at === undefined) return;
      const lines = example.text.split('\n');
      const stretches = found.map(({ place }) =>
        lines[place!.line - 1]!.slice(place!.col - 1, place!.end! - 1),
      );
      expect(stretches).toContain(example.at);
    });
    it.each(rule.examples.silent.map((example) => [example]))('is silent: %j', (example) => {
      const found = checked(example, rule.id).filter(({ code, path }) => rulesOf(code, path).includes(rule));
      expect(found).toEqual([]);
    });
  });
