import { sameData, type InlineTag, type RichText } from '../model/index.ts';

const isLike = (a: InlineTag, b: InlineTag): boolean =>
  a.kind === b.kind && a.type === b.type && (a.kind === 'close' || sameData(a.data, b.data));

/**
 * Finds what a tag of a translation stands for among those of the original as its file has it, by which the format knows the
 * markup: the one of its id where the two are alike, else the first that is alike, as after a newer file gave other ids; null for
 * one that the file does not have. O(1) for ids that are right.
 */
export const originalTags = (original: RichText): ((tag: InlineTag) => InlineTag | null) => {
  const keyOf = ({ kind, id }: InlineTag): string => `${kind} ${id}`;
  const byId = new Map(original.tags.map((tag) => [keyOf(tag), tag]));
  const beginnings = new Map(
    original.tags.flatMap((tag) => (tag.kind === 'open' ? [[tag.id, tag] as const] : [])),
  );
  /** What the beginnings of pairs in the translation were found to be: their ends are ends of these. */
  const found = new Map<number, number>();
  return (tag) => {
    if (tag.kind === 'close') {
      const id = found.get(tag.id) ?? tag.id;
      return beginnings.has(id) ? (byId.get(`close ${id}`) ?? null) : null;
    }
    const own = byId.get(keyOf(tag));
    const one =
      own !== undefined && isLike(own, tag) ? own : original.tags.find((other) => isLike(other, tag));
    if (one !== undefined) found.set(tag.id, one.id);
    return one ?? null;
  };
};
