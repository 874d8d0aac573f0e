import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf } from '#core/memory/distance.ts';
import { createTextIndex } from '#core/memory/index.ts';
import { memoryKey } from '#core/memory/key.ts';
import { similarity } from '#core/memory/score.ts';
import { textGrams } from '#core/memory/text-grams.ts';

const words =
  '渡口 船 老師 河 南岸 北岸 今天 昨天 沒有 人 開船 等 天黑 一個 孩子 說 ， 。 ferry boat waits'.split(' ');
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''));

/** What comparing with every text finds that is not of punctuation only. */
const bruteForce = (texts: readonly string[], text: string, least: number) =>
  texts
    .flatMap((other, id) => {
      const found = similarity(patternOf(memoryKey(text)), memoryKey(other), least);
      return found === null || textGrams(memoryKey(other)).length === 0 ? [] : [{ id, similarity: found }];
    })
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id);

describe('texts in memory', () => {
  it('are found as if each had been compared', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 60 }), sentence, fc.nat(20), (others, text, cut) => {
        // Some are as short, or as long, as what is alike enough may be.
        const points = Array.from(text);
        const part = points.slice(0, Math.ceil(points.length * 0.6)).join('');
        const texts = [...others, part, text, text + part, points.slice(cut % points.length).join('')];
        const index = createTextIndex();
        texts.forEach((one, id) => index.put(id, one));
        expect(index.alike(text, 0.6, 100)).toEqual(bruteForce(texts, text, 0.6));
      }),
    );
  });

  it('are found in the other script, and by what they are now', () => {
    const index = createTextIndex();
    index.put(1, '我們發現了一條新的路。');
    index.put(2, '天色暗了。');
    expect(index.alike('我们发现了一条新的路。', 0.9, 5)).toEqual([{ id: 1, similarity: 1 }]);
    index.put(1, '沒有人認得。');
    expect(index.alike('我们发现了一条新的路。', 0.6, 5)).toEqual([]);
    expect(index.alike('没有人认得', 0.6, 5).map(({ id }) => id)).toEqual([1]);
    index.remove(1);
    expect(index.alike('没有人认得', 0.6, 5)).toEqual([]);
    expect(index.size()).toBe(1);
  });

  it('are the same whatever was put in, changed and taken out before', () => {
    const step = fc.record({ id: fc.nat(5), text: fc.option(sentence) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), sentence, (steps, text) => {
        const [index, fresh] = [createTextIndex(), createTextIndex()];
        const last = new Map<number, string | null>();
        for (const { id, text: now } of steps) {
          last.set(id, now);
          if (now === null) index.remove(id);
          else index.put(id, now);
        }
        for (const [id, now] of last) if (now !== null) fresh.put(id, now);
        expect(index.alike(text, 0.5, 10)).toEqual(fresh.alike(text, 0.5, 10));
      }),
    );
  });

  it('of punctuation or nothing are like nothing', () => {
    const index = createTextIndex();
    index.put(1, '……');
    index.put(2, '');
    expect(index.alike('', 0.5, 5)).toEqual([]);
    expect(index.alike('……', 0.5, 5)).toEqual([]);
  });
});
