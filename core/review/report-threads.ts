import type { Anchor, ReviewRecord, SegmentId, Side } from '../model/index.ts';
import { mergedThreads, type MergedThread } from './merge.ts';

/** An annotation with its replies as a report shows it. `number` counts from 1 in the order of the rows. */
export type ReportThread = {
  readonly number: number;
  readonly thread: MergedThread;
  /** The words it is on, of the first version that is left; undefined where it never had any. */
  readonly anchor: Anchor | undefined;
};

const isPrivate = ({ versions }: MergedThread): boolean =>
  versions.some(({ value }) => value.visibility === 'private');

/** The anchor that stands in the earliest of the rows, and how early. */
const placeOf = (
  { versions }: MergedThread,
  rows: ReadonlyMap<SegmentId, number>,
  sides: readonly Side[],
): { readonly row: number; readonly anchor: Anchor | undefined } => {
  const anchors = versions.flatMap(({ value }) => value.anchors);
  const placed = anchors
    .map((anchor) => ({
      anchor,
      row: rows.get(anchor.segment) ?? Infinity,
      column: sides.indexOf(anchor.side),
    }))
    .sort(
      (a, b) =>
        (a.row === b.row ? 0 : a.row - b.row) || a.column - b.column || a.anchor.start - b.anchor.start,
    );
  return { row: placed[0]?.row ?? Infinity, anchor: placed[0]?.anchor };
};

/**
 * The threads of a record by the row they stand in, and those that stand in none of the rows. Private annotations stay with
 * their author. `order` is that of the rows, `sides` that of the columns.
 */
export const threadsByRow = (
  record: Pick<ReviewRecord, 'annotations' | 'replies'>,
  order: readonly SegmentId[],
  sides: readonly Side[],
): {
  readonly rows: ReadonlyMap<SegmentId, readonly ReportThread[]>;
  readonly elsewhere: readonly ReportThread[];
  readonly count: number;
} => {
  const places = new Map(order.map((segment, at) => [segment, at]));
  const threads = mergedThreads(record)
    .filter((thread) => !isPrivate(thread))
    .map((thread) => ({ thread, ...placeOf(thread, places, sides) }))
    .sort((a, b) => (a.row === b.row ? (a.anchor?.start ?? 0) - (b.anchor?.start ?? 0) : a.row - b.row))
    .map(({ thread, row, anchor }, at) => ({ row, shown: { number: at + 1, thread, anchor } }));
  const rows = Map.groupBy(
    threads.filter(({ row }) => row < Infinity),
    ({ row }) => row,
  );
  return {
    rows: new Map(
      [...rows].flatMap(([row, of]) => {
        const segment = order[row];
        return segment === undefined ? [] : [[segment, of.map(({ shown }) => shown)] as const];
      }),
    ),
    elsewhere: threads.filter(({ row }) => row === Infinity).map(({ shown }) => shown),
    count: threads.length,
  };
};
