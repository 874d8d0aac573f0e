import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockBytes, createListPacker } from '#core/memory/list-codec.ts';
import { createTally, type Tally } from '#core/memory/tally.ts';
import { kernel } from '#engine/memory/kernel/kernel.ts';

const size = 400;

/** Counts lists, each in a block of its own, as they are packed. */
const counted = (
  tally: Tally,
  lists: readonly (readonly number[])[],
  of: { readonly low: number; readonly high: number; readonly least: number },
  most: number,
): readonly string[] => {
  tally.begin(size, of);
  for (const list of lists) {
    const packer = createListPacker((block) => tally.count(block, 0, block.length));
    packer.add(Uint32Array.from(list).sort());
    packer.end();
  }
  const found: string[] = [];
  tally.drain(most, (value, times) => found.push(`${value}:${times}`));
  return found.sort();
};

const tallies = [
  ['of the core', createTally()],
  ['of the kernel', kernel().tally],
] as const;

it.each(tallies)('the tally %s hands over what was counted most, and begins anew', (_, tally) => {
  const lists = [
    [1, 2, 3],
    [2, 3],
    [3, 9],
  ];
  const all = { low: 0, high: 10 };
  expect(counted(tally, lists, { ...all, least: 1 }, 10)).toEqual(['1:1', '2:2', '3:3', '9:1']);
  expect(counted(tally, lists, { ...all, least: 2 }, 10)).toEqual(['2:2', '3:3']);
  expect(counted(tally, lists, { ...all, least: 1 }, 3)).toEqual(['2:2', '3:3']);
  expect(counted(tally, lists, { ...all, least: 1 }, 1)).toEqual(['3:3']);
  expect(counted(tally, lists, { low: 2, high: 9, least: 0 }, 10)).toEqual(['2:2', '3:3']);
  expect(counted(tally, [], { ...all, least: 1 }, 9)).toEqual([]);
});

it.each(tallies)('the tally %s counts each number of a range as often as it comes', (_, tally) => {
  const list = fc.uniqueArray(fc.nat(size - 1), { maxLength: 80 });
  const lists = fc.array(list, { maxLength: 20 });
  fc.assert(
    fc.property(
      lists,
      fc.nat(size),
      fc.nat(size),
      fc.integer({ min: 1, max: 6 }),
      (all, one, other, least) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const wanted = Array.from({ length: high - low }, (__, at) => low + at)
          .map((number) => [number, all.filter((numbers) => numbers.includes(number)).length] as const)
          .filter(([, count]) => count >= least)
          .map(([number, count]) => `${number}:${count}`);
        expect(counted(tally, all, { low, high, least }, Infinity)).toEqual(wanted.sort());
      },
    ),
  );
});

it.each(tallies)('the tally %s reads a list across blocks, and counts no further than 255', (_, tally) => {
  const long = Uint32Array.from({ length: blockBytes + 50 }, (__, at) => at * 200);
  tally.begin(long.length * 200, { low: 0, high: long.length * 200, least: 900 });
  for (let time = 0; time < 300; time += 1) {
    const packer = createListPacker((block) => tally.count(block, 0, block.length));
    packer.add(long.subarray(-60));
    packer.end();
  }
  const found: number[] = [];
  tally.drain(Infinity, (value, count) => found.push(value, count));
  expect(found).toEqual([...long.subarray(-60)].flatMap((number) => [number, 255]));
});
