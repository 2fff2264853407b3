// The JSON Schema: the model's fields in the model's order, told in both languages, and each form's own defaults and needs.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requiredFields } from '../src/contract/outline.js';
import { modelFields, sheetSchemaOf } from '../src/terms/index.js';
import { cli, freshFolder } from './command.js';
import { library } from './example.js';

interface Node {
  readonly [key: string]: unknown;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly allOf?: readonly { readonly then: Node }[];
  readonly then?: Node;
  readonly anyOf?: readonly Node[];
}
const schemaFor = (id?: string): Node => {
  const form = id === undefined ? undefined : library.forms.get(id)!;
  return sheetSchemaOf({
    words: library.choices,
    ...(form && { form: { ...form, requires: requiredFields(form) } }),
  }) as Node;
};
const general = schemaFor();

/** Members of a group, those of every variant included. */
function members(node: Node): Record<string, Node> {
  const variants = (node.allOf ?? []).map((rule) => rule.then.properties ?? {});
  const merged: Record<string, Node> = Object.assign({}, ...[...variants].reverse());
  return { ...merged, ...node.properties };
}
const find = (root: Node, path: string): Node | undefined =>
  path
    .split('.')
    .reduce<Node | undefined>((at, step) => at && (step === '*' ? at.items : members(at)[step]), root);

describe('the schema', () => {
  it('is draft-07, which editors’ YAML support reads, and refuses unknown fields', () => {
    expect(general).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      required: ['schema', 'form'],
      additionalProperties: false,
    });
  });

  it('has every field of the model, and tells its label, meaning, unit and default in both languages', () => {
    const poor = modelFields().filter(({ path, label, purpose, unit, fallback, why }) => {
      const node = find(general, path);
      const told = node?.description ?? '';
      const says = (pair: { zh: string; en: string } | undefined): boolean =>
        pair === undefined || (told.includes(pair.zh) && told.includes(pair.en));
      return !(
        node?.title === `${label.zh} / ${label.en}` &&
        [purpose, unit, why].every(says) &&
        (fallback === undefined || told.includes(JSON.stringify(fallback)))
      );
    });
    expect(poor.map(({ path }) => path)).toEqual([]);
  });

  it('keeps the order of the model', () => {
    const order = [...new Set(modelFields().map(({ path }) => path.split('.')[0]!))];
    expect(Object.keys(general.properties!)).toEqual(order);
    expect(Object.keys(find(general, 'liability.latePayment')!.properties!)).toEqual(
      modelFields().flatMap(({ path }) => /^liability\.latePayment\.(\w+)$/.exec(path)?.[1] ?? []),
    );
  });

  it('offers the allowed values, each with its words', () => {
    const role = find(general, 'business.platform.role')!;
    expect(role.enum).toEqual(['platform_operator', 'live_room_operator', 'mcn', 'merchant', 'other', null]);
    expect(role.enumDescriptions?.[1]).toBe('直播间运营者 / a live-room operator');
    const unspoken = modelFields().flatMap(({ path }) => {
      const node = find(general, path)!;
      const list = node.enum ?? node.items?.enum ?? [];
      const words = node.enumDescriptions ?? node.items?.enumDescriptions ?? [];
      return list.some((value, i) => typeof value === 'string' && !words[i]) ? [path] : [];
    });
    // Public codes, identifiers, and names that need no words.
    expect(unspoken.filter((path) => !/jurisdiction$|currency$|^schema$|^form$/.test(path))).toEqual([]);
  });

  it('reads a bilingual text as a pair or as a bare string', () => {
    expect(find(general, 'parties.customer.name')!.anyOf?.map(({ type }) => type)).toEqual([
      'object',
      'string',
      'null',
    ]);
  });

  it('leaves out what the program computes', () => {
    expect(find(general, 'derived')).toBeUndefined();
    expect(find(general, 'data.sensitive.present')).toBeUndefined();
  });

  it.each([...library.forms.keys()])('has the defaults and needs of %s', (id) => {
    const schema = schemaFor(id);
    const form = library.forms.get(id)!;
    expect(schema.properties?.form?.enum).toEqual([id]);
    const cycle = (form.defaults as { payment?: { cycle?: string } }).payment?.cycle;
    if (cycle) expect(find(schema, 'payment.cycle')?.default).toBe(cycle);
    // Needed in a final text only; a path into a list needs the list.
    const [first = ''] = requiredFields(form);
    const wanted = first.split('.').reduce<Node | undefined>((at, step) => {
      expect(at?.required).toContain(step);
      return at?.properties?.[step];
    }, schema.then);
    expect(wanted).toBeDefined();
    expect(JSON.stringify(schema.if)).toContain('"final"');
  });
});

describe('csa-contract schema', () => {
  const folder = freshFolder();

  it('prints the schema, or writes it to a file', async () => {
    const { code, out, err } = await cli('schema');
    expect([code, err, JSON.parse(out)]).toEqual([0, '', JSON.parse(JSON.stringify(general))]);
    const path = join(folder.path(), 'terms.schema.json');
    expect((await cli('schema', '--form', 'short-video-live', '-o', path)).out).toBe(`${path}\n`);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      properties: { form: { enum: ['short-video-live'] } },
    });
  });

  it('says so when it cannot write', async () => {
    const path = join(folder.path(), 'taken');
    mkdirSync(path);
    const { code, err } = await cli('schema', '-o', path);
    expect([code, /error FILE-FOLDER/.test(err)]).toEqual([1, true]);
  });
});
