// Terms → the names whose Traditional form the sheet gives, as they are typed.
import type { Terms } from './schema.js';

export function registeredNames({ parties, language }: Terms): ReadonlyMap<string, string> {
  const given = [
    ...[parties.customer, parties.provider].map(({ name, nameHant }) => [name?.zh, nameHant] as const),
    ...(language.names ?? []).map(({ zh, hant }) => [zh, hant] as const),
  ];
  return new Map(given.filter((pair): pair is [string, string] => pair.every((name) => name !== undefined)));
}
