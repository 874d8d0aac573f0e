import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf, plainComparer } from '#core/memory/distance.ts';
import { openKeys, packKeys, similarityToKey } from '#core/memory/key-block.ts';
import { similarity } from '#core/memory/score.ts';
import { createSliceCounter, segmentTexts, segmentWords } from '#core/memory/slices.ts';
import { kernel } from '#engine/memory/kernel/kernel.ts';

const { counter, comparer } = kernel();

/** Rows of bits by chance, from few to all. */
const row = fc.tuple(fc.integer(), fc.nat(6)).map(([seed, density]) => {
  const bits = new Int32Array(segmentWords);
  let state = seed;
  for (let at = 0; at < segmentWords; at += 1) {
    let word = -1;
    for (let n = 0; n < density; n += 1) word &= state = Math.imul(state ^ (state >>> 13), 0x5bd1e995) + at;
    bits[at] = word;
  }
  return bits;
});

describe('the kernel of look-ups', () => {
  it('is that of vectors, where tests run', () => {
    expect(comparer).not.toBe(plainComparer);
  });

  it('counts rows of bits as the core does', () => {
    const plain = createSliceCounter();
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 70 }),
        fc.nat(segmentTexts),
        fc.nat(segmentTexts),
        fc.nat(70),
        (rows, one, other, fewest) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const [found, wanted]: number[][] = [[], []];
          counter.count(rows);
          counter.drain(from, to, fewest, (text, count) => found?.push(text, count));
          plain.count(rows);
          plain.drain(from, to, fewest, (text, count) => wanted?.push(text, count));
          expect(found).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts as many as a text may have, to the end of its segment', () => {
    const full = new Int32Array(segmentWords).fill(-1);
    const last: number[] = [];
    counter.count(Array.from({ length: 255 }, () => full));
    counter.drain(segmentTexts - 1, segmentTexts, 255, (text, count) => last.push(text, count));
    expect(last).toEqual([segmentTexts - 1, 255]);
  });

  const letters = (most: number) =>
    fc.string({ unit: fc.constantFrom(...Array.from('abé 山水𠮷')), maxLength: most });

  it('compares texts of any length as the core does', () => {
    fc.assert(
      fc.property(
        fc.oneof(letters(70), letters(300)),
        fc.nat(300),
        letters(20),
        fc.constantFrom(0, 0.5, 0.6, 0.9),
        (text, at, more, least) => {
          const key = text.slice(0, at) + more + text.slice(at + 7);
          const block = openKeys(packKeys(['', key, text]), 3);
          if (block === null) throw new Error('not opened');
          const pattern = patternOf(text);
          for (const [n, one] of ['', key, text].entries())
            expect(similarityToKey(block, n, { pattern, least }, comparer)).toBe(
              similarity(pattern, one, least),
            );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leaves texts that it has no room for to the core', () => {
    const [text, other] = ['ferry '.repeat(3000), `${'ferry '.repeat(2999)}barge`];
    const block = openKeys(packKeys([text, other, 'ferry']), 3);
    if (block === null) throw new Error('not opened');
    for (const key of [text, 'ferry '.repeat(2800)]) {
      const pattern = patternOf(key);
      for (const [n, one] of [text, other, 'ferry'].entries())
        expect(similarityToKey(block, n, { pattern, least: 0.6 }, comparer)).toBe(
          similarity(pattern, one, 0.6),
        );
    }
  });
});
