import { describe, expect, it } from 'vitest';
import { readPlain } from '../src/foreign/index.js';
import { analyse } from '../src/lint/analysis/index.js';
import { disputeRules } from '../src/lint/rules/disputes.js';
import { lawRules } from '../src/lint/rules/law.js';
import { standardTermRules } from '../src/lint/rules/standard-terms.js';
import { loadFold } from '../src/script/fold.js';
import { readTemplates } from '../src/cli/files.js';
import { loadLibrary } from '../src/template/library.js';
import { kindOf } from '../src/terms/index.js';
const library = loadLibrary(readTemplates(), kindOf);
const fold = await loadFold();
for (const rule of [...lawRules, ...disputeRules, ...standardTermRules])
  describe(rule.id, () => {
    for (const [kind, list] of Object.entries(rule.examples))
      for (const example of list) {
        if (!('text' in example) || !rule.text) continue;
        it(`${kind} ${example.text}`, () => {
          const { laws, institutions, glossary } = library;
          const analysis = analyse(readPlain(example.text, fold), { laws, institutions, glossary, asOf: example.asOf ?? '2026-11-22' });
          const hits = rule.text!(analysis);
          const words = hits.map(({ at }) => at ? analysis.text.passages[at.passage]!.text.slice(at.from, at.to) : '?');
          if (kind === 'silent') expect(words).toEqual([]);
          else if (example.at) expect(words).toContain(example.at);
          else expect(words).not.toEqual([]);
        });
      }
  });
