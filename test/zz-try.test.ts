import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { it } from 'vitest';
import { convertDocx } from '../src/convert/docx/index.js';
import { tools } from './docx-conversion.js';
it('x', async () => {
  const tz = process.env.TZ ?? 'none';
  for (const f of process.env.FILES!.split(' ')) {
    const t = performance.now();
    try {
      const out = (await convertDocx(new Uint8Array(readFileSync(f)), tools)).bytes;
      writeFileSync(`/tmp/zip4/out-${f.split('/').at(-1)}`, out);
      console.log(tz, f, out.length, createHash('sha1').update(out).digest('hex'), Math.round(performance.now()-t));
    } catch (e) { console.log(f, String(e), Math.round(performance.now()-t), process.memoryUsage().rss / 2**20); }
  }
});
