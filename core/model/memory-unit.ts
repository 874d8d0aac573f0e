import type { CellState } from './cell.ts';
import type { Language } from './language.ts';
import type { RichText } from './text.ts';

/** One text of a unit. Tags of a translation have the ids of those of the original that they stand for. */
export type UnitText = RichText & { readonly language: Language };

/** What a translation memory holds: an original with its translations, one for each language at most. */
export type MemoryUnit = {
  readonly original: UnitText;
  readonly translations: readonly UnitText[];
  /** Of the least advanced translation. */
  readonly state: CellState;
  /** Who changed it last, and when (ISO 8601, in UTC); empty and null where nobody has said. */
  readonly author: string;
  readonly at: string | null;
};
