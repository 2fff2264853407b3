// A Printable → the same words as Typst source: two columns, headings, tables, parties and signatures as our PDF arranges them.
// For comparison alone. Words are string literals, so that nothing in them is markup.

const literal = (text) => `#"${text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\t]/g, ' ')}"`;
const words = (runs) =>
  runs.map(({ text, bold }) => (bold ? `#strong[${literal(text)}]` : literal(text))).join('');
/** Quotation marks are of the language: the Latin face has them as well. */
const LATIN = '"Tinos", "Noto Serif SC"';
const CHINESE = '(name: "Tinos", covers: "latin-in-cjk"), "Noto Serif SC"';
const language = (lang) =>
  lang === 'zh'
    ? `lang: "zh", region: "cn", font: (${CHINESE})`
    : `lang: "en", hyphenate: true, font: (${LATIN})`;

/** Source of a document; `style` is the style sheet's value. */
export function typstOf(doc, style) {
  const { page } = style;
  const of = (name, lang) => style.styles[name][lang];
  const cell = (kind, { lang, runs, mark }) => {
    const text = words(runs);
    const weight = style.styles[kind].bold ? ', weight: "bold"' : '';
    const leading = lang === 'zh' ? 0.75 : 0.6;
    const set = `#set text(${language(lang)}, size: ${of(kind, lang)}pt${weight}); #set par(leading: ${leading}em, justify: ${lang === 'zh'});`;
    if (!mark?.text) return `[${set} ${text}]`;
    const hang = kind === 'article' ? 'auto' : lang === 'zh' ? '3em' : '2.5em';
    return `[${set} #grid(columns: (${hang}, 1fr), column-gutter: 0.8em, [${literal(mark.text)}], [${text}])]`;
  };
  const textRow = (row) => {
    const cells = row.cells.map((one) => cell(row.style, one));
    const align = style.styles[row.style].align ?? 'left';
    const columns = `columns: (${style.columns.ratio.map((part) => `${part}fr`).join(', ')}), column-gutter: ${style.columns.gutter}pt`;
    const body =
      row.place === 'side-by-side' && cells.length === 2
        ? `#grid(${columns}, ${cells.join(', ')})`
        : cells.map((one) => `#align(${align})${one}`).join('\n');
    const above = row.style === 'article' ? 1.6 : 0.8;
    return `${row.pageBreakBefore ? '#pagebreak(weak: true)\n' : ''}#block(above: ${above}em, below: 0.8em, width: 100%, sticky: ${row.keepNext})[${body}]`;
  };
  const stacked = (cells) =>
    `[${cells.map(({ lang, runs }) => `#text(${language(lang)}, size: ${of('table', lang)}pt)[${words(runs)}]`).join(' \\\n')}]`;
  const tableRow = (row) => {
    const widths = row.widths.map((width) => `${width}fr`).join(', ');
    const head = `table.header(${row.head.map((one) => `table.cell(fill: luma(90%))[#strong${stacked(one)}]`).join(', ')})`;
    const body = row.body.flatMap((cells) => cells.map(stacked)).join(',\n');
    return `#table(columns: (${widths}), align: (${row.align.join(', ')}${row.align.length === 1 ? ',' : ''}), stroke: (x: none, y: 0.5pt + luma(60%)), ${head},\n${body})`;
  };
  const lines = (rows) => rows.flatMap(({ label, value }) => [stacked(label), stacked(value)]).join(',\n');
  const partyRow = (row) =>
    `#strong${stacked(row.heading)}\n#table(columns: (1fr, 3fr), stroke: (x: none, y: 0.5pt + luma(60%)), ${lines(row.lines)})`;
  const signatureRow = (row) => {
    const block = (one) =>
      `[#strong${stacked(one.heading)} #rect(width: 119pt, height: 119pt, stroke: 0.5pt + luma(60%))${stacked(one.seal)} #table(columns: (1fr, 2fr), stroke: (x: none, y: 0.5pt + luma(60%)), ${lines(one.lines)})]`;
    return `#block(breakable: false)[#grid(columns: (1fr, 1fr), column-gutter: 20pt, ${row.blocks.map(block).join(', ')})]`;
  };
  const write = { text: textRow, table: tableRow, party: partyRow, signature: signatureRow };
  return `${head(doc, page)}\n${doc.rows.map((row) => write[row.kind](row)).join('\n\n')}\n`;
}

const head = (doc, { width, height, margin }) => `
#set document(title: ${literal(doc.title[doc.languages[0]]).slice(1)})
#set page(width: ${width}pt, height: ${height}pt,
  margin: (top: ${margin.top}pt, bottom: ${margin.bottom}pt, left: ${margin.left}pt, right: ${margin.right}pt),
  header: text(9pt)[${literal(doc.title[doc.languages[0]])} #h(1fr) ${literal(doc.number)} #v(-0.6em) #line(length: 100%, stroke: 0.5pt + luma(60%))],
  footer: context align(center, text(9pt)[第#counter(page).display()页 共#counter(page).final().first()页 · Page #counter(page).display() of #counter(page).final().first()]))
#set text(${language('zh')})
#set par(spacing: 0.9em)`;
