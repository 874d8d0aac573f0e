import { codePointLength } from '../../text/codepoints.ts';
import type { Content, Piece } from './content.ts';
import type { ShownStretch } from './look.ts';

/** A text as it is with some tracked changes made. */
export type View = {
  readonly text: string;
  readonly shown: readonly ShownStretch[];
  /** Code points before each piece of the content, and in the end those of the whole. */
  readonly offsets: readonly number[];
};

/** With all tracked changes made, with none, or with those of one author only. */
export type Which = 'before' | 'after' | { readonly author: string };

const isIn = ({ inserted, deleted }: Piece, which: Which): boolean => {
  if (which === 'after') return deleted === null;
  if (which === 'before') return inserted === null;
  // What somebody else took out again is in nobody's version.
  if (inserted !== null && deleted !== null) return false;
  return (inserted === null || inserted === which.author) && deleted !== which.author;
};

/**
 * A version of a content. Paragraphs are joined by newlines; those at the beginning and at the end without
 * anything in them are left out, for every cell has an end of a paragraph, and one typed too many says nothing.
 */
export const viewOf = ({ pieces }: Pick<Content, 'pieces'>, which: Which): View => {
  const isThere = (piece: Piece): boolean => isIn(piece, which);
  const first = pieces.findIndex((piece) => isThere(piece) && !piece.isEnd);
  const last = pieces.findLastIndex((piece) => isThere(piece) && !piece.isEnd);
  const shown: ShownStretch[] = [];
  const offsets: number[] = [];
  let length = 0;
  pieces.forEach((piece, i) => {
    offsets.push(length);
    if (first < 0 || i < first || i > last || !isThere(piece)) return;
    shown.push({ text: piece.text, look: piece.look });
    length += codePointLength(piece.text);
  });
  return { text: shown.map(({ text }) => text).join(''), shown, offsets: [...offsets, length] };
};
