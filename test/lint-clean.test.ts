// False alarms: the shipped sheets and what they print are clean under every rule.
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import { EXAMPLES, library } from './example.js';
import { TODAY } from './linting.js';

describe.each(Object.entries(EXAMPLES))('%s', (_, text) => {
  it.each(['bilingual', 'zh', 'en'] as const)('has no errors and no warnings: %s', (lang) => {
    const { problems } = compile(text, library, { file: 'test.yaml', lang, checks: { asOf: TODAY } });
    const found = problems.filter(({ severity }) => severity !== 'info');
    expect(
      found.map(({ code, path, clause, message }) => `${code} ${path ?? clause?.en}: ${message.en}`),
    ).toEqual([]);
  });
});
