import { useMemo } from 'react';
import type { RichText, Row, Side } from '#core/model/index.ts';
import { useReviewing, type Difference } from '../../workspace/reviewing.ts';

/** What a text was handed over as, and how it differs from that; nothing of rows that are there to be read only (`isContext`). */
export const useHandedOver = (
  { segment, cells }: Row,
  side: Side,
): {
  readonly before: RichText | undefined;
  readonly difference: Difference | null;
  readonly isContext: boolean;
} => {
  const row = useReviewing(({ rows }) => rows.get(segment));
  const compare = useReviewing((state) => state.compare);
  const cell = cells[side];
  const isContext = row?.isContext === true;
  const before = row === undefined || isContext ? undefined : row.texts[side];
  const difference = useMemo(
    () =>
      before === undefined || cell === undefined || compare === null
        ? null
        : compare(segment, side, before, cell),
    [before, cell, compare, segment, side],
  );
  return { before, difference, isContext };
};
