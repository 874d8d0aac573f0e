import { describe, expect, it } from 'vitest';
import { plain, type RichText, type SegmentId } from '#core/model/index.ts';
import { differenceBy, type Marking } from '#renderer/features/review/guest/difference.ts';

const stretchesOf = (marking: Exclude<Marking, 'none'>, before: RichText, after: RichText) => {
  const { removed, inserted } = differenceBy(marking)(1 as SegmentId, 'zh-Hans', before, after);
  const words = ({ text }: RichText, { start, end }: { start: number; end: number }): string =>
    Array.from(text).slice(start, end).join('');
  return {
    removed: removed.map((stretch) => words(before, stretch)),
    inserted: inserted.map((stretch) => words(after, stretch)),
  };
};

describe('where a text differs from what it was handed over as', () => {
  it('is told change by change, or joined where one by one they would be confetti', () => {
    const [before, after] = [plain('春天的風吹過小山。'), plain('夏天和風雨過大山。')];
    expect(stretchesOf('characters', before, after)).toEqual({
      removed: ['春', '的', '吹', '小'],
      inserted: ['夏', '和', '雨', '大'],
    });
    expect(stretchesOf('words', before, after)).toEqual({
      removed: ['春天的風吹過小山'],
      inserted: ['夏天和風雨過大山'],
    });
  });

  it('marks nothing on the side where nothing stands, and counts code points', () => {
    expect(stretchesOf('words', plain('𠮷是書。'), plain('𠮷書。'))).toEqual({
      removed: ['是'],
      inserted: [],
    });
    expect(stretchesOf('words', plain('雨停了。'), plain('今天雨停了。'))).toEqual({
      removed: [],
      inserted: ['今天'],
    });
    expect(stretchesOf('words', plain('雨。'), plain('雨。'))).toEqual({ removed: [], inserted: [] });
  });

  it('is told change by change within a text that was rewritten', () => {
    const [before, after] = ['The cat saw the dog run.', 'The dog saw the cat run.'];
    expect(stretchesOf('words', plain(before), plain(after))).toEqual({
      removed: ['cat', 'dog'],
      inserted: ['dog', 'cat'],
    });
  });

  it('tells formatting from words', () => {
    const bold: RichText = {
      text: '今天下雨',
      tags: [
        { at: 2, id: 1, kind: 'open', type: 'strong' },
        { at: 4, id: 1, kind: 'close', type: 'strong' },
      ],
    };
    const { removed, inserted } = differenceBy('words')(1 as SegmentId, 'zh-Hans', plain('今天下雨'), bold);
    expect(inserted).toEqual([{ start: 2, end: 4, in: 'tags' }]);
    expect(removed).toEqual([{ start: 2, end: 4, in: 'tags' }]);
  });
});
