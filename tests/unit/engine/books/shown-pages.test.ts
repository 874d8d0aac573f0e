import { describe, expect, it } from 'vitest';
import { shownOf, shownPages } from '#engine/books/shown-pages.ts';

const places = { text: 20, front: 1, sought: 0, openings: new Set([0]), back: [], together: 1 };

const told = (changed: Partial<Parameters<typeof shownOf>[0]>): readonly string[] =>
  shownOf({ ...places, ...changed }).map(({ at, kind }) => `${at} ${kind}`);

describe('the pages of a preview', () => {
  it('are the title and the first ones of the text, so many at most', () => {
    expect(told({})).toEqual([
      '0 title',
      '1 opening',
      '2 text',
      '3 text',
      '4 text',
      '5 text',
      '6 text',
      '7 text',
    ]);
    expect(told({})).toHaveLength(shownPages);
    expect(told({ text: 2 })).toEqual(['0 title', '1 opening', '2 text']);
  });

  it('are those from the one that is sought on, behind the opening of the chapter', () => {
    expect(told({ sought: 17 })).toEqual(['0 title', '1 opening', '18 text', '19 text', '20 text']);
    expect(told({ sought: 17, openings: new Set([18]) })).toEqual([
      '0 title',
      '18 text',
      '19 opening',
      '20 text',
    ]);
  });

  it('are with those that face them', () => {
    const facing = { together: 2, openings: new Set([0, 1]), text: 12 };
    expect(told({ ...facing, sought: 9 })).toEqual([
      '0 title',
      '1 opening',
      '2 opening',
      '9 text',
      '10 text',
      '11 text',
      '12 text',
    ]);
  });

  it('end with the first page of each part at the end, which is no page of the text', () => {
    expect(told({ text: 6, back: [2, 4] })).toEqual(['0 title', '1 opening', '2 text', '3 back', '5 back']);
  });
});
