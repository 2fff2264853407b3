// opencc-js ships its dictionaries without types: "source replacement|source replacement|…".
declare module 'opencc-js/dict/*' {
  const entries: string;
  export default entries;
}
