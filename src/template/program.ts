// What a leaf says, as plain data: words, what is printed among them, and blocks. Handlebars' tree in, without all that only its compiler asks
// for; the program can be written to a file and read again, so that an installed copy need not parse its own clauses.

export type Program = readonly Step[];
/** Words as they stand, a value, or a passage that depends on one. */
export type Step = string | Print | Block;
export interface Print {
  /** A helper, a plain word or a field path. */
  readonly print: string;
  readonly of?: Argument;
  readonly how?: Readonly<Record<string, Argument>>;
}
export interface Block {
  readonly block: string;
  readonly of: Argument;
  readonly how?: Readonly<Record<string, Argument>>;
  /** The name of an element within an `each`. */
  readonly as?: string;
  readonly body: Program;
  readonly otherwise?: Program;
}
export type Argument =
  | { readonly path: string }
  | { readonly literal: unknown }
  | { readonly condition: string; readonly of: readonly Argument[] };

/** The program of a tree that `prepare` has checked. */
export const programOf = ({ body }: hbs.AST.Program): Program => body.map(stepOf);

function stepOf(statement: hbs.AST.Statement): Step {
  if (statement.type === 'ContentStatement') return (statement as hbs.AST.ContentStatement).value;
  const { path, params, hash } = statement as hbs.AST.MustacheStatement | hbs.AST.BlockStatement;
  const [of] = params.map(argumentOf);
  const pairs = hash?.pairs.map(({ key, value }) => [key, argumentOf(value)] as const) ?? [];
  const how = pairs.length > 0 && { how: Object.fromEntries(pairs) };
  if (statement.type === 'MustacheStatement') return { print: nameOf(path), ...(of && { of }), ...how };
  const { program, inverse } = statement as hbs.AST.BlockStatement;
  const [as] = program?.blockParams ?? [];
  return {
    ...{ block: nameOf(path), of: of! },
    ...how,
    ...(as !== undefined && { as }),
    body: program ? programOf(program) : [],
    ...(inverse && { otherwise: programOf(inverse) }),
  };
}

function argumentOf(expression: hbs.AST.Expression): Argument {
  if (expression.type === 'PathExpression') return { path: nameOf(expression) };
  if (expression.type !== 'SubExpression') return { literal: (expression as hbs.AST.StringLiteral).value };
  const { path, params } = expression as hbs.AST.SubExpression;
  return { condition: nameOf(path), of: params.map(argumentOf) };
}

/** A path as it is written; empty for anything else. */
export function nameOf(expression: hbs.AST.Expression | hbs.AST.Literal): string {
  return expression.type === 'PathExpression' ? (expression as hbs.AST.PathExpression).original : '';
}
