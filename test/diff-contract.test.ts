// Which provisions differ between two contracts, why, and which clauses a changed field touches: each kind with the shipped sheets.
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compile.js';
import type { Comparison, CompiledSide, ProvisionChange } from '../src/diff/comparison.js';
import { compare } from '../src/diff/index.js';
import { keptOrder, pairUp } from '../src/diff/pairing.js';
import { readsOf } from '../src/template/reads.js';
import { kindOf } from '../src/terms/index.js';
import { edit } from './command.js';
import { EXAMPLES, exampleText, library } from './example.js';

function sideOf(text: string, file = 'sheet.yaml'): CompiledSide {
  const { contract, terms, form, read, value, problems } = compile(text, library, { file });
  if (!contract || !terms || !form || !read)
    throw new Error(problems.map((p) => `${p.code} ${p.path}: ${p.message.en}`).join('\n'));
  return { file, contract, terms, form, read, value };
}
const between = (old: string, now: string): Comparison => compare(sideOf(old), sideOf(now), library);
/** `reworded fees.total`, in order. */
const told = ({ provisions }: Comparison): string[] => provisions.map(({ kind, id }) => `${kind} ${id}`);
const touched = ({ changes }: Comparison, path: string): string[] =>
  changes.find((change) => change.path === path)!.clauses.map(({ id }) => id);
const entry = ({ provisions }: Comparison, id: string): ProvisionChange =>
  provisions.find((provision) => provision.id === id)!;
/** `-20+30`. */
const edits = (change: ProvisionChange, lang: 'zh' | 'en'): string =>
  change
    .words![lang].filter(({ kind }) => kind !== 'same')
    .map(({ kind, text }) => (kind === 'deleted' ? '-' : '+') + text)
    .join('');

const term = (zh: string, en: string, after: string): string =>
  `\n  - { after: ${after}, text: { zh: ${zh}, en: ${en} } }`;
const accounts = (after: string): string =>
  term('双方每季度核对一次账目。', 'The Parties reconcile their accounts once a quarter.', after);
const recordings = (after: string): string =>
  term('服务提供方应保存全部通话录音。', 'Provider keeps every recording of a call.', after);
const withTerms = (...terms: readonly string[]): string => `${exampleText}\ncustom:${terms.join('')}\n`;

describe('the same contract', () => {
  it('has nothing to tell', () => {
    for (const text of Object.values(EXAMPLES)) {
      const { changes, provisions, restated } = between(text, text);
      expect({ changes, provisions, restated }).toEqual({ changes: [], provisions: [], restated: [] });
    }
  });

  it('is the same however the sheet orders its groups', () => {
    const [head, ...groups] = exampleText.split(/\n\n(?=\w+:)/);
    const { changes, provisions, restated } = between(exampleText, [head, ...groups.reverse()].join('\n\n'));
    expect({ changes, provisions, restated }).toEqual({ changes: [], provisions: [], restated: [] });
  });
});

describe('reworded', () => {
  it('names the clauses that print a figure by their numbers, and the figure whole', () => {
    const found = between(exampleText, edit(['within: 20 second', 'within: 30 second']));
    expect(told(found)).toEqual([
      'reworded standards.response.item.phone',
      'reworded annex.services.response',
    ]);
    const item = entry(found, 'standards.response.item.phone');
    expect(edits(item, 'zh')).toBe('-20+30');
    expect(edits(item, 'en')).toBe('-20+30');
    expect(found.changes[0]!.clauses[0]).toMatchObject({
      old: { zh: '第2.1.2项' },
      new: { zh: '第2.1.2项' },
    });
    expect(touched(found, found.changes[0]!.path)).toEqual([
      'standards.response.item.phone',
      'annex.services.response',
    ]);
  });

  it('tells two entries of one list apart', () => {
    const found = between(
      exampleText,
      edit(
        ['within: 20 second', 'within: 30 second'],
        ['within: 30 second, target', 'within: 40 second, target'],
      ),
    );
    expect(touched(found, 'standards.response.phone.within')).toEqual([
      'standards.response.item.phone',
      'annex.services.response',
    ]);
    expect(touched(found, 'standards.response.online_chat.within')).toEqual([
      'standards.response.item.online_chat',
      'annex.services.response',
    ]);
  });

  it('gives what follows from a price to the price', () => {
    const found = between(
      exampleText,
      edit(
        ['amount: "68000.00"\n', 'amount: "70000.00"\n'],
        ['amount: "68000.00",', 'amount: "70000.00",'],
        ['estimatedTotal: "816000.00"', 'estimatedTotal: "840000.00"'],
      ),
    );
    expect(found.changes.map(({ path }) => path)).toEqual(['fees.pricing.amount']);
    expect(touched(found, 'fees.pricing.amount')).toEqual([
      'fees.monthly-package',
      'fees.tax',
      'fees.total',
      'payment.terms',
      'annex.price.items',
      'annex.price.tax',
      'annex.price.total',
    ]);
    expect(edits(entry(found, 'fees.total'), 'zh')).toBe(
      '-816,000.00+840,000.00-捌拾壹万陆仟元整+捌拾肆万元整',
    );
  });

  it('sees a change in one language, in party lines and at the signatures', () => {
    const found = between(exampleText, edit(['en: Gu Qinghe }\n    reg', 'en: Ku Ching-ho }\n    reg']));
    const block = entry(found, 'parties.customer');
    expect(block.kind).toBe('reworded');
    expect(edits(block, 'zh')).toBe('');
    expect(edits(block, 'en')).toBe('-Gu Qinghe+Ku Ching-ho');
    expect(touched(found, 'parties.customer.legalRep.name')).toEqual(['parties.customer']);
    const signed = between(
      exampleText,
      edit([
        'title: { zh: 法定代表人, en: Legal Representative }, date',
        'title: { zh: 董事长, en: Chairman }, date',
      ]),
    );
    expect(told(signed)).toEqual(['reworded signing.provider']);
    expect(edits(entry(signed, 'signing.provider'), 'en')).toBe('-Legal Representative+Chairman');
  });

  it('knows the fields from which another one is worked out', () => {
    const taxed = between(exampleText, edit(['vatRate: "6"', 'vatRate: "3"']));
    expect(touched(taxed, 'invoice.vatRate')).toEqual(
      expect.arrayContaining(['fees.tax', 'annex.price.tax']),
    );
  });
});

describe('added and removed', () => {
  it('renumbers what follows, in one entry for each article and none for what cites it', () => {
    const text = EXAMPLES['after-sales-outsourcing.yaml']!.replace(
      /pricing:\n {4}model: itemised\n {4}items:(\n {6}.*)*/,
      'pricing: { model: fixed_total, amount: "1392000.00" }',
    );
    const without = text.replace(/^annexes:(\n {2}.*)*/m, 'annexes: []');
    expect(without).not.toBe(text);
    const found = between(text, without);
    const article = entry(found, 'annexes');
    expect(article).toMatchObject({ kind: 'removed', fields: article.fields });
    expect(article.fields.every((path) => path.startsWith('annexes'))).toBe(true);
    // Its paragraphs go with it without a word of their own.
    expect(told(found).filter((line) => line.includes(' annexes.'))).not.toContain(
      'removed annexes.entry.service_details',
    );
    const numbers = found.provisions.filter(({ kind }) => kind === 'renumbered');
    expect(numbers.map(({ id, old, new: now }) => [id, old?.zh, now?.zh])).toEqual([
      ['general', '第十三条', '第十二条'],
      ['signature', '第十四条', '第十三条'],
    ]);
    expect(numbers.every(({ fields }) => fields.length > 0)).toBe(true);
    expect(found.provisions.filter(({ fields }) => fields.length === 0)).toEqual([]);
  });

  it('tells of a provision that a condition lets fall away, and why', () => {
    const found = between(exampleText, edit(['severability: true', 'severability: false']));
    expect(told(found)).toEqual(['removed misc.severability', 'renumbered misc.waiver']);
    expect(found.provisions.map(({ fields }) => fields)).toEqual([
      ['misc.severability'],
      ['misc.severability'],
    ]);
    expect(found.changes.map(({ path }) => path)).toEqual(['misc.severability']);
    expect(touched(found, 'misc.severability')).toEqual(['misc.severability']);
  });

  it('has the words of what came, with all below it', () => {
    const found = between(exampleText, withTerms(accounts('SVL-4.2')));
    expect(told(found)).toEqual([
      'added custom.term.0',
      'renumbered payment.cycle',
      'renumbered payment.terms',
      'renumbered invoice',
    ]);
    expect(edits(entry(found, 'custom.term.0'), 'zh')).toBe('+双方每季度核对一次账目。');
    expect(entry(found, 'custom.term.0')).toMatchObject({ new: { zh: '第4.3款', en: 'Article\u00A04.3' } });
    expect(touched(found, found.changes[0]!.path)).toEqual(['custom.term.0']);
    expect(entry(found, 'invoice').fields).toEqual([found.changes[0]!.path]);
  });

  it('pairs special terms by what they say, not by their place', () => {
    const found = between(
      withTerms(accounts('SVL-4.2'), recordings('SVL-4.2')),
      withTerms(recordings('SVL-4.2')),
    );
    const kinds = found.provisions.filter(({ id }) => id.startsWith('custom.term'));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['removed']);
    expect(edits(kinds.find(({ kind }) => kind === 'removed')!, 'zh')).toBe('-双方每季度核对一次账目。');
  });
});

describe('moved', () => {
  it('is what stands elsewhere, and not what made room for it', () => {
    const found = between(withTerms(accounts('SVL-4.2')), withTerms(accounts('SVL-6.1')));
    expect(found.provisions.filter(({ kind }) => kind === 'moved')).toMatchObject([
      {
        id: 'custom.term.0',
        old: { zh: '第4.3款' },
        new: { zh: '第6.2款' },
        fields: [found.changes[0]!.path],
      },
    ]);
    expect(found.provisions.some(({ kind }) => kind === 'added' || kind === 'removed')).toBe(false);
    expect(touched(found, found.changes[0]!.path)).toEqual(['custom.term.0']);
  });

  it('keeps as many in place as it can, the longest of equals, from either side', () => {
    const entries = (order: string) =>
      [...order].map((name, after) => ({
        name,
        after,
        before: 'abcde'.indexOf(name),
        weight: name === 'b' ? 9 : 1,
      }));
    const kept = (order: string) =>
      keptOrder(entries(order))
        .map(({ name }) => name)
        .join('');
    expect(kept('abcde')).toBe('abcde');
    expect(kept('bcdea')).toBe('bcde');
    expect(kept('eabcd')).toBe('abcd');
    expect(kept('bacde')).toBe('bcde');
    expect(keptOrder([])).toEqual([]);
  });

  it('pairs what a number alone tells apart by its words, from either side', () => {
    const one = [
      { id: 'x.0', text: 'the first of all' },
      { id: 'x.1', text: 'something else again' },
      { id: 'y', text: '' },
    ];
    const other = [
      { id: 'x.0', text: 'something else' },
      { id: 'y', text: 'rewritten' },
    ];
    expect(pairUp(one, other).sort()).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(pairUp(other, one).sort()).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});

describe('the same in other words', () => {
  it('is no change: a list in another order', () => {
    const found = between(exampleText, edit(['languages: [zh-CN, en, ja]', 'languages: [en, zh-CN, ja]']));
    expect(found.changes).toEqual([]);
    expect(found.provisions).toEqual([]);
    expect(found.restated).toMatchObject([{ path: 'scope.languages', clauses: [{ id: 'scope.languages' }] }]);
  });

  it('is no change: keyed entries in another order, though their numbers change', () => {
    const [phone, email] = [
      '    - { channel: phone, kind: answer, within: 20 second, targetPercent: "85" }\n',
      '    - { channel: email, kind: first_response, within: 4 hour }\n',
    ];
    const found = between(exampleText, edit([phone + email, email + phone]));
    expect(found.changes).toEqual([]);
    expect(found.provisions).toEqual([]);
    expect(found.restated.map(({ path }) => path)).toEqual(['standards.response']);
  });

  it('is no change: an hour in minutes', () => {
    const found = between(exampleText, edit(['within: 4 hour', 'within: 240 minute']));
    expect(found.changes).toEqual([]);
    expect(found.provisions).toEqual([]);
    expect(found.restated[0]!.clauses.map(({ id }) => id)).toContain('standards.response.item.email');
    expect(found.restated[0]!.label).toEqual({ zh: '电子邮件 · 响应时限', en: 'E-mail · Response limit' });
  });

  it('does not hide a change beside it', () => {
    const found = between(
      exampleText,
      edit(
        ['languages: [zh-CN, en, ja]', 'languages: [en, zh-CN, ja]'],
        ['within: 20 second', 'within: 30 second'],
      ),
    );
    expect(told(found)).toEqual([
      'reworded standards.response.item.phone',
      'reworded annex.services.response',
    ]);
    expect(found.restated.map(({ path }) => path)).toEqual(['scope.languages']);
  });
});

describe('a change of form', () => {
  const found = between(EXAMPLES['short-video-live.yaml']!, EXAMPLES['cs-entrustment.yaml']!);

  it('comes first and explains what nothing else does', () => {
    expect(found.changes[0]).toMatchObject({ path: 'form', weight: 'form', kind: 'changed' });
    expect(found.changes[0]!.clauses.length).toBeGreaterThan(0);
    expect(found.provisions.filter(({ fields }) => fields.length === 0)).toEqual([]);
    expect(new Set(found.provisions.map(({ kind }) => kind))).toEqual(
      new Set(['added', 'removed', 'moved', 'renumbered', 'reworded']),
    );
  });

  it('tells what is below a provision that came or went with that provision', () => {
    const ids = new Set(found.provisions.filter(({ kind }) => kind === 'removed').map(({ id }) => id));
    expect(ids).toContain('channels.text');
    expect(ids).not.toContain('channels.text.form');
  });
});

describe('what a provision reads', () => {
  it('is there for every provision of every form, and includes what its conditions ask about', () => {
    for (const form of library.forms.values()) {
      const reads = readsOf(library, form, kindOf);
      for (const { gates, filling, words } of reads.values())
        for (const path of [...gates, ...filling, ...words])
          expect(
            kindOf(path.replace('parties.*', 'parties.customer').replaceAll('*', '0')),
            path,
          ).toBeDefined();
    }
    const reads = readsOf(library, library.forms.get('short-video-live')!, kindOf);
    expect(reads.get('standards.response.item')).toMatchObject({ each: 'standards.response' });
    expect([...reads.get('annexes.contents')!.words]).toContain('annexes.*.title');
    expect([...reads.get('fees.monthly-package')!.words]).toContain('fees.currency');
    expect([...reads.get('data.entrusted')!.filling]).toContain('data.involvesPersonalInfo');
  });
});
