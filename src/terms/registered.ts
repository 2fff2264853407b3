// A sheet or its terms → the names whose Traditional form it gives, as they are typed. Asks little of the value: a sheet may be half written.

export function registeredNames(sheet: unknown): ReadonlyMap<string, string> {
  const parties = ['customer', 'provider'].map((role): [unknown, unknown] => {
    const name = at(sheet, 'parties', role, 'name');
    return [at(name, 'zh') ?? name, at(sheet, 'parties', role, 'nameHant')];
  });
  const names = at(sheet, 'language', 'names');
  const others = Array.isArray(names)
    ? names.map((row): [unknown, unknown] => [at(row, 'zh'), at(row, 'hant')])
    : [];
  return new Map(
    [...parties, ...others].filter((pair): pair is [string, string] =>
      pair.every((name) => typeof name === 'string' && name !== ''),
    ),
  );
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined | null)?.[key],
    value,
  );
}
