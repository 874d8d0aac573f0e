import type { BlockKind } from '../model/index.ts';
import type { Line } from './book.ts';

/** How a line stands: which of the texts it is, and of what kind of paragraph. */
export type Standing = { readonly kind: BlockKind; readonly level: number };

/**
 * What pages are made of, whatever they are written as. A layout makes a list of these of a chapter, and each output draws them: neither
 * knows the other.
 */
export type BookElement =
  /** The texts of a heading below each other, as one heading. */
  | { readonly is: 'heading'; readonly level: number; readonly lines: readonly Line[] }
  /** One text. `second`: it follows the one it is the translation of. */
  | (Standing & { readonly is: 'text'; readonly line: Line; readonly second: boolean })
  /** Texts beside each other; null where a column has none. */
  | (Standing & { readonly is: 'row'; readonly cells: readonly (Line | null)[] })
  /** A text word by word, the reading above each and its meaning below. */
  | (Standing & { readonly is: 'words'; readonly line: Line })
  /** The hard words of a text with their meanings. */
  | { readonly is: 'glosses'; readonly line: Line }
  /** A text whose other columns are shown when it is tapped. */
  | (Standing & { readonly is: 'reveal'; readonly line: Line; readonly hidden: readonly Line[] })
  /** A text with a sign behind it that leads to the other columns. */
  | (Standing & { readonly is: 'sign'; readonly line: Line; readonly hidden: readonly Line[] })
  /** A page by itself, on the left (even) or on the right (odd). `dense`: set smaller, since it would not fit (1 is as usual). */
  | {
      readonly is: 'page';
      readonly side: 'left' | 'right';
      readonly vertical: boolean;
      readonly dense: 1 | 2 | 3;
      readonly elements: readonly BookElement[];
    }
  /** A stretch of pages of its own, whose lines are set from top to bottom where it is vertical. */
  | { readonly is: 'flow'; readonly vertical: boolean; readonly elements: readonly BookElement[] }
  /** What is shown at a time in a lecture. */
  | { readonly is: 'slide'; readonly heading: boolean; readonly lines: readonly Line[] };
