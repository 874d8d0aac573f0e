import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { absent, createBlockRing } from '#engine/memory/kernel/block-ring.ts';

const room = 4096;
const ringOf = () => createBlockRing(new ArrayBuffer(room + 64), 64, room + 64);
const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

it('hands back what is kept, and says of all else that it is not known, whatever is put and asked for', () => {
  const size = fc.oneof(fc.nat(60), fc.constantFrom(255, 256, 257));
  const step = fc.record({ block: fc.nat(40), size, asked: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const ring = ringOf();
      const blocks = [ring.open(41), ring.open(41)];
      const put = new Map<string, Uint8Array>();
      for (const [n, { block, size: length, asked }] of steps.entries()) {
        const own = blocks[n % 2];
        if (own === undefined) continue;
        const bytes = filled(length, n % 251);
        const fits = ring.put(own, block, n, [bytes.subarray(0, 10), bytes.subarray(10)]);
        expect(fits).toBe(length <= room / 16);
        if (fits) put.set(`${n % 2} ${block}`, bytes);
        ring.find(own, asked);
        for (const [at, one] of blocks.entries())
          for (let other = 0; other < 41; other += 1) {
            const place = one.places[other] ?? 0;
            if (place <= 0) continue;
            expect([...new Uint8Array(ring.buffer, place, ring.sizeAt(place))]).toEqual([
              ...(put.get(`${at} ${other}`) ?? []),
            ]);
          }
      }
    }),
    { numRuns: 60 },
  );
});

it('lets the first go, but for those that were asked for again', () => {
  const ring = ringOf();
  const blocks = ring.open(100);
  for (let block = 0; block < 60; block += 1) {
    ring.put(blocks, block, block, [filled(100, block)]);
    if (block > 0) ring.find(blocks, 0);
  }
  expect(ring.kindAt(ring.find(blocks, 0))).toBe(0);
  expect(ring.find(blocks, 1)).toBe(0);
  expect(ring.kindAt(ring.find(blocks, 59))).toBe(59);
});

it('keeps nothing that is larger than a part of it, nor of what was closed', () => {
  const ring = ringOf();
  const [blocks, closed] = [ring.open(2), ring.open(1)];
  expect(ring.put(blocks, 0, 0, [filled(room / 16 + 1, 1)])).toBe(false);
  expect(ring.find(blocks, 0)).toBe(absent);
  ring.put(closed, 0, 0, [filled(100, 1)]);
  ring.find(closed, 0);
  ring.close(closed);
  for (let n = 0; n < 100; n += 1) ring.put(blocks, 1, n, [filled(100, n)]);
  expect(ring.kindAt(ring.find(blocks, 1))).toBe(99);
});
