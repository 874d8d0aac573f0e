import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutBySense, cutIntoCues, trimRich } from '#core/formats/subtitles/cut.ts';
import { joinedText } from '#core/formats/subtitles/cue-text.ts';
import { plain, type RichText } from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';

const words = (text: string) => [{ is: 'words' as const, words: text }];
const textsOf = (parts: readonly RichText[]): readonly string[] => parts.map((part) => trimRich(part).text);
const cut = (text: string, weights: readonly number[], language: string): readonly string[] =>
  textsOf(cutBySense(plain(text), weights, language));

describe('by length and sense', () => {
  test('behind clauses and sentences rather than words', () => {
    expect(cut('At dawn the old man stood on the shore, and said nothing.', [2, 1], 'en')).toEqual([
      'At dawn the old man stood on the shore,',
      'and said nothing.',
    ]);
    expect(cut('那天清晨，老人站在岸邊，看著船慢慢地開走。', [1, 2, 3], 'zh-Hant')).toEqual([
      '那天清晨，',
      '老人站在岸邊，',
      '看著船慢慢地開走。',
    ]);
    expect(cut('天亮了。他們就走了。', [1, 1], 'zh-Hant')).toEqual(['天亮了。', '他們就走了。']);
  });

  test('by the share of each, where nothing else speaks', () => {
    expect(cut('one two three four five six seven eight', [1, 3], 'en')).toEqual([
      'one two',
      'three four five six seven eight',
    ]);
  });

  test('never inside a word or a number', () => {
    expect(cut('圖書館昨天關閉了', [1, 1], 'zh-Hant')).toEqual(['圖書館', '昨天關閉了']);
    expect(cut('It cost 1,234,567.89 dollars', [1, 1], 'en').join(' ')).toContain('1,234,567.89');
  });

  test('parts that nothing is left for come last', () => {
    expect(cut('Yes.', [1, 1, 1], 'en')).toEqual(['Yes.', '', '']);
    expect(cut('', [1, 1], 'en')).toEqual(['', '']);
  });
});

describe('at borders', () => {
  const { rich } = joinedText(
    ['The old man', 'stood', 'on the shore.'].map((text, n) => ({ number: 4 + n, tokens: words(text) })),
  );
  const [first, second] = rich.tags;

  test('where they stand', () => {
    expect(rich.text).toBe('The old man stood on the shore.');
    expect(textsOf(cutIntoCues(rich, [4, 5, 6], [1, 1, 1], 'en'))).toEqual([
      'The old man',
      'stood',
      'on the shore.',
    ]);
  });

  test('and by sense between those that are there', () => {
    if (first === undefined || second === undefined) throw new Error('no border');
    const one = { text: '老人站在岸邊，什麼也沒有說。', tags: [{ ...second, at: 7 }] };
    expect(textsOf(cutIntoCues(one, [4, 5, 6], [1, 1, 1], 'zh-Hant'))).toEqual([
      '老人站在',
      '岸邊，',
      '什麼也沒有說。',
    ]);
    const other = { text: '老人站在岸邊，什麼也沒有說。', tags: [{ ...first, at: 7 }] };
    expect(textsOf(cutIntoCues(other, [4, 5, 6], [1, 1, 1], 'zh-Hant'))).toEqual([
      '老人站在岸邊，',
      '什麼',
      '也沒有說。',
    ]);
    const none = plain('老人站在岸邊，什麼也沒有說。');
    expect(textsOf(cutIntoCues(none, [4, 5, 6], [1, 1, 1], 'zh-Hant')).join('')).toBe(none.text);
  });

  test('by their order, where a newer file counts otherwise; those out of order do not count', () => {
    if (first === undefined || second === undefined) throw new Error('no border');
    expect(textsOf(cutIntoCues(rich, [9, 10, 11], [1, 1, 1], 'en'))).toEqual([
      'The old man',
      'stood',
      'on the shore.',
    ]);
    const crossed = {
      text: 'a b c d e f',
      tags: [
        { ...second, at: 2 },
        { ...first, at: 6 },
      ],
    };
    expect(
      textsOf(cutIntoCues(crossed, [4, 5, 6], [1, 1, 1], 'en')).filter((text) => text !== ''),
    ).toHaveLength(3);
  });

  test('tags stay in the cue they stood in, and pairs over a border are closed and opened again', () => {
    if (first === undefined) throw new Error('no border');
    const mark = { kind: 'empty', type: 'other', data: { code: 'an8' } } as const;
    const text: RichText = {
      text: 'ab',
      tags: [
        { at: 0, kind: 'open', id: 8, type: 'emphasis' },
        { at: 1, id: 9, ...mark },
        { ...first, at: 1 },
        { at: 1, id: 10, ...mark },
        { at: 2, kind: 'close', id: 8, type: 'emphasis' },
      ],
    };
    const parts = cutIntoCues(text, [4, 5], [1, 1], 'en');
    expect(parts.map(({ tags }) => tags.map(({ kind, id }) => `${kind} ${id}`))).toEqual([
      ['open 8', 'empty 9', 'close 8'],
      ['open 8', 'empty 10', 'close 8'],
    ]);
  });
});

test('nothing of any text is lost, and every part is a text', () => {
  const pieces = ['天', '亮', '了', '。', '，', ' ', 'word', '1.5', '😀', '“', '”', '\n'];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join('')),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('zh-Hant', 'en'),
      (text, weights, language) => {
        const length = Array.from(text).length;
        const rich: RichText = {
          text,
          tags: [
            { at: 0, kind: 'open', id: 1, type: 'emphasis' },
            { at: length, kind: 'close', id: 1, type: 'emphasis' },
          ],
        };
        const parts = cutIntoCues(
          rich,
          weights.map((_, n) => n + 1),
          weights,
          language,
        );
        expect(parts).toHaveLength(weights.length);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        expect(parts.every(validRich)).toBe(true);
      },
    ),
  );
});
