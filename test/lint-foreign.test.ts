// False alarms on contracts of others: careful texts of several regions and habits, and what this program prints, read as if another had
// made it. None of them deserves an error or a warning.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderText } from '../src/render/text.js';
import { EXAMPLES, LAYOUTS, printableOf } from './example.js';
import { checkedText } from './linting.js';

const FOLDER = join(import.meta.dirname, 'foreign');
const SHEETS = Object.entries(EXAMPLES).filter(([file]) => !file.startsWith('minimal'));
const FILES = readdirSync(FOLDER).filter((file) => file.startsWith('clean-'));

function alarms(text: string): string[] {
  const lines = text.split('\n');
  return checkedText(text)
    .filter(({ severity }) => severity !== 'info')
    .map(
      ({ code, place, message }) =>
        `${code} ${place?.line}: ${lines[(place?.line ?? 1) - 1]} — ${message.en}`,
    );
}

describe('a careful contract', () => {
  it.each(FILES)('%s has no errors and no warnings', (file) => {
    expect(alarms(readFileSync(join(FOLDER, file), 'utf8'))).toEqual([]);
  });
});

describe('a contract of our own, as text', () => {
  it.each(SHEETS)('%s has no errors and no warnings', (_, sheet) => {
    for (const layout of [LAYOUTS.zh, LAYOUTS.stacked]) {
      const found = alarms(renderText(printableOf(sheet, layout)));
      // One example defines 以旧换新 for those who read it later, and uses it nowhere: that is told rightly.
      expect(found.filter((alarm) => !/^STR-006 .*(?:以旧换新|Trade-in)/.test(alarm))).toEqual([]);
    }
  });
});
