import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, type RefObject } from 'react';
import type { Row, RowNumber } from '#core/model/index.ts';
import { useWorkspace, type Active } from '#renderer/workspace/store.ts';
import { useMeasuredAgain } from '../keep-in-sight.ts';
import { pagesRound, useRows } from '../rows-cache.ts';
import { useOverscan } from '../use-overscan.ts';
import { pieceOf, rowsOfPiece, type TextPieces } from './pieces-of-text.ts';
import type { Pieces } from './sentence-in-sight.ts';

/** Pieces drawn above and below those in sight. */
const overscan = 4;
/** Lines that a sentence takes in a column, before it has been laid out. */
const linesOfSentence = 1.6;
/** Room below a piece, in pixels. */
const pieceGap = 14;
/** Prose is not set closer than this, times the size of its letters. */
const leastLeading = 1.6;

/** A piece in sight, or near to it, and what is known of its rows. */
type DrawnPiece = {
  readonly item: VirtualItem;
  readonly first: RowNumber;
  readonly rows: readonly Row[];
  /** All its rows are there. */
  readonly isComplete: boolean;
};

type Asked = {
  readonly text: TextPieces;
  readonly active: Active;
  /** How many texts stand one below the other. */
  readonly stacked: number;
  /** Changes whenever all heights do, besides the size of letters and lines. */
  readonly measures: string;
};

/** The pieces that are to be drawn, with their rows; `rows`: those of all of them. */
export const usePieces = (
  { text, active, stacked, measures }: Asked,
  scroller: RefObject<HTMLDivElement | null>,
): { readonly pieces: Pieces; readonly drawn: readonly DrawnPiece[]; readonly rows: readonly Row[] } => {
  const { fontSize, lineSpacing } = useWorkspace((state) => state.preferences);
  const line = fontSize * Math.max(lineSpacing, leastLeading);
  const activePiece = pieceOf(text, active.row);
  const pieces = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: text.firsts.length,
    getItemKey: useCallback((index: number) => text.firsts[index] ?? index, [text]),
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const { first, last } = rowsOfPiece(text, index);
      return Math.round(Math.ceil((last - first + 1) * linesOfSentence) * line * stacked) + pieceGap;
    },
    overscan: useOverscan(text.firsts.length > 0, overscan),
    // The current piece stays: the caret may be in it.
    rangeExtractor: useCallback(
      (range: Range) => {
        const wanted = defaultRangeExtractor(range);
        const stays = activePiece >= 0 && activePiece < range.count && !wanted.includes(activePiece);
        return stays ? [...wanted, activePiece].sort((a, b) => a - b) : wanted;
      },
      [activePiece],
    ),
  });
  useMeasuredAgain(pieces, `${line} ${measures}`);

  const items = pieces.getVirtualItems();
  const from = Math.max(0, (pieces.range?.startIndex ?? activePiece) - overscan);
  const to = Math.min(text.firsts.length - 1, (pieces.range?.endIndex ?? activePiece) + overscan);
  const rowOf = useRows(
    pagesRound(rowsOfPiece(text, from).first, rowsOfPiece(text, to).last, text.rows),
    active.row,
  );
  const drawn = items.map((item): DrawnPiece => {
    const { first, last } = rowsOfPiece(text, item.index);
    const numbers = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    const rows = numbers.flatMap((row) => rowOf(row) ?? []);
    return { item, first, rows, isComplete: rows.length === numbers.length };
  });
  return { pieces, drawn, rows: drawn.flatMap(({ rows }) => rows) };
};
