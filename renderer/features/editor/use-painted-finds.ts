import { useEffect, type RefObject } from 'react';
import type { Row, Side } from '#core/model/index.ts';
import { cellKey, useHighlights } from '../../workspace/highlights.ts';
import { rangeIn } from './text-places.ts';

/**
 * Paints what a search found on the texts in sight, by the CSS Custom Highlight API: no element is added, so nothing
 * moves. `rows` are the rows in sight, as drawn.
 */
export const usePaintedFinds = (
  body: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  columns: readonly Side[],
): void => {
  const { found, now } = useHighlights();
  useEffect(() => {
    if (found.size === 0 || !('highlights' in CSS)) return undefined;
    const all = new Highlight();
    const current = new Highlight();
    current.priority = 1;
    for (const row of rows) {
      for (const side of columns) {
        const key = cellKey(row.segment, side);
        const ranges = found.get(key);
        const text = body.current?.querySelector(`[data-row="${row.row}"] [data-side="${side}"] [data-text]`);
        if (ranges === undefined || text === undefined || text === null) continue;
        for (const { start, end } of ranges) {
          const range = rangeIn(text, start, end);
          if (range === null) continue;
          const isNow = now !== null && now.cell === key && now.range.start === start;
          (isNow ? current : all).add(range);
        }
      }
    }
    CSS.highlights.set('found', all);
    CSS.highlights.set('found-now', current);
    return () => {
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-now');
    };
  }, [body, rows, columns, found, now]);
};
