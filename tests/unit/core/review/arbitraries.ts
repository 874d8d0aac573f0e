import * as fc from 'fast-check';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { applyEdits, mapTags } from '#core/text/mapping.ts';
import { editsFor, richText } from '../text/arbitraries.ts';

/** The text with one more pair, under an id it may have had before. */
const withPair = (rich: RichText, a: number, b: number, id: number): RichText => {
  if (rich.tags.some((tag) => tag.id === id)) return rich;
  const length = codePointLength(rich.text);
  const [from, to] = [Math.min(a, b, length), Math.min(Math.max(a, b), length)];
  const pair: InlineTag[] = [
    { at: from, kind: 'open', id, type: 'emphasis' },
    { at: to, kind: 'close', id, type: 'emphasis' },
  ];
  return { ...rich, tags: [...rich.tags, ...pair].sort((x, y) => x.at - y.at) };
};

/** `base` as somebody left it who typed in it, took some of its tags away and perhaps put in a pair. */
export const revisionOf = (base: RichText): fc.Arbitrary<RichText> =>
  fc
    .record({
      edits: editsFor(base.text),
      kept: fc.subarray([...new Set(base.tags.map(({ id }) => id))]),
      pair: fc.option(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(6))),
    })
    .map(({ edits, kept, pair }) => {
      const tags = mapTags(base.tags, edits).filter(({ id }) => kept.includes(id));
      const edited = { text: applyEdits(base.text, edits), tags };
      return pair === null ? edited : withPair(edited, ...pair);
    });

/** A text and what somebody made of it, or an altogether different one. */
export const textAndRevision: fc.Arbitrary<readonly [RichText, RichText]> = richText(20).chain((base) =>
  fc.tuple(
    fc.constant(base),
    fc.oneof({ arbitrary: revisionOf(base), weight: 4 }, { arbitrary: richText(20), weight: 1 }),
  ),
);
