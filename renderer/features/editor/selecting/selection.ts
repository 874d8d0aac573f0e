import type { AnnotationRange } from '#api/annotations.ts';
import type { Row, RowNumber, Side } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';

/** A place between two characters of a column: row, and code point of its text. */
export type Place = { readonly row: RowNumber; readonly at: number };

/** Selected words of one column: from where the selection began to where it can be moved. */
export type TextSelection = { readonly side: Side; readonly anchor: Place; readonly head: Place };

/** The rows as far as they are known. */
export type RowAt = (row: RowNumber) => Row | null;

const before = (a: Place, b: Place): boolean => a.row < b.row || (a.row === b.row && a.at < b.at);

/** The two ends in reading order. */
export const endsOf = ({ anchor, head }: TextSelection): { readonly from: Place; readonly to: Place } =>
  before(head, anchor) ? { from: head, to: anchor } : { from: anchor, to: head };

/** A place no annotation can go beyond (api/annotations.ts takes as many). */
const mostRows = 500;

/** One range for each row of the selection that has words in it; rows that are not known are left out. */
export const rangesOf = (selection: TextSelection, rowAt: RowAt): readonly AnnotationRange[] => {
  const { from, to } = endsOf(selection);
  const { side } = selection;
  const ranges: AnnotationRange[] = [];
  for (let number = from.row; number <= to.row && ranges.length < mostRows; number += 1) {
    const row = rowAt(number);
    const text = row?.cells[side]?.text;
    if (row === null || text === undefined) continue;
    const length = codePointLength(text);
    const start = number === from.row ? Math.min(from.at, length) : 0;
    const end = number === to.row ? Math.min(to.at, length) : length;
    if (start < end)
      ranges.push({ segment: row.segment, side, start, end, quote: sliceCodePoints(text, start, end) });
  }
  return ranges;
};

/** The selected words as text, a line for each row. */
export const wordsIn = (selection: TextSelection, rowAt: RowAt): string => {
  const { from, to } = endsOf(selection);
  const lines: string[] = [];
  for (let number = from.row; number <= to.row; number += 1) {
    const points = Array.from(rowAt(number)?.cells[selection.side]?.text ?? '');
    const start = number === from.row ? from.at : 0;
    const end = number === to.row ? to.at : points.length;
    lines.push(points.slice(start, end).join(''));
  }
  return lines.join('\n');
};

/**
 * The selection with its head in the row above or below, taking all of that row's text. One that began at an edge of
 * its own text keeps the whole of it, on whichever side of it the head comes to lie.
 * `length` tells how many code points a row's text has.
 */
export const extendRows = (
  { side, anchor, head }: TextSelection,
  by: 1 | -1,
  length: (row: RowNumber) => number,
): TextSelection => {
  const row = head.row + by;
  const full = length(anchor.row);
  const isWhole = anchor.at === 0 || anchor.at === full;
  const backwards = row < anchor.row;
  return {
    side,
    anchor: isWhole ? { row: anchor.row, at: backwards ? full : 0 } : anchor,
    head: { row, at: backwards ? 0 : length(row) },
  };
};
