// Two hundred edits of one generated DOCX, each of a kind and at a place drawn by a fixed sequence: every one is found, at its clause.
// Fifty documents that nobody changed, as programs save them again: nothing is found.
import { describe, expect, it } from 'vitest';
import type { Row } from '../src/contract/ast.js';
import { targetsOf } from '../src/render/docx/references.js';
import {
  asLibreOffice,
  asWord,
  commented,
  DOCUMENT,
  type DocxEdit,
  deleted,
  footnoted,
  inDocument,
  inPart,
  inPlaceOf,
  inserted,
  otherPrefix,
  paragraphsIn,
  type Stretch,
  withParagraphProperties,
  withPart,
  withRunProperties,
  wordsIn,
} from './docx-edits.js';
import { EXAMPLES } from './example.js';
import { after, changesIn, generated } from './verifying.js';

const COUNT = Number(process.env.EDITS ?? '30');
// Parties, the first articles and the signatures: a shorter contract is read two hundred times in less time.
const shortened = (rows: readonly Row[]): Row[] => [
  ...rows.slice(0, 60),
  ...rows.slice(60).filter(({ kind }) => kind !== 'text'),
];
const made = await generated(EXAMPLES['minimal/cs-entrustment.yaml']!, { lang: 'zh' }, shortened);
const document = made.parts[DOCUMENT]!;
const ids = new Map(
  [...targetsOf(made.printable)].flatMap(([id, targets]) =>
    Object.values(targets).map(({ bookmark }) => [bookmark, id] as const),
  ),
);

/** The bookmark in the paragraph, else the nearest above. */
function clauseAt({ xml, at }: Stretch): string | undefined {
  const above = document.slice(0, at + xml.length).matchAll(/<w:bookmarkStart [^>]*w:name="(c_[^"]*)"/g);
  return ids.get([...above].at(-1)?.[1] ?? '');
}

const all = paragraphsIn(document).filter(
  (one) => clauseAt(one) !== undefined && wordsIn(one.xml).length > 4,
);
const outside = all.filter(({ at }) => {
  const before = document.slice(0, at);
  return before.lastIndexOf('<w:tbl>') <= before.lastIndexOf('</w:tbl>');
});
const inTables = all.filter((one) => !outside.includes(one));
/** Such as print a number. */
const marked = new Set(
  made.printable.rows.flatMap((row) =>
    row.kind === 'text'
      ? row.cells.flatMap(({ mark, runs }) => (mark?.text ? runs.map(({ text }) => text).join('') : []))
      : [],
  ),
);
const numbered = outside.filter(({ xml }) => marked.has(wordsIn(xml)));
const bound = all.filter(({ xml }) => xml.includes('<w:dataBinding'));

/** A number from 0 to below n, from a fixed sequence. */
function sequence(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}
type Draw = ReturnType<typeof sequence>;
interface Kind {
  readonly name: string;
  readonly among: readonly Stretch[];
  readonly edit: (one: Stretch, draw: Draw) => DocxEdit;
  /** Of the document as a whole: no clause is named. */
  readonly everywhere?: true;
}

/** One text of the paragraph, changed. */
function reworded({ xml, at }: Stretch, draw: Draw, change: (text: string, at: number) => string): DocxEdit {
  const texts = [...xml.matchAll(/(<w:t(?: [^>]*)?>)([^<&]+)(?=<\/w:t>)/g)];
  const [whole, open = '', text = ''] = texts[draw(texts.length)]!;
  const start = texts.find(([one]) => one === whole)!.index;
  const place = draw(text.length);
  const other = `${open}${change(text, place)}`;
  return inPlaceOf({ xml, at }, xml.slice(0, start) + other + xml.slice(start + whole.length));
}
const runs = (properties: string) => (one: Stretch) => inPlaceOf(one, withRunProperties(one.xml, properties));
const paragraph = (properties: string) => (one: Stretch) =>
  inPlaceOf(one, withParagraphProperties(one.xml, properties));
const EMPTY = '<w:p/>';

const KINDS: readonly Kind[] = [
  {
    name: 'a character',
    among: all,
    edit: (one, draw) => reworded(one, draw, (t, n) => `${t.slice(0, n)}㐀${t.slice(n + 1)}`),
  },
  {
    name: 'a word more',
    among: inTables,
    edit: (one, draw) => reworded(one, draw, (t, n) => `${t.slice(0, n)}不${t.slice(n)}`),
  },
  {
    name: 'a character less',
    among: all,
    edit: (one, draw) => reworded(one, draw, (t, n) => t.slice(0, n) + t.slice(n + 1)),
  },
  {
    name: 'a figure',
    among: all.filter(({ xml }) => /<w:t[^>]*>[^<]*\d/.test(xml)),
    edit: (one) =>
      inPlaceOf(
        one,
        one.xml.replace(/(<w:t[^>]*>[^<]*?)(\d)/, (_, open, digit) => `${open}${(Number(digit) + 1) % 10}`),
      ),
  },
  { name: 'hidden', among: all, edit: runs('<w:vanish/>') },
  { name: 'struck', among: all, edit: runs('<w:strike/>') },
  { name: 'struck twice', among: inTables, edit: runs('<w:dstrike w:val="true"/>') },
  { name: 'white', among: all, edit: runs('<w:color w:val="FFFFFF"/>') },
  { name: 'white by theme', among: all, edit: runs('<w:color w:val="000000" w:themeColor="background1"/>') },
  { name: 'black on black', among: all, edit: runs('<w:color w:val="000000"/><w:highlight w:val="black"/>') },
  { name: 'tiny', among: all, edit: runs('<w:sz w:val="2"/>') },
  { name: 'squeezed', among: all, edit: runs('<w:w w:val="1"/>') },
  { name: 'raised', among: all, edit: runs('<w:position w:val="3000"/>') },
  {
    name: 'symbols',
    among: all,
    edit: runs('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="Wingdings"/>'),
  },
  { name: 'no line', among: all, edit: paragraph('<w:spacing w:line="1" w:lineRule="exact"/>') },
  { name: 'off the page', among: all, edit: paragraph('<w:ind w:left="20000"/>') },
  {
    name: 'framed',
    among: outside,
    edit: paragraph('<w:framePr w:w="10" w:h="10" w:x="-9000" w:y="-9000"/>'),
  },
  { name: 'gone', among: outside, edit: (one) => inPlaceOf(one, '') },
  { name: 'emptied', among: inTables, edit: (one) => inPlaceOf(one, EMPTY) },
  {
    name: 'added',
    among: outside,
    edit: (one) =>
      inPlaceOf(one, `${one.xml}<w:p><w:r><w:t>双方另有口头约定的，从其约定。</w:t></w:r></w:p>`),
  },
  {
    name: 'inserted, tracked',
    among: all,
    edit: (one) => inPlaceOf(one, one.xml.replace(/<\/w:p>$/, `${inserted('不')}</w:p>`)),
  },
  { name: 'deleted, tracked', among: all, edit: (one) => inPlaceOf(one, deleted(one.xml)) },
  { name: 'a comment', among: all, edit: (one) => commented(one, '请再考虑') },
  { name: 'a footnote', among: all, edit: (one) => footnoted(one, '但另有约定的除外') },
  {
    name: 'no number',
    among: numbered,
    edit: paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
  },
  {
    name: 'another level',
    among: numbered,
    edit: (one) =>
      inPlaceOf(one, one.xml.replace(/<w:pStyle w:val="[^"]+"\/>/, '<w:pStyle w:val="Normal"/>')),
  },
  {
    name: 'another value bound',
    among: bound,
    edit: ({ xml }) => {
      const place = /s:value\[(\d+)\]/.exec(xml)![1];
      let n = 0;
      return inPart('customXml/item1.xml', (store) =>
        store.replace(/(<value [^>]*>)([^<]*)/g, (whole, open: string) => {
          n += 1;
          return String(n) === place ? `${open}另一个值` : whole;
        }),
      );
    },
  },
  {
    name: 'the header',
    among: all,
    everywhere: true,
    edit: () => inPart('word/header1.xml', (xml) => xml.replace(/(<w:t[^>]*>)/, '$1新')),
  },
  {
    name: 'the list',
    among: all,
    everywhere: true,
    edit: (_, draw) =>
      inPart(
        'word/numbering.xml',
        (xml) =>
          [
            xml.replace(/<w:start w:val="1"\/>/, '<w:start w:val="2"/>'),
            xml.replace(/(<w:lvlText w:val=")([^"]+)"/, '$1$2之'.concat('"')),
            xml.replace(/(<w:numFmt w:val=")chinese\w+"/, '$1upperLetter"'),
            xml.replace(/(<w:lvl [^>]*>(?:(?!<\/w:lvl>).)*?)(<\/w:lvl>)/s, '$1<w:rPr><w:vanish/></w:rPr>$2'),
          ][draw(4)]!,
      ),
  },
  {
    name: 'a style',
    among: outside,
    everywhere: true,
    edit: ({ xml }) => {
      const style = /<w:pStyle w:val="([^"]+)"/.exec(xml)![1];
      return inPart('word/styles.xml', (text) =>
        text.replace(
          new RegExp(`(<w:style [^>]*w:styleId="${style}"[^>]*>(?:(?!</w:style>).)*?)</w:style>`, 's'),
          (_, body: string) =>
            body.includes('<w:rPr>')
              ? `${body.replace(/<w:rPr>(?!.*<w:rPr>)/s, '<w:rPr><w:vanish/>')}</w:style>`
              : `${body}<w:rPr><w:vanish/></w:rPr></w:style>`,
        ),
      );
    },
  },
  {
    name: 'a picture',
    among: all,
    everywhere: true,
    edit: (one) => (parts) =>
      inPlaceOf(
        one,
        one.xml.replace(/<\/w:p>$/, '<w:r><w:drawing/></w:r></w:p>'),
      )(withPart('word/media/image1.png', 'x', 'image', 'image/png')(parts)),
  },
];

describe('two hundred edits', () => {
  for (const [n, kind] of KINDS.entries())
    it(`finds each: ${kind.name}`, async () => {
      const draw = sequence(n + 1);
      const times = Math.ceil((COUNT - n) / KINDS.length);
      for (let time = 0; time < times; time += 1) {
        const one = kind.among[draw(kind.among.length)]!;
        const report = await after(made, kind.edit(one, draw));
        const about = `${kind.name}: ${wordsIn(one.xml)}`;
        expect([about, report.unchanged]).toEqual([about, false]);
        if (kind.everywhere) continue;
        expect([about, changesIn(report).map(({ clause }) => clause?.id)]).toEqual([
          about,
          expect.arrayContaining([clauseAt(one)]),
        ]);
      }
    });

  it('finds two paragraphs that changed places', async () => {
    const [one, two] = [outside[4]!, outside[9]!];
    const swapped = inDocument(
      (xml) =>
        xml.slice(0, one.at) +
        two.xml +
        xml.slice(one.at + one.xml.length, two.at) +
        one.xml +
        xml.slice(two.at + two.xml.length),
    );
    expect((await after(made, swapped)).unchanged).toBe(false);
  });
});

describe('fifty documents that were only saved again', () => {
  const again: DocxEdit = (parts) => parts;
  const ways: readonly (readonly DocxEdit[])[] = [
    [again],
    [asLibreOffice],
    [asWord],
    [otherPrefix],
    [asLibreOffice, asWord],
    [asWord, otherPrefix],
    [asLibreOffice, otherPrefix],
    [asLibreOffice, asWord, otherPrefix],
    [inPart('docProps/core.xml', (xml) => xml.replace(/(<cp:lastModifiedBy>)[^<]*/, '$1Li Wei'))],
    [inPart('word/settings.xml', (xml) => xml.replace(/<w:zoom [^>]*\/>/, '<w:zoom w:percent="140"/>'))],
  ];
  for (const [file, sheet] of Object.entries(EXAMPLES).filter(([name]) => name.startsWith('minimal/')))
    it(`finds nothing in ${file}`, async () => {
      const own = await generated(sheet, { lang: 'zh' }, shortened);
      for (const edits of ways) expect(changesIn(await after(own, ...edits))).toEqual([]);
    });
});
