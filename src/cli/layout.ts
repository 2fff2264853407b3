// Where provisions and signatures stand in the PDF of a contract, for `render --json`: the layout's own words, with the addresses of the clause map.
import type { Contract, Printable, Provision } from '../contract/ast.js';
import { SECTIONS } from '../contract/sections.js';
import { type Fonts, layoutIn, type Places } from '../render/index.js';
import type { Style } from '../render/style.js';

type Placed = Places['provisions'][number] & { readonly addresses?: readonly string[] };
export type Layout = Omit<Places, 'provisions'> & { readonly provisions: readonly Placed[] };

/** Undefined where the PDF cannot be made. */
export async function layoutOf(
  { contract, printable }: { readonly contract?: Contract; readonly printable?: Printable },
  style: Style,
  fonts: Fonts,
): Promise<Layout | undefined> {
  const places = contract && printable && (await layoutIn(printable, style, fonts));
  if (!places) return undefined;
  const addresses = new Map<string, readonly string[]>();
  const note = (provision: Provision): void => {
    addresses.set(provision.id, provision.addresses);
    provision.children.forEach(note);
  };
  for (const section of SECTIONS) contract[section].forEach(note);
  const provisions = places.provisions.map(({ id, ...place }) => {
    const own = addresses.get(id) ?? [];
    return { id, ...(own.length > 0 && { addresses: own }), ...place };
  });
  return { ...places, provisions };
}
