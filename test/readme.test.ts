// The README is a promise: its sheet renders, its options exist, its files are there.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readVersion } from '../src/cli/files.js';
import { run } from '../src/cli/run.js';
import { compile } from '../src/compile.js';
import { renderText } from '../src/render/text.js';
import { parseClauses } from '../src/template/clauses.js';
import { cli } from './command.js';
import { exampleText, library } from './example.js';

const ROOT = join(import.meta.dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('the README', () => {
  it('begins with one sentence and the two lines', () => {
    const lines = readme.split('\n').filter((line) => line.startsWith('    npm'));
    expect(lines.slice(0, 2)).toEqual([
      '    npm ci && npx csa-contract render examples/short-video-live.yaml',
      '    npm ci && npm test',
    ]);
  });

  it('shows a sheet that prints as a draft', () => {
    const sheet = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { printable, problems } = compile(sheet, library, { file: 'README.md' });
    expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(renderText(printable!)).toContain('人民币68,000.00元（大写：人民币陆万捌仟元整）');
    expect(renderText(printable!)).toContain('【待填：');
  });

  it('shows a clause that the grammar reads', () => {
    const clause = /```\n(## [\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { clauses, problems } = parseClauses(clause, 'README.md');
    expect(problems).toEqual([]);
    expect(clauses.map((c) => c.id)).toEqual(['liability.late-payment']);
  });

  it('lists the options that the command has, and no other', async () => {
    const help = async (...argv: string[]): Promise<string> => {
      const out: string[] = [];
      await run([...argv, '--help'], {
        out: (text) => out.push(String(text)),
        err: () => {},
        colour: false,
        env: { SOURCE_DATE_EPOCH: '1795305600' },
      });
      return out.join('');
    };
    const options = (text: string): string[] => [...new Set(text.match(/--[a-z]+(-[a-z]+)?/g) ?? [])].sort();
    const table = readme.slice(readme.indexOf('| option |'), readme.indexOf('Exit codes:'));
    const known = options((await help('render')) + (await help())).filter(
      (o) => !['--help', '--version'].includes(o),
    );
    expect(options(table)).toEqual(known);
  });

  it('shows check settings that a sheet takes, and a recipe whose commands run', async () => {
    const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);
    const settings = blocks.find((block) => block.startsWith('checks:'))!;
    const workflow = blocks.find((block) => block.includes('.github/workflows'))!;
    const text = `${exampleText}\n${settings}`;
    const { problems } = compile(text, library, { file: 'README.md', checks: { asOf: '2026-11-22' } });
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);

    const lines = [...workflow.matchAll(/run: npx csa-contract (.*)/g)].map((match) => match[1]!.trim());
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['check', 'render']);
    const root = mkdtempSync(join(tmpdir(), 'csa-recipe-'));
    writeFileSync(join(root, 'a.yaml'), exampleText);
    for (const line of lines) {
      const argv = line
        .split(' ')
        .map((word) =>
          word === 'terms/*.yaml' ? join(root, 'a.yaml') : word === 'contracts' ? join(root, word) : word,
        );
      expect(await cli(...argv)).toMatchObject({ code: 0 });
    }
    expect(readdirSync(join(root, 'contracts'))).toEqual(['a.docx', 'a.pdf']);
    rmSync(root, { recursive: true });
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map((m) => m[1]!)
      .filter((link) => !link.startsWith('http'));
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
    const named = [...readme.matchAll(/`((?:src|templates|examples|test)\/[\w./-]+)`/g)].map((m) => m[1]!);
    expect(
      named.filter((path) => !/x\.yaml|\.(docx|pdf)$/.test(path) && !existsSync(join(ROOT, path))),
    ).toEqual([]);
  });

  it('goes with the changelog of this version', () => {
    expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(`## ${readVersion()}`);
  });
});
