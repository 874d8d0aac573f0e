import { useLayoutEffect, useMemo, type RefObject } from 'react';
import type { Cell, Mark, Range, Row, SegmentId, Side } from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { cellKey } from '#renderer/workspace/highlights.ts';
import { rangeIn } from '../text-places.ts';
import { bracketsOf } from './groups.ts';
import { paintText } from './painter.ts';

const none: readonly never[] = [];

type PaintedCell = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly marks: readonly Mark[];
  /** Where terms of the termbase stand in it. */
  readonly terms?: readonly Range[] | undefined;
  /** Where issues are underlined in it. */
  readonly underlined?: readonly Range[] | undefined;
  /** What decides how the text is drawn: another one is painted again. Null while it is open, or not there. */
  readonly shown: { readonly cell: Cell; readonly doubts: readonly DoubtfulCharacter[] } | null;
};

/** The marks of one of a row's texts, and where empty brackets stand in it; the same lists while the row is the same. */
export const useMarks = (
  row: Row,
  side: Side,
): { readonly marks: readonly Mark[]; readonly brackets: readonly number[] } =>
  useMemo(() => {
    const marks = row.marks.filter((mark) => mark.side === side);
    return marks.length === 0 ? { marks: none, brackets: none } : { marks, brackets: bracketsOf(marks) };
  }, [row.marks, side]);

/**
 * Paints annotations over a text that is not being edited, by the CSS Custom Highlight API: no element is added, so
 * nothing moves and nothing is drawn again. An open cell paints its own.
 */
export const usePaintedMarks = (
  text: RefObject<HTMLElement | null>,
  { segment, side, marks, terms, underlined, shown }: PaintedCell,
): void => {
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null || shown === null) return undefined;
    const rangeOf = (start: number, end: number): StaticRange | null => {
      const range = rangeIn(element, start, end);
      return range === null ? null : new StaticRange(range);
    };
    const placed = marks.map((mark) => ({ mark, range: rangeOf(mark.start, mark.end) }));
    const drawn = (terms ?? none).flatMap(({ start, end }) => rangeOf(start, end) ?? []);
    const issues = (underlined ?? none).map((one) => ({ ...one, range: rangeOf(one.start, one.end) }));
    return paintText({
      key: cellKey(segment, side),
      marks: () => placed,
      terms: drawn,
      underlined: () => issues,
      rangeOf,
    });
  }, [text, segment, side, marks, terms, underlined, shown]);
};
