import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestShared } from '#core/memory/candidates.ts';
import { distanceTo, patternOf } from '#core/memory/distance.ts';
import { memoryKey, pointsOf } from '#core/memory/key.ts';
import { mergedOrder, mergeLists, mergeTexts, type GramSource } from '#core/memory/merge-batches.ts';
import { openBatch, placeOf, type BuiltBatch } from '#core/memory/posting-batch.ts';
import { leastDistance, signatureOf } from '#core/memory/signature.ts';
import { textGrams } from '#core/memory/text-grams.ts';
import { randomFrom } from '../annotations/anchoring/prose.ts';
import { messyText } from '../text/arbitraries.ts';

const likely = fc.string({
  unit: fc.constantFrom(...Array.from('的一是在不了有和人這𠮷，ab ')),
  maxLength: 40,
});
const anyText = fc.oneof(likely, messyText());

const built = (texts: readonly string[], first = 1): BuiltBatch => {
  const batch = openBatch();
  texts.forEach((text, at) => batch.add(first + at, memoryKey(text)));
  return batch.build();
};

/** By gram the units that have it. */
const unitsBy = ({
  units,
  grams,
  starts,
  entries,
}: BuiltBatch): Readonly<Record<number, readonly number[]>> =>
  Object.fromEntries(
    Array.from(grams, (gram, at) => [
      gram,
      Array.from(entries.subarray(starts[at], starts[at + 1]), (entry) => units[entry] ?? 0).sort(
        (a, b) => a - b,
      ),
    ]),
  );

/** The grams of a batch, three at a time. */
const inParts = ({ grams, starts }: BuiltBatch): GramSource => {
  let at = 0;
  return () => {
    if (at >= grams.length) return null;
    const part = { grams: grams.slice(at, at + 3), starts: starts.slice(at, at + 4) };
    at += 3;
    return part;
  };
};

const merged = (batches: readonly BuiltBatch[]): BuiltBatch => {
  const { numbers, ...texts } = mergeTexts(
    batches.map(({ lengths, units, signatures }) => ({
      lengths,
      texts: () => ({ units: units.slice(), signatures: signatures.slice() }),
    })),
  );
  const at = batches.map(() => 0);
  const keys = Array.from(mergedOrder(batches), (n) => {
    const place = at[n] ?? 0;
    at[n] = place + 1;
    return batches[n]?.keys[place] ?? '';
  });
  const [grams, starts, entries]: [number[], number[], number[]] = [[], [0], []];
  const take = (n: number, from: number, to: number): Uint32Array =>
    (batches[n]?.entries ?? new Uint32Array(0)).subarray(from, to);
  const steps = mergeLists(batches.map(inParts), numbers, take, (gram, list) => {
    grams.push(gram);
    entries.push(...list);
    starts.push(entries.length);
  });
  while (steps.next().done !== true);
  return {
    ...texts,
    keys,
    grams: Uint32Array.from(grams),
    starts: Uint32Array.from(starts),
    entries: Uint32Array.from(entries),
  };
};

describe('a batch of the index', () => {
  it('has each text by its grams, ordered by length', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 20 }), (texts) => {
        const batch = built(texts);
        const wanted: Record<number, number[]> = {};
        texts.forEach((text, at) => {
          for (const gram of textGrams(memoryKey(text))) (wanted[gram >>> 0] ??= []).push(at + 1);
        });
        expect(unitsBy(batch)).toEqual(wanted);
        expect([...batch.lengths]).toEqual([...batch.lengths].sort((a, b) => a - b));
        for (const [at, gram] of batch.grams.entries()) expect(placeOf(batch.grams, gram)).toBe(at);
        expect(placeOf(batch.grams, 12_345)).toBe(batch.grams.indexOf(12_345));
      }),
    );
  });

  it('has as many grams as there are, is made of several with long lists and short ones, and begins anew', () => {
    const random = randomFrom(11);
    const one = () => String.fromCharCode(0x4e00 + Math.floor(random() * 20_000));
    // More grams than room is made for at first; each third text shares some with all others.
    const texts = Array.from(
      { length: 3000 },
      (_, n) => `${Array.from({ length: 16 }, one).join('')}${n % 3 === 0 ? '渡口的船' : ''}`,
    );
    const whole = built(texts);
    expect(whole.grams.length).toBeGreaterThan(1 << 15);
    const batch = openBatch();
    const parts = [0, 1000, 2000].map((from) => {
      texts.slice(from, from + 1000).forEach((text, at) => batch.add(1 + from + at, memoryKey(text)));
      const { entries, ...rest } = batch.build();
      return { ...rest, entries: entries.slice() };
    });
    expect(unitsBy(merged(parts))).toEqual(unitsBy(whole));
  });

  it('made of several is the one that is made of all texts at once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), (parts) => {
        const one = built(parts.flat());
        const several = merged(
          parts.map((texts, at) =>
            built(texts, 1 + parts.slice(0, at).reduce((sum, { length }) => sum + length, 0)),
          ),
        );
        expect(several).toEqual(one);
      }),
    );
  });
});

describe('what leaves texts out without comparing them', () => {
  const signed = (text: string) => signatureOf(pointsOf(text));

  it('is never more than the distance: characters', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const { low, high } = signed(other);
        expect(leastDistance(signed(one), low, high)).toBeLessThanOrEqual(distanceTo(patternOf(one), other));
      }),
    );
  });

  it('is never more than what is shared: grams', () => {
    const han = (minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...Array.from('山水人口天日，')), minLength, maxLength });
    const share = fc.double({ min: 0, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(han(1, 30), share, fc.nat(8), han(0, 8), (one, from, cut, insert) => {
        const at = Math.floor(from * one.length);
        const other = one.slice(0, at) + insert + one.slice(at + cut);
        const distance = distanceTo(patternOf(one), other);
        const length = pointsOf(one).length;
        const likeness = 1 - distance / Math.max(length, pointsOf(other).length);
        const least = [0.9, 0.75, 0.6, 0.5].find((share) => likeness >= share);
        if (least === undefined) return;
        const grams = textGrams(one);
        const others = new Set(textGrams(other));
        const shared = grams.filter((gram) => others.has(gram)).length;
        const present = grams.length;
        const fewest = fewestShared(one, { grams: present, present, read: present, length, least });
        expect(shared).toBeGreaterThanOrEqual(shared === 0 ? 0 : fewest);
      }),
    );
  });
});
