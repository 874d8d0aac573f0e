import type { RunMark } from '../../formats/docx/runs.ts';
import type { ExportNote } from '../../formats/notes.ts';
import { codePointLength, sliceCodePoints } from '../../text/codepoints.ts';
import type { Desk } from './docx-parts.ts';
import { pieceLength, type TrackedPiece } from './tracked.ts';

/** A stretch of a text with its changes, as pieces and offsets (code points) in them. */
export type Stretch = {
  readonly from: { readonly piece: number; readonly at: number };
  readonly to: { readonly piece: number; readonly at: number };
};

/** In which of the two texts that the pieces make an offset counts. */
type Count = 'before' | 'after';

const isIn = ({ is }: TrackedPiece, count: Count): boolean =>
  is !== (count === 'before' ? 'inserted' : 'deleted');

const textOf = (pieces: readonly TrackedPiece[], count: Count): string =>
  pieces
    .filter((piece) => isIn(piece, count))
    .map(({ rich }) => rich.text)
    .join('');

const stretchIn = (
  pieces: readonly TrackedPiece[],
  count: Count,
  start: number,
  end: number,
): Stretch | null => {
  let [from, to]: [Stretch['from'] | null, Stretch['to'] | null] = [null, null];
  let done = 0;
  for (const [piece, one] of pieces.entries()) {
    if (!isIn(one, count)) continue;
    const length = pieceLength(one);
    if (from === null && start < done + length) from = { piece, at: start - done };
    if (to === null && end <= done + length) to = { piece, at: end - done };
    done += length;
  }
  return from === null || to === null ? null : { from, to };
};

/**
 * Where words stand in a text with its changes: annotations count either in the frozen text or in the changed one, and the
 * quote tells in which. Null where they stand in neither.
 */
export const findStretch = (
  pieces: readonly TrackedPiece[],
  { start, end, quote }: { readonly start: number; readonly end: number; readonly quote: string },
): Stretch | null => {
  if (quote === '' || start >= end) return null;
  for (const count of ['after', 'before'] as const)
    if (sliceCodePoints(textOf(pieces, count), start, end) === quote)
      return stretchIn(pieces, count, start, end);
  return null;
};

/** The whole of a text. */
export const wholeStretch = (pieces: readonly TrackedPiece[]): Stretch => {
  const last = pieces.at(-1);
  return {
    from: { piece: 0, at: 0 },
    to: {
      piece: Math.max(0, pieces.length - 1),
      at: last === undefined ? 0 : codePointLength(last.rich.text),
    },
  };
};

/** The pieces in which an item's change stands, or null where nothing of it is seen. */
export const stretchOf = (pieces: readonly TrackedPiece[], item: string): Stretch | null => {
  const isOf = (piece: TrackedPiece): boolean => piece.item?.id === item;
  const [first, last] = [pieces.findIndex(isOf), pieces.findLastIndex(isOf)];
  const end = pieces[last];
  return end === undefined
    ? null
    : { from: { piece: first, at: 0 }, to: { piece: last, at: pieceLength(end) } };
};

export type NotedStretch = { readonly note: ExportNote; readonly stretch: Stretch };

const byPlace = (a: RunMark, b: RunMark): number => a.at - b.at || Number(b.closes) - Number(a.closes);

/** The marks of notes for each piece of a text, in order. */
export const marksOn = (
  noted: readonly NotedStretch[],
  { comments }: Desk,
): ReadonlyMap<number, readonly RunMark[]> => {
  const marks = new Map<number, RunMark[]>();
  const put = ({ piece, at }: Stretch['from'], xml: string, closes: boolean): void => {
    const of = marks.get(piece) ?? [];
    of.push({ at, closes, xml });
    marks.set(piece, of);
  };
  for (const { note, stretch } of noted) {
    // Only the marks are wanted, wherever they are to stand.
    const [open, close] = comments.marksOf([{ note, side: 'source', start: 0, end: 1, isFirst: true }]);
    if (open !== undefined) put(stretch.from, open.xml, false);
    if (close !== undefined) put(stretch.to, close.xml, true);
  }
  for (const of of marks.values()) of.sort(byPlace);
  return marks;
};
