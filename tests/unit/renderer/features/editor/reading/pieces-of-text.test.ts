import { describe, expect, it } from 'vitest';
import {
  cutText,
  mostRowsInPiece,
  pieceOf,
  rowsOfPiece,
} from '#renderer/features/editor/reading/pieces-of-text.ts';

describe('a text cut into pieces', () => {
  it('has a piece for each paragraph', () => {
    const text = cutText([1, 3, 2], 6);
    expect(Array.from(text.firsts)).toEqual([1, 2, 5]);
    expect(rowsOfPiece(text, 1)).toEqual({ first: 2, last: 4 });
    expect(rowsOfPiece(text, 2)).toEqual({ first: 5, last: 6 });
  });

  it('has several for a long paragraph', () => {
    const text = cutText([2, 2 * mostRowsInPiece + 1, 1], 2 * mostRowsInPiece + 4);
    expect(Array.from(text.firsts)).toEqual([
      1,
      3,
      3 + mostRowsInPiece,
      3 + 2 * mostRowsInPiece,
      4 + 2 * mostRowsInPiece,
    ]);
  });

  it('knows the piece of every row, and of no other', () => {
    const text = cutText([3, 1, 5], 9, 2);
    for (let row = 1; row <= 9; row += 1) {
      const { first, last } = rowsOfPiece(text, pieceOf(text, row));
      expect(row).toBeGreaterThanOrEqual(first);
      expect(row).toBeLessThanOrEqual(last);
    }
    expect(pieceOf(text, 0)).toBe(-1);
    expect(pieceOf(text, 10)).toBe(-1);
  });

  it('accounts for all rows, also while its paragraphs are those of another moment', () => {
    expect(Array.from(cutText([2, 2], 6).firsts)).toEqual([1, 3, 5, 6]);
    const shorter = cutText([2, 4], 3);
    expect(Array.from(shorter.firsts)).toEqual([1, 3]);
    expect(rowsOfPiece(shorter, 1)).toEqual({ first: 3, last: 3 });
    expect(Array.from(cutText([2, 2], 0).firsts)).toEqual([]);
  });
});
