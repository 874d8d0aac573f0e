import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf } from '#core/memory/distance.ts';
import { keyAt, openKeys, packKeys, similarityToKey } from '#core/memory/key-block.ts';
import { similarity } from '#core/memory/score.ts';
import { blockBytes, createListPacker, createNumbers, unpackList } from '#core/memory/list-codec.ts';
import { messyText } from '../text/arbitraries.ts';

const anyText = fc.oneof(
  messyText(),
  fc.string(),
  fc.string({ unit: fc.constantFrom('é', '𠮷', '山', 'a') }),
);

describe('a block of keys', () => {
  it('gives them back, and compares them as they are', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 12 }),
        anyText,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (keys, text, least) => {
          const block = openKeys(packKeys(keys), keys.length);
          if (block === null) throw new Error('not opened');
          expect(keys.map((_, at) => keyAt(block, at))).toEqual(keys);
          const pattern = patternOf(text);
          keys.forEach((key, at) =>
            expect(similarityToKey(block, at, { pattern, least })).toBe(similarity(pattern, key, least)),
          );
        },
      ),
    );
  });

  it('compares texts of one, two and more words of bits with others nearly the same', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('abé ')), minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(letters, fc.nat(79), letters, fc.constantFrom(0, 0.6, 0.9), (text, at, more, least) => {
        const key = text.slice(0, at) + more.slice(0, 9) + text.slice(at + 4);
        const block = openKeys(packKeys(['', key, '山']), 3);
        if (block === null) throw new Error('not opened');
        const pattern = patternOf(text);
        expect(similarityToKey(block, 1, { pattern, least })).toBe(similarity(pattern, key, least));
      }),
    );
  });

  it('that is cut off or written over is none', () => {
    const packed = packKeys(['山水', 'abc']);
    expect(openKeys(packed.subarray(0, -1), 2)).toBeNull();
    expect(openKeys(packed.subarray(0, 4), 2)).toBeNull();
    expect(openKeys(packed.fill(0xff, 0, 4), 2)).toBeNull();
  });
});

describe('packed lists', () => {
  const list = fc
    .uniqueArray(fc.oneof(fc.nat(300), fc.nat(70_000), fc.nat(2 ** 31 - 2)), { maxLength: 60 })
    .map((numbers) => Uint32Array.from(numbers).sort());
  const long = Uint32Array.from({ length: 9000 }, (_, at) => at * 3);

  it('give back each list, whatever blocks it lies in', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 30 }), fc.nat(30), (lists, at) => {
        const all = [...lists.slice(0, at), long, ...lists.slice(at)];
        const blocks: { readonly block: Uint8Array; readonly first: number }[] = [];
        const packer = createListPacker((block, first) => blocks.push({ block: block.slice(), first }));
        const starts = all.map((numbers) => {
          const place = packer.place();
          packer.add(numbers);
          return place;
        });
        starts.push(packer.place());
        packer.end();
        all.forEach((numbers, n) => {
          const read = createNumbers();
          const [from = 0, to = 0] = starts.slice(n, n + 2);
          blocks.forEach(({ block, first }, number) => {
            const begin = number * blockBytes;
            const before = read.length;
            unpackList(block, Math.max(0, from - begin), Math.min(block.length, to - begin), read);
            const isFirst = from >= begin || read.length === before || read.list[before] === first;
            expect(isFirst).toBe(true);
          });
          expect(read.list.slice(0, read.length)).toEqual(numbers);
        });
      }),
      { numRuns: 30 },
    );
  });
});
