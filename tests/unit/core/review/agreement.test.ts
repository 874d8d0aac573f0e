import { describe, expect, it } from 'vitest';
import type { SegmentId, Severity } from '#core/model/index.ts';
import { agreementOf, agreementOnItems, agreementOnRows, type Marked } from '#core/review/agreement.ts';

/** A table of counts, one row for each label of the first. */
const pairsOf = (table: readonly (readonly number[])[]): (readonly [string, string])[] =>
  table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [`${first}`, `${second}`] as const)),
  );

describe('Cohen’s kappa', () => {
  it('is that of the example it was introduced with', () => {
    // J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960):
    // two judges and 200 cases, 140 agreed, 82 expected by chance, kappa .492.
    const found = agreementOf(
      pairsOf([
        [88, 10, 2],
        [14, 40, 6],
        [18, 10, 12],
      ]),
    );
    expect(found).toMatchObject({ units: 200, agreed: 140, observed: 0.7, expected: 0.41 });
    expect(found.kappa).toBeCloseTo(0.492, 3);
    expect(found.table).toHaveLength(9);
    expect(found.table[5]).toEqual({ first: '1', second: '2', count: 6 });
  });

  it('is that of fifty proposals read by two', () => {
    // Wikipedia, "Cohen's kappa", simple example: both yes 20, yes and no 5, no and yes 10, both no 15; kappa 0.4.
    const found = agreementOf(
      pairsOf([
        [20, 5],
        [10, 15],
      ]),
    );
    expect(found).toMatchObject({ observed: 0.7, expected: 0.5, kappa: 0.4 });
  });

  it('is 1 for all alike, below 0 for all contrary, and nothing where only one label was given', () => {
    expect(agreementOf(pairsOf([[3], [0, 4]])).kappa).toBe(1);
    expect(
      agreementOf(
        pairsOf([
          [0, 5],
          [5, 0],
        ]),
      ).kappa,
    ).toBe(-1);
    expect(agreementOf(pairsOf([[7]]))).toMatchObject({ observed: 1, kappa: null });
    expect(agreementOf([])).toMatchObject({ units: 0, observed: 0, kappa: null, table: [] });
  });
});

describe('two reviewers', () => {
  const mark = (segment: number, start: number, end: number, severity: Severity = 'minor'): Marked => ({
    segment: segment as SegmentId,
    side: 'en',
    before: { start, end },
    category: 'accuracy/mistranslation',
    severity,
    preferential: false,
  });

  it('agree on items where they marked the same place the same', () => {
    const first = [mark(1, 0, 4), mark(1, 10, 12), mark(2, 0, 3)];
    const second = [mark(1, 2, 5), mark(2, 0, 3, 'major'), mark(3, 0, 1)];
    const found = agreementOnItems(first, second);
    expect(found).toMatchObject({ units: 4, agreed: 1, observed: 0.25 });
    expect(found.table).toContainEqual({ first: 'accuracy/mistranslation minor', second: '-', count: 1 });
    expect(agreementOnItems(second, first).kappa).toBe(found.kappa);
  });

  it('take the gravest of several marks at one place', () => {
    const found = agreementOnItems([mark(1, 0, 9)], [mark(1, 0, 2), mark(1, 2, 4, 'major')]);
    expect(found.table).toEqual([
      { first: 'accuracy/mistranslation minor', second: 'accuracy/mistranslation major', count: 1 },
    ]);
  });

  it('agree on rows that both left alone as well', () => {
    const rows = [1, 2, 3, 4].map((row) => row as SegmentId);
    const found = agreementOnRows(rows, [mark(1, 0, 1), mark(2, 0, 1)], [mark(1, 5, 6), mark(3, 0, 1)]);
    // Alike: rows 1 (minor) and 4 (nothing). Each label is given twice by each, so chance alone has them agree in half.
    expect(found).toMatchObject({ units: 4, agreed: 2, observed: 0.5, expected: 0.5, kappa: 0 });
  });
});
