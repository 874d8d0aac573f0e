import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Side } from '#core/model/index.ts';
import { useHighlights } from '../../workspace/highlights.ts';
import { openCell } from './open-cell.ts';
import { useChosen } from './selecting/grid-selection.ts';

type Rows = Virtualizer<HTMLDivElement, HTMLTableSectionElement>;

/** Says, at what scrolls, that the user reads on in a row: what was being brought into sight no longer is. */
const scrolledInRow = 'dz-scrolled-in-row';

/** A row this close to those in sight is scrolled to the edge; one farther away, to the middle. */
const nearby = 12;

/** Frames without a change of height after which the rows in sight count as laid out. */
const settledFrames = 8;

/** Height of the heads in pixels, which stay on top of the rows. */
export const headHeight = 28;

/** Room left between what is brought into sight and the edge, in pixels. */
const margin = 6;

/** What is painted where the user is in a row, by the names of its highlights, the first that is there. */
const paintedPlaces = ['found-now', 'chosen', 'note-current'] as const;

/** Where the user is: the row, counted from 0, and the column of the active cell. */
type Place = { readonly index: number; readonly side: Side };

type Stretch = { readonly top: number; readonly bottom: number };

/**
 * Where on the screen the user is in a row: the caret, or the words in the active cell that are gone to. Words that were gone
 * to before in another cell of the row are where the user was. Null when that is the whole row.
 */
const placeIn = (row: Element, cell: Element | null): Stretch | null => {
  const view = openCell()?.view;
  if (view !== undefined && row.contains(view.dom)) return view.coordsAtPos(view.state.selection.main.head);
  if (!('highlights' in CSS)) return null;
  for (const name of paintedPlaces) {
    for (const range of CSS.highlights.get(name) ?? []) {
      if (range instanceof Range && cell?.contains(range.startContainer) === true)
        return range.getClientRects()[0] ?? null;
    }
  }
  return null;
};

/** Scrolls by no more than it takes until a place is between the heads and the lower edge. */
const showPlace = (scroller: HTMLElement, place: Stretch): void => {
  const { top, bottom } = scroller.getBoundingClientRect();
  const [from, to] = [top + headHeight + margin, bottom - margin];
  if (place.top < from) scroller.scrollTop -= from - place.top;
  else if (place.bottom > to) scroller.scrollTop += place.bottom - to;
};

/** Brings the caret into sight where it is in the row. */
const showCaret = (scroller: HTMLElement, index: number): void => {
  const row = scroller.querySelector(`[data-index="${index}"]`);
  const view = openCell()?.view;
  if (row === null || view === undefined || !row.contains(view.dom)) return;
  const place = view.coordsAtPos(view.state.selection.main.head);
  if (place !== null) showPlace(scroller, place);
};

/**
 * A row that does not fit between the heads and the lower edge cannot be in sight as a whole: scrolls to the caret in
 * it, or to the words that are gone to; else to its start, unless it fills the window already and, where `seesCell`, something
 * of the active cell is seen. Answers false for a row that fits, or is not drawn.
 */
const showInTallRow = (scroller: HTMLElement, { index, side }: Place, seesCell = false): boolean => {
  const row = scroller.querySelector(`[data-index="${index}"]`);
  if (row === null) return false;
  const { top, bottom } = scroller.getBoundingClientRect();
  const [from, to] = [top + headHeight, bottom];
  const whole = row.getBoundingClientRect();
  if (whole.height <= to - from) return false;
  const cell = row.querySelector(`[data-side="${side}"][aria-selected="true"]`);
  const place = placeIn(row, cell);
  // Beside a long text a short one ends far above.
  const { top: cellTop, bottom: cellBottom } = cell?.getBoundingClientRect() ?? whole;
  const isSeen = !seesCell || (cellTop < to && cellBottom > from);
  if (place !== null) showPlace(scroller, place);
  else if (whole.top > from || whole.bottom < to || !isSeen) scroller.scrollTop += whole.top - from;
  return true;
};

/**
 * Scrolls on in the active row by a window, while there is more of it that way than is seen. Answers false when there
 * is not: then pages go by rows.
 */
export const scrollInRow = (scroller: HTMLElement, index: number, by: -1 | 1): boolean => {
  const row = scroller.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
  if (row === undefined) return false;
  const { top, bottom } = scroller.getBoundingClientRect();
  const room = bottom - top - headHeight;
  const more = by === 1 ? row.bottom - bottom : top + headHeight - row.top;
  if (row.height <= room || more <= margin) return false;
  scroller.dispatchEvent(new Event(scrolledInRow));
  // A line or two stay in sight, so that one finds one's place.
  scroller.scrollTop += by * Math.min(more + margin, room * 0.85);
  return true;
};

/** Forgets all heights and takes those of the drawn rows again: the observer tells only of rows that changed theirs. */
const measureAgain = <E extends HTMLElement>(rows: Virtualizer<HTMLDivElement, E>): void => {
  rows.measure();
  // A height is only taken when it differs from the one laid out: lay the rows out by estimates first.
  rows.getTotalSize();
  for (const element of rows.elementsCache.values()) {
    if (element.isConnected) rows.resizeItem(rows.indexFromElement(element), element.offsetHeight);
  }
};

/**
 * Measures all rows again when what they are laid out by changes (`layout`, anything that tells one from another). Not at the
 * beginning: every height is worked out again for that, of as many rows as there are.
 */
export const useMeasuredAgain = <E extends HTMLElement>(
  rows: Virtualizer<HTMLDivElement, E>,
  layout: string,
): void => {
  const measured = useRef(layout);
  useLayoutEffect(() => {
    if (measured.current === layout) return;
    measured.current = layout;
    measureAgain(rows);
  }, [rows, layout]);
};

/** Keeps what is gone to within a tall active row in sight: another cell of it, or words. */
const useFollowed = (
  scroller: RefObject<HTMLDivElement | null>,
  activeIndex: number,
  activeSide: Side,
): void => {
  // The caret's editor and what is painted are there a moment after their row.
  useEffect(() => {
    let frame = 0;
    const follow = (seesCell = false): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const place = { index: activeIndex, side: activeSide };
        if (scroller.current !== null) showInTallRow(scroller.current, place, seesCell);
      });
    };
    const leave = (): void => cancelAnimationFrame(frame);
    const element = scroller.current;
    element?.addEventListener(scrolledInRow, leave);
    follow(true);
    // What is gone to is followed; that something is let go moves nothing.
    const stops = [
      useHighlights.subscribe(({ now }, before) => {
        if (now !== null && now !== before.now) follow();
      }),
      useChosen.subscribe(({ selection }) => {
        if (selection !== null) follow();
      }),
    ];
    return () => {
      leave();
      element?.removeEventListener(scrolledInRow, leave);
      for (const stop of stops) stop();
    };
  }, [scroller, activeIndex, activeSide]);
};

/** Keeps the caret in sight while the active row grows and shrinks by what is typed. */
const useCaretInSight = (
  rows: Rows,
  scroller: RefObject<HTMLDivElement | null>,
  activeIndex: number,
  editing: boolean,
): void => {
  // The rows get their room a moment after what was typed, pasted or deleted has made the active one grow or shrink.
  const activeSize = rows.getVirtualItems().find(({ index }) => index === activeIndex)?.size;
  useEffect(() => {
    if (!editing || activeSize === undefined) return undefined;
    let left = settledFrames;
    let frame = 0;
    const show = (): void => {
      if (scroller.current !== null) showCaret(scroller.current, activeIndex);
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(show);
    };
    frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [scroller, activeIndex, editing, activeSize]);
};

/**
 * Brings the active row into sight whenever it becomes another one. Rows whose texts are still on their way grow when
 * they come and push it along, so it is brought back once all drawn rows are `complete`, unless the user has scrolled.
 * `editing`: the active cell is open.
 */
export const useActiveInSight = (
  rows: Rows,
  scroller: RefObject<HTMLDivElement | null>,
  { index: activeIndex, side: activeSide }: Place,
  editing: boolean,
  complete: boolean,
): void => {
  const entered = useRef(false);
  const place = useRef<Place>({ index: activeIndex, side: activeSide });
  useLayoutEffect(() => {
    place.current = { index: activeIndex, side: activeSide };
  }, [activeIndex, activeSide]);
  const wanted = useRef<'auto' | 'center' | null>(null);
  const { startIndex = -1, endIndex = -1 } = rows.range ?? {};
  const size = rows.getTotalSize();
  const arrived = complete && activeIndex >= startIndex && activeIndex <= endIndex;

  useLayoutEffect(() => {
    const { startIndex = 0, endIndex = 0 } = rows.range ?? {};
    const near = entered.current && activeIndex >= startIndex - nearby && activeIndex <= endIndex + nearby;
    wanted.current = near ? 'auto' : 'center';
    entered.current = true;
  }, [rows, activeIndex]);

  useLayoutEffect(() => {
    if (wanted.current === null || size === 0) return;
    if (scroller.current !== null && showInTallRow(scroller.current, place.current)) return;
    rows.scrollToIndex(activeIndex, { align: wanted.current });
  }, [rows, scroller, activeIndex, size]);

  useFollowed(scroller, activeIndex, activeSide);
  useCaretInSight(rows, scroller, activeIndex, editing);

  // Rows are measured some frames after they were drawn, and push it along once more then.
  useEffect(() => {
    if (!arrived || activeIndex < 0 || size === 0) return undefined;
    let left = settledFrames;
    let frame = 0;
    const wait = (): void => {
      left -= 1;
      if (left === 0) wanted.current = null;
      else frame = requestAnimationFrame(wait);
    };
    frame = requestAnimationFrame(wait);
    return () => cancelAnimationFrame(frame);
  }, [activeIndex, arrived, size]);

  // Rows grow and shrink with the room they have: an open panel must not push the active one out of sight.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const { startIndex = -1, endIndex = -1 } = rows.range ?? {};
      if (activeIndex < startIndex || activeIndex > endIndex) return;
      if (scroller.current !== null && showInTallRow(scroller.current, place.current)) return;
      rows.scrollToIndex(activeIndex, { align: 'auto' });
    });
    if (scroller.current !== null) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [rows, scroller, activeIndex]);

  useEffect(() => {
    const element = scroller.current;
    const leave = (): void => {
      wanted.current = null;
    };
    const wishes = ['wheel', 'pointerdown', scrolledInRow];
    for (const wish of wishes) element?.addEventListener(wish, leave, { passive: true });
    return () => {
      for (const wish of wishes) element?.removeEventListener(wish, leave);
    };
  }, [scroller]);
};
