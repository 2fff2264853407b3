// A character → the name of its code point, as Unicode writes it: U+20BB7.
export const codePointOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
