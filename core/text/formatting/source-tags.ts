import type { InlineTag, RichText } from '../../model/index.ts';
import { sameData } from '../../model/index.ts';
import { sliceCodePoints } from '../codepoints.ts';
import { nextId, withPair, type PairFormat, type PlaceRange } from './pairs.ts';

/** A pair or a placeholder of the original, as a translator carries it over. */
export type SourceTag = PairFormat & {
  readonly id: number;
  readonly kind: 'pair' | 'empty';
  /** The words of the original between the ends of a pair; of a placeholder none. */
  readonly words: string;
  /** The translation has one like it. */
  readonly present: boolean;
};

const isLike = (a: InlineTag, b: InlineTag): boolean =>
  a.kind === b.kind && a.type === b.type && sameData(a.data, b.data);

/**
 * The tags of an original in their order, each with whether the translation has it. One tag of a translation stands for
 * one of the original: the one of its id if they are alike, else the first that is alike, as where tags are written back
 * into a file. O(tags²).
 */
export const sourceTags = (source: RichText, target: RichText): readonly SourceTag[] => {
  const own = target.tags.filter(({ kind }) => kind !== 'close');
  const units = source.tags.filter(({ kind }) => kind !== 'close');
  const present = new Set<InlineTag>();
  const taken = new Set<InlineTag>();
  for (const sameId of [true, false]) {
    for (const unit of units) {
      if (present.has(unit)) continue;
      const found = own.find(
        (tag) => !taken.has(tag) && isLike(unit, tag) && (!sameId || tag.id === unit.id),
      );
      if (found === undefined) continue;
      taken.add(found);
      present.add(unit);
    }
  }
  return units.map((unit): SourceTag => {
    const close = source.tags.find(({ kind, id }) => kind === 'close' && id === unit.id);
    return {
      id: unit.id,
      type: unit.type,
      ...(unit.data === undefined ? {} : { data: unit.data }),
      kind: unit.kind === 'open' ? 'pair' : 'empty',
      words: close === undefined ? '' : sliceCodePoints(source.text, unit.at, close.at),
      present: present.has(unit),
    };
  });
};

/**
 * The id for a new pair of a format in a translation: that of a pair of the original that is still missing, where one is
 * like it, so that it is this one that was carried over; else one that neither text uses.
 */
export const idFor = (source: RichText, target: RichText, format: PairFormat): number => {
  const used = new Set(target.tags.map(({ id }) => id));
  const missing = sourceTags(source, target).find(
    (tag) =>
      !tag.present &&
      tag.kind === 'pair' &&
      tag.type === format.type &&
      sameData(tag.data, format.data) &&
      !used.has(tag.id),
  );
  return missing?.id ?? nextId(source.tags, target.tags);
};

/** Where a caret stands in a text: at an offset (code points), behind so many of its tags. */
export type CaretPlace = { readonly at: number; readonly tag: number };

/** The format of a tag of the original, and the id it gets: its own where the translation has not used that. */
const carried = (
  source: RichText,
  target: RichText,
  { id, type, data }: SourceTag,
): { readonly id: number; readonly format: PairFormat } => ({
  id: target.tags.every((tag) => tag.id !== id) ? id : nextId(source.tags, target.tags),
  format: data === undefined ? { type } : { type, data },
});

/** A translation with a tag of the original at a caret. A pair is round nothing; what is typed behind its first end stands in it. */
export const insertSourceTag = (
  source: RichText,
  target: RichText,
  { at, tag: index }: CaretPlace,
  tag: SourceTag,
): RichText => {
  const { id, format } = carried(source, target, tag);
  const { type, data } = format;
  const first: InlineTag = { at, kind: tag.kind === 'pair' ? 'open' : 'empty', id, type };
  const last: readonly InlineTag[] = tag.kind === 'pair' ? [{ at, kind: 'close', id, type }] : [];
  const ends = [data === undefined ? first : { ...first, data }, ...last];
  return { text: target.text, tags: target.tags.toSpliced(index, 0, ...ends) };
};

/** A translation with a pair of the original round a range. */
export const wrapInSourceTag = (
  source: RichText,
  target: RichText,
  range: PlaceRange,
  tag: SourceTag,
): RichText => {
  const { id, format } = carried(source, target, tag);
  return { text: target.text, tags: withPair(target.tags, range, id, format) };
};
