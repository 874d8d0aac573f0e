import { describe, expect, it } from 'vitest';
import type { Severity } from '#core/model/index.ts';
import { scoreLines, type ScoreLineId } from '#core/review/score-lines.ts';
import { scoreReview, type Score, type ScoredError } from '#core/review/score.ts';
import { languages } from '../../words.ts';
import { inWords, wordsIn } from './report-fixtures.ts';

const errors = (count: number, severity: Severity, category = 'accuracy/mistranslation'): ScoredError[] =>
  Array.from({ length: count }, () => ({ category, severity, preferential: false, repeat: null }));
const english = wordsIn('en');

const line = (score: Score, id: ScoreLineId, unassessed = 0): readonly string[] => {
  const found = scoreLines(score, english, unassessed).find((one) => one.id === id);
  return found === undefined ? [] : [found.label, found.value, found.formula];
};

describe('the lines of a score sheet', () => {
  // "The MQM Scoring Models", themqm.org: raw score = 1 - penalty / evaluation word count; calibrated score = maximum - normed
  // penalty x (maximum - threshold) / points allowed. 1,000 words, 5 minor and 1 major: 10 points, raw 99; with a threshold
  // of 90 and 10 points allowed per 1,000, calibrated 90.
  const worked = scoreReview([...errors(5, 'minor'), ...errors(1, 'major')], 1000, inWords);

  it('say every number of the worked example', () => {
    expect(scoreLines(worked, english).map(({ label, value, formula }) => [label, value, formula])).toEqual([
      ['Evaluated text', '1,000 words', 'counted in the English of the rows under review'],
      ['Errors counted', '6', 'Neutral 0 · Minor 5 · Major 1 · Critical 0'],
      ['Preferential changes', '0', 'not counted'],
      ['Penalty points', '10', '1 × (5 × 1 + 1 × 5) = 10'],
      ['Penalty per word', '0.01', '10 ÷ 1,000 = 0.01'],
      ['Penalty per 1,000 words', '10', '10 × 1,000 ÷ 1,000 = 10'],
      ['Raw score', '99', '100 × (1 − 10 ÷ 1,000) = 99'],
      ['Scaling factor', '1', '(100 − 90) ÷ 10 = 1'],
      ['Calibrated score', '90', '100 − 10 × 1,000 ÷ 1,000 × (100 − 90) ÷ 10 = 90'],
      ['Pass mark', '90', 'the score at 10 points per 1,000 words'],
      ['Verdict', 'Pass', '90 ≥ 90: the pass mark is reached.'],
    ]);
  });

  it('say where a number was rounded', () => {
    const score = scoreReview(errors(1, 'minor'), 3000, inWords);
    expect(line(score, 'normed')).toEqual(['Penalty per 1,000 words', '0.33', '1 × 1,000 ÷ 3,000 ≈ 0.33']);
    expect(line(score, 'perUnit')[2]).toBe('1 ÷ 3,000 ≈ 0.000333');
  });

  it('add up categories with their weights', () => {
    const profile = { ...inWords, categories: [{ id: 'style', weight: 0.5 }] };
    const score = scoreReview(
      [...errors(1, 'major', 'style'), ...errors(2, 'minor', 'house')],
      1000,
      profile,
    );
    expect(line(score, 'penalty')[2]).toBe('0.5 × (1 × 5) + 1 × (2 × 1) = 4.5');
  });

  it('say why a text fails', () => {
    expect(line(scoreReview(errors(11, 'minor'), 1000, inWords), 'verdict').slice(1)).toEqual([
      'Fail',
      '89 < 90: the pass mark is not reached.',
    ]);
    expect(line(scoreReview(errors(1, 'critical'), 100_000, inWords), 'verdict').slice(1)).toEqual([
      'Fail',
      '1 critical error: the translation fails whatever its score.',
    ]);
    const both = scoreReview([...errors(2, 'critical'), ...errors(11, 'minor')], 1000, inWords);
    expect(line(both, 'verdict')[2]).toMatch(
      /^2 critical errors: the translation fails whatever its score\. \S+ < 90: the pass mark is not reached\.$/,
    );
  });

  it('warn of a small sample, and of what is not assessed', () => {
    const small = scoreReview([], 320, inWords);
    expect(line(small, 'smallSample')[2]).toBe(
      '320 words are fewer than 500 words: single errors decide the score.',
    );
    expect(line(worked, 'smallSample')).toEqual([]);
    expect(line(worked, 'unassessed', 2)).toEqual([
      'Not assessed yet',
      '2',
      '2 suggestions have no error type and severity yet: the score is not final.',
    ]);
  });

  it('call nothing passed while suggestions wait for an assessment, and a fail a fail', () => {
    const score = scoreReview([], 1000, inWords);
    expect(line(score, 'verdict').slice(1)).toEqual(['Pass', '100 ≥ 90: the pass mark is reached.']);
    expect(line(score, 'calibrated')[0]).toBe('Calibrated score');
    expect(line(score, 'verdict', 3).slice(1)).toEqual([
      'Preliminary',
      '3 suggestions are not assessed yet and can still cost points. So far: 100 ≥ 90.',
    ]);
    expect(line(score, 'verdict', 1)[2]).toMatch(/^1 suggestion is not assessed yet/);
    expect(line(score, 'calibrated', 3).slice(0, 2)).toEqual(['Preliminary score', '100']);
    expect(line(score, 'unassessed', 3)[1]).toBe('3');
    // What is assessed later only costs points.
    expect(line(scoreReview(errors(11, 'minor'), 1000, inWords), 'verdict', 3)[1]).toBe('Fail');
    expect(line(scoreReview(errors(1, 'critical'), 100_000, inWords), 'verdict', 3)[1]).toBe('Fail');
    expect(line(scoreReview([], 0, inWords), 'verdict', 3)[1]).toBe('None');
  });

  it('give no verdict on nothing', () => {
    const nothing = scoreReview([], 0, inWords);
    expect(line(nothing, 'verdict').slice(1)).toEqual(['None', 'There is no text to score.']);
    expect(line(nothing, 'normed')[2]).toBe('There is no text to score.');
  });

  it.each(languages)('are said in %s, with the same numbers', (language) => {
    const lines = scoreLines(worked, wordsIn(language), 1);
    for (const { label, value, formula } of lines) {
      expect(`${label}${value}${formula}`).not.toMatch(/score\.|\{\{/);
    }
    expect(lines.find(({ id }) => id === 'calibrated')?.formula).toBe(
      '100 − 10 × 1,000 ÷ 1,000 × (100 − 90) ÷ 10 = 90',
    );
  });
});
