import { describe, expect, it } from 'vitest';
import { plain, type SegmentId } from '#core/model/index.ts';
import { itemsOf } from '#core/review/items.ts';
import { partsOf } from '#engine/review/host/items.ts';
import { finePartsOf } from '#renderer/features/review/host/items/fine-parts.ts';

const shown = (before: string, after: string): readonly string[] => {
  const origin = { reviewer: '', segment: 1 as SegmentId, side: 'en' as const };
  return itemsOf(origin, plain(before), plain(after)).flatMap((item) =>
    finePartsOf({ parts: partsOf(item, before) }).map(
      ({ before: { start, end }, removed, inserted }) => `${start}-${end} ${removed}>${inserted}`,
    ),
  );
};

describe('the changes within a suggestion', () => {
  it('are told one by one, also of what was rewritten as a whole', () => {
    expect(shown('The cat saw the dog in the garden.', 'The dog saw the cat in the garden.')).toEqual([
      '4-7 cat>dog',
      '16-19 dog>cat',
    ]);
    expect(
      shown('She went to see the portrait.', 'The portrait was what she went to see.').length,
    ).toBeGreaterThan(1);
  });

  it('are the suggestion where it is one change', () => {
    expect(shown('夏天的风很大。', '盛夏的风很大。')).toEqual(['0-2 夏天>盛夏']);
  });
});
