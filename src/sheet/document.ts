// Lexemes of a YAML text in, its parsed document out: yaml's own `parseDocument`, without telling the lexemes apart a second time.
import { Composer, type Document, Parser, YAMLParseError } from 'yaml';

/** The first document; that another follows is one of its errors. */
export function documentOf(lexemes: readonly string[], text: string): Document.Parsed {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: false,
    // Told here, with the line of the first.
    uniqueKeys: false,
  });
  const [document, second] = composer.compose(tokensOf(lexemes), true, text.length);
  if (second)
    document!.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  return document!;
}

function* tokensOf(lexemes: readonly string[]) {
  const parser = new Parser();
  for (const lexeme of lexemes) yield* parser.next(lexeme);
  yield* parser.end();
}
