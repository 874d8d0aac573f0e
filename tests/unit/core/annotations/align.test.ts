import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSegments, type AlignedGroup } from '#core/annotations/align.ts';
import { segmentId } from './anchors.ts';

const align = (before: readonly string[], after: readonly string[]): string[] =>
  alignSegments(
    before.map((text) => ({ text })),
    after.map((text) => ({ text })),
  ).map((group) => `${group.before.join('+')}>${group.after.join('+')} ${group.how}`);

const a = '老城的電車去年春天重新通車。';
const b = '檔案館的管理員找到一批舊照片。';
const c = '議會決定保留河邊的茶館。';
const d = '退休的司機把日記交給了博物館。';

describe('aligning the segments of a changed document', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['nothing changed', [a, b], [a, b], ['0>0 exact', '1>1 exact']],
    ['one deleted', [a, b, c], [a, c], ['0>0 exact', '1> gone', '2>1 exact']],
    ['one added', [a, c], [a, b, c], ['0>0 exact', '>1 new', '1>2 exact']],
    ['one replaced', [a, b, c], [a, d, c], ['0>0 exact', '1> gone', '>1 new', '2>2 exact']],
    ['the other script', [a, b], ['老城的电车去年春天重新通车。', b], ['0>0 folded', '1>1 exact']],
    [
      'one revised',
      [a, b, c],
      [a, '檔案館館長找到了一批舊照片！', c],
      ['0>0 exact', '1>1 aligned', '2>2 exact'],
    ],
    [
      'all revised',
      [a, b, c],
      [`${a}啊`, '檔案館的管理員找到舊照片。', '議會決定保留茶館。'],
      ['0>0 aligned', '1>1 aligned', '2>2 aligned'],
    ],
    ['one moved', [a, b, c, d], [d, a, b, c], ['3>0 exact', '0>1 exact', '1>2 exact', '2>3 exact']],
    [
      'one moved and revised',
      [a, b, c, d],
      [d.replace('司機', '站長'), a, b, c],
      ['3>0 aligned', '0>1 exact', '1>2 exact', '2>3 exact'],
    ],
    ['one split', [a, `${b.slice(0, -1)}，${c}`, d], [a, b, c, d], ['0>0 exact', '1>1+2 split', '2>3 exact']],
    [
      'two merged',
      [a, b, c, d],
      [a, `${b.slice(0, -1)}，${c}`, d],
      ['0>0 exact', '1+2>1 merged', '3>2 exact'],
    ],
    ['a short piece split off', [a, `他說。${b}`], [a, '他說。', b], ['0>0 exact', '1>1+2 split']],
    [
      'the first of two alike deleted',
      [a, '他說。', b, '他說。', c],
      [a, b, '他說。', c],
      ['0>0 exact', '1> gone', '2>1 exact', '3>2 exact', '4>3 exact'],
    ],
    [
      'the second of two alike deleted',
      [a, '他說。', b, '他說。', c],
      [a, '他說。', b, c],
      ['0>0 exact', '1>1 exact', '2>2 exact', '3> gone', '4>3 exact'],
    ],
    [
      'two alike, moved with their neighbours',
      ['他說。', a, '他說。', b, c, d],
      [c, d, '他說。', a, '他說。', b],
      ['4>0 exact', '5>1 exact', '0>2 exact', '1>3 exact', '2>4 exact', '3>5 exact'],
    ],
    [
      'a short one elsewhere',
      [a, '是的。', b, c],
      [a, b, c, '是的。'],
      ['0>0 exact', '1> gone', '2>1 exact', '3>2 exact', '>3 new'],
    ],
    ['nothing left', [a, b], [], ['0> gone', '1> gone']],
    ['nothing before', [], [a], ['>0 new']],
  ])('%s', (_, before, after, expected) => {
    expect(align(before, after)).toEqual(expected);
  });

  it('goes by id first', () => {
    const groups = alignSegments(
      [
        { segment: segmentId(1), text: a },
        { segment: segmentId(2), text: b },
      ],
      [{ segment: segmentId(2), text: a }, { text: b }],
    );
    expect(groups).toEqual([
      { before: [0], after: [], how: 'gone' },
      { before: [1], after: [0], how: 'id' },
      { before: [], after: [1], how: 'new' },
    ]);
  });

  it('has every segment in exactly one group, whatever the documents', () => {
    const document = fc.array(
      fc.constantFrom('', '他說。', '她說。', a, b, c, d, a + b, b + c, '老城的電車。'),
      { maxLength: 14 },
    );
    const numbers = (groups: readonly AlignedGroup[], list: 'before' | 'after'): number[] =>
      groups.flatMap((group) => group[list]).sort((x, y) => x - y);
    const property = fc.property(document, document, (before, after) => {
      const groups = alignSegments(
        before.map((text) => ({ text })),
        after.map((text) => ({ text })),
      );
      expect(numbers(groups, 'before')).toEqual([...before.keys()]);
      expect(numbers(groups, 'after')).toEqual([...after.keys()]);
      const first = groups.flatMap((group) => group.after.slice(0, 1));
      expect(first).toEqual(first.toSorted((x, y) => x - y));
    });
    fc.assert(property, { numRuns: 300 });
  });
});
