import { useEffect } from 'react';
import type { Hit } from '#api/find.ts';
import { cellKey, clearHighlights, setHighlights } from '../../workspace/highlights.ts';
import type { HitPlace } from './places.ts';

/** Lets the grid paint what was found, as long as the panel is open. */
export const usePaintedHits = (
  hits: readonly Hit[],
  current: Hit | undefined,
  place: HitPlace | null,
): void => {
  useEffect(() => {
    const range = place === null ? undefined : current?.ranges[place.hit];
    setHighlights({
      found: new Map(hits.map((hit) => [cellKey(hit.segment, hit.side), hit.ranges])),
      now:
        current === undefined || range === undefined
          ? null
          : { cell: cellKey(current.segment, current.side), range },
    });
  }, [hits, current, place]);
  useEffect(() => clearHighlights, []);
};
