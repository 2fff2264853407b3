// What hands and programs do to the citations of a Word file that comes back: their words, the fields they are, and the places these read from.
import { describe, expect, it } from 'vitest';
import { asLibreOffice, DOCUMENT, type DocxEdit, inDocument, inPart } from './docx-edits.js';
import { EXAMPLES } from './example.js';
import { after, changesIn, generated } from './verifying.js';

const made = await generated(EXAMPLES['short-video-live.yaml']!, { lang: 'zh' }, (rows) => rows.slice(0, 60));
const xml = made.parts[DOCUMENT]!;
/** Bookmark and number of a field whose place is printed here. */
const [bookmark, number] = [
  ...xml.matchAll(/> REF (\S+) \\n \\h <.*?"separate"\/><\/w:r><w:r>.*?>([\d.]+)<\/w:t>/gs),
].flatMap(([, name = '', shown = '']) =>
  xml.includes(`w:name="${name}"`) ? [[name, shown] as const] : [],
)[0]!;
const other = [...xml.matchAll(/w:name="(c_[^"]+)"/g)]
  .map(([, name]) => name!)
  .find((name) => name !== bookmark)!;
const REF = ` REF ${bookmark} \\n \\h `;
const result = new RegExp(
  `(${REF.replaceAll('\\', '\\\\')}<.*?"separate"/></w:r><w:r>.*?>)${number}(</w:t>)`,
  's',
);
const kinds = async (...edits: readonly DocxEdit[]): Promise<string[]> =>
  changesIn(await after(made, ...edits)).map(({ kind }) => kind);

describe('a change', () => {
  it('of the number alone is one of words, and will be undone by Word', async () => {
    const edit = inDocument((text) => text.replace(result, '$17.7$2'));
    expect(await kinds(edit)).toEqual(['text', 'action']);
  });

  it.each([
    [
      'a field that reads from another place',
      inDocument((text) => text.replace(REF, ` REF ${other} \\n \\h `)),
    ],
    ['a field with another switch', inDocument((text) => text.replace(REF, ` REF ${bookmark} \\w \\h `))],
    ['a field of words', inDocument((text) => text.replace(REF, ` QUOTE "${number}" `))],
    [
      'a place that went elsewhere',
      inDocument((text) =>
        text
          .replace(`w:name="${bookmark}"`, 'w:name="c_x"')
          .replace(`w:name="${other}"`, `w:name="${bookmark}"`),
      ),
    ],
    ['a place that is gone', inDocument((text) => text.replace(`w:name="${bookmark}"`, 'w:name="c_x"'))],
    [
      'a place of the same name further up',
      inDocument((text) =>
        text.replace(
          '<w:body>',
          `<w:body><w:p><w:bookmarkStart w:id="990" w:name="${bookmark.toUpperCase()}"/><w:bookmarkEnd w:id="990"/></w:p>`,
        ),
      ),
    ],
    [
      'a locked field',
      inDocument((text) => {
        const at = text.lastIndexOf('<w:fldChar w:fldCharType="begin"/>', text.indexOf(REF));
        return `${text.slice(0, at)}<w:fldChar w:fldCharType="begin" w:fldLock="1"/>${text.slice(at + '<w:fldChar w:fldCharType="begin"/>'.length)}`;
      }),
    ],
  ] as const)('is %s', async (_, edit) => {
    expect(new Set(await kinds(edit))).toEqual(new Set(['action']));
  });

  it('is a page number in the text', async () => {
    const digits = inDocument((text) => text.replace(REF, ' PAGE ').replace(result, '$1$2'));
    expect(await kinds(digits)).toContain('action');
  });
});

describe('no change', () => {
  it('is a number that another program computed in other figures', async () => {
    const chinese = (digit: string): string => '〇一二三四五六七八九'.charAt(Number(digit));
    const computed = inDocument((text) =>
      text.replace(
        /(> REF \S+ \\n \\h <.*?"separate"\/><\/w:r><w:r>.*?>)(\d)(\.[\d.]+<\/w:t>)/gs,
        (whole, open: string, digit: string, rest: string) =>
          xml.includes(`w:name="${/REF (\S+)/.exec(open)![1]}"`) ? open + chinese(digit) + rest : whole,
      ),
    );
    const report = await after(made, asLibreOffice, computed);
    expect(changesIn(report)).toEqual([]);
    expect(report.findings.map(({ kind }) => kind)).toContain('number');
    // Without the same figures before its place, it is one.
    expect(await kinds(computed)).toContain('text');
  });

  it('are switches in another order and those that programs add', async () => {
    const edits = [` REF ${bookmark} \\h \\n `, ` REF ${bookmark} \\n \\h  \\* MERGEFORMAT `];
    for (const one of edits) expect(await kinds(inDocument((text) => text.replace(REF, one)))).toEqual([]);
  });

  it('is a field made plain text, as some programs do', async () => {
    const plain = inPart(DOCUMENT, (text) =>
      text
        .replace(/<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:fldChar [^>]*\/><\/w:r>/g, '')
        .replace(/<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:instrText.*?<\/w:r>/gs, ''),
    );
    expect(await kinds(plain)).toEqual([]);
  });
});
