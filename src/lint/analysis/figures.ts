// The figures of a passage with what they measure, in either language, as values that compare: 三十日, 30日 and thirty (30) days are one.

import type { ContractText, Stretch } from '../text.js';

export type FigureKind = 'number' | 'percent' | 'amount' | 'capital' | 'date' | 'time' | 'duration';
export interface Figure {
  readonly kind: FigureKind;
  /** A plain decimal; an ISO date; HH:MM. */
  readonly value: string;
  /** Currency of an amount (ISO 4217); unit of a duration as in the term model: second … working_day … year, `day` where the text does not say which. */
  readonly unit?: string;
  /** Written in Chinese or English words rather than in Arabic figures. */
  readonly words?: true;
  readonly at: Stretch;
}

export function figuresOf(_text: ContractText): readonly Figure[] {
  return [];
}
