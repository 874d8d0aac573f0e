import { describe, expect, it } from 'vitest';
import type { Occurrence } from '#api/annotations.ts';
import type { SegmentId } from '#core/model/index.ts';
import {
  confirmedRanges,
  decided,
  decidedAll,
  nextUndecided,
  type Decisions,
} from '#renderer/features/annotations/occurrences/occurrences.ts';

const place = (row: number, annotated = false): Occurrence => ({
  segment: row as SegmentId,
  start: 1,
  end: 3,
  side: 'source',
  row,
  lead: '',
  words: '大雨',
  trail: '',
  annotated,
  links: [],
});
const places = [place(1), place(2, true), place(3), place(4)];
const none: Decisions = new Map();

describe('places of the same words', () => {
  it('are annotated when confirmed, and never a second time', () => {
    const some = decided(decided(none, places, 0, true), places, 1, true);
    expect(confirmedRanges(some, places).map(({ segment }) => segment)).toEqual([1]);
    expect(confirmedRanges(some, places)[0]).toEqual({
      segment: 1,
      side: 'source',
      start: 1,
      end: 3,
      quote: '大雨',
    });
  });

  it('are confirmed all at once, but for those refused', () => {
    const all = decidedAll(decided(none, places, 2, false), places, true);
    expect(confirmedRanges(all, places).map(({ segment }) => segment)).toEqual([1, 4]);
  });

  it('are gone through one undecided after the other, round the end', () => {
    expect(nextUndecided(none, places, 0)).toBe(2);
    expect(nextUndecided(decided(none, places, 2, true), places, 3)).toBe(0);
    expect(nextUndecided(decidedAll(none, places, true), places, 3)).toBe(3);
  });
});
