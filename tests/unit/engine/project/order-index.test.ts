import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentId, SegmentId } from '#core/model/index.ts';
import { createOrderIndex, type OrderIndex } from '#engine/project/order-index.ts';

const document = (id: number) => id as DocumentId;
const segment = (id: number) => id as SegmentId;

const filled = (lists: readonly (readonly number[])[]): OrderIndex => {
  const index = createOrderIndex();
  index.replaceAll(lists.map((list, i) => ({ document: document(i + 1), segments: list.map(segment) })));
  return index;
};

const everything = (index: OrderIndex): number[] => index.slice(1, index.size());

describe('the order of rows', () => {
  test('knows rows, segments and documents by each other', () => {
    const index = filled([[5, 3], [], [9, 1, 7]]);
    expect(everything(index)).toEqual([5, 3, 9, 1, 7]);
    expect([5, 3, 9, 1, 7, 2, 99].map((id) => index.rowOf(segment(id)))).toEqual([1, 2, 3, 4, 5, null, null]);
    expect([0, 1, 5, 6].map((row) => index.segmentAt(row))).toEqual([null, 5, 7, null]);
    expect([0, 2, 3, 6].map((row) => index.documentAt(row))).toEqual([null, 1, 3, null]);
    expect(index.stretches()).toEqual([
      { document: 1, first: 1, count: 2 },
      { document: 2, first: 3, count: 0 },
      { document: 3, first: 3, count: 3 },
    ]);
    expect(index.slice(4, 10)).toEqual([1, 7]);
    expect(index.slice(6, 10)).toEqual([]);
  });

  test('forgets what was there when it is filled anew', () => {
    const index = filled([[1, 2, 3]]);
    index.replaceAll([{ document: document(1), segments: [segment(2)] }]);
    expect([1, 2, 3].map((id) => index.rowOf(segment(id)))).toEqual([null, 1, null]);
  });

  test('stays what a plain list would be, through any insertions and removals', () => {
    const move = fc.record({ insert: fc.boolean(), at: fc.nat({ max: 40 }) });
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.array(move, { maxLength: 60 }), (length, moves) => {
        const list = Array.from({ length }, (_, i) => i + 1);
        const index = filled([list]);
        let next = length + 1;
        for (const { insert, at } of moves) {
          const place = at % (list.length + 1);
          if (insert) {
            list.splice(place, 0, next);
            index.insert(place + 1, segment(next), document(1));
            next += 1;
          } else {
            const [gone] = list.splice(place, 1);
            index.remove(segment(gone ?? 9999));
          }
        }
        expect(everything(index)).toEqual(list);
        expect(list.map((id) => index.rowOf(segment(id)))).toEqual(list.map((_, i) => i + 1));
        expect(index.stretches()).toEqual([{ document: 1, first: 1, count: list.length }]);
      }),
    );
  });

  test('is rearranged in one pass as row by row', () => {
    const cut = fc.record({ gone: fc.boolean(), behind: fc.nat({ max: 2 }) });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 30 }), fc.nat({ max: 30 }), (cuts, middle) => {
        const ids = cuts.map((_, n) => n + 1);
        const index = filled([ids.slice(0, middle), ids.slice(middle)]);
        let next = 100;
        const expected: number[] = [];
        const added = cuts.flatMap(({ gone, behind }, n) => {
          if (!gone) expected.push(n + 1);
          return Array.from({ length: behind }, () => {
            expected.push((next += 1));
            return { behind: n + 1, segment: segment(next), document: document(n < middle ? 1 : 2) };
          });
        });
        const removed = cuts.flatMap(({ gone }, n) => (gone ? [segment(n + 1)] : []));
        index.rearrange(removed, added);
        expect(everything(index)).toEqual(expected);
        expect(expected.map((id) => index.rowOf(segment(id)))).toEqual(expected.map((_, n) => n + 1));
        expect(removed.map((id) => index.rowOf(id))).toEqual(removed.map(() => null));
        const counts = index.stretches().map(({ count }) => count);
        expect(counts[0]).toBe(expected.length - (counts[1] ?? 0));
      }),
    );
  });
});
