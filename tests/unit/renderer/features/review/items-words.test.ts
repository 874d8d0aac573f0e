import { describe, expect, it } from 'vitest';
import type { ItemStandingName } from '#api/review.ts';
import { aroundOf, nextOpen, wordingToBegin } from '#renderer/features/review/host/items/items-words.ts';

describe('the words around a suggestion', () => {
  it('are cut at code points', () => {
    expect(aroundOf({ frozen: '𠮷野家的燈', before: { start: 1, end: 3 } })).toEqual({
      lead: '𠮷',
      trail: '的燈',
    });
    expect(aroundOf({ frozen: '', before: { start: 0, end: 0 } })).toEqual({ lead: '', trail: '' });
  });
});

describe('own words in its place', () => {
  it('begin with what the reviewer wrote, of a clash with the whole stretch', () => {
    expect(wordingToBegin({ clash: null, inserted: 'night' })).toBe('night');
    const clash = { base: 'the dark', ours: 'dusk', theirs: 'the night' };
    expect(wordingToBegin({ clash, inserted: 'night' })).toBe('the night');
  });
});

describe('the next that waits for an answer', () => {
  const list = (standings: readonly (ItemStandingName | undefined)[]) => (index: number) => {
    const standing = standings[index];
    return standing === undefined ? undefined : { standing };
  };

  it('is the first of them below', () => {
    const at = list(['free', 'answered', 'made', 'clash', 'free']);
    expect(nextOpen(at, 0, 5)).toBe(3);
    expect(nextOpen(at, 3, 5)).toBe(4);
    expect(nextOpen(at, 4, 5)).toBeNull();
  });

  it('is not guessed past what is not known', () => {
    expect(nextOpen(list(['free', 'answered', undefined, 'free']), 0, 4)).toBeNull();
  });
});
