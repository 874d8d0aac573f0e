import type { Anchor, AnchorLean, AnchorPlace, Result, Side } from '../model/index.ts';
import { fail, ok } from '../model/index.ts';
import { codePointLength, graphemeBoundary, sliceCodePoints } from '../text/codepoints.ts';
import { fold } from '../text/fold.ts';
import { textHash } from './hash.ts';

/** Code points of context kept on either side of a quote. */
export const contextLength = 32;

/** How ends lean unless the user says otherwise: text typed at an end stays outside. */
const inward: { readonly startLean: AnchorLean; readonly endLean: AnchorLean } = {
  startLean: 'after',
  endLean: 'before',
};

/**
 * A live anchor on a stretch of `text` (code points). Ends inside a grapheme move outward to its edge.
 * Failures: annotation.bad-range outside the text, annotation.no-words when nothing lies inside.
 */
export const makeAnchor = (
  text: string,
  side: Side,
  { segment, start, end }: AnchorPlace,
  leans = inward,
): Result<Anchor> => {
  const length = codePointLength(text);
  if (start > end || end > length) {
    return fail('annotation.bad-range', { detail: `${start}-${end} / ${length}` });
  }
  if (start === end) return fail('annotation.no-words');
  const from = graphemeBoundary(text, start, -1);
  const to = graphemeBoundary(text, end, 1);
  const quote = sliceCodePoints(text, from, to);
  return ok({
    segment,
    start: from,
    end: to,
    side,
    startLean: leans.startLean,
    endLean: leans.endLean,
    quote,
    prefix: sliceCodePoints(text, Math.max(0, from - contextLength), from),
    suffix: sliceCodePoints(text, to, to + contextLength),
    folded: fold(quote),
    hash: textHash(text),
    status: 'live',
    candidates: [],
  });
};
