import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMqmCategory } from '#core/annotations/mqm.ts';
import { severities, type Severity } from '#core/model/index.ts';
import { flatMultipliers, measuredBy, scoreProfiles, type ScoreProfile } from '#core/review/profiles.ts';
import { repeatKey } from '#core/review/marks.ts';
import { countForScore, scoreReview, type ScoredError } from '#core/review/score.ts';

const [core] = scoreProfiles;
if (core === undefined) throw new Error('no profile');
const words = measuredBy(core, { side: 'en', unit: 'words' });

const error = (severity: Severity, more: Partial<ScoredError> = {}): ScoredError => ({
  category: 'accuracy/mistranslation',
  severity,
  preferential: false,
  repeat: null,
  ...more,
});
const errors = (minor: number, major = 0, critical = 0): ScoredError[] => [
  ...Array.from({ length: minor }, () => error('minor')),
  ...Array.from({ length: major }, () => error('major')),
  ...Array.from({ length: critical }, () => error('critical')),
];

describe('worked examples', () => {
  // "The MQM Scoring Models", themqm.org: raw score = 1 - penalty / evaluation word count, times 100; calibrated score =
  // 100 - penalty per 1,000 x scaling factor, where the scaling factor is (100 - threshold) / points allowed per 1,000.
  it('of the raw model: 10 points in 1,000 words are 99', () => {
    for (const found of [scoreReview(errors(10), 1000, words), scoreReview(errors(5, 1), 1000, words)]) {
      expect(found).toMatchObject({ penalty: 10, perUnit: 0.01, normed: 10, raw: 99, reference: 1000 });
    }
  });

  it('of the calibrated model: a threshold of 90 with 10 points allowed', () => {
    expect(scoreReview(errors(5, 1), 1000, words)).toMatchObject({
      threshold: 90,
      allowed: 10,
      scaling: 1,
      calibrated: 90,
      verdict: 'pass',
      reasons: [],
    });
    expect(scoreReview(errors(20), 1000, words)).toMatchObject({
      calibrated: 80,
      verdict: 'fail',
      reasons: ['threshold'],
    });
    expect(scoreReview(errors(11), 1000, words)).toMatchObject({ calibrated: 89, verdict: 'fail' });
  });

  it('of other thresholds: 98 with 2 points, 95 with 20', () => {
    const strict = { ...words, threshold: 98, allowed: 2 };
    expect(scoreReview(errors(2), 1000, strict)).toMatchObject({ calibrated: 98, verdict: 'pass' });
    expect(scoreReview(errors(3), 1000, strict)).toMatchObject({ calibrated: 97, verdict: 'fail' });
    const mild = { ...words, threshold: 95, allowed: 20 };
    expect(scoreReview(errors(0, 4), 1000, mild)).toMatchObject({
      scaling: 0.25,
      calibrated: 95,
      verdict: 'pass',
    });
  });

  it('of other lengths: penalties are given per 1,000', () => {
    expect(scoreReview(errors(5, 1), 2000, words)).toMatchObject({ normed: 5, raw: 99.5, calibrated: 95 });
    expect(scoreReview(errors(5, 1), 500, words)).toMatchObject({ normed: 20, raw: 98, calibrated: 80 });
    expect(scoreReview(errors(1), 3000, words)).toMatchObject({
      normed: 0.33,
      raw: 99.97,
      calibrated: 99.67,
    });
  });
});

describe('an example with weights', () => {
  it('is that of a score sheet in use', () => {
    // "Quality score formula", manual word count, TQAuditor Wiki (wiki.tqauditor.com), which follows MQM: major 3, minor 1 and
    // a repeated minor 0.01 points, types weighted 1 and 1.2; 12.34 points in 1,500 words, 100 - 12.34 / 1500 x 1000 = 91.77.
    const profile: ScoreProfile = {
      ...words,
      multipliers: { neutral: 0.01, minor: 1, major: 3, critical: 25 },
      categories: [
        { id: 'terminology', weight: 1 },
        { id: 'grammar', weight: 1.2 },
      ],
    };
    const of = (category: string, severity: Severity, count: number): ScoredError[] =>
      Array.from({ length: count }, () => error(severity, { category }));
    const found = scoreReview(
      [
        ...of('terminology', 'major', 1),
        ...of('grammar', 'major', 1),
        ...of('grammar', 'minor', 3),
        ...of('terminology', 'minor', 2),
        ...of('terminology', 'neutral', 14),
      ],
      1500,
      profile,
    );
    expect(found).toMatchObject({ penalty: 12.34, calibrated: 91.77 });
  });
});

describe('a score', () => {
  it('has the multipliers 0, 1, 5, 25, or 0, 1, 5, 10', () => {
    const one = severities.map((severity) => error(severity));
    expect(scoreReview(one, 1000, words).penalty).toBe(31);
    expect(scoreReview(one, 1000, { ...words, multipliers: flatMultipliers }).penalty).toBe(16);
  });

  it('fails with one critical error, whatever it comes to', () => {
    const found = scoreReview(errors(0, 0, 1), 100_000, words);
    expect(found).toMatchObject({ calibrated: 99.75, verdict: 'fail', reasons: ['critical'] });
    expect(scoreReview(errors(0, 0, 1), 100_000, { ...words, criticalFails: false }).verdict).toBe('pass');
  });

  it('counts a repeated error once where so set, as grave as it is anywhere', () => {
    const repeat = repeatKey('terminology/wrong-term', '臺灣', '台湾');
    expect(repeatKey('terminology/wrong-term', '台湾', '臺灣')).toBe(repeat);
    const given = [
      error('minor', { repeat }),
      error('major', { repeat }),
      error('minor', { repeat }),
      error('minor'),
    ];
    expect(scoreReview(given, 1000, words)).toMatchObject({ penalty: 8, repeated: 0 });
    expect(scoreReview(given, 1000, { ...words, repeatsOnce: true })).toMatchObject({
      penalty: 6,
      repeated: 2,
    });
  });

  it('takes nothing for what is a matter of taste', () => {
    const given = [error('critical', { preferential: true }), error('minor')];
    expect(scoreReview(given, 1000, words)).toMatchObject({ penalty: 1, preferential: 1, verdict: 'pass' });
  });

  it('weighs categories, and keeps those it does not know', () => {
    const profile: ScoreProfile = { ...words, categories: [{ id: 'style', weight: 0.5 }] };
    const found = scoreReview(
      [error('major', { category: 'style' }), error('minor', { category: 'house' })],
      1000,
      profile,
    );
    expect(found.categories).toEqual([
      {
        category: 'style',
        weight: 0.5,
        errors: { neutral: 0, minor: 0, major: 1, critical: 0 },
        penalty: 2.5,
      },
      { category: 'house', weight: 1, errors: { neutral: 0, minor: 1, major: 0, critical: 0 }, penalty: 1 },
    ]);
    expect(found.penalty).toBe(3.5);
  });

  it('says what it counted, and when that is little', () => {
    const texts = ['他昨天走了。', 'see page 3'];
    expect(countForScore(texts, core, 'zh-Hant')).toBe(14);
    expect(countForScore(texts, words, 'en')).toBe(9);
    expect(scoreReview([], 499, words)).toMatchObject({ unit: 'words', side: 'en', isSmallSample: true });
    expect(scoreReview([], 500, words).isSmallSample).toBe(false);
    expect(scoreReview([], 799, core)).toMatchObject({
      unit: 'characters',
      side: 'source',
      isSmallSample: true,
    });
  });

  it('is none where there is nothing to score', () => {
    expect(scoreReview([], 0, words)).toMatchObject({
      verdict: 'none',
      raw: 100,
      calibrated: 100,
      reasons: [],
    });
  });

  it('is decided on what is printed', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(5), fc.integer({ min: 1, max: 9999 }), (minor, major, count) => {
        const found = scoreReview(errors(minor, major), count, words);
        expect(found.verdict).toBe(Number(found.calibrated.toFixed(2)) >= found.threshold ? 'pass' : 'fail');
        for (const printed of [found.penalty, found.normed, found.raw, found.calibrated]) {
          expect(Number(printed.toFixed(2))).toBe(printed);
        }
        expect(Math.abs(found.raw - 100 * (1 - found.perUnit))).toBeLessThan(0.0051);
        expect(found.penalty).toBe(minor + 5 * major);
      }),
    );
  });
});

describe('the profiles', () => {
  it.each(scoreProfiles.map((profile) => [profile.id, profile] as const))(
    '%s names categories once',
    (_, profile) => {
      const ids = profile.categories.map(({ id }) => id);
      expect(ids.filter((id) => !isMqmCategory(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(profile.categories.length).toBeGreaterThan(10);
    },
  );
});
