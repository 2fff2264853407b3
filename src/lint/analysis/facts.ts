// What the rules know besides the text.
import type { Institutions, Laws } from '../../template/laws.js';
import type { Glossary } from '../../template/words.js';
import type { Terms } from '../../terms/index.js';

/** What the text itself cannot tell. */
export interface Facts {
  readonly laws: Laws;
  readonly institutions: Institutions;
  readonly glossary: Glossary;
  /** Today, ISO: stands in for the day of signing where none is dated. */
  readonly asOf?: string;
  /** The sheet behind the text, completed; a foreign text has none. */
  readonly terms?: Terms;
}
