import type { Severity, Side } from '../model/index.ts';
import { count, list, name, number, object, oneOf, truth, where, type Reader } from '../model/shape.ts';
import { columnId } from '../model/shapes.ts';
import { mqmCategories, type MqmCategory } from '../annotations/mqm.ts';

/** What the text is measured in: characters as `countText` has them (without white space), or its words. */
export type CountUnit = 'characters' | 'words';

/** How many points an error of each severity costs, before the weight of its category. */
export type Multipliers = Readonly<Record<Severity, number>>;

/** How a review is scored. Data: a project may change all of it. */
export type ScoreProfile = {
  readonly id: string;
  /** Categories of `core/annotations/mqm.ts` or others, in the order of the sheet. An error of another counts with weight 1. */
  readonly categories: readonly { readonly id: string; readonly weight: number }[];
  readonly multipliers: Multipliers;
  /** Whose text is measured, and in what. */
  readonly count: { readonly side: Side; readonly unit: CountUnit };
  /** The number of units penalties are given for. */
  readonly reference: number;
  readonly maximum: number;
  /** The calibrated score with which a text passes, and the points per `reference` units at which it has just that. */
  readonly threshold: number;
  readonly allowed: number;
  /** One critical error, and the text fails, whatever its score. */
  readonly criticalFails: boolean;
  /** The same error made again costs nothing. */
  readonly repeatsOnce: boolean;
  /** A text of fewer units is said to be too small a sample. */
  readonly smallSample: number;
};

/** The multipliers of MQM 2.0, exponential, so that one critical error outweighs any number of minor ones in a short text. */
export const mqmMultipliers: Multipliers = { neutral: 0, minor: 1, major: 5, critical: 25 };

/** The flatter scale of MQM 1.0 and of many score sheets in use. */
export const flatMultipliers: Multipliers = { neutral: 0, minor: 1, major: 5, critical: 10 };

/**
 * Below 500 words, the lower end of the samples themqm.org speaks of, single errors decide; 800 characters are about as
 * much Chinese.
 */
const smallSamples: Readonly<Record<CountUnit, number>> = { characters: 800, words: 500 };

const profile = (
  id: string,
  categories: readonly MqmCategory[],
  count: ScoreProfile['count'],
  more: Partial<ScoreProfile> = {},
): ScoreProfile => ({
  id,
  categories: categories.map((category) => ({ id: category, weight: 1 })),
  multipliers: mqmMultipliers,
  count,
  reference: 1000,
  maximum: 100,
  threshold: 90,
  allowed: 10,
  criticalFails: true,
  repeatsOnce: false,
  smallSample: smallSamples[count.unit],
  ...more,
});

const source = { side: 'source', unit: 'characters' } as const;

/** The categories of MQM Core, whole. */
const core = profile(
  'mqm-core',
  mqmCategories.map(({ id }) => id),
  source,
);

/** About a dozen, which is what themqm.org advises and what a reviewer can keep in mind. */
const short = profile(
  'short',
  [
    'terminology/wrong-term',
    'terminology/inconsistent-use',
    'accuracy/mistranslation',
    'accuracy/addition',
    'accuracy/omission',
    'accuracy/untranslated',
    'linguistic-conventions/grammar',
    'linguistic-conventions/punctuation',
    'linguistic-conventions/spelling',
    'style/language-register',
    'style/unidiomatic',
    'locale-conventions',
    'audience-appropriateness',
    'custom',
  ],
  source,
);

/**
 * What goes wrong between Chinese and other languages or scripts: wrong characters and variants, full-width punctuation,
 * numbers by ten thousands, calendars, names in the order of another language, registers, allusions. Repeated wrong
 * characters come from one habit or one table, so they count once.
 */
const eastAsian = profile(
  'east-asian',
  [
    'terminology/wrong-term',
    'terminology/inconsistent-use',
    'accuracy/mistranslation',
    'accuracy/overtranslation',
    'accuracy/undertranslation',
    'accuracy/addition',
    'accuracy/omission',
    'accuracy/untranslated',
    'linguistic-conventions/grammar',
    'linguistic-conventions/punctuation',
    'linguistic-conventions/spelling',
    'linguistic-conventions/character-encoding',
    'style/language-register',
    'style/unidiomatic',
    'locale-conventions/number-format',
    'locale-conventions/measurement-format',
    'locale-conventions/date-format',
    'locale-conventions/address-format',
    'audience-appropriateness/culture-specific-reference',
    'design-and-markup/character-formatting',
    'custom',
  ],
  source,
  { repeatsOnce: true },
);

export const scoreProfiles: readonly ScoreProfile[] = [core, short, eastAsian];

/** A profile that measures something else, with what counts as a small sample of that. */
export const measuredBy = (profile: ScoreProfile, count: ScoreProfile['count']): ScoreProfile => ({
  ...profile,
  count,
  smallSample: smallSamples[count.unit],
});

const points = where(number, (value) => value >= 0 && value <= 1e9);
const positive = where(points, (value) => value > 0);
const categories = where(list(object({ id: name, weight: points })), ({ length }) => length <= 500);

/** A profile with which a score can be computed: nothing is divided by 0, and passing is possible. */
export const scoreProfile: Reader<ScoreProfile> = where(
  object({
    id: name,
    categories,
    multipliers: object({ neutral: points, minor: points, major: points, critical: points }),
    count: object({ side: columnId, unit: oneOf(['characters', 'words']) }),
    reference: positive,
    maximum: positive,
    threshold: points,
    allowed: positive,
    criticalFails: truth,
    repeatsOnce: truth,
    smallSample: count,
  }),
  ({ threshold, maximum }) => threshold < maximum,
);
