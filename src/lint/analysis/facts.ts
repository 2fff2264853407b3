// What the rules know besides the text.
import type { Law } from '../../template/library.js';
import type { Glossary } from '../../template/words.js';
import type { Terms } from '../../terms/index.js';

/** What the text itself cannot tell. */
export interface Facts {
  readonly laws: Readonly<Record<string, Law>>;
  readonly glossary: Glossary;
  /** Today, ISO: stands in for the day of signing where none is dated. */
  readonly asOf?: string;
  /** The sheet behind the text, completed; a foreign text has none. */
  readonly terms?: Terms;
}
