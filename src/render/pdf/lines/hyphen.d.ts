// Types for npm hyphen 1.14, which has none: Liang's hyphenation by the patterns of a language, here those of British English.
declare module 'hyphen/en-gb/index.js' {
  const hyphen: {
    readonly hyphenateSync: (text: string, options: { readonly hyphenChar: string }) => string;
  };
  export default hyphen;
}
