// Types for npm linebreak 1.1, which has none: UAX #14 line breaking opportunities of a string.
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
