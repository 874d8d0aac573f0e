import { describe, expect, it } from 'vitest';
import { adaptNumbers } from '#core/memory/adapt-numbers.ts';
import { plain } from '#core/model/index.ts';

const adapted = (original: string, wanted: string, translation: string): string | null =>
  adaptNumbers(original, wanted, plain(translation))?.rich.text ?? null;

describe('numbers of a translation', () => {
  it.each([
    ['第12頁共300頁。', '第15頁共420頁。', 'Page 12 of 300.', 'Page 15 of 420.'],
    ['三十二艘船開走了。', '45艘船開走了。', '32 boats left.', '45 boats left.'],
    [
      '全市有150萬人。',
      '全市有220萬人。',
      'The city has 1.5 million people.',
      'The city has 2.2 million people.',
    ],
    ['有3隻貓和5隻狗。', '有5隻貓和3隻狗。', '3 cats and 5 dogs.', '5 cats and 3 dogs.'],
    ['他活了八十歲。', '他活了九十二歲。', '他活了八十岁。', '他活了九十二岁。'],
  ])('%s → %s', (original, wanted, translation, expected) => {
    expect(adapted(original, wanted, translation)).toBe(expected);
  });

  it.each([
    ['other words differ', '第12頁。', '第15章。', 'Page 12.'],
    ['one value became two', '3隻貓和3隻狗。', '4隻貓和5隻狗。', '3 cats and 3 dogs.'],
    ['it is in words', '三隻貓。', '五隻貓。', 'Three cats.'],
    ['it is there once more', '3隻貓。', '5隻貓。', '3 cats, 3 of them grey.'],
    ['nothing differs', '3隻貓。', '3隻貓。', '3 cats.'],
    ['one has more numbers', '3隻貓。', '3隻貓和2隻狗。', '3 cats.'],
  ])('stay where %s', (_, original, wanted, translation) => {
    expect(adapted(original, wanted, translation)).toBeNull();
  });

  it('are told by their places, and tags stay on their words', () => {
    const bold = [
      { at: 5, kind: 'open', id: 1, type: 'strong' },
      { at: 7, kind: 'close', id: 1, type: 'strong' },
    ] as const;
    const found = adaptNumbers('𠮷第12頁共9頁', '𠮷第1500頁共8頁', { text: 'Page 12 of 9', tags: bold });
    expect(found).toMatchObject({
      rich: { text: 'Page 1500 of 8' },
      adapted: [
        { start: 5, end: 9 },
        { start: 13, end: 14 },
      ],
    });
    expect(found?.rich.tags.map(({ at }) => at)).toEqual([5, 9]);
  });
});
