import type { DocumentId, RowNumber, SegmentId } from '#core/model/index.ts';

/** The rows of one document: `first` is 1-based, as row numbers are. */
type Stretch = { readonly document: DocumentId; readonly first: RowNumber; readonly count: number };

/**
 * The order of all rows, in memory: row numbers, pages and neighbours are instant however long the project is.
 * Four bytes a row each way. Changed only after the change is committed.
 */
export type OrderIndex = {
  readonly size: () => number;
  /** The row number of a segment, or null when it is in no shown document. */
  readonly rowOf: (segment: SegmentId) => RowNumber | null;
  readonly segmentAt: (row: RowNumber) => SegmentId | null;
  /** The segments of `count` rows from row `from` on; fewer at the end. */
  readonly slice: (from: RowNumber, count: number) => SegmentId[];
  readonly stretches: () => readonly Stretch[];
  readonly documentAt: (row: RowNumber) => DocumentId | null;
  readonly replaceAll: (documents: readonly OrderedDocument[]) => void;
  /** Puts a segment in at `row`, which then is its number; `document` must be shown. */
  readonly insert: (row: RowNumber, segment: SegmentId, document: DocumentId) => void;
  readonly remove: (segment: SegmentId) => void;
  /**
   * Takes rows out and puts others in, in one pass however many. `added` ascend by `behind`: the row, as it is numbered before,
   * that each stands behind (0: none), or the one before it in the list with the same.
   */
  readonly rearrange: (removed: readonly SegmentId[], added: readonly AddedRow[]) => void;
};

export type AddedRow = {
  readonly behind: RowNumber;
  readonly segment: SegmentId;
  readonly document: DocumentId;
};

type OrderedDocument = { readonly document: DocumentId; readonly segments: readonly SegmentId[] };

/** Orders of documents that were read before, so that they need not be read all at once. */
export type KnownOrders = ReadonlyMap<DocumentId, readonly SegmentId[]>;

type Numbers = Int32Array<ArrayBuffer>;

const grown = (array: Numbers, length: number): Numbers => {
  if (length <= array.length) return array;
  const larger = new Int32Array(Math.max(length, Math.ceil(array.length * 1.5), 1024));
  larger.set(array);
  return larger;
};

const resized = (
  stretches: readonly Stretch[],
  by: ReadonlyMap<DocumentId | null, number>,
): readonly Stretch[] => {
  let first = 1;
  return stretches.map((stretch) => {
    const count = stretch.count + (by.get(stretch.document) ?? 0);
    const moved = { document: stretch.document, first, count };
    first += count;
    return moved;
  });
};

/** The list without the rows `gone` (ascending), and with those `added`. */
const rearranged = (ids: Numbers, gone: readonly RowNumber[], added: readonly AddedRow[]): Numbers => {
  const next: Numbers = new Int32Array(ids.length - gone.length + added.length);
  let [from, to, nextGone] = [0, 0, 0];
  /** Copies those up to `row` that stay. */
  const copyTo = (row: RowNumber): void => {
    for (;;) {
      const until = Math.min(row, (gone[nextGone] ?? row + 1) - 1);
      next.set(ids.subarray(from, until), to);
      to += until - from;
      from = until;
      if (from >= row) return;
      from += 1;
      nextGone += 1;
    }
  };
  for (const { behind, segment } of added) {
    copyTo(Math.max(behind, from));
    next[to] = segment;
    to += 1;
  }
  copyTo(ids.length);
  return next;
};

export const createOrderIndex = (): OrderIndex => {
  let ids: Numbers = new Int32Array(0);
  let rows: Numbers = new Int32Array(0);
  let size = 0;
  let stretches: readonly Stretch[] = [];

  const place = (segment: number, row: number): void => {
    rows = grown(rows, segment + 1);
    rows[segment] = row;
  };
  const renumber = (from: number): void => {
    for (let row = from; row <= size; row += 1) place(ids[row - 1] ?? 0, row);
  };
  const resize = (by: ReadonlyMap<DocumentId | null, number>): void => {
    stretches = resized(stretches, by);
  };
  const documentAt = (row: RowNumber): DocumentId | null =>
    stretches.find(({ first, count }) => row >= first && row < first + count)?.document ?? null;
  const rowOf = (segment: SegmentId): RowNumber | null => {
    const row = rows[segment];
    return row === undefined || row === 0 ? null : row;
  };

  return {
    size: () => size,
    rowOf,
    segmentAt: (row) => (row < 1 || row > size ? null : ((ids[row - 1] ?? null) as SegmentId | null)),
    slice: (from, count) => {
      const start = Math.max(from, 1) - 1;
      return Array.from(ids.subarray(start, Math.min(start + count, size))) as SegmentId[];
    },
    stretches: () => stretches,
    documentAt,
    replaceAll: (documents) => {
      rows.fill(0);
      size = 0;
      stretches = documents.map(({ document, segments }) => {
        const first = size + 1;
        ids = grown(ids, size + segments.length);
        for (const segment of segments) {
          ids[size] = segment;
          size += 1;
          place(segment, size);
        }
        return { document, first, count: segments.length };
      });
    },
    insert: (row, segment, document) => {
      ids = grown(ids, size + 1);
      ids.copyWithin(row, row - 1, size);
      ids[row - 1] = segment;
      size += 1;
      resize(new Map([[document, 1]]));
      renumber(row);
    },
    rearrange: (removed, added) => {
      const gone = removed
        .map(rowOf)
        .filter((row) => row !== null)
        .sort((a, b) => a - b);
      const by = new Map<DocumentId | null, number>();
      for (const row of gone) by.set(documentAt(row), (by.get(documentAt(row)) ?? 0) - 1);
      for (const { document } of added) by.set(document, (by.get(document) ?? 0) + 1);
      for (const row of gone) rows[ids[row - 1] ?? 0] = 0;
      ids = rearranged(ids.subarray(0, size), gone, added);
      size = ids.length;
      resize(by);
      renumber(1);
    },
    remove: (segment) => {
      const row = rowOf(segment);
      if (row === null) return;
      const document = documentAt(row);
      ids.copyWithin(row - 1, row, size);
      size -= 1;
      rows[segment] = 0;
      resize(new Map([[document, -1]]));
      renumber(row);
    },
  };
};
