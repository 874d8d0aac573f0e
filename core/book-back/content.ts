import type { BookRecord } from '../layouts/marks.ts';
import type { CommentText } from '../review/docx/comments.ts';
import type { Piece } from '../review/docx/content.ts';

/** A stretch of a book that has a name: pieces from one place up to another. */
export type NamedRange = { readonly name: string; readonly from: number; readonly to: number };

/** A comment with the stretch it is on; null where the document does not say. */
export type PlacedComment = CommentText & { readonly at: Omit<NamedRange, 'name'> | null };

/** The words of a book in its order, whatever kind of file it is, with the ends of its paragraphs and the names in it. */
export type BookContent = {
  /** Null where the book says nothing of where it comes from. */
  readonly record: BookRecord | null;
  readonly pieces: readonly Piece[];
  readonly ranges: readonly NamedRange[];
  readonly comments: readonly PlacedComment[];
};

/** A piece of plain words that nobody changed with tracking on. */
export const plainPiece = (text: string): Piece => ({
  text,
  look: null,
  inserted: null,
  deleted: null,
  date: null,
  isEnd: false,
});

export const endOfParagraph: Piece = { ...plainPiece('\n'), isEnd: true };
