import type { FileText } from './file-text.ts';
import { inPlaces, withLineEnds, type SourceEdit } from './patch.ts';

/** Writes a text with changes that are told in portions. */
export type EditsWriter = {
  /** Changes of one part of the text, which lies behind all that was told before. Of two that overlap the earlier is made. */
  readonly add: (edits: readonly SourceEdit[]) => void;
  /** Writes what is behind the last change. */
  readonly end: () => void;
};

/** A text that is written with its changes as these come. `hasReturns`: whether its lines end in CRLF; asked once, where anything changes. */
type WrittenText = {
  readonly text: FileText;
  readonly length: () => number;
  readonly hasReturns: () => boolean;
};

/** The same, which may also be told that nothing changes any more before a place: what stands there is written then. */
export type PassingWriter = EditsWriter & { readonly pass: (to: number) => void };

/**
 * Writes a text with its changes as these come, so that they need not be held until the text was read to its end; what comes in has the
 * ends of lines of the text. Memory: a portion.
 */
export const passingWriter = (
  { text, length, hasReturns }: WrittenText,
  sink: (piece: string) => void,
): PassingWriter => {
  let returns: boolean | null = null;
  let read = 0;
  const ended = (edits: readonly SourceEdit[]): readonly SourceEdit[] => {
    // To look for lines in each change would put together the pieces that it is made of, which is done once more when it is written.
    if (edits.length > 0) returns ??= hasReturns();
    return returns === true ? withLineEnds(edits, '\r\n') : edits;
  };
  const pass = (to: number): void => {
    if (to > read) sink(text.slice(read, to));
    read = Math.max(read, to);
  };
  return {
    add: (edits) => {
      for (const { from, to, text: words } of inPlaces(ended(edits))) {
        if (from < read) continue;
        pass(from);
        if (words !== '') sink(words);
        read = to;
      }
    },
    pass,
    end: () => pass(length()),
  };
};

/** `passingWriter` for a text that is held whole. `same`: what is written instead of a text that nothing changed in. */
export const editsWriter = (
  text: string,
  sink: (piece: string) => void,
  same: () => void = () => sink(text),
): EditsWriter => {
  const rules = { text, length: () => text.length, hasReturns: () => text.includes('\r\n') };
  const { add, end } = passingWriter(rules, sink);
  let isSame = true;
  return {
    add: (edits) => {
      isSame &&= edits.length === 0;
      add(edits);
    },
    end: () => (isSame ? same() : end()),
  };
};
