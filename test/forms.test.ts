// `forms`: the list, one form in full, and what it needs; held against the manifests and a rendered contract.
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fold, pad } from '../src/cli/fold.js';
import { compile } from '../src/compile.js';
import { outline, requiredFields } from '../src/contract/outline.js';
import { kindOf, modelFields, notesOf } from '../src/terms/index.js';
import { cli } from './command.js';
import { exampleText, library } from './example.js';

const ids = [...library.forms.keys()];

describe('forms', () => {
  it('lists every form with both titles, the party that is 甲方, and its numbers', async () => {
    const { code, out, err } = await cli('forms');
    expect([code, err]).toEqual([0, '']);
    const lines = out.replace(/\s+/g, ' ');
    for (const { id, title, order } of library.forms.values())
      expect(lines).toMatch(new RegExp(`${id} ${order[0]} [^ ]+ .*${title.zh} ${title.en}`));
    expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  it.each(ids)('shows %s in 80 columns: each article with its number, annexes, fields', async (id) => {
    const { code, out } = await cli('forms', id);
    const form = library.forms.get(id)!;
    expect(code).toBe(0);
    expect(out.split('\n').filter((line) => stringWidth(line) > 80 && line.trim().includes(' '))).toEqual([]);
    const text = out.replace(/\s+/g, '');
    for (const { number, title } of outline(library, form).articles)
      expect(text).toContain(
        `${number?.zh ?? '–'}${number?.en ?? ''}${title?.zh}/${title?.en}`.replace(/\s+/g, ''),
      );
    for (const code of Object.keys(form.annexes)) expect(out).toContain(`  ${code} `);
    expect(out).toContain('  parties.customer.name *');
  });

  it('numbers as a contract does', () => {
    const { printable } = compile(exampleText, library, { file: 'x.yaml', lang: 'zh' });
    const headings = printable!.rows
      .flatMap((row) => (row.kind === 'text' ? row.cells : []))
      .flatMap((cell) =>
        cell.mark && /^第.+条$/.test(cell.mark.text)
          ? [`${cell.mark.text} ${cell.runs.map((r) => r.text).join('')}`]
          : [],
      );
    const articles = outline(library, library.forms.get('short-video-live')!).articles;
    expect(articles.map(({ number, title }) => `${number?.zh} ${title?.zh}`)).toEqual(headings);
  });

  it.each(ids)('gives %s as JSON: outline and fields in the order of the model', async (id) => {
    const { out } = await cli('forms', id, '--json');
    const shown = JSON.parse(out) as {
      articles: { id: string }[];
      fields: { path: string; required: boolean; default?: unknown; defaultFrom?: string }[];
    };
    expect(shown.articles.map((a) => a.id)).toEqual(library.forms.get(id)!.articles.map((a) => a.id));
    const order = modelFields().map(({ path }) => path);
    const places = shown.fields.map(({ path }) => order.indexOf(path));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const field = (path: string) => shown.fields.find((f) => f.path === path);
    expect(field('parties.customer.name')).toMatchObject({ required: true });
    expect(field('document.status')).toMatchObject({
      required: false,
      default: 'draft',
      defaultFrom: 'model',
    });
  });

  it('puts a form’s default before the model’s', async () => {
    const { fields } = JSON.parse((await cli('forms', 'short-video-live', '--json')).out) as {
      fields: { path: string }[];
    };
    expect(fields.find(({ path }) => path === 'payment.cycle')).toMatchObject({
      default: 'month',
      defaultFrom: 'form',
    });
  });

  it.each(ids)('of %s names as required only what a final contract refuses to do without', (id) => {
    const form = library.forms.get(id)!;
    const sheet = `schema: csa-contract/1\nform: ${id}\ndocument: { status: final }\n`;
    const { problems } = compile(sheet, library, { file: 'x.yaml' });
    const refused = new Set(problems.flatMap((p) => (p.severity === 'error' ? [p.path] : [])));
    const required = requiredFields(form);
    expect(required.length).toBeGreaterThan(10);
    expect(required.filter((path) => !refused.has(path) || !kindOf(path))).toEqual([]);
    expect(required.filter((path) => notesOf(path)?.otherwise)).toEqual([]);
  });

  it('lists only what is required, under a Chinese title too, in one language', async () => {
    const live = library.forms.get('short-video-live')!;
    const { code, out } = await cli('forms', live.title.zh, '--required');
    const listed = out.split('\n').flatMap((line) => /^ {2}(\S+) \*/.exec(line)?.[1] ?? []);
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeLessThan(100);
    expect(listed).toEqual(expect.arrayContaining(['form', 'parties.customer.name']));
    expect(out.split('FIELDS')[1]).not.toMatch(/\p{Script=Han}/u);
    expect((await cli('forms', '--required')).code).toBe(2);
  });

  it('calls a provision without a title by its first words', async () => {
    const { out } = await cli('forms', 'short-video-live', '--ui', 'zh');
    expect(out).not.toMatch(/ [a-z]+\.(text|phone|catalogue)$/m);
    expect(out).toContain('call_centre_b24（');
  });

  it('suggests a form, exit code 2', async () => {
    const { code, err } = await cli('forms', 'short-video-life');
    expect([code, err.includes('short-video-live')]).toEqual([2, true]);
  });
});

describe('fold', () => {
  it('counts a Chinese character as two columns and keeps punctuation with its word', () => {
    expect(fold('中文字符，中文', 8)).toEqual(['中文字', '符，中文']);
    expect(fold('one two three', 8, 2)).toEqual(['one two', '  three']);
    expect(fold('unbreakable', 4)).toEqual(['unbreakable']);
    expect(pad('甲方', 6)).toBe('甲方  ');
  });
});
