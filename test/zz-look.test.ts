import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { parse } from 'yaml';
import { renderPdf } from '../src/render/pdf/index.js';
import { samplePrintable } from './sample-printable.js';

test('look', async () => {
  const style = parse(readFileSync('templates/style.yaml', 'utf8'));
  const fonts = (f: string) => {
    const [fam, w] = f.split('_');
    const dir = fam === 'Tinos' ? 'tinos' : 'noto-serif-sc';
    return readFileSync(`node_modules/@expo-google-fonts/${dir}/${w}/${f}.ttf`);
  };
  mkdirSync('/tmp/pdfout', { recursive: true });
  for (const [l, s] of [
    ['columns', 'final'],
    ['columns', 'draft'],
    ['stacked', 'final'],
    ['zh', 'final'],
    ['en', 'draft'],
  ] as const) {
    const t = performance.now();
    const b = await renderPdf(samplePrintable(l, s), style, fonts);
    console.log(l, s, b.length, Math.round(performance.now() - t));
    writeFileSync(`/tmp/pdfout/${l}-${s}.pdf`, b);
  }
});
