import { sameData, type InlineTag, type RichText } from '../../model/index.ts';
import type { Slice, SourcePlace, TagSlice } from '../source-place.ts';

/** What the file writes for the tags of a text: by id what begins and ends a pair, or stands for a placeholder. */
export type KnownMarks = ReadonlyMap<number, { readonly start: string; readonly end: string }>;

type Known = {
  readonly tag: InlineTag;
  readonly start: TagSlice;
  readonly end: TagSlice | null;
  used: boolean;
};

const knownOf = ({ tags }: RichText, { slices }: SourcePlace): Known[] =>
  tags.flatMap((tag, at): Known[] => {
    const start = slices[at] ?? null;
    if (tag.kind === 'close' || start === null) return [];
    if (tag.kind === 'empty') return [{ tag, start, end: null, used: false }];
    const close = tags.findIndex((other, n) => n > at && other.kind === 'close' && other.id === tag.id);
    const end = slices[close] ?? null;
    return end === null ? [] : [{ tag, start, end, used: false }];
  });

/** Tags of `after` that `before` has too, each with what stands for it in the file. */
export const knownMarks = (
  before: RichText,
  place: SourcePlace,
  after: RichText,
  written: (slice: Slice) => string,
): KnownMarks => {
  const known = knownOf(before, place);
  const marks = new Map<number, { start: string; end: string }>();
  for (const tag of after.tags) {
    if (tag.kind === 'close') continue;
    const found = known.find(
      ({ tag: own, used }) =>
        !used && own.kind === tag.kind && own.type === tag.type && sameData(own.data, tag.data),
    );
    if (found === undefined) continue;
    found.used = true;
    marks.set(tag.id, {
      start: found.start.changed ?? written(found.start),
      end: found.end === null ? '' : (found.end.changed ?? written(found.end)),
    });
  }
  return marks;
};
