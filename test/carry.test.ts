// The same terms as another form, every form as every other: what it lacks is named, and with that filled in it prints under the right letters.
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compile } from '../src/compile.js';
import { renderText } from '../src/render/text.js';
import { EXAMPLES, FORMS, library } from './example.js';

type Sheet = { [key: string]: Sheet | string | number };
/** Values for what some form needs and another does not. */
const NEEDED: Readonly<Record<string, string | Record<string, string>>> = {
  'business.shop.name': { zh: '示例店铺', en: 'Example Shop' },
  'business.platform.name': { zh: '示例平台', en: 'Example Platform' },
  'business.platform.role': 'merchant',
  'payment.firstPayment.amount': '50000.00',
  'liability.confidentialityBreach.customer': '30000.00',
  'liability.confidentialityBreach.provider': '30000.00',
  'liability.wrongfulTermination.customer': '40000.00',
};
const pairs = FORMS.flatMap((from) => FORMS.filter((to) => to !== from).map((to) => [from, to] as const));

function put(sheet: Sheet, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  let at = sheet;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Sheet;
  }
  at[last] = value as Sheet;
}

describe.each(pairs)('%s as %s', (from, to) => {
  const text = EXAMPLES[`${from}.yaml`]!;
  const first = compile(text, library, { file: 'x.yaml', form: to });
  const errors = first.problems.filter(({ severity }) => severity === 'error');

  it('lacks nothing but what the other form needs, each at a place and with what to type', () => {
    for (const { code, place, hint } of errors) {
      expect(code).toBe('FORM-REQUIRES');
      expect(place?.line).toBeGreaterThan(0);
      expect(hint?.en).toMatch(/^add \w+/);
    }
    expect(first.printable === undefined).toBe(errors.length > 0);
  });

  it('prints once that is given, each party under the letter of the form', () => {
    const sheet = parse(text) as Sheet;
    for (const { path } of errors) put(sheet, path!, NEEDED[path!]!);
    const { printable, problems } = compile(stringify(sheet), library, {
      file: 'x.yaml',
      form: to,
      lang: 'zh',
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const printed = renderText(printable!);
    const form = library.forms.get(to)!;
    const names = parse(text).parties as Record<'customer' | 'provider', { name: { zh: string } }>;
    const [a, b] = form.order;
    expect(printed).toContain(`甲方（${form.roles[a].zh}）\n名称: ${names[a].name.zh}\n`);
    expect(printed).toContain(`乙方（${form.roles[b].zh}）\n名称: ${names[b].name.zh}\n`);
    expect(printed).toContain(
      form.order[0] === 'customer' ? '甲方应就本服务向乙方支付' : '乙方应就本服务向甲方支付',
    );
  });
});
