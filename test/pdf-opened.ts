// Bytes of a PDF → what the rules of accessibility and of archives ask about: content with its marks, the structure tree, faces, annotations.
// Reads the file alone, with pdf-lib; judges nothing.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { type Operation, operationsOf } from './pdf-content.js';

export interface Shown {
  readonly font: string;
  readonly codes: readonly number[];
  /** Number of the mark that they stand under. */
  readonly mark: number | undefined;
}
export interface OpenedPage {
  readonly dict: PDFDict;
  readonly ref: PDFRef;
  readonly operations: readonly Operation[];
  /** Operators that paint under neither a mark nor an artifact. */
  readonly unmarked: readonly string[];
  /** Numbers of marks in order, twice where they are there twice. */
  readonly marks: readonly { readonly id: number; readonly tag: string; readonly within: string }[];
  readonly shown: readonly Shown[];
  readonly annotations: readonly { readonly dict: PDFDict; readonly ref: PDFRef | undefined }[];
}
export interface OpenedElement {
  readonly dict: PDFDict;
  readonly ref: PDFRef | undefined;
  readonly type: string;
  readonly parent: OpenedElement | undefined;
  /** Its own language or that of what it stands in. */
  readonly lang: string | undefined;
  readonly kids: OpenedElement[];
  readonly marks: { readonly page: PDFRef; readonly id: number }[];
  readonly objects: PDFRef[];
  /** Scope, ListNumbering … */
  readonly attribute: (key: string) => string | undefined;
}
export interface OpenedFont {
  readonly name: string;
  readonly dict: PDFDict;
  readonly inner: PDFDict;
  readonly descriptor: PDFDict;
  readonly file: Uint8Array | undefined;
  readonly toUnicode: ReadonlyMap<number, string>;
  readonly widths: ReadonlyMap<number, number>;
}
export interface Opened {
  /** Latin-1. */
  readonly bytes: string;
  readonly pdf: PDFDocument;
  readonly catalog: PDFDict;
  readonly pages: readonly OpenedPage[];
  readonly elements: readonly OpenedElement[];
  readonly fonts: readonly OpenedFont[];
  readonly xmp: string;
  /** By key, what they belong to. */
  readonly parentTree: ReadonlyMap<number, PDFObject>;
  /** Every dictionary, those of streams as well. */
  readonly dicts: readonly PDFDict[];
  readonly streams: readonly PDFStream[];
}

export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = pdf;
  const dicts: PDFDict[] = [];
  const walk = (object: PDFObject): void => {
    if (object instanceof PDFStream) walk(object.dict);
    else if (object instanceof PDFArray) object.asArray().forEach(walk);
    else if (object instanceof PDFDict) {
      dicts.push(object);
      object.values().forEach(walk);
    }
  };
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  objects.forEach(walk);
  const root = dictAt(catalog, 'StructTreeRoot');
  return {
    bytes: Buffer.from(bytes).toString('latin1'),
    pdf,
    catalog,
    pages: pdf.getPages().map(({ node, ref }) => openPage(node, ref)),
    elements: root ? elementsOf(root) : [],
    fonts: fontsOf(dicts),
    xmp: textIn(at(catalog, 'Metadata')),
    parentTree: numberTree(root && dictAt(root, 'ParentTree')),
    dicts,
    streams: objects.filter((object) => object instanceof PDFStream),
  };
}

export const at = (dict: PDFDict | undefined, key: string): PDFObject | undefined =>
  dict?.lookup(PDFName.of(key));
export const dictAt = (dict: PDFDict | undefined, key: string): PDFDict | undefined => {
  const found = at(dict, key);
  return found instanceof PDFDict ? found : undefined;
};
export const listAt = (dict: PDFDict | undefined, key: string): PDFObject[] => {
  const found = at(dict, key);
  return found instanceof PDFArray ? found.asArray().map((_, i) => found.lookup(i)!) : [];
};
export const nameAt = (dict: PDFDict | undefined, key: string): string | undefined => {
  const found = at(dict, key);
  return found instanceof PDFName ? found.decodeText() : undefined;
};
export const numberAt = (dict: PDFDict | undefined, key: string): number | undefined => {
  const found = at(dict, key);
  return found instanceof PDFNumber ? found.asNumber() : undefined;
};
export const textAt = (dict: PDFDict | undefined, key: string): string | undefined => {
  const found = at(dict, key);
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
};
export const decoded = (stream: PDFObject | undefined): Uint8Array | undefined =>
  stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : undefined;
const textIn = (stream: PDFObject | undefined): string => Buffer.from(decoded(stream) ?? []).toString('utf8');

const PAINTS = /^(Tj|TJ|'|"|S|s|f|F|f\*|B|B\*|b|b\*|sh|Do|EI|BI)$/;

function openPage(dict: PDFDict, ref: PDFRef): OpenedPage {
  const contents = at(dict, 'Contents');
  const streams = contents instanceof PDFArray ? listAt(dict, 'Contents') : [contents];
  const content = streams.map((stream) => Buffer.from(decoded(stream) ?? []).toString('latin1')).join('\n');
  const operations = operationsOf(content);
  const [unmarked, shown]: [string[], Shown[]] = [[], []];
  const marks: { id: number; tag: string; within: string }[] = [];
  const open: string[] = [];
  const ids: (number | undefined)[] = [];
  let font = '';
  for (const { operator, operands } of operations) {
    if (operator === 'BDC' || operator === 'BMC') {
      const tag = String(operands[0]).slice(1);
      const id = /\/MCID\s+(\d+)/.exec(String(operands[1] ?? ''))?.[1];
      if (id !== undefined) marks.push({ id: Number(id), tag, within: open.join(' ') });
      else if (tag === 'Artifact' && open.length > 0) marks.push({ id: -1, tag, within: open.join(' ') });
      open.push(id !== undefined ? `MCID ${tag}` : tag);
      ids.push(id === undefined ? undefined : Number(id));
    } else if (operator === 'EMC') {
      open.pop();
      ids.pop();
    } else if (operator === 'Tf') font = String(operands[0]).slice(1);
    if (!PAINTS.test(operator)) continue;
    if (!open.some((one) => one === 'Artifact' || one.startsWith('MCID'))) unmarked.push(operator);
    if (/^(Tj|TJ)$/.test(operator)) shown.push({ font, codes: codesIn(operands), mark: ids.at(-1) });
  }
  const list = at(dict, 'Annots');
  const annotations =
    list instanceof PDFArray
      ? list.asArray().map((one, i) => ({
          dict: list.lookup(i, PDFDict),
          ref: one instanceof PDFRef ? one : undefined,
        }))
      : [];
  return { dict, ref, operations, unmarked, marks, shown, annotations };
}

const codesIn = (operands: readonly unknown[]): number[] =>
  operands
    .flat()
    .filter((part): part is string => typeof part === 'string')
    .flatMap((hex) => (hex.match(/[\da-f]{4}/g) ?? []).map((code) => Number.parseInt(code, 16)));

function elementsOf(root: PDFDict): OpenedElement[] {
  const found: OpenedElement[] = [];
  const visit = (dict: PDFDict, ref: PDFRef | undefined, parent: OpenedElement | undefined): void => {
    const own = { kids: [], marks: [], objects: [] } as Pick<OpenedElement, 'kids' | 'marks' | 'objects'>;
    const lang = textAt(dict, 'Lang') ?? parent?.lang;
    const attributes = [at(dict, 'A')].flatMap((a) =>
      a instanceof PDFArray ? listAt(dict, 'A') : a instanceof PDFDict ? [a] : [],
    );
    const attribute = (key: string): string | undefined =>
      attributes.map((a) => (a instanceof PDFDict ? nameAt(a, key) : undefined)).find((value) => value);
    const element = { dict, ref, type: nameAt(dict, 'S') ?? '', parent, lang, attribute, ...own };
    parent?.kids.push(element);
    found.push(element);
    kids(dict, element);
  };
  const kids = (dict: PDFDict, element: OpenedElement | undefined): void => {
    const list = at(dict, 'K');
    const raw = list instanceof PDFArray ? list.asArray() : [dict.get(PDFName.of('K'))];
    const page = dict.get(PDFName.of('Pg'));
    for (const kid of raw) {
      const object = kid instanceof PDFRef ? root.context.lookup(kid) : kid;
      if (object instanceof PDFNumber) {
        if (page instanceof PDFRef) element?.marks.push({ page, id: object.asNumber() });
      } else if (object instanceof PDFDict && nameAt(object, 'Type') === 'MCR')
        element?.marks.push({ page: object.get(PDFName.of('Pg')) as PDFRef, id: numberAt(object, 'MCID')! });
      else if (object instanceof PDFDict && nameAt(object, 'Type') === 'OBJR')
        element?.objects.push(object.get(PDFName.of('Obj')) as PDFRef);
      else if (object instanceof PDFDict) visit(object, kid instanceof PDFRef ? kid : undefined, element);
    }
  };
  kids(root, undefined);
  return found;
}

function numberTree(dict: PDFDict | undefined): Map<number, PDFObject> {
  const nums = at(dict, 'Nums');
  const entries = new Map<number, PDFObject>();
  if (nums instanceof PDFArray)
    for (let i = 0; i < nums.size(); i += 2) entries.set(Number(String(nums.get(i))), nums.get(i + 1));
  return entries;
}

function fontsOf(dicts: readonly PDFDict[]): OpenedFont[] {
  const named = dicts.flatMap((dict) => {
    const fonts = dictAt(dict, 'Font');
    return fonts ? fonts.keys().map((key) => [key.decodeText(), fonts.lookup(key, PDFDict)] as const) : [];
  });
  return named.map(([name, dict]) => {
    const inner = (listAt(dict, 'DescendantFonts')[0] ?? dict) as PDFDict;
    const descriptor = dictAt(inner, 'FontDescriptor') ?? inner;
    const file = decoded(at(descriptor, 'FontFile2'));
    const map = Buffer.from(decoded(at(dict, 'ToUnicode')) ?? []).toString('latin1');
    const toUnicode = new Map(
      [...map.matchAll(/^<(\w{4})> <(\w*)>$/gm)].map(([, code, hex]) => [
        Number.parseInt(code!, 16),
        Buffer.from(hex!, 'hex').swap16().toString('utf16le'),
      ]),
    );
    return { name, dict, inner, descriptor, file, toUnicode, widths: widthsOf(inner) };
  });
}

function widthsOf(inner: PDFDict): Map<number, number> {
  const widths = new Map<number, number>();
  const list = listAt(inner, 'W');
  for (let i = 0; i + 1 < list.length; i += 2) {
    const first = Number(String(list[i]));
    const values = list[i + 1];
    if (values instanceof PDFArray)
      values.asArray().forEach((value, k) => {
        widths.set(first + k, Number(String(value)));
      });
  }
  return widths;
}
