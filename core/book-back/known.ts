import { bookText, fingerprint } from '../layouts/marks.ts';
import type { CellState, RichText, SegmentId, Side } from '../model/index.ts';
import { paragraphBreak } from './found.ts';

export type KnownText = RichText & { readonly state: CellState };

/** What a project knows of its texts. Everything is asked for when it is needed. */
export type KnownTexts = {
  readonly project: string;
  readonly sides: readonly Side[];
  /** From 1; null for a segment that is not there. */
  readonly rowOf: (segment: SegmentId) => number | null;
  /** As it is now; null where the column is not shown, or is empty. */
  readonly present: (segment: SegmentId, side: Side) => KnownText | null;
  /** Every text it ever had, the present one first. */
  readonly versions: (segment: SegmentId, side: Side) => Iterable<KnownText>;
  readonly isUnspaced: (side: Side) => boolean;
  /** What tells the paragraphs of the project apart. */
  readonly blockOf: (segment: SegmentId) => number | null;
};

/** A text as it was when the book was written. */
export type WrittenText = { readonly side: Side; readonly rich: KnownText; readonly text: string };

/** The text that a fingerprint is of: of the column and version where it is the same; null where the project knows none. */
export const writtenText = (
  known: KnownTexts,
  segment: SegmentId,
  print: string,
  side: Side | null,
): WrittenText | null => {
  for (const one of side === null ? known.sides : [side])
    for (const rich of known.versions(segment, one)) {
      const text = bookText(rich);
      if (fingerprint(known.project, segment, one, text) === print) return { side: one, rich, text };
    }
  return null;
};

/** A text without any white space: what is left of it when paragraphs are split and joined. */
export const squashed = (text: string): string => text.replaceAll(/[ \t\r\n\f\u2029]+/gu, '');

/** A text that was read, without the ends of paragraphs in it: as its language joins lines. */
export const joinedLines = (text: string, unspaced: boolean): string =>
  text
    .split(new RegExp(` ?${paragraphBreak} ?`, 'u'))
    .filter((part) => part !== '')
    .join(unspaced ? '' : ' ');
