import { longestSliced, mayBeSliced } from '#core/memory/candidates.ts';
import { pointsOf } from '#core/memory/key.ts';
import { eachPlacedSlice, placedSliceCount } from '#core/memory/placed-slices.ts';
import { segmentTexts, segmentWords, type SliceRow } from '#core/memory/slices.ts';
import { all, type ReadHandle } from './handles.ts';
import { blocksOfBatch, bytesOf, signed32, unsigned16, type IndexSink } from './memory-index-repository.ts';

/** The number of a row of bits among those of its batch. */
export const sliceBlock = (segment: number, slice: number): number => segment * placedSliceCount + slice;

type StoredRow = { readonly id: number; readonly bits: Buffer | null; readonly places: Buffer | null };

/** A row as it is kept: places take less room than bits. Those of no segment are left out. */
const rowOf = ({ bits, places }: StoredRow): SliceRow => {
  if (bits !== null) return signed32(bits).subarray(0, segmentWords);
  const all = places === null ? new Uint16Array(0) : unsigned16(places);
  return all.every((place) => place < segmentTexts) ? all : all.filter((place) => place < segmentTexts);
};

/** Rows of bits, by their numbers (`sliceBlock`); one that no text has is not there. */
export const readSlices = (
  handle: ReadHandle,
  batch: number,
  blocks: readonly number[],
): ReadonlyMap<number, SliceRow> =>
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

/** The slices of the texts of one segment. */
export type SegmentSlices = {
  /** Puts in a text by its place in the segment; in the order of their places. One that slices do not find is left out. */
  readonly add: (place: number, key: string) => void;
  /** Hands over what was put in as a segment of a batch, and begins anew. */
  readonly store: (put: IndexSink['slice'], batch: number, segment: number) => void;
};

/** An empty segment. Takes six megabytes. */
export const createSegmentSlices = (): SegmentSlices => {
  const rows = Array.from({ length: placedSliceCount }, (): OpenRow => ({
    bits: new Int32Array(segmentWords),
    places: new Uint16Array(mostPlaces),
    count: 0,
  }));
  let last = 0;
  return {
    add: (place, key) => {
      if (key.length > longestSliced * 2 || !mayBeSliced(key)) return;
      const points = pointsOf(key);
      if (points.length > longestSliced) return;
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
    store: (put, batch, segment) => {
      const used = (last >>> 5) + 1;
      rows.forEach((row, slice) => {
        const { bits, places, count } = row;
        if (count === 0) return;
        const isSparse = count < used * 2;
        put(
          batch * blocksOfBatch + sliceBlock(segment, slice),
          isSparse ? null : bytesOf(bits.subarray(0, used)),
          isSparse ? bytesOf(places.subarray(0, count)) : null,
        );
        bits.fill(0);
        row.count = 0;
      });
      last = 0;
    },
  };
};

/** Hands over the slices of the texts of a batch, which are given in the order of their numbers. */
export const createSliceWriter = (put: IndexSink['slice'], batch: number) => {
  const slices = createSegmentSlices();
  let segment = 0;
  return {
    add: (number: number, key: string): void => {
      const own = Math.floor(number / segmentTexts);
      if (own !== segment) {
        slices.store(put, batch, segment);
        segment = own;
      }
      slices.add(number - own * segmentTexts, key);
    },
    /** Hands over what is left. */
    end: (): void => slices.store(put, batch, segment),
  };
};
