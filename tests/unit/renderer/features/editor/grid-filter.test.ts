import { describe, expect, it } from 'vitest';
import {
  askedOf,
  chipsOf,
  noFilter,
  withColumn,
  withState,
} from '#renderer/features/editor/filter/grid-filter.ts';

describe('the filter of the grid', () => {
  it('asks the engine nothing while nothing is asked', () => {
    expect(askedOf(noFilter)).toBeNull();
    expect(askedOf(withColumn(noFilter, 'en', { text: '' }))).toBeNull();
  });

  it('asks of each column what it is asked', () => {
    const filter = withColumn(
      withColumn({ ...noFilter, text: '雨', findings: true }, 'en', { states: ['draft'], locked: true }),
      'source',
      { text: '發現' },
    );
    expect(askedOf(filter)).toEqual({
      cells: [
        { text: '雨' },
        { side: 'en', states: ['draft'], locked: true },
        { side: 'source', text: '發現' },
      ],
      findings: true,
    });
  });

  it('is taken apart by its chips, one thing after another, to nothing', () => {
    let filter = withColumn(
      {
        ...noFilter,
        text: '雨',
        annotated: 'open',
        openRepairs: true,
        findings: true,
        changedSince: '2026-03-01T00:00:00.000Z',
      },
      'en',
      { states: ['empty', 'draft'], text: 'rain', locked: true, stale: true },
    );
    const count = chipsOf(filter).length;
    expect(count).toBe(9);
    for (let left = count; left > 0; left -= 1) {
      const [chip, ...others] = chipsOf(filter);
      if (chip === undefined) throw new Error('no chip');
      filter = chip.without;
      expect(chipsOf(filter).map(({ key }) => key)).toEqual(others.map(({ key }) => key));
    }
    expect(askedOf(filter)).toBeNull();
  });

  it('keeps states in their order', () => {
    expect(withState(['approved'], 'empty', true)).toEqual(['empty', 'approved']);
    expect(withState(['empty', 'approved'], 'approved', false)).toEqual(['empty']);
  });
});
