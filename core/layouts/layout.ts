import type { Book, Chapter } from './book.ts';
import type { BookElement } from './elements.ts';
import type { BookOutput, BookSettings, Unit } from './settings.ts';

/** What of the settings a layout asks for. */
type LayoutOption = 'unit' | 'readings' | 'glosses' | 'hiding';

/** What there is to know of a layout without making one. Words: `exporting:books.layouts.<id>`. */
export type LayoutFacts = {
  readonly id: string;
  readonly outputs: readonly [BookOutput, ...BookOutput[]];
  readonly options: readonly LayoutOption[];
  /** The units it knows; the first is the usual one. Empty where it has no choice. */
  readonly units: readonly Unit[];
  /** How many columns it needs at least. */
  readonly columns: number;
};

export type BookLayout = LayoutFacts & {
  /** What pages show of a chapter. Pure, and the same for the same settings. */
  readonly draw: (
    chapter: Chapter,
    book: Book,
    settings: BookSettings,
    output: BookOutput,
  ) => readonly BookElement[];
};
