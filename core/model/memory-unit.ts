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

/** Where a unit comes from, which its texts do not say. */
export type UnitSource = {
  /** The document, or the file it was imported from. */
  readonly document: string;
  /** The originals before and behind it; '' where its document begins or ends; null where nobody has said. */
  readonly before: string | null;
  readonly after: string | null;
  /** How its text was made: an origin of cells (`cell.ts`); '' where nobody has said. */
  readonly origin: string;
  /** Of which row of which project it is, `PROJECT/SEGMENT`; null for one of a file. */
  readonly row: string | null;
};

/** A unit of a memory. `id`: a number that stays the same while the memory is open. */
export type RememberedUnit = MemoryUnit & UnitSource & { readonly id: number };
