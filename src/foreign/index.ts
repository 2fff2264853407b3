// A foreign contract file in, its text as the rules read it out.
import type { ContractText } from '../lint/text.js';
import type { Fold } from '../script/fold.js';
import { outlined } from './outline.js';

export const readPlain = (source: string, fold: Fold): ContractText =>
  outlined(
    source.split(/\r\n|[\n\r\u2028\u2029]/).map((text, i) => ({ text, line: i + 1 })),
    source,
    fold,
  );
