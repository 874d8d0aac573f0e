import type { RowNumber } from '#core/model/index.ts';

/** Rows that are drawn together. A longer paragraph is drawn in several pieces, so that no piece is long to lay out. */
export const mostRowsInPiece = 40;

/** The text cut into pieces: the first row of each, ascending, and how many rows there are. */
export type TextPieces = { readonly firsts: Int32Array; readonly rows: number };

/**
 * Cuts a text into the pieces that are drawn: its paragraphs, long ones in parts of at most `most` rows. `lengths` counts the rows
 * of each paragraph in order; what lies beyond `rows` is left out, and rows that no paragraph accounts for are pieces of their own
 * (the text has changed since the paragraphs were counted). Linear in the pieces.
 */
export const cutText = (lengths: readonly number[], rows: number, most = mostRowsInPiece): TextPieces => {
  const firsts: number[] = [];
  let next = 1;
  const take = (count: number): void => {
    const end = Math.min(next + count, rows + 1);
    for (let first = next; first < end; first += most) firsts.push(first);
    next = Math.max(next, end);
  };
  for (const length of lengths) take(length);
  for (let first = next; first <= rows; first += 1) firsts.push(first);
  return { firsts: Int32Array.from(firsts), rows };
};

/** The piece that a row is in, counted from 0; -1 where there is none. */
export const pieceOf = ({ firsts, rows }: TextPieces, row: RowNumber): number => {
  if (row < 1 || row > rows) return -1;
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** First and last row of a piece. */
export const rowsOfPiece = (
  { firsts, rows }: TextPieces,
  piece: number,
): { readonly first: RowNumber; readonly last: RowNumber } => ({
  first: firsts[piece] ?? 1,
  last: (firsts[piece + 1] ?? rows + 1) - 1,
});
