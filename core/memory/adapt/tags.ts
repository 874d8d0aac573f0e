import type { InlineTag, RichText } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { fitTags } from '../fit-tags.ts';

/** A translation with the tags of another original. */
export type FittedTags = {
  readonly tags: readonly InlineTag[];
  /** Pairs and placeholders that were added, and that were left out. */
  readonly added: number;
  readonly removed: number;
};

const units = (tags: readonly InlineTag[]): number => tags.filter(({ kind }) => kind !== 'close').length;

/** Where a unit of an original stands if it stands in every translation there too: around all of it, before it, or behind it. */
type Edge = 'around' | 'before' | 'behind';

const edgeOf = ({ text, tags }: RichText, open: InlineTag): Edge | null => {
  const trimmed = text.trimStart();
  const start = codePointLength(text) - codePointLength(trimmed);
  const end = start + codePointLength(trimmed.trimEnd());
  if (open.kind === 'open') {
    const close = tags.find(({ id, kind }) => id === open.id && kind === 'close');
    return open.at <= start && close !== undefined && close.at >= end && end > start ? 'around' : null;
  }
  return open.at <= start ? 'before' : open.at >= end ? 'behind' : null;
};

/**
 * The tags of a translation from a memory as those of the original it is put beside (`fitTags`). What that has and the memory's original has not is added where nobody can doubt
 * its place: around the whole text, before it, or behind it. What has no counterpart is left out; the words stay.
 */
export const adaptTags = (translation: RichText, original: RichText, wanted: RichText): FittedTags => {
  const kept = fitTags(translation.tags, original.tags, wanted.tags);
  const removed = units(translation.tags) - units(kept);
  // What the memory's original had, and its translation had not, was left out by its translator.
  const had = new Set(fitTags(original.tags, original.tags, wanted.tags).map(({ id }) => id));
  const length = codePointLength(translation.text);
  const first: InlineTag[] = [];
  const last: InlineTag[] = [];
  for (const tag of wanted.tags) {
    if (tag.kind === 'close' || had.has(tag.id)) continue;
    const edge = edgeOf(wanted, tag);
    if (edge === null) continue;
    if (edge === 'behind') last.push({ ...tag, at: length });
    else first.push({ ...tag, at: 0 });
    if (edge === 'around') last.unshift({ ...tag, kind: 'close', at: length });
  }
  return { tags: [...first, ...kept, ...last], added: units(first) + units(last), removed };
};
