import { longestSliced, mayBeSliced } from '#core/memory/candidates.ts';
import { pointsOf } from '#core/memory/key.ts';
import { eachPlacedSlice, placedSliceCount } from '#core/memory/placed-slices.ts';
import { segmentTexts, segmentWords } from '#core/memory/slices.ts';
import { all, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { blocksOfBatch, bytesOf, words } from './memory-index-repository.ts';

/** The number of a row of bits among those of its batch. */
export const sliceBlock = (segment: number, slice: number): number => segment * placedSliceCount + slice;

type StoredRow = { readonly id: number; readonly bits: Buffer | null; readonly places: Buffer | null };

const rowOf = ({ bits, places }: StoredRow): Int32Array => {
  const row = new Int32Array(segmentWords);
  if (bits !== null) row.set(new Int32Array(words(bits, 4)).subarray(0, segmentWords));
  if (places !== null)
    for (const place of new Uint16Array(words(places, 2)))
      row[place >>> 5] = (row[place >>> 5] ?? 0) | (1 << (place & 31));
  return row;
};

/** Rows of bits, by their numbers (`sliceBlock`); one that no text has is not there. */
export const readSlices = (
  handle: ReadHandle,
  batch: number,
  blocks: readonly number[],
): ReadonlyMap<number, Int32Array> =>
  new Map(
    all<StoredRow>(
      handle,
      'SELECT id, bits, places FROM slices WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(blocks.map((block) => batch * blocksOfBatch + block)),
    ).map((row) => [row.id - batch * blocksOfBatch, rowOf(row)]),
  );

/** Texts of a segment that have one slice: their bits, and their places while these take less room. */
type OpenRow = {
  readonly bits: Int32Array<ArrayBuffer>;
  readonly places: Uint16Array<ArrayBuffer>;
  count: number;
};

const mostPlaces = segmentWords * 2;

/** Gathers the slices of texts of a batch, which are given in the order of their numbers, and stores each segment when it is full. */
export const createSliceWriter = (handle: WriteHandle, batch: number) => {
  const rows = Array.from({ length: placedSliceCount }, (): OpenRow => ({
    bits: new Int32Array(segmentWords),
    places: new Uint16Array(mostPlaces),
    count: 0,
  }));
  let [segment, last] = [0, 0];

  const store = (): void => {
    const used = (last >>> 5) + 1;
    rows.forEach((row, slice) => {
      const { bits, places, count } = row;
      if (count === 0) return;
      const isSparse = count < used * 2;
      run(
        handle,
        'INSERT INTO slices (id, bits, places) VALUES (?, ?, ?)',
        batch * blocksOfBatch + sliceBlock(segment, slice),
        isSparse ? null : bytesOf(bits.subarray(0, used)),
        isSparse ? bytesOf(places.subarray(0, count)) : null,
      );
      bits.fill(0);
      row.count = 0;
    });
  };

  return {
    add: (number: number, key: string): void => {
      if (key.length > longestSliced * 2 || !mayBeSliced(key)) return;
      const points = pointsOf(key);
      if (points.length > longestSliced) return;
      const own = Math.floor(number / segmentTexts);
      if (own !== segment) {
        store();
        segment = own;
      }
      const place = number - own * segmentTexts;
      last = place;
      const [word, bit] = [place >>> 5, 1 << (place & 31)];
      eachPlacedSlice(points, (slice) => {
        const row = rows[slice];
        if (row === undefined) return;
        const before = row.bits[word] ?? 0;
        if ((before & bit) !== 0) return;
        row.bits[word] = before | bit;
        if (row.count < mostPlaces) row.places[row.count] = place;
        row.count += 1;
      });
    },
    /** Stores what is left. */
    end: store,
  };
};
