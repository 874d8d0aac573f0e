import { sameData, type InlineTag, type RichText } from '../model/index.ts';

const isLike = (a: InlineTag, b: InlineTag): boolean =>
  a.kind === b.kind && a.type === b.type && (a.kind === 'close' || sameData(a.data, b.data));

/** Below so many tags, looking through them is quicker than making maps, which nearly all texts would need. */
const few = 16;

/** The last of the tags of that kind with an id. */
const tagWithId = (
  tags: readonly InlineTag[],
): ((kind: InlineTag['kind'], id: number) => InlineTag | undefined) => {
  if (tags.length <= few) return (kind, id) => tags.findLast((tag) => tag.id === id && tag.kind === kind);
  const byId = {
    open: new Map<number, InlineTag>(),
    close: new Map<number, InlineTag>(),
    empty: new Map<number, InlineTag>(),
  };
  for (const tag of tags) byId[tag.kind].set(tag.id, tag);
  return (kind, id) => byId[kind].get(id);
};

/**
 * Finds what a tag of a translation stands for among those of the original as its file has it, by which the format knows the
 * markup: the one of its id where the two are alike, else the first that is alike, as after a newer file gave other ids; null for
 * one that the file does not have. O(1) for ids that are right.
 */
export const originalTags = (original: RichText): ((tag: InlineTag) => InlineTag | null) => {
  const withId = tagWithId(original.tags);
  /** What the beginnings of pairs in the translation were found to be, where that is another id: their ends are ends of these. */
  let found: Map<number, number> | null = null;
  return (tag) => {
    if (tag.kind === 'close') {
      const id = found?.get(tag.id) ?? tag.id;
      return withId('open', id) === undefined ? null : (withId('close', id) ?? null);
    }
    const own = withId(tag.kind, tag.id);
    const one =
      own !== undefined && isLike(own, tag) ? own : original.tags.find((other) => isLike(other, tag));
    if (one !== undefined && (found !== null || one.id !== tag.id)) (found ??= new Map()).set(tag.id, one.id);
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
