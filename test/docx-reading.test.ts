// What our own reader sees in a Word document: our contracts as they were printed, and each construct of Word on its own.
import { describe, expect, it } from 'vitest';
import { openWord } from '../src/diff/docx/open.js';
import { paragraphsIn, readWord, textIn } from '../src/diff/docx/read.js';
import type { Reading } from '../src/diff/docx/reading.js';
import { acceptAll, rejectAll } from '../src/diff/docx/views.js';
import { renderDocx } from '../src/render/docx/index.js';
import { documentOf, docx, EVERYTHING, fieldRuns, paragraph, run, textBox, xml } from './docx-fixtures.js';
import { cellsOf, EXAMPLES, LAYOUTS, library, printableOf, squeeze, style, wordsOf } from './example.js';
import {
  by,
  cell,
  control,
  del,
  gone,
  ins,
  mark,
  p,
  read,
  readBody,
  row,
  shown,
  table,
} from './word-bodies.js';

describe('our own contracts', () => {
  it.each([...library.forms.keys()])('%s: every word and number', async (form) => {
    const [columns, ...others] = Object.values(LAYOUTS);
    const turn = [...library.forms.keys()].indexOf(form) % others.length;
    // The full sheet once: its other layouts, which take turns, have no other words.
    for (const options of [columns, others[turn]!]) {
      const sheet = options === LAYOUTS.columns ? `${form}.yaml` : `minimal/${form}.yaml`;
      const doc = printableOf(EXAMPLES[sheet]!, options);
      const seen = paragraphsIn(readWord(await openWord(await renderDocx(doc, style)), 'accepted').body);
      const cells = doc.rows.flatMap(cellsOf);
      const columns =
        doc.layout === 'columns' ? doc.languages.map((lang) => doc.furniture.columns[lang]) : [];
      const words = seen.map((one) => squeeze(`${one.label?.text ?? ''}${textIn(one.pieces)}`));
      expect(words.filter((text) => text !== '').sort()).toEqual(
        [...cells.map(wordsOf), ...columns.map(squeeze)].filter((text) => text !== '').sort(),
      );
      // The spaces of a number never break.
      const labels = seen.flatMap(({ label }) => label?.text.replaceAll('\u00A0', ' ') ?? []);
      expect(labels.sort()).toEqual(cells.flatMap((one) => one.mark?.text || []).sort());
    }
  });
});

describe('text', () => {
  it('is what prints: tabs, breaks, cached results; no instructions, no page breaks', async () => {
    const body = [
      paragraph(run('甲'), '<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/></w:r>'),
      paragraph(run('见'), fieldRuns('REF x \\h', '第五条'), run('。')),
      paragraph(`<w:fldSimple w:instr=" PAGE ">${run('3')}</w:fldSimple>`),
      paragraph('<w:r><w:t> 边 </w:t><w:noBreakHyphen/><w:t xml:space="preserve"> x\n</w:t></w:r>'),
      paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:lastRenderedPageBreak/></w:r>'),
    ];
    expect(await readBody(body.join(''))).toEqual(['甲\t乙\n丙', '见第五条。', '3', '边\u2011 x ', '\uFFFC']);
  });

  it('comes through controls, tags, links and tables in tables, in order', async () => {
    const body = [
      control('<w:tag w:val="outer"/>', paragraph(run('甲'))),
      paragraph(
        `<w:smartTag w:element="x">${run('乙')}</w:smartTag>`,
        control('<w:tag w:val="fees.total"/>', run('丙')),
      ),
      paragraph(`<w:hyperlink w:anchor="c_x">${run('丁')}</w:hyperlink>`),
      table(row(cell(table(row(cell(paragraph(run('内'))))) + paragraph(run('外'))))),
      paragraph(),
    ];
    const reading = await read({ 'word/document.xml': documentOf(body.join('')) });
    expect(shown(reading.body)).toEqual(['甲', '乙丙', '丁', [[[[[['内']]], '外']]], '']);
    const pieces = paragraphsIn(reading.body).flatMap((one) => one.pieces);
    expect(pieces.map(({ field, link }) => field ?? link)).toEqual([
      'outer',
      undefined,
      'fees.total',
      'c_x',
      undefined,
      undefined,
    ]);
  });

  it('of an alternate is read once, in the branch that Word shows', async () => {
    const alternate = (requires: string): string =>
      `<mc:AlternateContent xmlns:new="urn:new"><mc:Choice Requires="${requires}">${run('新')}</mc:Choice><mc:Fallback>${run('旧')}</mc:Fallback></mc:AlternateContent>`;
    expect(await readBody(paragraph(alternate('wps')) + paragraph(alternate('new')))).toEqual(['新', '旧']);
  });

  it('beside the text is under its part: headers, notes, text boxes once', async () => {
    const { body, beside } = await read({
      ...EVERYTHING,
      'word/document.xml': documentOf(paragraph(run('甲'), textBox(paragraph(run('框'))))),
    });
    expect(shown(body)).toEqual(['甲\uFFFC']);
    const found = beside.map(({ kind, part, blocks }) => [kind, part, shown(blocks).join('')]);
    expect(found).toContainEqual(['textbox', 'word/document.xml', '框']);
    expect(found.filter(([kind]) => kind === 'textbox')).toHaveLength(1);
    expect(found).toContainEqual(['footnote', 'word/footnotes.xml', '头发']);
    expect(new Set(found.map(([kind]) => kind))).toContain('header');
  });

  it('of a comment comes with its author and the provision it stands at', async () => {
    const body =
      paragraph('<w:bookmarkStart w:id="0" w:name="c_fees"/>', run('费用'), '<w:bookmarkEnd w:id="0"/>') +
      paragraph(
        '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
        '<w:commentRangeStart w:id="7"/>',
        run('每月'),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
      );
    const comments = xml(
      'w:comments',
      `<w:comment w:id="7" ${by}>${paragraph('<w:r><w:annotationRef/></w:r>', run('太高'))}${paragraph(run('再议'))}</w:comment>`,
    );
    const reading = await read({ 'word/document.xml': documentOf(body), 'word/comments.xml': comments });
    expect(reading.comments).toEqual([
      { author: '范冰', date: '2026-01-01T00:00:00Z', text: '太高\n再议', at: 'c_fees' },
    ]);
    expect(shown(reading.body)).toEqual(['费用', '每月']);
  });

  it('reads by namespace, whatever the prefix, strict or transitional', async () => {
    const strict = (body: string): string =>
      `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body>${body}</x:body></x:document>`;
    const reading = await read({ 'word/document.xml': strict('<x:p><x:r><x:t>甲</x:t></x:r></x:p>') });
    expect(shown(reading.body)).toEqual(['甲']);
  });
});

describe('looks', () => {
  const styles = xml(
    'w:styles',
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="h"><w:basedOn w:val="g"/><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="g"><w:basedOn w:val="h"/><w:rPr><w:color w:val="ffffff"/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>',
  );
  const looksOf = async (body: string) =>
    paragraphsIn(
      (await read({ 'word/document.xml': documentOf(body), 'word/styles.xml': styles })).body,
    ).flatMap((one) => one.pieces.map(({ look }) => look));

  it('come from the run, the styles and the defaults; a circle of styles ends', async () => {
    const body =
      p('', run('甲'), run('乙', '<w:strike/><w:color w:val="c00000"/><w:sz w:val="2"/>')) +
      p(
        '<w:pStyle w:val="h"/>',
        run('丙'),
        run('丁', '<w:vanish w:val="0"/>'),
        run('戊', '<w:rStyle w:val="c"/>'),
      );
    const plain = { hidden: false, struck: false, colour: 'auto', size: 21 };
    expect(await looksOf(body)).toEqual([
      plain,
      { hidden: false, struck: true, colour: 'C00000', size: 2 },
      { ...plain, hidden: true, colour: 'FFFFFF' },
      { ...plain, colour: 'FFFFFF' },
      // Set by both styles it is off again.
      { ...plain, colour: 'FFFFFF' },
    ]);
  });

  it('take the colour of the theme before the one written beside it', async () => {
    const theme = xml(
      'a:theme',
      '<a:themeElements><a:clrScheme name="x"><a:lt1><a:sysClr val="window" lastClr="ffffff"/></a:lt1></a:clrScheme></a:themeElements>',
    );
    const white = run('甲', '<w:color w:val="000000" w:themeColor="background1"/>');
    const { body } = await read({
      'word/document.xml': documentOf(paragraph(white)),
      'word/theme/theme1.xml': theme,
    });
    expect(paragraphsIn(body)[0]!.pieces[0]!.look.colour).toBe('FFFFFF');
  });

  it('hide what stands in a hidden row or under a merged cell', async () => {
    const body = table(
      row(cell(paragraph(run('甲'))), '<w:hidden/>'),
      row(cell(paragraph(run('乙')), '<w:vMerge w:val="restart"/>')),
      row(cell(paragraph(run('丙')), '<w:vMerge/>')),
    );
    expect((await looksOf(body)).map(({ hidden }) => hidden)).toEqual([true, false, true]);
  });
});

describe('tracked changes', () => {
  const BODY =
    paragraph(run('期限'), del(gone('二十')), ins(run('三十')), run('秒')) +
    p(mark('del'), run('甲')) +
    p('<w:pStyle w:val="s"/>', run('乙')) +
    p(mark('ins'), ins(run('新'))) +
    p(
      mark('del'),
      '<w:bookmarkStart w:id="9" w:name="c_old"/>',
      del(gone('旧')),
      '<w:bookmarkEnd w:id="9"/>',
    ) +
    table(
      row(cell(paragraph(run('一'))) + cell(paragraph(run('二')), `<w:cellDel w:id="5" ${by}/>`)),
      row(cell(paragraph(ins(run('加')))), `<w:ins w:id="6" ${by}/>`),
    ) +
    table(row(cell(p(mark('del'), del(gone('减')))), `<w:del w:id="7" ${by}/>`)) +
    paragraph(
      `<w:moveFromRangeStart w:id="20" w:name="m" ${by}/><w:moveFrom w:id="21" ${by}>${run('移')}</w:moveFrom><w:moveFromRangeEnd w:id="20"/>`,
      run('。', `<w:b/><w:rPrChange w:id="22" ${by}><w:rPr><w:vanish/></w:rPr></w:rPrChange>`),
      `<w:moveToRangeStart w:id="23" w:name="m" ${by}/><w:moveTo w:id="24" ${by}>${run('移')}</w:moveTo><w:moveToRangeEnd w:id="23"/>`,
      ins(del(gone('徒劳'))),
    );
  const parts = { 'word/document.xml': documentOf(BODY) };

  it('accepted: deleted words are gone, joined paragraphs have the properties of the last', async () => {
    const { body } = await read(parts);
    expect(shown(body)).toEqual(['期限三十秒', '甲乙', '新', [[['一']], [['加']]], '。移']);
    expect(paragraphsIn(body)[1]!.style).toBe('s');
    expect(paragraphsIn(body).flatMap(({ bookmarks }) => bookmarks)).toEqual([]);
  });

  it('rejected: the mirror, with the looks of before', async () => {
    const { body } = await read(parts, 'rejected');
    expect(shown(body)).toEqual(['期限二十秒', '甲', '乙', '旧', [[['一'], ['二']]], [[['减']]], '移。']);
    expect(paragraphsIn(body).at(-1)!.pieces[1]!.look.hidden).toBe(true);
  });

  it('undecided: everything stands, marked', async () => {
    const { body } = await read(parts, 'all');
    expect(shown(body)[0]).toBe('期限二十三十秒');
    const [first, second] = paragraphsIn(body);
    expect(first!.pieces.map(({ change }) => change)).toEqual([undefined, 'deleted', 'inserted', undefined]);
    expect([first!.mark, second!.mark]).toEqual([undefined, 'deleted']);
  });

  it('are listed once each, with who and when', async () => {
    const { tracked } = await read(parts);
    expect(tracked.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'deleted 二十',
      'inserted 三十',
      'deleted \n',
      'inserted 新\n',
      'deleted 旧\n',
      'deleted 二',
      'inserted 加\t',
      'deleted 减\t',
      'moved 移',
      'formatted 。',
      'inserted 徒劳',
      'deleted 徒劳',
    ]);
    expect(new Set(tracked.map(({ author, date }) => `${author} ${date}`))).toEqual(
      new Set(['范冰 2026-01-01T00:00:00Z']),
    );
  });

  it('decided on the tree read as the view did', async () => {
    for (const each of [parts, EVERYTHING]) {
      const pkg = await openWord(docx(each));
      for (const [view, decide] of [
        ['accepted', acceptAll],
        ['rejected', rejectAll],
      ] as const) {
        const decided = readWord(decide(pkg).pkg, 'all');
        expect(bare(decided)).toEqual({ ...bare(readWord(pkg, view)), tracked: [] });
      }
    }
  });
});

/** A reading without the elements it was read from. */
const bare = (reading: Reading): object =>
  JSON.parse(
    JSON.stringify(reading, (key, value) => (key === 'element' || key === 'run' ? undefined : value)),
  );
