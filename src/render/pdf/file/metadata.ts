// What a document says of itself → its XMP packet and the colours its pages are meant in. XMP and the dictionary of information say the same.
// Sources: ISO 19005-3, 6.2.3 and 6.6 (PDF/A), ISO 14289-1, 5 (PDF/UA), ICC.1:2001-04 (profiles). No dates: the same contract, the same bytes.
import type { Lang, Pair } from '../../../contract/ast.js';

export const PRODUCER = 'csa-contract';

export interface About {
  readonly title: Pair<string>;
  readonly languages: readonly Lang[];
  /** By language, as BCP 47 has it. */
  readonly tags: Readonly<Record<Lang, string>>;
  /** Whether files are embedded: PDF/A-2 knows none but PDF/A files, PDF/A-3 any. */
  readonly embeds: boolean;
}

export const titleOf = ({ title, languages }: Pick<About, 'title' | 'languages'>): string =>
  languages.map((lang) => title[lang]).join(' · ');

const escaped = (text: string): string =>
  text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\p{Cc}/gu, ' ');

/** PDF/A conformance level A, PDF/UA-1 with the schema of its property, which XMP does not know by itself. */
export function xmp(about: About): string {
  const alternatives = [
    `<rdf:li xml:lang="x-default">${escaped(titleOf(about))}</rdf:li>`,
    ...about.languages.map(
      (lang) => `<rdf:li xml:lang="${about.tags[lang]}">${escaped(about.title[lang])}</rdf:li>`,
    ),
  ];
  const spoken = about.languages.map((lang) => `<rdf:li>${about.tags[lang]}</rdf:li>`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt>${alternatives.join('')}</rdf:Alt></dc:title>
<dc:language><rdf:Bag>${spoken.join('')}</rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>${about.embeds ? 3 : 2}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

export const COLOURS = 'sRGB IEC61966-2.1';

/** White point D50, and the primaries of sRGB adapted to it, in XYZ. */
const D50 = [0.9642, 1, 0.8249] as const;
const PRIMARIES = {
  r: [0.4361, 0.2225, 0.0139],
  g: [0.3851, 0.7169, 0.0971],
  b: [0.1431, 0.0606, 0.7141],
} as const;
const GAMMA = 2.2;

/** A profile of version 2 for displays: three primaries and one curve, which is all that sRGB is to black, white, greys and a few tints. */
export function colourProfile(): Uint8Array {
  const curve = Buffer.alloc(16);
  curve.write('curv', 0, 'latin1');
  curve.writeUInt32BE(1, 8);
  curve.writeUInt16BE(Math.round(GAMMA * 256), 12);
  const tags: [string, Buffer][] = [
    ['desc', description(COLOURS)],
    ['cprt', Buffer.concat([Buffer.from('text\0\0\0\0No copyright\0\0\0\0', 'latin1')])],
    ['wtpt', xyz(D50)],
    ['rXYZ', xyz(PRIMARIES.r)],
    ['gXYZ', xyz(PRIMARIES.g)],
    ['bXYZ', xyz(PRIMARIES.b)],
  ];
  const curves = ['rTRC', 'gTRC', 'bTRC'];
  const table = Buffer.alloc(4 + 12 * (tags.length + curves.length));
  table.writeUInt32BE(tags.length + curves.length, 0);
  let offset = 128 + table.length;
  [...tags, ...curves.map((name): [string, Buffer] => [name, curve])].forEach(([name, bytes], i) => {
    table.write(name, 4 + 12 * i, 'latin1');
    table.writeUInt32BE(offset, 8 + 12 * i);
    table.writeUInt32BE(bytes.length === 16 ? 14 : bytes.length, 12 + 12 * i);
    if (i < tags.length) offset += bytes.length;
  });
  return Buffer.concat([header(offset + curve.length), table, ...tags.map(([, bytes]) => bytes), curve]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // A date has to be: that of the standard for sRGB.
  [1999, 10, 18].forEach((part, i) => {
    bytes.writeUInt16BE(part, 24 + 2 * i);
  });
  bytes.write('acsp', 36, 'latin1');
  xyz(D50).copy(bytes, 68, 8);
  return bytes;
}

function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 0, 'latin1');
  values.forEach((value, i) => {
    bytes.writeInt32BE(Math.round(value * 65536), 8 + 4 * i);
  });
  return bytes;
}

/** Text in ASCII, with the empty Unicode and Macintosh ones that the type demands; padded to a multiple of four. */
function description(text: string): Buffer {
  const length = 12 + text.length + 1 + 8 + 70;
  const bytes = Buffer.alloc((length + 3) & ~3);
  bytes.write('desc', 0, 'latin1');
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return bytes;
}
