import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

type Rows = Virtualizer<HTMLDivElement, HTMLTableSectionElement>;

/** A row this close to those in sight is scrolled to the edge; one farther away, to the middle. */
const nearby = 12;

/** Frames without a change of height after which the rows in sight count as laid out. */
const settledFrames = 8;

/** Forgets all heights and takes those of the drawn rows again: the observer tells only of rows that changed theirs. */
export const measureAgain = (rows: Rows): void => {
  rows.measure();
  // A height is only taken when it differs from the one laid out: lay the rows out by estimates first.
  rows.getTotalSize();
  for (const element of rows.elementsCache.values()) {
    if (element.isConnected) rows.resizeItem(rows.indexFromElement(element), element.offsetHeight);
  }
};

/**
 * Brings the active row into sight whenever it becomes another one. Rows whose texts are still on their way grow when
 * they come and push it along, so it is brought back once all drawn rows are `complete`, unless the user has scrolled.
 * `activeIndex` counts from 0.
 */
export const useActiveInSight = (
  rows: Rows,
  scroller: RefObject<HTMLDivElement | null>,
  activeIndex: number,
  complete: boolean,
): void => {
  const entered = useRef(false);
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
    if (wanted.current !== null && size > 0) rows.scrollToIndex(activeIndex, { align: wanted.current });
  }, [rows, activeIndex, size]);

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
      if (activeIndex >= startIndex && activeIndex <= endIndex)
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
    element?.addEventListener('wheel', leave, { passive: true });
    element?.addEventListener('pointerdown', leave);
    return () => {
      element?.removeEventListener('wheel', leave);
      element?.removeEventListener('pointerdown', leave);
    };
  }, [scroller]);
};
