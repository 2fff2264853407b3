// The shape of a figure, types only: a number in a contract with what it measures, as a value that compares.
import type { Stretch } from '../text.js';

export type FigureKind = 'number' | 'percent' | 'amount' | 'capital' | 'date' | 'time' | 'duration';
export interface Figure {
  readonly kind: FigureKind;
  /**
   * A plain decimal; HH:MM; an ISO date, `2027-01` and `2027` where no more is said, `--12-31` of every year, `--06`, `---25` of every month,
   * as written where day and month cannot be told apart (01/02/2027). A telephone number is a number as written. Empty where a capital amount cannot be read.
   */
  readonly value: string;
  /** Currency of an amount (ISO 4217); unit of a duration as in the term model: second … working_day … year, `day` where the text does not say which. */
  readonly unit?: string;
  /** Written in Chinese or English words rather than in Arabic figures. */
  readonly words?: true;
  readonly at: Stretch;
}
