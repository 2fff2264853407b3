// A kind of typed array → one that each paragraph writes over: they are set one after the other, and to make such arrays takes long.
// At least as long as asked for; it holds what was left there, and 0 where nobody has written yet.
export function reused<A>(
  kind: new (length: number) => A & { readonly length: number },
): (count: number) => A {
  let kept = new kind(1000);
  return (count) => {
    if (kept.length < count) kept = new kind(2 * count);
    return kept;
  };
}
