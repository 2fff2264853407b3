// The custom XML parts of a package and the ids by which content controls name them.
// A part is one by its relationship to a part of properties, whatever folder it lies in.
import { type Visitor, walk } from '../../opc/names.js';
import { decoded } from '../../opc/xml.js';

type Tokens = { readonly tokens: readonly string[] };

/** Part name → id of its data store, upper case; empty for a part without properties. */
export function storesOf(parts: ReadonlyMap<string, Tokens>): ReadonlyMap<string, string> {
  const stores = new Map<string, string>();
  for (const [name, { tokens }] of parts) {
    const owner = /^(.*?)_rels\/([^/]+)\.rels$/.exec(name);
    if (!owner) continue;
    const [, folder = '', file = ''] = owner;
    const open: Visitor['open'] = ({ attribute }) => {
      const target = partNamed(decoded(attribute('Target')?.raw ?? ''), folder);
      const properties = parts.get(target);
      if (!properties) return;
      const type = attribute('Type')?.raw ?? '';
      if (type.endsWith('/customXml')) stores.set(target, stores.get(target) ?? '');
      if (type.endsWith('/customXmlProps'))
        stores.set(`${folder}${file}`, storeId(properties.tokens, target));
    };
    walk(tokens, name, [{ open }]);
  }
  return stores;
}

/** A target is relative to the folder of its owner, or begins with a stroke. */
function partNamed(target: string, folder: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function storeId(tokens: readonly string[], part: string): string {
  let id = '';
  walk(tokens, part, [
    {
      open: ({ name, attribute }) => {
        if (name === 'ds:datastoreItem') id = attribute('ds:itemID')?.raw.toUpperCase() ?? '';
      },
    },
  ]);
  return id;
}
