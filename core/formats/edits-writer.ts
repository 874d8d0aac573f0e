import { inPlaces, withLineEndsOf, type SourceEdit } from './patch.ts';

/** Writes a text with changes that are told in portions. */
export type EditsWriter = {
  /** Changes of one part of the text, which lies behind all that was told before. Of two that overlap the earlier is made. */
  readonly add: (edits: readonly SourceEdit[]) => void;
  /** Writes what is behind the last change. */
  readonly end: () => void;
};

/**
 * Writes a text with its changes as these come, so that they need not be held until the text was read to its end; what comes in has the
 * ends of lines of the text. `same`: what is written instead of a text that nothing changed in. Memory: a portion.
 */
export const editsWriter = (
  text: string,
  sink: (piece: string) => void,
  same: () => void = () => sink(text),
): EditsWriter => {
  // Ends of lines are those of the whole text, which is asked once.
  const ends = text.includes('\r\n') ? '\r\n' : '';
  let read = 0;
  let isSame = true;
  return {
    add: (edits) => {
      for (const { from, to, text: words } of inPlaces(withLineEndsOf(ends, edits))) {
        if (from < read) continue;
        isSame = false;
        if (from > read) sink(text.slice(read, from));
        if (words !== '') sink(words);
        read = to;
      }
    },
    end: () => {
      if (isSame) same();
      else sink(text.slice(read));
    },
  };
};
