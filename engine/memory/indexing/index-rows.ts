import { letGo } from '#core/memory/let-go.ts';
import type { IndexSink, StoredBatch } from '../../store/memory-index-repository.ts';

const kinds = { list: 0, keys: 1, bits: 2, places: 3 } as const;

/** Rows of an index on their way between threads: their bytes one after another, with what each is, its number and where it ends. */
export type IndexRows = {
  readonly kinds: readonly number[];
  readonly ids: readonly number[];
  readonly ends: readonly number[];
  readonly bytes: Uint8Array;
};

/** Bytes of rows that go together. */
const atOnce = 1 << 20;

/** The end of an index in the making. `batch`: null where no text can be found. */
export type IndexEnd = { readonly removed: readonly number[]; readonly batch: StoredBatch | null };

/** Gathers rows, and hands them over when they are many. */
export const gatherRows = (hand: (rows: IndexRows) => void) => {
  let rows = { kinds: [] as number[], ids: [] as number[], ends: [] as number[] };
  let bytes = new Uint8Array(atOnce);
  let used = 0;
  const end: { removed: readonly number[]; batch: StoredBatch | null } = { removed: [], batch: null };

  const flush = (): void => {
    if (rows.ids.length === 0) return;
    hand({ ...rows, bytes: bytes.subarray(0, used) });
    rows = { kinds: [], ids: [], ends: [] };
    used = 0;
  };
  const add = (kind: number, id: number, row: Uint8Array): void => {
    if (used + row.length > bytes.length) flush();
    if (row.length > bytes.length) bytes = new Uint8Array(row.length);
    bytes.set(row, used);
    used += row.length;
    rows.kinds.push(kind);
    rows.ids.push(id);
    rows.ends.push(used);
  };
  const sink: IndexSink = {
    list: (id, block) => add(kinds.list, id, block),
    keys: (id, packed) => add(kinds.keys, id, packed),
    slice: (id, bits, places) => {
      if (bits !== null) add(kinds.bits, id, bits);
      if (places !== null) add(kinds.places, id, places);
    },
    batch: (batch) => {
      end.batch = batch;
    },
    remove: (batches) => {
      end.removed = batches;
    },
  };
  return {
    sink,
    /** Hands over what is left, and answers what is stored last. */
    end: (): IndexEnd => {
      flush();
      return end;
    },
  };
};

/** Puts rows where they belong, and lets go of them; a step is one of them. */
export function* putRows(rows: IndexRows, sink: IndexSink): Generator<undefined, void> {
  let from = 0;
  for (const [at, end] of rows.ends.entries()) {
    const bytes = rows.bytes.subarray(from, end);
    const id = rows.ids[at] ?? 0;
    from = end;
    const kind = rows.kinds[at];
    if (kind === kinds.list) sink.list(id, bytes);
    else if (kind === kinds.keys) sink.keys(id, bytes);
    else sink.slice(id, kind === kinds.bits ? bytes : null, kind === kinds.places ? bytes : null);
    yield;
  }
  letGo(rows.bytes);
}
