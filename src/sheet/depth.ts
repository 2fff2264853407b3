// How deeply a YAML text nests, told by its lexemes: the lexer does not recurse as the parser does.

/** What the lexer puts between tokens to say how to read the next one. */
const MODE_MARKS = ['\u0002', '\u0018', '\u001f'];

/** Offset of the first bracket or dash that opens more levels than allowed; undefined when none does. */
export function firstTooDeep(lexemes: readonly string[], levels: number): number | undefined {
  let [offset, flow, line] = [0, 0, 0];
  for (const token of lexemes) {
    if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') flow -= 1;
    else if (token === '-' || token === '?') line += 1;
    else if (token.startsWith('\n') || token.startsWith('\r')) line = 0;
    if (flow + line > levels) return offset;
    if (!MODE_MARKS.includes(token)) offset += token.length;
  }
  return undefined;
}
