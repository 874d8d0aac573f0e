import type { Range } from '../../model/index.ts';
import { codePointLength, sliceCodePoints } from '../../text/codepoints.ts';
import type { QuoteIndex, QuotePlace } from './index-texts.ts';
import type { PositionFilter } from './resolve.ts';

/** What stands between a text and the one before it in its document: the white space of the original, or a new block. */
export type TextJoint = { readonly gap: string; readonly opensBlock: boolean };

/** What separates blocks, and what stands between rows, in the texts that other programs count in. */
const separators = ['', '\n', '\n\n', '\r\n', '\r\n\r\n'] as const;
const joints = ['none', 'gap', 'space'] as const;

/** How far a place may be off per row before it, and at all, where white space is other than anything known. */
const slackPerRow = 4;
const slack = 4;

/** Code points or UTF-16 units: the standard counts the former, browsers the latter. */
const measures = [codePointLength, (text: string): number => text.length] as const;

/** Offsets of a place in its document in every way they may be counted; `rows` before it. */
const offsetsOf = (
  { texts }: QuoteIndex,
  place: QuotePlace,
  jointBefore: (text: number) => TextJoint,
): { readonly exact: ReadonlySet<number>; readonly least: number; readonly rows: number } => {
  const [first] = place.pieces;
  const own = first === undefined ? undefined : texts[first.text];
  if (first === undefined || own === undefined) return { exact: new Set(), least: 0, rows: 0 };
  let from = first.text;
  while (texts[from - 1]?.document === own.document) from -= 1;
  const totals = measures.map((measure) => {
    let [characters, gaps, inner, blocks] = [measure(sliceCodePoints(own.text, 0, first.start)), 0, 0, 0];
    for (let at = from; at < first.text; at += 1) {
      const { gap, opensBlock } = jointBefore(at + 1);
      characters += measure(texts[at]?.text ?? '');
      if (opensBlock) blocks += 1;
      else {
        inner += 1;
        gaps += measure(gap);
      }
    }
    return { characters, blocks, between: { none: 0, gap: gaps, space: inner } };
  });
  const exact = new Set(
    totals.flatMap(({ characters, blocks, between }) =>
      joints.flatMap((joint) =>
        separators.map((separator) => characters + between[joint] + blocks * separator.length),
      ),
    ),
  );
  return { exact, least: Math.min(...totals.map(({ characters }) => characters)), rows: first.text - from };
};

/**
 * A filter by the position (`range`) that a quote was given in its document. How the other program counted, and what it had between
 * paragraphs, is not known: places that fit one way of counting exactly come before those that are near enough, and
 * where neither is one place, it says nothing. Costs one pass over the texts before each place.
 */
export const positionFilter =
  (index: QuoteIndex, { start }: Range, jointBefore: (text: number) => TextJoint): PositionFilter =>
  (places) => {
    const counted = places.map((place) => ({ place, ...offsetsOf(index, place, jointBefore) }));
    const exact = counted.filter((one) => one.exact.has(start));
    if (exact.length > 0) return exact.map(({ place }) => place);
    const near = counted.filter(
      ({ least, rows }) => start >= least - slack && start <= least + slack + rows * slackPerRow,
    );
    return near.length === 1 ? near.map(({ place }) => place) : [];
  };
