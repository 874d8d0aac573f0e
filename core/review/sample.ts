import type { SegmentId } from '../model/index.ts';
import { randomFrom, shuffle } from './random.ts';

/** A row one may draw, with the characters of its original (`countText`). Lists of them are in reading order. */
export type SampledRow = { readonly segment: SegmentId; readonly characters: number };

/**
 * Whole rows of about `characters` in all, drawn at random from a shuffled list, and given in reading order. Rows
 * without characters are not drawn. The same seed and rows give the same sample. Rows are taken until there are enough;
 * the last is left out where that comes nearer to what was asked, unless it is the only one.
 */
export const sampleRows = <T extends SampledRow>(
  rows: readonly T[],
  characters: number,
  seed: string,
): readonly T[] => {
  const candidates = rows.filter((row) => row.characters > 0);
  const drawn = new Set<T>();
  let total = 0;
  for (const row of shuffle(candidates, randomFrom(seed))) {
    const missing = characters - total;
    if (missing <= 0) break;
    if (drawn.size > 0 && row.characters - missing > missing) break;
    drawn.add(row);
    total += row.characters;
  }
  return candidates.filter((row) => drawn.has(row));
};
