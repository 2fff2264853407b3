// How many columns a text takes on a terminal; what keeps words together or lets them break takes none.
import stringWidth from 'fast-string-width';

export const widthOf = (text: string): number => stringWidth(text.replace(/[\u200B\u2060\uFEFF]/g, ''));
