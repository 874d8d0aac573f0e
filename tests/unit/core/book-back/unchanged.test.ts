import { describe, expect, it } from 'vitest';
import { cameBack, returningBookOf, toldIn, ways, writtenAs } from './round-trip.ts';

describe('a book that nobody edited', () => {
  for (const way of ways)
    it(`says nothing: ${way.name}`, () => {
      const match = cameBack(writtenAs(returningBookOf(), way));
      expect(toldIn(match)).toEqual([]);
      expect(match.counts.unchanged).toBe(match.counts.sentences);
      // A book of one text has one column; the other texts are 23 in three columns, one row without a translation.
      expect(match.counts.sentences).toBe(way.settings.layout === 'single' ? 8 : 23);
    });
});
