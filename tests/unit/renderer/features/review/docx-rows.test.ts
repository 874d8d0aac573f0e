import { describe, expect, it } from 'vitest';
import type { DocxReviewRow } from '#api/review.ts';
import type { SegmentId } from '#core/model/index.ts';
import { entriesOf } from '#renderer/features/review/host/exchange/docx-rows.ts';

const row = (what: string, number: number | null, ...texts: readonly string[]): DocxReviewRow => ({
  what,
  row: number,
  segment: number === null ? null : (number as SegmentId),
  texts,
});

describe('the rows of a Word document', () => {
  it('are one entry each with all that is to be said of it, and none is left out', () => {
    expect(
      entriesOf([
        row('moved', 3, '門', 'The door.'),
        row('edited', 5, '字', 'A name.'),
        row('untracked', 5, '字', 'A name.'),
        row('edited', 5, '字', 'Another.'),
        row('added', null, 'New.'),
        row('added', null, 'New.'),
      ]),
    ).toEqual([
      { row: 3, texts: ['門', 'The door.'], side: null, facts: ['moved'] },
      { row: 5, texts: ['字', 'A name.'], side: null, facts: ['edited', 'untracked'] },
      { row: 5, texts: ['字', 'Another.'], side: null, facts: ['edited'] },
      { row: null, texts: ['New.'], side: null, facts: ['added'] },
      { row: null, texts: ['New.'], side: null, facts: ['added'] },
    ]);
    expect(entriesOf([])).toEqual([]);
  });
});
