import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from '#core/model/index.ts';
import { slideToBoundaries } from '#core/annotations/slide.ts';

const applied = (before: string, edits: readonly TextEdit[]): string => {
  const points = Array.from(before);
  return edits
    .toReversed()
    .reduce((all, { start, end, insert }) => all.toSpliced(start, end - start, ...Array.from(insert)), points)
    .join('');
};

const slid = (before: string, edit: TextEdit): TextEdit | undefined =>
  slideToBoundaries([edit], before, applied(before, [edit]))[0];

describe('an insertion or deletion between two equal stretches', () => {
  test.each([
    [
      'is of a whole sentence',
      '天黑了。我走了。',
      { start: 3, end: 3, insert: '。雨停了' },
      { start: 4, end: 4, insert: '雨停了。' },
    ],
    [
      'is of a whole sentence that goes',
      '天黑了。雨停了。我走了。',
      { start: 3, end: 7, insert: '' },
      { start: 4, end: 8, insert: '' },
    ],
    [
      'is of a whole sentence found too late',
      '天黑了。我走了。',
      { start: 5, end: 5, insert: '停了。我' },
      { start: 4, end: 4, insert: '我停了。' },
    ],
    [
      'begins with the text',
      '雨停了。',
      { start: 2, end: 2, insert: '了。雨停' },
      { start: 0, end: 0, insert: '雨停了。' },
    ],
    [
      'ends with the text',
      '雨停了',
      { start: 1, end: 1, insert: '停了又' },
      { start: 3, end: 3, insert: '又停了' },
    ],
    [
      'is of a clause rather than of words',
      '雨停，人走。',
      { start: 2, end: 2, insert: '，花落' },
      { start: 3, end: 3, insert: '花落，' },
    ],
    [
      'is of words rather than of letters',
      'on a day',
      { start: 4, end: 4, insert: ' hot' },
      { start: 4, end: 4, insert: ' hot' },
    ],
    [
      'is of words with the space before them rather than after',
      'on a day',
      { start: 5, end: 5, insert: 'dry ' },
      { start: 4, end: 4, insert: ' dry' },
    ],
    [
      'keeps a character whole',
      '好👍🏽好',
      { start: 1, end: 1, insert: '👍🏽' },
      { start: 1, end: 1, insert: '👍🏽' },
    ],
  ])('%s', (_, before, edit, expected) => {
    expect(slid(before, edit)).toEqual(expected);
  });

  test('is left where it is when it replaces something', () => {
    const edit = { start: 3, end: 4, insert: '。雨停了。' };
    expect(slid('天黑了。我走了。', edit)).toEqual(edit);
  });

  test('stays between the edits beside it', () => {
    const edits = [
      { start: 2, end: 3, insert: '掉。' },
      { start: 3, end: 3, insert: '。。' },
      { start: 4, end: 5, insert: '你' },
    ];
    const before = '天黑了。我走了。';
    expect(slideToBoundaries(edits, before, applied(before, edits))[1]?.start).toBeGreaterThanOrEqual(3);
  });
});

/** Texts of few letters, in which nearly every edit can slide. */
const letters = fc.constantFrom('𠮷', '𠮷', '𠮷', '𠮷', 'a', '。');
const text = fc.string({ unit: letters, maxLength: 12 });

/** Edits that insert, delete or replace, in order and apart. */
const edited = text.chain((before) => {
  const length = Array.from(before).length;
  return fc.record({
    before: fc.constant(before),
    edits: fc
      .array(
        fc.record({
          at: fc.nat(length),
          size: fc.nat(3),
          insert: fc.oneof(fc.constant(''), fc.string({ unit: letters, maxLength: 4 })),
        }),
        { maxLength: 4 },
      )
      .map((all) => {
        let floor = 0;
        return all
          .toSorted((a, b) => a.at - b.at)
          .flatMap(({ at, size, insert }): TextEdit[] => {
            const [start, end] = [at, Math.min(length, at + size)];
            if (start < floor || (start === end && insert === '')) return [];
            floor = end + 1;
            return [{ start, end, insert }];
          });
      }),
  });
});

test('whatever the edits, they make the same text, in order and apart', () => {
  fc.assert(
    fc.property(edited, ({ before, edits }) => {
      const after = applied(before, edits);
      const moved = slideToBoundaries(edits, before, after);
      expect(applied(before, moved)).toBe(after);
      moved.forEach(({ start, end }, index) => {
        expect(start).toBeLessThanOrEqual(end);
        expect(start).toBeGreaterThanOrEqual(moved[index - 1]?.end ?? 0);
      });
      const sizes = (all: readonly TextEdit[]): readonly number[][] =>
        all.map(({ start, end, insert }) => [end - start, Array.from(insert).length]);
      expect(sizes(moved)).toEqual(sizes(edits));
    }),
    { numRuns: 1000 },
  );
});
