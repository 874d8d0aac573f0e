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
 * `id` is shared by the two ends of a pair and is unique among the pairs and placeholders of one text.
 */
export type InlineTag = {
  readonly at: number;
  readonly kind: 'open' | 'close' | 'empty';
  readonly id: number;
  readonly type: InlineTagType;
  /** A link's target, an image's alternative text: what is needed to write the tag again. */
  readonly data?: Readonly<Record<string, string>>;
};

/** A text without tags. */
export const plain = (text: string): RichText => ({ text, tags: [] });

/** True when there are neither words nor tags. */
export const isEmpty = (rich: RichText): boolean => rich.text === '' && rich.tags.length === 0;

/** A half-open range of code points. */
export type Range = { readonly start: number; readonly end: number };
/** Replace `range` of the old text (code points) by `insert`. Lists of edits are ordered and do not overlap. */
export type TextEdit = Range & { readonly insert: string };
