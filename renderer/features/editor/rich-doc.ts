import { ascendingOffsets, codePointLength, utf16Offset } from '#core/text/codepoints.ts';
import type { InlineTag, RichText } from '#core/model/index.ts';

/** Stands in the editor's text where a tag is. The same character without a tag on it is just a character. */
export const tagCharacter = '\uFFFC';

/** A tag's character in the editor's text. `at` counts UTF-16 units. */
export type PlacedTag = { readonly at: number; readonly tag: InlineTag };
export type RichDoc = { readonly doc: string; readonly tags: readonly PlacedTag[] };

/** The text the editor shows: one `tagCharacter` per tag, at the tag's place. */
export const toDoc = ({ text, tags }: RichText): RichDoc => {
  if (tags.length === 0) return { doc: text, tags: [] };
  const utf16 = ascendingOffsets(text);
  const placed: PlacedTag[] = [];
  let doc = '';
  let taken = 0;
  for (const tag of tags) {
    const at = utf16(tag.at);
    doc += text.slice(taken, at);
    taken = at;
    placed.push({ at: doc.length, tag });
    doc += tagCharacter;
  }
  return { doc: doc + text.slice(taken), tags: placed };
};

/** The text and tags an editor's text stands for. `tags` are ordered by place. */
export const fromDoc = ({ doc, tags }: RichDoc): RichText => {
  if (tags.length === 0) return { text: doc, tags: [] };
  let text = '';
  let taken = 0;
  let codePoints = 0;
  const kept = tags.map(({ at, tag }): InlineTag => {
    const run = doc.slice(taken, at);
    text += run;
    codePoints += codePointLength(run);
    taken = at + tagCharacter.length;
    return { ...tag, at: codePoints };
  });
  return { text: text + doc.slice(taken), tags: kept };
};

/** UTF-16 offset in the editor's text of a code point of the rich text; behind the tags that stand there. */
export const docOffset = (rich: RichText, codePoint: number): number =>
  utf16Offset(rich.text, codePoint) + rich.tags.filter(({ at }) => at <= codePoint).length;

/** The same, in front of the tags that stand there: where a stretch of words ends. */
const docEnd = (rich: RichText, codePoint: number): number =>
  utf16Offset(rich.text, codePoint) + rich.tags.filter(({ at }) => at < codePoint).length;

/** Where a stretch of words (code points) stands in the editor's text, without the tags at its ends. */
export const docRange = (rich: RichText, start: number, end: number): { from: number; to: number } => {
  const from = docOffset(rich, start);
  return { from, to: Math.max(from, docEnd(rich, end)) };
};

/** Code point of the rich text at a UTF-16 offset of the editor's text. */
export const richOffset = ({ doc, tags }: RichDoc, offset: number): number =>
  codePointLength(doc.slice(0, offset)) - tags.filter(({ at }) => at < offset).length;

const isEnd = ({ tag }: PlacedTag): boolean => tag.kind !== 'empty';

/** The place (core/text/formatting/pairs.ts) at a UTF-16 offset of the editor's text. */
export const placeAt = ({ doc, tags }: RichDoc, offset: number): number =>
  codePointLength(doc.slice(0, offset)) - tags.filter((placed) => isEnd(placed) && placed.at < offset).length;

/** The UTF-16 offset of a place in the editor's text: before or behind the ends of pairs that stand there. */
export const offsetOfPlace = ({ doc, tags }: RichDoc, place: number, side: 'before' | 'behind'): number => {
  const ends = new Set(tags.filter(isEnd).map(({ at }) => at));
  let passed = 0;
  let offset = 0;
  for (const character of doc) {
    if (!ends.has(offset)) {
      if (passed === place) break;
      passed += 1;
    } else if (passed === place && side === 'before') break;
    offset += character.length;
  }
  return offset;
};

/** A change of the editor's text, in UTF-16 offsets of the old one. */
type DocChange = { readonly from: number; readonly to: number; readonly insert: string };

/** The changes that lead from one text to another of the same words, where only tags differ: theirs alone, so that what is marked in the words stays. */
export const tagChanges = (before: RichDoc, after: RichDoc): readonly DocChange[] => {
  const counted = ({ tags }: RichDoc): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    tags.forEach(({ at }, index) => counts.set(at - index, (counts.get(at - index) ?? 0) + 1));
    return counts;
  };
  const [old, now] = [counted(before), counted(after)];
  const words = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b);
  let passed = 0;
  return words.flatMap((at): DocChange[] => {
    const [had, has] = [old.get(at) ?? 0, now.get(at) ?? 0];
    passed += had;
    const end = at + passed;
    if (has > had) return [{ from: end, to: end, insert: tagCharacter.repeat(has - had) }];
    return has < had ? [{ from: end - (had - has), to: end, insert: '' }] : [];
  });
};
