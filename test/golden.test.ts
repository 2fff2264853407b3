// The example as text, read by a person before it is updated (npm run golden), and the checks a reader would make.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderText } from '../src/render/text.js';
import { exampleText, printableOf } from './example.js';

const EDITIONS = { bilingual: {}, zh: { lang: 'zh' }, en: { lang: 'en' } } as const;

describe.each(Object.keys(EDITIONS) as (keyof typeof EDITIONS)[])('short-video-live, %s', (edition) => {
  const text = renderText(printableOf(exampleText, EDITIONS[edition]));

  it('reads as the golden text', () => {
    const file = join(import.meta.dirname, 'golden', `short-video-live.${edition}.txt`);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('leaves nothing blank, no template and no placeholder', () => {
    expect(text).not.toMatch(/[[\]【】{}]|undefined|null|NaN|XX[元日天份%]|某某|\bTODO\b/);
    expect(text).not.toMatch(/[\uE000-\uF8FF\uFFFD]/);
    // The signatures are the only rules to write on.
    expect(text.match(/_{4,}/g)).toHaveLength(2);
  });

  it('has clean punctuation', () => {
    expect(text.match(/[，。；：、]{2,}|。；|,,|\.\.|;;| ,| \.(?!\d)|\( | \)/g)).toBeNull();
    expect(text.match(/[一-鿿][,;:?!](?=[一-鿿])/g)).toBeNull();
  });
});

describe('the Chinese edition', () => {
  const text = renderText(printableOf(exampleText, { lang: 'zh' }));
  it('uses one self-reference and none of the words that the house refuses', () => {
    expect(text).not.toMatch(
      /本协议|贵司|我方|必须|最终解释权|滞纳金|情节严重|一切损失|包括但不限于|签字盖章/,
    );
    expect(text).not.toMatch(/及时|定期|合理期限/);
  });
});

describe('the English edition', () => {
  const text = renderText(printableOf(exampleText, { lang: 'en' }));
  it('uses the house terms', () => {
    expect(text).not.toMatch(
      /\b(must|penalty|hereof|herein|thereof|aforementioned|and\/or|best efforts|Appendix|Schedule [A-Z0-9]|business day|should)\b/i,
    );
    expect(text).not.toMatch(/this Agreement/i);
  });
  it('prints amounts, dates and times in one way', () => {
    expect(text).not.toMatch(/¥|\byuan\b|\d{1,2}\/\d{1,2}\/\d{2,4}/);
    expect(text).toContain('RMB\u00A0816,000.00');
  });
});
