import { alignSegments } from '#core/annotations/align.ts';
import { followEdit } from '#core/annotations/follow.ts';
import { reanchor } from '#tests/unit/core/annotations/reanchor.ts';
import type { Anchor } from '#core/model/index.ts';
import { applyEdits } from '#core/text/mapping.ts';
import { anchorAt, segmentId } from '../anchors.ts';
import { caseOf, type Case, type ChangeKind } from './cases.ts';
import { rivalPlace } from './rival.ts';

/**
 * `exact`: on the true words with the right status, or, where the words are gone, said to be gone.
 * `honest`: less than that, but nothing false: the words are there and it says that it lost them, or lets one choose.
 * `wrong`: it says live or edited and is not on exactly the true words. Of a sentence that was replaced or deleted
 * every such claim is wrong, even where another sentence has the very same words; where one character changed, the
 * true words are the stretch with the change in it.
 */
export type Verdict = 'exact' | 'honest' | 'wrong';

const anchorFor = ({ before, sentence, quote }: Case): Anchor =>
  anchorAt(before[sentence] ?? '', { segment: segmentId(sentence + 1), ...quote });

/** A sentence of the new document; ids of the two documents have nothing to do with one another. */
const newId = (at: number) => segmentId(10_000 + at);

const judgeAnchors = (
  anchors: readonly Anchor[],
  { truth }: Case,
  idOf: (sentence: number) => number,
): Verdict => {
  const claims = anchors.filter(({ status }) => status === 'live' || status === 'edited');
  if (truth === null)
    return claims.length > 0
      ? 'wrong'
      : anchors.some(({ status }) => status === 'ambiguous')
        ? 'honest'
        : 'exact';
  const [claim, ...others] = claims;
  if (claim === undefined) return 'honest';
  const isThere =
    claim.segment === idOf(truth.sentence) && claim.start === truth.start && claim.end === truth.end;
  if (!isThere || others.length > 0) return 'wrong';
  return claim.status === truth.status ? 'exact' : 'wrong';
};

/** The changed document read in again, without ids. */
const afterReimport = (one: Case): Verdict => {
  const before = one.before.map((text, at) => ({ segment: segmentId(at + 1), text }));
  const after = one.after.map((text, at) => ({ segment: newId(at), text }));
  const groups = alignSegments(
    one.before.map((text) => ({ text })),
    one.after.map((text) => ({ text })),
  );
  return judgeAnchors(reanchor([anchorFor(one)], 'source', before, after, groups), one, newId);
};

/** The change made in the app, in the segment's own text. */
const afterEdit = (one: Case): Verdict | null => {
  if (one.edit === null) return null;
  const text = one.before[one.sentence] ?? '';
  const anchor = followEdit(anchorFor(one), text, applyEdits(text, [one.edit]), [one.edit]);
  return judgeAnchors([anchor], one, () => anchor.segment);
};

/** Offset of a sentence in the whole text. */
const offsetOf = (sentences: readonly string[], at: number): number => sentences.slice(0, at).join('').length;

const afterRival = (one: Case): Verdict => {
  const { before, after, sentence, quote, truth } = one;
  const shift = offsetOf(before, sentence);
  const found = rivalPlace(
    before.join(''),
    { start: shift + quote.start, end: shift + quote.end },
    after.join(''),
  );
  if (truth === null) return found === null ? 'exact' : 'wrong';
  if (found === null) return 'honest';
  const start = offsetOf(after, truth.sentence) + truth.start;
  return found.start === start && found.end === start + truth.end - truth.start ? 'exact' : 'wrong';
};

export const ways = { reimport: afterReimport, edit: afterEdit, rival: afterRival };
export type Way = keyof typeof ways;

export type Shares = Readonly<Record<Verdict, number>>;

/** How many of `count` cases came to what; null where that way knows no such change. */
export const judge = (way: Way, kind: ChangeKind, length: number, count: number): Shares | null => {
  const shares = { exact: 0, honest: 0, wrong: 0 };
  for (let seed = 1; seed <= count; seed += 1) {
    const verdict = ways[way](caseOf(kind, length, seed * 7919 + length));
    if (verdict === null) return null;
    shares[verdict] += 1;
  }
  return shares;
};
