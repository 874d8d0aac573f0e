import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnKey, columnsFor, moveBoundary, partOf, tracks } from '#renderer/features/editor/columns.ts';

describe('the shares of the columns', () => {
  it('are even until someone moves a boundary', () => {
    expect(tracks({}, ['source', 'en'])).toBe('var(--margin) minmax(0, 1fr) minmax(0, 1fr)');
    expect(partOf({}, 'source', 'en')).toBe(0.5);
  });

  it('move between two neighbours only, and leave each of them room', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 2, noNaN: true }), (part) => {
        const before = { source: 2, 'zh-Hans': 1, en: 1 };
        const after = moveBoundary(before, 'source', 'zh-Hans', part);
        expect((after['source'] ?? 0) + (after['zh-Hans'] ?? 0)).toBeCloseTo(3);
        expect(after['en']).toBe(1);
        const kept = partOf(after, 'source', 'zh-Hans');
        expect(kept).toBeGreaterThanOrEqual(0.15 - 1e-9);
        expect(kept).toBeLessThanOrEqual(0.85 + 1e-9);
      }),
    );
  });
});

describe('the columns of a text that is reviewed', () => {
  it('are two, what was handed over before what is made of it, each of a width of its own', () => {
    const columns = columnsFor(['source', 'zh-Hans', 'en'], ['en']).map(columnKey);
    expect(columns).toEqual(['source', 'zh-Hans', 'before-en', 'en']);
    expect(columnsFor(['source', 'en'], []).map(columnKey)).toEqual(['source', 'en']);
    const moved = moveBoundary({}, 'before-en', 'en', 0.25);
    expect(tracks(moved, ['before-en', 'en'])).toBe('var(--margin) minmax(0, 0.5fr) minmax(0, 1.5fr)');
  });
});
