/**
 * A segment's text and the inline tags that stand in it.
 * All offsets are Unicode code points, counted from the start of `text`.
 */
export type RichText = { readonly text: string; readonly tags: readonly InlineTag[] };

export const inlineTagTypes = [
  'strong',
  'emphasis',
  'underline',
  'strike',
  'code',
  'link',
  'sub',
  'sup',
  'break',
  'image',
  'other',
] as const;
export type InlineTagType = (typeof inlineTagTypes)[number];

/**
 * One end of a pair, or a placeholder. Tags at the same offset stand in list order.
 * `id` is shared by the two ends of a pair and is unique among the pairs and placeholders of one text. In the texts of one
 * block as it was read it is unique in the block, and a translation has it from the original: by it a format finds the markup.
 */
export type InlineTag = {
  readonly at: number;
  readonly kind: 'open' | 'close' | 'empty';
  readonly id: number;
  readonly type: InlineTagType;
  /** A link's target, an image's alternative text: what is needed to write the tag again, and what `tag-facts.ts` tells of. */
  readonly data?: Readonly<Record<string, string>>;
};

/** A text without tags. */
export const plain = (text: string): RichText => ({ text, tags: [] });

/** True when two tags carry the same data, in whatever order. */
export const sameData = (a: InlineTag['data'], b: InlineTag['data']): boolean => {
  if (a === b) return true;
  const names = Object.keys(a ?? {});
  if (names.length !== Object.keys(b ?? {}).length) return false;
  for (const name of names) if (a?.[name] !== b?.[name]) return false;
  return true;
};

/** True when two texts are the same words with the same tags in the same places. */
export const sameRich = (a: RichText, b: RichText): boolean =>
  a.text === b.text &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, index) => {
    const other = b.tags[index];
    return (
      other !== undefined &&
      tag.at === other.at &&
      tag.kind === other.kind &&
      tag.id === other.id &&
      tag.type === other.type &&
      sameData(tag.data, other.data)
    );
  });

/** True when there are neither words nor tags. */
export const isEmpty = (rich: RichText): boolean => rich.text === '' && rich.tags.length === 0;

/** A half-open range of code points. */
export type Range = { readonly start: number; readonly end: number };
/** Replace `range` of the old text (code points) by `insert`. Lists of edits are ordered and do not overlap. */
export type TextEdit = Range & { readonly insert: string };
