import type { Range, RichText, TextEdit } from '../model/index.ts';
import { ascendingPoints } from '../text/codepoints.ts';
import { applyEdits, mapTags } from '../text/mapping.ts';
import { numbersIn, writtenLike, type NumberPlace } from '../text/numerals.ts';
import { memoryKey } from './key.ts';

/** A translation whose numbers were exchanged; `adapted`: where they stand in it, in code points. */
export type Adapted = { readonly rich: RichText; readonly adapted: readonly Range[] };

/** A text without its numbers: what must be the same in both originals. */
const skeleton = (text: string, places: readonly NumberPlace[]): string => {
  let [out, from] = ['', 0];
  for (const { start, end } of places) {
    out += `${text.slice(from, start)}\u0001`;
    from = end;
  }
  return memoryKey(out + text.slice(from));
};

/** What became of each value: null where one value became several. */
const changes = (
  before: readonly NumberPlace[],
  after: readonly NumberPlace[],
): ReadonlyMap<number, number | null> => {
  const found = new Map<number, number | null>();
  before.forEach(({ value }, at) => {
    const now = after[at]?.value ?? value;
    const known = found.get(value);
    found.set(value, known === undefined || known === now ? now : null);
  });
  return found;
};

const count = (places: readonly NumberPlace[], value: number): number =>
  places.filter((place) => place.value === value).length;

/**
 * The translation of a memory's original with the numbers of another original, which differs from that in numbers alone: each value that
 * the translation has as often as its original is exchanged, written as it was (32 for 三十二, 1.5 million for 1,500,000). What is not safe stays: a
 * value that became two, or that the translation has more or less often. Null where nothing was exchanged.
 */
export const adaptNumbers = (original: string, wanted: string, translation: RichText): Adapted | null => {
  const before = numbersIn(original);
  const after = numbersIn(wanted);
  if (before.length === 0 || before.length !== after.length) return null;
  if (skeleton(original, before) !== skeleton(wanted, after)) return null;
  const changed = changes(before, after);
  const { text, tags } = translation;
  const places = numbersIn(text);
  const pointAt = ascendingPoints(text);
  const edits: TextEdit[] = [];
  for (const place of places) {
    const now = changed.get(place.value) ?? null;
    if (now === null || now === place.value) continue;
    if (count(places, place.value) !== count(before, place.value)) continue;
    const insert = writtenLike(text, place, now);
    if (insert === null) continue;
    edits.push({ start: pointAt(place.start), end: pointAt(place.end), insert });
  }
  if (edits.length === 0) return null;
  let shift = 0;
  const adapted = edits.map(({ start, end, insert }): Range => {
    const length = Array.from(insert).length;
    const range = { start: start + shift, end: start + shift + length };
    shift += length - (end - start);
    return range;
  });
  return { rich: { text: applyEdits(text, edits), tags: mapTags(tags, edits) }, adapted };
};
