// The package around the parts: what is not converted is copied as it is packed, and nothing that the source did not say is added.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/index.min.js';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { convertDocx } from '../src/convert/docx/index.js';
import { tools } from './docx-conversion.js';
import { documentOf, docx, EVERYTHING, paragraph, run, unzipped } from './docx-fixtures.js';

const saved = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'cases', 'docx', `${name}.docx`)));
/** An attribute, a date, a comment and a field that a program of its own may have written, and a folder. */
const own = {
  ...{ mtime: new Date(2024, 6, 3, 14, 22, 36), os: 3, attrs: 0o100600 << 16, comment: '注' },
  extra: { 41504: Uint8Array.of(1, 2, 3) },
};
const marked = zipSync({
  'word/media/': [new Uint8Array(), { ...own, level: 0 }],
  ...Object.fromEntries(
    Object.entries(unzipped(docx({ ...EVERYTHING, 'word/media/image.bin': 'plain' }))).map(([name, part]) => [
      name,
      [new TextEncoder().encode(part), { ...own, level: name.endsWith('s.xml') ? 0 : 9 }],
    ]),
  ),
});
const FILES = { marked, writer: saved('writer'), plain: saved('plain') };
const convert = async (bytes: Uint8Array) => (await convertDocx(bytes, tools)).bytes;

async function directoryOf(bytes: Uint8Array) {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries();
  return Promise.all(
    entries.map(async (entry) => {
      const content = (options: object) =>
        entry.directory ? '' : entry.getData(new Uint8ArrayWriter(), options).then(latin1);
      return {
        kept: {
          ...{ name: latin1(entry.rawFilename), comment: latin1(entry.rawComment) },
          ...{ method: entry.compressionMethod, date: entry.rawLastModDate, madeBy: entry.versionMadeBy },
          ...{ attributes: [entry.externalFileAttributes, entry.internalFileAttributes] },
          ...{ fields: latin1(entry.rawExtraField), utf8: entry.bitFlag?.languageEncodingFlag },
        },
        ...{ packed: await content({ passThrough: true }), text: await content({ checkCrc32: true }) },
        ...{ descriptor: entry.bitFlag?.dataDescriptor, zip64: entry.zip64, needed: entry.version },
      };
    }),
  );
}
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe.each(Object.entries(FILES))('the package %s', (_, bytes) => {
  it('keeps order, dates, attributes, comments and foreign fields of every entry', async () => {
    const [before, after] = [await directoryOf(bytes), await directoryOf(await convert(bytes))];
    expect(after.map(({ kept }) => kept)).toEqual(before.map(({ kept }) => kept));
  });

  it('keeps the packed bytes of what did not change', async () => {
    const [before, after] = [await directoryOf(bytes), await directoryOf(await convert(bytes))];
    const same = after.filter(({ text }, n) => text === before[n]!.text);
    expect(same.length).toBeGreaterThan(1);
    expect(same.length).toBeLessThan(after.length);
    for (const { kept, packed } of same)
      expect(packed, kept.name).toBe(before.find((entry) => entry.kept.name === kept.name)!.packed);
  });

  it('has no data descriptors and no 64-bit fields', async () => {
    for (const { descriptor, zip64, needed } of await directoryOf(await convert(bytes)))
      expect({ descriptor, zip64, old: needed <= 20 }).toEqual({
        descriptor: false,
        zip64: false,
        old: true,
      });
  });
});

describe('the time zone', () => {
  const home = process.env.TZ;
  afterAll(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  it('changes no byte', async () => {
    const made: Uint8Array[] = [];
    const noons = new Set<number>();
    for (const zone of ['Asia/Taipei', 'America/New_York', 'UTC']) {
      process.env.TZ = zone;
      noons.add(new Date(2024, 6, 3, 12).getTime());
      made.push(await convert(FILES.writer));
    }
    expect(noons.size).toBe(3);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });
});

it('a document without a word to convert comes back as it was', async () => {
  const plain = docx({ 'word/document.xml': documentOf(paragraph(run('plain'))), 'word/发.bin': 'x' });
  expect(await convert(plain)).toEqual(plain);
});
