// Typefaces, languages and number formats of a part → the edits that switch them to the other script.
// Only values of the script converted from are switched; a style's name, a theme's table of faces per script and field codes are none of these.
import type { Script } from '../../contract/ast.js';
import type { Element, Visitor } from '../../opc/names.js';
import { decoded, type Edit, encoded } from '../../opc/xml.js';

export interface Looks {
  readonly from: Script;
  readonly to: Script;
  readonly fonts: Readonly<Record<string, string>>;
}
type Swap = (value: string) => string;

const TAGS: Readonly<Record<Script, string>> = { hans: 'zh-CN', 'hant-tw': 'zh-TW', 'hant-hk': 'zh-HK' };
const SIMPLIFIED = /^zh(-(CN|SG|Hans|Hans-\w+))?$/i;
const TRADITIONAL = /^zh-(TW|HK|MO|Hant|Hant-\w+)$/i;

/** Chinese counting as Word names it per script; the formats that both share are not here. */
const FORMATS: readonly (readonly [hans: string, hant: string])[] = [
  ['chineseCounting', 'taiwaneseCounting'],
  ['chineseCountingThousand', 'taiwaneseCountingThousand'],
  ['chineseLegalSimplified', 'ideographLegalTraditional'],
];
/** Character sets of a font table, hexadecimal: GB2312 and Big5. */
const CHARSETS = ['86', '88'] as const;

const FONTS = ['w:ascii', 'w:hAnsi', 'w:eastAsia', 'w:cs'];
const LANGUAGES = ['w:val', 'w:eastAsia', 'w:bidi'];

export function looksReader(looks: Looks, edits: Edit[]): Visitor {
  const swaps = swapsOf(looks);
  const table = fontTable(looks, edits);
  let language: Element | undefined;
  return {
    open: (element) => {
      table.open(element);
      if (element.name === 'dc:language') language = element;
      for (const [attribute, swap] of swaps[element.name] ?? [])
        swapAttribute(element, attribute, swap, edits);
    },
    close: (name) => {
      language = undefined;
      table.close(name);
    },
    text: (token, raw) => {
      const swapped = language ? languageSwap(looks)(raw) : raw;
      if (swapped !== raw) edits.push({ token, start: 0, end: raw.length, raw: swapped });
    },
  };
}

function swapAttribute(element: Element, attribute: string, swap: Swap, edits: Edit[]): void {
  const found = element.attribute(attribute);
  if (!found) return;
  const value = decoded(found.raw);
  const swapped = swap(value);
  if (swapped !== value)
    edits.push({ token: element.token, start: found.start, end: found.end, raw: encoded(swapped) });
}

function swapsOf(looks: Looks): Readonly<Record<string, readonly (readonly [string, Swap])[]>> {
  const font = fontSwap(looks);
  const language = languageSwap(looks);
  const format = formatSwap(looks);
  const languages = LANGUAGES.map((name) => [name, language] as const);
  const drawn = ['lang', 'altLang'].map((name) => [name, language] as const);
  const face = [['typeface', font]] as const;
  return {
    'w:rFonts': FONTS.map((name) => [name, font] as const),
    'w:lang': languages,
    'w:themeFontLang': languages,
    'w:lid': [['w:val', language]],
    'w:numFmt': [['w:val', format]],
    'w:pgNumType': [['w:fmt', format]],
    'a:latin': face,
    'a:ea': face,
    'a:cs': face,
    'a:rPr': drawn,
    'a:defRPr': drawn,
    'a:endParaRPr': drawn,
    'c:lang': [['val', language]],
    'v:textpath': [
      [
        'style',
        (style) => style.replace(/(font-family:\s*["']?)([^;"']+)/g, (_, key, name) => key + font(name)),
      ],
    ],
  };
}

/** LibreOffice writes a face and its substitutes as one name: `宋体;SimSun`. */
function fontSwap({ fonts }: Looks): Swap {
  const known = new Map(Object.entries(fonts));
  return (names) =>
    names
      .split(';')
      .map((name) => known.get(name.trim()) ?? name)
      .join(';');
}

function languageSwap({ from, to }: Looks): Swap {
  const source = from === 'hans' ? SIMPLIFIED : TRADITIONAL;
  return (tag) => (source.test(tag) ? TAGS[to] : tag);
}

function formatSwap({ from, to }: Looks): Swap {
  if ((from === 'hans') === (to === 'hans')) return (value) => value;
  const pairs = to === 'hans' ? FORMATS.map(([hans, hant]) => [hant, hans] as const) : FORMATS;
  const known = new Map(pairs);
  return (value) => known.get(value) ?? value;
}

/**
 * The font table: an entry takes the new name, its substitute's and its character set. It stays when another face has the new
 * name already, and when the letters themselves are embedded with it: they are the old face's.
 */
function fontTable(looks: Looks, edits: Edit[]) {
  const font = fontSwap(looks);
  const [old, fresh] = looks.to === 'hans' ? [CHARSETS[1], CHARSETS[0]] : CHARSETS;
  const entries: { readonly element: Element; readonly inner: Element[] }[] = [];
  const valueIn = (element: Element, name: string): string => decoded(element.attribute(name)?.raw ?? '');
  return {
    open: (element: Element): void => {
      if (element.name === 'w:font') entries.push({ element, inner: [] });
      else if (/^w:(altName|charset|embed\w+)$/.test(element.name)) entries.at(-1)?.inner.push(element);
    },
    close: (name: string): void => {
      if (name !== 'w:fonts') return;
      const owners = new Map(entries.map(({ element }) => [valueIn(element, 'w:name'), '']));
      for (const { element, inner } of entries) {
        const name = valueIn(element, 'w:name');
        const now = font(name);
        if ((owners.get(now) ?? name) !== name || inner.some((child) => child.name.startsWith('w:embed')))
          continue;
        owners.set(now, name);
        swapAttribute(element, 'w:name', font, edits);
        for (const child of inner)
          swapAttribute(
            child,
            'w:val',
            child.name === 'w:charset' ? (set) => (set === old ? fresh : set) : font,
            edits,
          );
      }
    },
  };
}
