import { sameData, type InlineTag, type RichText } from '../model/index.ts';

const isLike = (a: InlineTag, b: InlineTag): boolean =>
  a.kind === b.kind && a.type === b.type && (a.kind === 'close' || sameData(a.data, b.data));

/**
 * Finds what a tag of a translation stands for among those of the original as its file has it, by which the format knows the
 * markup: the one of its id where the two are alike, else the first that is alike, as after a newer file gave other ids; null for
 * one that the file does not have. O(1) for ids that are right.
 */
export const originalTags = (original: RichText): ((tag: InlineTag) => InlineTag | null) => {
  const byId = {
    open: new Map<number, InlineTag>(),
    close: new Map<number, InlineTag>(),
    empty: new Map<number, InlineTag>(),
  };
  for (const tag of original.tags) byId[tag.kind].set(tag.id, tag);
  /** What the beginnings of pairs in the translation were found to be: their ends are ends of these. */
  const found = new Map<number, number>();
  return (tag) => {
    if (tag.kind === 'close') {
      const id = found.get(tag.id) ?? tag.id;
      return byId.open.has(id) ? (byId.close.get(id) ?? null) : null;
    }
    const own = byId[tag.kind].get(tag.id);
    const one =
      own !== undefined && isLike(own, tag) ? own : original.tags.find((other) => isLike(other, tag));
    if (one !== undefined) found.set(tag.id, one.id);
    return one ?? null;
  };
};

/** A translation with the ids that tags which are alike have in the original; those that it has not get others. */
export const withOriginalIds = (original: RichText, translation: RichText): RichText => {
  if (translation.tags.length === 0) return translation;
  const left = original.tags.filter(({ kind }) => kind !== 'close');
  let fresh = original.tags.reduce((most, { id }) => Math.max(most, id), 0);
  const ids = new Map<number, number>();
  for (const tag of translation.tags) {
    if (tag.kind === 'close') continue;
    const at = left.findIndex((other) => isLike(other, tag));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (same === undefined) fresh += 1;
    ids.set(tag.id, same?.id ?? fresh);
  }
  return { ...translation, tags: translation.tags.map((tag) => ({ ...tag, id: ids.get(tag.id) ?? tag.id })) };
};
