import * as fc from 'fast-check';
import { generateNKeysBetween } from 'fractional-indexing';
import { expect, test } from 'vitest';
import { fillRanks, longestAscending } from '#engine/update/order.ts';

const goOn = (): boolean => true;

test('a longest run of numbers that ascend stays', async () => {
  expect(await longestAscending([3, 4, 0, 1, 2, 9, 5], goOn)).toEqual([2, 3, 4, 6]);
  expect(await longestAscending([4, 3, 2, 1], goOn)).toHaveLength(1);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(40), { maxLength: 9 }), async (numbers) => {
      const run = (await longestAscending(numbers, goOn)).map((at) => numbers[at] ?? 0);
      expect(run).toEqual(run.toSorted((a, b) => a - b));
      // The longest of all selections that ascend.
      let longest = 0;
      for (let chosen = 0; chosen < 2 ** numbers.length; chosen += 1) {
        const some = numbers.filter((_, at) => (chosen & (1 << at)) !== 0);
        if (some.every((number, at) => at === 0 || number > (some[at - 1] ?? 0)))
          longest = Math.max(longest, some.length);
      }
      expect(run).toHaveLength(longest);
    }),
  );
});

test('ranks are filled in ascending order between those that stay, and none is given that is taken', async () => {
  const there: string[] = generateNKeysBetween(null, null, 3000);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(2999), { maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 7, maxLength: 7 }),
      async (staying, gaps) => {
        const stays = staying.toSorted((a, b) => a - b).map((at) => there[at] ?? '');
        const ranks = gaps
          .slice(0, stays.length + 1)
          .flatMap((gap, n) => [...Array.from({ length: gap }, () => null), ...stays.slice(n, n + 1)]);
        const taken = new Set(there.filter((rank) => !stays.includes(rank)));
        const filled = await fillRanks(ranks, taken, goOn);
        expect(filled).toHaveLength(ranks.length);
        expect(filled.every((rank, at) => at === 0 || rank > (filled[at - 1] ?? ''))).toBe(true);
        expect(filled.every((rank, at) => (ranks[at] === null ? !taken.has(rank) : rank === ranks[at]))).toBe(
          true,
        );
      },
    ),
    { numRuns: 20 },
  );
});
