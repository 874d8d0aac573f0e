import type { Language, Severity } from '../model/index.ts';
import { severities } from '../model/index.ts';
import { countText } from '../text/count.ts';
import type { ReviewMark } from './marks.ts';
import type { CountUnit, ScoreProfile } from './profiles.ts';

/** What a score takes of a mark. */
export type ScoredError = Pick<ReviewMark, 'category' | 'severity' | 'preferential' | 'repeat'>;

type BySeverity = Readonly<Record<Severity, number>>;

/** One line of the score sheet. */
export type CategoryScore = {
  readonly category: string;
  readonly weight: number;
  /** Errors that count, by severity; repeated ones left out where the profile says so. */
  readonly errors: BySeverity;
  readonly penalty: number;
};

type Verdict = 'pass' | 'fail' | 'none';

/** The verdict while suggestions may still lack an assessment. */
export type VerdictSoFar = Verdict | 'preliminary';

/**
 * A score with every number of its formula; screen and report print these and compute nothing. Scores and penalties are
 * rounded to two decimals before they are compared, so that what is printed is what was decided on.
 *
 *   penalty    = sum over categories of weight x (sum over severities of errors x multiplier)
 *   normed     = penalty x reference / count
 *   raw        = maximum x (1 - penalty / count)
 *   scaling    = (maximum - threshold) / allowed
 *   calibrated = maximum - normed x scaling
 *
 * A score may be below 0: the text is then worse than one error a word. `none`: there is nothing to score.
 */
export type Score = {
  readonly profile: string;
  readonly unit: CountUnit;
  readonly side: ScoreProfile['count']['side'];
  readonly count: number;
  readonly reference: number;
  readonly maximum: number;
  readonly multipliers: BySeverity;
  readonly categories: readonly CategoryScore[];
  /** All that count, by severity. */
  readonly errors: BySeverity;
  readonly preferential: number;
  /** Errors left out because they repeat another. */
  readonly repeated: number;
  readonly penalty: number;
  /** Penalty per unit of the count, unrounded. */
  readonly perUnit: number;
  readonly normed: number;
  readonly raw: number;
  readonly threshold: number;
  readonly allowed: number;
  readonly scaling: number;
  readonly calibrated: number;
  readonly criticalFails: boolean;
  /** Why it fails; empty when it passes. */
  readonly reasons: readonly ('critical' | 'threshold')[];
  readonly verdict: Verdict;
  readonly smallSample: number;
  readonly isSmallSample: boolean;
};

/** How much text there is, in the profile's unit. `texts` are those of the profile's side, in its language. */
export const countForScore = (
  texts: readonly string[],
  { count }: Pick<ScoreProfile, 'count'>,
  language: Language,
): number => texts.reduce((sum, text) => sum + countText(text, language)[count.unit], 0);

/** To two decimals, halves away from zero. The nudge takes up what binary fractions lack: 1.005 is a little less. */
const rounded = (value: number): number =>
  (Math.sign(value) * Math.round(Math.abs(value) * 100 * (1 + Number.EPSILON))) / 100 + 0;

const gravity = (error: ScoredError): number => severities.indexOf(error.severity);

/** Each error once: of those that repeat each other the gravest, and of these the first. */
const withoutRepeats = (errors: readonly ScoredError[]): ScoredError[] => {
  const kept = new Map<string, ScoredError>();
  for (const error of errors) {
    if (error.repeat === null) continue;
    const other = kept.get(error.repeat);
    if (other === undefined || gravity(error) > gravity(other)) kept.set(error.repeat, error);
  }
  return errors.filter((error) => error.repeat === null || kept.get(error.repeat) === error);
};

const countBySeverity = (errors: readonly ScoredError[]): BySeverity => {
  const of = (severity: Severity): number => errors.filter((error) => error.severity === severity).length;
  return { neutral: of('neutral'), minor: of('minor'), major: of('major'), critical: of('critical') };
};

const scoreCategory = (
  category: string,
  weight: number,
  errors: readonly ScoredError[],
  { multipliers }: ScoreProfile,
): CategoryScore => {
  const counted = countBySeverity(errors);
  const points = severities.reduce((sum, severity) => sum + counted[severity] * multipliers[severity], 0);
  return { category, weight, errors: counted, penalty: rounded(points * weight) };
};

/** The lines of the sheet: the profile's categories, then, with weight 1, others that errors name, by name. */
const sheetOf = (errors: readonly ScoredError[], profile: ScoreProfile): CategoryScore[] => {
  const listed = new Set(profile.categories.map(({ id }) => id));
  const strange = [...new Set(errors.map(({ category }) => category))].filter((id) => !listed.has(id)).sort();
  const lines = [...profile.categories, ...strange.map((id) => ({ id, weight: 1 }))];
  const byCategory = Map.groupBy(errors, ({ category }) => category);
  return lines.map(({ id, weight }) => scoreCategory(id, weight, byCategory.get(id) ?? [], profile));
};

/**
 * The score of a text of `count` units (`countForScore`) with these errors: the raw and the calibrated linear model of
 * "The MQM Scoring Models" (themqm.org), which ISO 5060 allows with characters instead of words.
 */
export const scoreReview = (errors: readonly ScoredError[], count: number, profile: ScoreProfile): Score => {
  const { reference, maximum, threshold, allowed, criticalFails, smallSample } = profile;
  const wrong = errors.filter(({ preferential }) => !preferential);
  const counted = profile.repeatsOnce ? withoutRepeats(wrong) : wrong;
  const categories = sheetOf(counted, profile);
  const bySeverity = countBySeverity(counted);
  const penalty = rounded(categories.reduce((sum, line) => sum + line.penalty, 0));
  // Multiplied before they are divided, so that round numbers stay round.
  const normed = count === 0 ? 0 : (penalty * reference) / count;
  const raw = count === 0 ? maximum : maximum - (maximum * penalty) / count;
  const calibrated = rounded(maximum - (normed * (maximum - threshold)) / allowed);
  const reasons: Score['reasons'] = [
    ...(criticalFails && bySeverity.critical > 0 ? (['critical'] as const) : []),
    ...(calibrated < threshold ? (['threshold'] as const) : []),
  ];
  return {
    profile: profile.id,
    ...profile.count,
    count,
    reference,
    maximum,
    multipliers: profile.multipliers,
    categories,
    errors: bySeverity,
    preferential: errors.length - wrong.length,
    repeated: wrong.length - counted.length,
    penalty,
    perUnit: count === 0 ? 0 : penalty / count,
    normed: rounded(normed),
    raw: rounded(raw),
    threshold,
    allowed,
    scaling: rounded((maximum - threshold) / allowed),
    calibrated,
    criticalFails,
    reasons: count === 0 ? [] : reasons,
    verdict: count === 0 ? 'none' : reasons.length > 0 ? 'fail' : 'pass',
    smallSample,
    isSmallSample: count < smallSample,
  };
};

/**
 * What can be said of a score while `unassessed` suggestions lack a category and a severity: they can only lower it, so that a fail stays
 * one, and a pass is none yet.
 */
export const verdictSoFar = ({ verdict }: Pick<Score, 'verdict'>, unassessed: number): VerdictSoFar =>
  verdict === 'pass' && unassessed > 0 ? 'preliminary' : verdict;
