import { ratiosOf, type BothRatios, type Chances } from './correspondences.ts';
import { learnedChances } from './learn.ts';
import { ratioIn, scatterIn } from './lengths.ts';
import { paragraphScores } from './paragraphs.ts';
import type { PathBead } from './paths.ts';
import type { Learned, ScoredText } from './scoring.ts';
import { learnedPriors, sizeOf, usualPriors, type Weights } from './settings.ts';
import { noSpeechScores, speechScores } from './speech.ts';
import { learnedUnanswered, usualUnanswered } from './unanswered.ts';
import type { Counted } from './vocabulary.ts';

/** Two texts, as they are compared. */
type Both<Text> = { readonly left: Text; readonly right: Text };

/** What all passes start from. */
export type Known = {
  readonly texts: Both<ScoredText>;
  readonly counted: Both<Counted>;
  readonly chances: Chances;
  readonly weights: Weights;
  /** Words and marks are left out of account. */
  readonly onlyLengths: boolean;
};

/** How many beads the usual sizes count for beside those that were found. */
const priorTrust = 150;

/** Beads of a pass from which the next one learns. */
const sureEnough = 0.5;

const isPair = ({ left, leftEnd, right, rightEnd }: PathBead): boolean => leftEnd > left && rightEnd > right;

const bothRatios = (chances: Chances, { left, right }: Both<Counted>): BothRatios =>
  ratiosOf(chances, left.vocabulary, right.vocabulary);

const opensOf = ({ left, right }: Both<ScoredText>): Both<Uint8Array> => ({
  left: left.opens,
  right: right.opens,
});

/** What is known before texts were compared. */
export const firstPass = ({ texts, counted, chances, weights, onlyLengths }: Known): Learned => {
  const ratios = bothRatios(chances, counted);
  return {
    ...ratios,
    unanswered: usualUnanswered(ratios, weights.unanswered),
    priors: usualPriors(),
    paragraphs: paragraphScores(opensOf(texts), []),
    speech: onlyLengths ? noSpeechScores() : speechScores(texts, []),
    ratio: ratioIn(texts, []),
    scatter: 1,
  };
};

/** What the beads of a pass teach the next one. */
export const learnedPass = (
  { texts, counted, chances, weights, onlyLengths }: Known,
  beads: readonly PathBead[],
): Learned => {
  const sure = beads.filter((bead) => bead.posterior >= sureEnough && isPair(bead));
  const ratios = bothRatios(
    onlyLengths ? chances : learnedChances(counted.left, counted.right, chances, sure),
    counted,
  );
  const ratio = ratioIn(texts, sure);
  return {
    ...ratios,
    unanswered: learnedUnanswered(ratios, counted, sure, weights.unanswered),
    priors: learnedPriors(
      beads.map(({ left, leftEnd, right, rightEnd }) => sizeOf(leftEnd - left, rightEnd - right)),
      priorTrust,
    ),
    paragraphs: paragraphScores(opensOf(texts), sure),
    speech: onlyLengths ? noSpeechScores() : speechScores(texts, sure),
    ratio,
    scatter: scatterIn(texts, sure, ratio, weights),
  };
};
