// A content stream of ours → its operators, and the same page written at length: one line for each area and each line of words, marks left out.
// Tests read and edit the long form; it draws the same.
export type Operand = number | string | readonly Operand[];
/** Strings are in hexadecimal digits within < >, names begin with /, dictionaries are as they stand within << >>. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

const TOKEN =
  /\s*(<<.*?>>|<[\da-f\s]*>|\((?:\\[\s\S]|[^()\\])*\)|\/[^\s/<>[\]()]*|[[\]]|[-+.\d]+|[^\s/<>[\]()]+)/gsy;

/** Of Latin-1 text, a character for a byte. */
export function operationsOf(content: string): Operation[] {
  const found: Operation[] = [];
  let operands: Operand[] = [];
  let list: Operand[] | undefined;
  for (const [, token] of content.matchAll(TOKEN)) {
    const value = operandOf(token!);
    if (token === '[') list = [];
    else if (token === ']') {
      operands.push(list!);
      list = undefined;
    } else if (value !== undefined) (list ?? operands).push(value);
    else {
      found.push({ operator: token!, operands });
      operands = [];
    }
  }
  return found;
}

function operandOf(token: string): Operand | undefined {
  if (/^[-+.\d]+$/.test(token)) return Number(token);
  if (/^[</]/.test(token)) return token;
  if (!token.startsWith('(')) return undefined;
  const bytes = token.slice(1, -1).replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'r' ? '\r' : sign));
  return `<${Buffer.from(bytes, 'latin1').toString('hex')}>`;
}

/** What has no marks is in the long form already. */
export function atLength(content: string): string {
  if (!content.includes('BDC')) return content;
  const out: string[] = [];
  const state = { grey: '0', spacing: 0, font: '', matrix: [1, 0, 0, 1, 0, 0] };
  let colour = '';
  let shown: string[] = [];
  const end = (): void => {
    if (shown.length > 0) {
      const set = `${state.grey} g ${state.spacing} Tc ${state.matrix.join(' ')} Tm`;
      out.push(`BT ${set} ${shown.join(' ')} ET`);
    }
    shown = [];
  };
  for (const { operator, operands } of operationsOf(content)) {
    const words = operands.map(written).join(' ');
    if (/^(Td|Tm|ET)$/.test(operator)) end();
    if (operator === 'Td') {
      const [, , , , x, y] = state.matrix as [number, number, number, number, number, number];
      state.matrix = [1, 0, 0, 1, hundredth(x + Number(operands[0])), hundredth(y + Number(operands[1]))];
    } else if (operator === 'Tm') state.matrix = operands.map(Number);
    else if (operator === 'BT') state.matrix = [1, 0, 0, 1, 0, 0];
    else if (operator === 'g') state.grey = words;
    else if (operator === 'Tc') state.spacing = Number(operands[0]);
    else if (operator === 'Tf') {
      state.font = `${words} Tf`;
      if (shown.length > 0) shown.push(state.font);
    } else if (operator === 'Tj' || operator === 'TJ') {
      if (shown.length === 0) shown.push(state.font);
      shown.push(`${operator === 'Tj' ? `[${words}]` : words} TJ`);
    } else if (operator === 'rg') colour = `${words} rg`;
    else if (operator === 're') out.push(`${colour} ${words} re f`);
  }
  return out.join('\n');
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;
const written = (operand: Operand): string =>
  Array.isArray(operand) ? `[${operand.map(String).join('')}]` : String(operand);
