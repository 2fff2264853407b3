// What came into a package beside its words: pictures, objects, fonts, files, links, elements that nobody here reads;
// and what was altered about it: its properties, and the values that its content controls are bound to.
import type { Element } from '../../diff/docx/dom.js';
import { child, childElements, elementsIn, nameOf, rootOf } from '../../diff/docx/dom.js';
import { relationsOf } from '../../diff/docx/parts.js';
import { storiesOf } from '../../diff/docx/read.js';
import type { WordPackage } from '../../diff/docx/reading.js';
import type { Finding, FindingKind } from '../finding.js';
import { fieldFindings } from './fields.js';

const change = (kind: FindingKind, zh: string, en: string, more: Partial<Finding> = {}): Finding => ({
  ...{ kind, severity: 'change', message: { zh, en } },
  ...more,
});

export function packageFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  return [
    ...outsideFindings(generated, returned),
    ...partFindings(generated, returned),
    ...linkFindings(generated, returned),
    ...fieldFindings(generated, returned),
    ...unreadFindings(generated, returned),
    ...metadataFindings(generated, returned),
  ];
}

const news = (before: Iterable<string>, after: Iterable<string>): string[] => {
  const known = new Set(before);
  return [...new Set(after)].filter((one) => !known.has(one));
};

function outsideFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  return news(generated.outside, returned.outside).map((line) =>
    change(
      'object',
      `文件会取用或嵌入正文以外的内容：${line}`,
      `it embeds or fetches what is none of its text: ${line}`,
    ),
  );
}

// Parts

/** Kinds of parts by their content types: those without which Word writes no document, and those that say nothing on the page. */
const PLAIN =
  /(document\.main|styles|stylesWithEffects|numbering|settings|webSettings|fontTable|theme|header|footer|footnotes|endnotes|comments\w*|people|core-properties|extended-properties|custom-properties|customXmlProperties|relationships|glossary|documentTasks|keyMapCustomizations)\+xml$|^application\/xml$/;

function partFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  const known = new Set(generated.bytes.keys());
  const typeOf = typesIn(returned);
  return [...returned.bytes.keys()].flatMap((name): Finding[] => {
    const type = typeOf(name);
    if (known.has(name) || name.endsWith('/') || name === '[Content_Types].xml' || PLAIN.test(type))
      return [];
    // The picture of the first page that file managers show.
    if (/^docProps\//.test(name)) return [];
    if (/^image\//.test(type))
      return [change('image', `文件里多了图片 ${name}`, `a picture was put in: ${name}`)];
    if (/obfuscatedFont|x-font/.test(type))
      return [
        change(
          'object',
          `文件里嵌入了字体 ${name}，印出来的字可能与文字不符`,
          `a font was embedded, ${name}: what it draws need not be what the words say`,
        ),
      ];
    return [change('object', `文件里多了 ${name}`, `the file has a part that was not there: ${name}`)];
  });
}

function typesIn({ parts }: WordPackage): (name: string) => string {
  const types = rootOf(parts.get('[Content_Types].xml'));
  const entries = types ? childElements(types) : [];
  const byName = new Map<string, string>();
  for (const el of entries) {
    const key = el.getAttribute('PartName')?.slice(1) ?? `.${el.getAttribute('Extension') ?? ''}`;
    byName.set(key.toLowerCase(), el.getAttribute('ContentType') ?? '');
  }
  return (name) =>
    byName.get(name.toLowerCase()) ?? byName.get(`.${/[^.]*$/.exec(name.toLowerCase())![0]}`) ?? '';
}

// Links

/** A link to what it says itself, as Word makes of an e-mail address by itself, is a note. */
function linkFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  const links = (pkg: WordPackage): string[] =>
    [...pkg.parts.keys()].flatMap((part) =>
      relationsOf(pkg.parts, part).flatMap(({ type, target }) => (type === 'hyperlink' ? [target] : [])),
    );
  const words = rootOf(generated.parts.get(generated.main))?.textContent ?? '';
  return news(links(generated), links(returned)).map((target): Finding => {
    const bare = target.replace(/^(mailto:|https?:\/\/)/i, '').replace(/\/$/, '');
    const own = bare !== '' && words.includes(bare);
    return {
      ...{ kind: 'link', severity: own ? 'note' : 'change' },
      message: { zh: `新增了链接：${target}`, en: `a link was added: ${target}` },
    };
  });
}

// Elements

/** What is read, and what says nothing: properties, places, marks of editing and of proofing. */
const READ = new Set(
  `document body background p pPr r rPr t tab ptab br cr noBreakHyphen softHyphen sym ruby rubyBase rt rubyPr tbl tblPr tblGrid tr trPr tc tcPr
   tblPrEx sectPr sdt sdtPr sdtEndPr sdtContent smartTag smartTagPr customXml customXmlPr dir bdo hyperlink fldSimple fldChar instrText delInstrText
   delText ins del moveFrom moveTo drawing pict object bookmarkStart bookmarkEnd proofErr permStart permEnd lastRenderedPageBreak
   commentRangeStart commentRangeEnd commentReference annotationRef footnoteReference endnoteReference footnoteRef endnoteRef separator
   continuationSeparator moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd
   customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart
   customXmlMoveToRangeEnd subDoc altChunk contentPart dayShort dayLong monthShort monthLong yearShort yearLong pgNum`.split(
    /\s+/,
  ),
);
/** Their content is no text of the document, or is read as one sign. */
const CLOSED =
  /^(pPr|rPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|sectPr|sdtPr|sdtEndPr|smartTagPr|customXmlPr|drawing|pict|object|rubyPr|background)$/;

function unreadFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  const names = (pkg: WordPackage): string[] => {
    const found = new Set<string>();
    const walk = (parent: Element): void => {
      for (const el of elementsIn(parent)) {
        const name = nameOf(el);
        if (!READ.has(name)) found.add(name);
        else if (!CLOSED.test(name)) walk(el);
      }
    };
    const root = rootOf(pkg.parts.get(pkg.main));
    if (root) walk(root);
    for (const { kind, content } of storiesOf(pkg)) if (kind !== 'body') walk(content);
    return [...found];
  };
  return news(names(generated), names(returned)).map((name) =>
    change(
      'unknown',
      `正文里有本程序不读的内容，无法比对：${name}`,
      `the text holds something that this program does not read and cannot compare: ${name}`,
    ),
  );
}

// Properties of the file

function metadataFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  const [before, after] = [propertiesOf(generated), propertiesOf(returned)];
  const differ = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  if (differ.length === 0) return [];
  const list = differ.map((name) => (after.has(name) ? `${name} ${after.get(name)}` : `${name} –`));
  return [
    {
      ...{ kind: 'metadata', severity: 'note' },
      message: {
        zh: `文件属性与生成时不同：${list.join('；')}`,
        en: `properties of the file differ: ${list.join('; ')}`,
      },
    },
  ];
}

/** What programs count, and what the source tells better: the versions that the document was made with. */
const VOLATILE =
  /^(TotalTime|Template|Pages|Words|Characters|CharactersWithSpaces|Lines|Paragraphs|revision|csa-contract-(digest|program|templates))$/;

function propertiesOf({ parts }: WordPackage): Map<string, string> {
  const found = new Map<string, string>();
  for (const { type, target } of relationsOf(parts, ''))
    if (/properties$/.test(type))
      for (const el of childElements(rootOf(parts.get(target))!)) {
        const name = el.getAttribute('name') ?? el.localName!;
        const value = (el.textContent ?? '').trim();
        if (value !== '' && !VOLATILE.test(name)) found.set(name, value.slice(0, 80));
      }
  return found;
}

/** Protection that came or went; without a password either is done in a moment. */
export function protectionFindings(generated: WordPackage, returned: WordPackage): Finding[] {
  const [before, after] = [isProtected(generated), isProtected(returned)];
  if (before === after) return [];
  const message = after
    ? { zh: '文件设有编辑保护', en: 'the file is protected against editing' }
    : { zh: '生成时的编辑保护已取消', en: 'the protection that it was made with was taken off' };
  return [{ kind: 'look', severity: 'note', message }];
}

const isProtected = (pkg: WordPackage): boolean =>
  relationsOf(pkg.parts, pkg.main).some(
    ({ type, target }) =>
      type === 'settings' && child(rootOf(pkg.parts.get(target)), 'documentProtection') !== undefined,
  );

export const numberingOf = (pkg: WordPackage): Element | undefined => {
  const part = relationsOf(pkg.parts, pkg.main).find(({ type }) => type === 'numbering');
  return part && rootOf(pkg.parts.get(part.target));
};
