import { describe, expect, it } from 'vitest';
import { agreementOf } from '#core/review/agreement.ts';
import { agreementSentences } from '#core/review/agreement-sentences.ts';
import { languages } from '../../words.ts';
import { wordsIn } from './report-fixtures.ts';

/** Pairs of labels: `xy` is a unit that the first called x and the second y, so many times. */
const pairs = (counts: Readonly<Record<string, number>>) =>
  agreementOf(
    Object.entries(counts).flatMap(([labels, count]) =>
      Array.from({ length: count }, () => [labels.charAt(0), labels.charAt(1)] as const),
    ),
  );
const english = (counts: Readonly<Record<string, number>>, on: 'items' | 'rows' = 'items') =>
  agreementSentences(pairs(counts), on, wordsIn('en'));

describe('agreement in sentences', () => {
  // Cohen 1960 as worked in textbooks: 20 + 15 of 50 alike, chance 50 %, kappa 0.4.
  it('say the percentage and the kappa of the textbook, with what that kappa means', () => {
    const { percent, kappa } = english({ yy: 20, yn: 5, ny: 10, nn: 15 });
    expect(percent).toBe('35 of 50 marked places were marked alike by both.');
    expect(kappa).toBe(
      'Kappa counts only agreement beyond chance, by which they would agree on 50%: 1 is complete, 0 no better than chance. 0.4 is fair agreement.',
    );
  });

  it.each([
    [{ xy: 30, yx: 30 }, /less agreement than by chance/],
    [{ xx: 15, yy: 15, xy: 15, yx: 15 }, /0 is slight/],
    [{ xx: 20, yy: 20, xy: 10, yx: 10 }, /fair|moderate/],
    [{ xx: 25, yy: 25, xy: 5, yx: 5 }, /substantial/],
    [{ xx: 29, yy: 29, xy: 1, yx: 1 }, /almost complete/],
    [{ xx: 30, yy: 30 }, /1 is complete agreement\.$/],
  ])('name how strong it is: %j', (counts, meaning) => {
    expect(english(counts).kappa).toMatch(meaning);
  });

  it('say when a figure means nothing, or little', () => {
    expect(english({}).percent).toBe(english({}).kappa);
    expect(english({ '--': 40 }).kappa).toMatch(/chance alone/);
    expect(english({ xx: 2, yy: 1, xy: 1 }, 'rows').kappa).toMatch(/only 4 rows/);
    expect(english({ xx: 20, yy: 20 }).kappa).not.toMatch(/With only/);
  });

  it.each(languages)('are whole in %s', (language) => {
    for (const on of ['items', 'rows'] as const)
      for (const counts of [{}, { xx: 5 }, { xx: 3, yy: 3, xy: 1 }, { xy: 30, yx: 30 }] as const)
        for (const sentence of Object.values(agreementSentences(pairs(counts), on, wordsIn(language))))
          expect(sentence).toMatch(/[^{}]+[.。]$/);
  });
});
