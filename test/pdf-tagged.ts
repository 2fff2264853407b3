// PDF bytes → its words by the tree of its structure, element by element in reading order, and those that are in no element: artifacts.
// The tree is read from the file's objects with pdf-lib, the words from the pages by pdf.js, which must agree on what marks there are.
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface TaggedText {
  /** All words of the tree in its order. */
  readonly words: string;
  /** By page: the words of each artifact. */
  readonly artifacts: readonly (readonly string[])[];
  /** Marks by page in the order of the tree, as pdf-lib and as pdf.js read it. */
  readonly order: readonly (readonly string[])[];
  readonly orderToPdfjs: readonly (readonly string[])[];
}

interface Mark {
  readonly page: number;
  readonly mcid: number;
}

export async function taggedText(bytes: Uint8Array): Promise<TaggedText> {
  const marks = await marksIn(bytes);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const texts = new Map<string, string>();
  const artifacts: string[][] = [];
  const orderToPdfjs: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const loose: string[] = [];
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== undefined);
        if (id !== undefined) texts.set(id, `${texts.get(id) ?? ''}${item.str}`);
        else if (loose.length > 0) loose[loose.length - 1] += item.str;
        else loose.push(item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else {
        const id =
          'id' in item && typeof item.id === 'string'
            ? item.id.replace(/^p\d+R_mc/, `${number}:`)
            : undefined;
        open.push(id);
        if (id === undefined) loose.push('');
      }
    }
    artifacts.push(loose);
    orderToPdfjs.push(contentIds(await page.getStructTree()).map((id) => id.replace(/^p\d+R_mc/, '')));
  }
  await task.destroy();
  const words = marks.map(({ page, mcid }) => texts.get(`${page}:${mcid}`) ?? '').join('');
  const order = artifacts.map((_, i) =>
    marks.flatMap(({ page, mcid }) => (page === i + 1 ? [String(mcid)] : [])),
  );
  return { words, artifacts, order, orderToPdfjs };
}

type Node = Awaited<
  ReturnType<
    Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getStructTree']
  >
>;
const contentIds = (node: Node | { type: string; id: string }): string[] =>
  'children' in node ? node.children.flatMap(contentIds) : node.type === 'content' ? [node.id] : [];

/** Every mark of the tree, in its order. Format: ISO 32000-1, 14.7.2 to 14.7.4. */
async function marksIn(bytes: Uint8Array): Promise<Mark[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const numbers = new Map(pdf.getPages().map(({ ref }, i) => [ref, i + 1]));
  const found: Mark[] = [];
  const look = (object: PDFObject | undefined): PDFObject | undefined =>
    object instanceof PDFRef ? pdf.context.lookup(object) : object;
  const walk = (kid: PDFObject | undefined, above: number): void => {
    const object = look(kid);
    if (object instanceof PDFArray) for (const one of object.asArray()) walk(one, above);
    if (object instanceof PDFNumber) found.push({ page: above, mcid: object.asNumber() });
    if (!(object instanceof PDFDict)) return;
    const page = numbers.get(object.get(PDFName.of('Pg')) as PDFRef) ?? above;
    const mcid = object.get(PDFName.of('MCID'));
    if (mcid instanceof PDFNumber) found.push({ page, mcid: mcid.asNumber() });
    else walk(object.get(PDFName.of('K')), page);
  };
  walk(pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).get(PDFName.of('K')), 0);
  return found;
}
