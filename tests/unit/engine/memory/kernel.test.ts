import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf } from '#core/memory/distance.ts';
import { markOthers, openKeys, packKeys } from '#core/memory/key-block.ts';
import { similarity } from '#core/memory/score.ts';
import { createSliceCounter, segmentTexts, segmentWords } from '#core/memory/slices.ts';
import { kernel } from '#engine/memory/kernel/kernel.ts';

const { counter, texts, ring } = kernel();

/** How alike keys are to a text, as the kernel compares all of them together: null of those that are less alike than `least`, `elsewhere` of those that it leaves to the core. */
const compared = (keys: readonly string[], text: string, least: number) => {
  const block = openKeys(packKeys(keys), keys.length);
  if (block === null || texts === null) throw new Error('not opened');
  markOthers(block);
  const blocks = ring.open(1);
  ring.put(blocks, 0, 0, [new Uint8Array(block.starts.buffer, 0, block.starts.byteLength), block.bytes]);
  const place = ring.find(blocks, 0);
  ring.close(blocks);
  if (!texts.begin(patternOf(text), least)) return keys.map(() => 'elsewhere');
  const found: (number | null | 'elsewhere')[] = keys.map(() => null);
  keys.forEach((_, n) => texts.note(n, place, keys.length, n));
  for (let at = 0; at < keys.length; at += 1) {
    at = texts.next(at, keys.length);
    if (at < keys.length) found[at] = texts.similarity() ?? 'elsewhere';
  }
  return found;
};

const isTwoUnits = (text: string): boolean => /[\ud800-\udfff]/.test(text);

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
    expect(texts).not.toBeNull();
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
          const keys = ['', text.slice(0, at) + more + text.slice(at + 7), text, more];
          const wanted = keys.map((key) =>
            text === '' || isTwoUnits(key) ? 'elsewhere' : similarity(patternOf(text), key, least),
          );
          expect(compared(keys, text, least)).toEqual(wanted);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leaves patterns that it has no room for to the core, and compares those that it has room for with longer texts', () => {
    const [long, other] = ['ferry '.repeat(3000), `${'ferry '.repeat(80)}barge`];
    expect(compared([long, other], long, 0.6)).toEqual(['elsewhere', 'elsewhere']);
    const most = 'ferry '.repeat(85);
    expect(compared([long, other], most, 0.6)).toEqual([null, similarity(patternOf(most), other, 0.6)]);
    expect(compared([long], most, 0)).toEqual([similarity(patternOf(most), long, 0)]);
  });

  it('compares nothing where none is asked for', () => {
    if (texts === null) throw new Error('not there');
    expect(texts.begin(patternOf('ferry'), 0.6)).toBe(true);
    expect(texts.next(3, 3)).toBe(3);
    texts.leave(0);
    expect([texts.next(0, 1), texts.similarity()]).toEqual([0, null]);
  });
});
