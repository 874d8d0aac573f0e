import type { ReadingLayout } from '#api/reading-values.ts';
import type { Row, Side } from '#core/model/index.ts';

/** Sentences of one column that are run together as prose. */
export type Stretch = {
  /** Unique in its piece. */
  readonly key: string;
  readonly side: Side;
  readonly rows: readonly Row[];
  /** The text that is read; the others stand beside it. */
  readonly isMain: boolean;
};

/** The stretches of a piece in the order in which they are read, column by column or sentence by sentence. */
export const stretchesOf = (
  layout: ReadingLayout,
  rows: readonly Row[],
  columns: readonly Side[],
): readonly Stretch[] => {
  const stretch = (side: Side, at: number, among: readonly Row[], key: string): Stretch => ({
    key,
    side,
    rows: among,
    isMain: at === 0,
  });
  if (layout === 'interleaved') {
    return rows.flatMap((row) => columns.map((side, at) => stretch(side, at, [row], `${row.row}:${side}`)));
  }
  const shown = layout === 'single' ? columns.slice(0, 1) : columns;
  return shown.map((side, at) => stretch(side, at, rows, side));
};
