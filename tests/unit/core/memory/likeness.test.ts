import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceTo, patternOf } from '#core/memory/distance.ts';
import { memoryKey, pointsOf } from '#core/memory/key.ts';
import { penalised, penaltiesOf, percent, similarity } from '#core/memory/score.ts';
import { simplifiedCharacters } from '#core/text/conversion/simplify.ts';
import { messyText } from '../text/arbitraries.ts';

/** The matrix as it is defined (Wagner and Fischer 1974). */
const slowDistance = (one: string, other: string): number => {
  const [a, b] = [Array.from(one), Array.from(other)];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  a.forEach((character, row) => {
    const line = [row + 1];
    b.forEach((against, at) => {
      const replaced = (above[at] ?? 0) + (character === against ? 0 : 1);
      line.push(Math.min((above[at + 1] ?? 0) + 1, (line[at] ?? 0) + 1, replaced));
    });
    above = line;
  });
  return above[b.length] ?? 0;
};

const distance = (one: string, other: string): number => distanceTo(patternOf(one), other);

/** Few different characters, so that texts have much in common; pairs of surrogates; longer than a machine word. */
const likely = fc.string({ unit: fc.constantFrom(...Array.from('的一是𠮷a')), maxLength: 100 });
const anyText = fc.oneof(likely, messyText());

describe('the edit distance', () => {
  it('is the one of the matrix, also at and over the edges of machine words', () => {
    fc.assert(
      fc.property(likely, likely, (one, other) => {
        expect(distance(one, other)).toBe(slowDistance(one, other));
      }),
    );
    for (const length of [31, 32, 33, 63, 64, 65]) {
      const text = '山水'.repeat(40).slice(0, length);
      expect(distance(text, `${text}外`)).toBe(1);
      expect(distance(text, `外${text.slice(1)}`)).toBe(1);
    }
  });

  it('is a metric: nothing only between equals, the same both ways, no shorter by a detour', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (a, b, c) => {
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c));
      }),
    );
  });

  it('is told as more than was asked for, and only then', () => {
    fc.assert(
      fc.property(likely, likely, fc.nat(60), (one, other, most) => {
        const exact = slowDistance(one, other);
        expect(distanceTo(patternOf(one), other, most)).toBe(exact > most ? most + 1 : exact);
      }),
    );
  });
});

describe('the similarity', () => {
  it('is one less the share of edits, or nothing beneath what is wanted', () => {
    fc.assert(
      fc.property(likely, likely, fc.integer({ min: 0, max: 10 }), (one, other, tenths) => {
        const longer = Math.max(pointsOf(one).length, pointsOf(other).length);
        const edits = slowDistance(one, other);
        const isEnough = edits * 10 <= (10 - tenths) * longer;
        const expected = longer === 0 ? 1 : isEnough ? 1 - edits / longer : null;
        expect(similarity(patternOf(one), other, tenths / 10)).toBe(expected);
      }),
    );
  });

  it('finds a match that is exactly at the threshold', () => {
    expect(similarity(patternOf('一二三四五'), '一二三甲乙', 0.6)).toBeCloseTo(0.6);
    expect(similarity(patternOf('一二三四五六七八九十'), '一二三四五六七甲乙丙', 0.7)).toBeCloseTo(0.7);
  });

  it('knows no script, width or case: a text and its other forms have one key', () => {
    const simplify = simplifiedCharacters();
    const pairs = [...simplify].filter(([, simplified]) => !simplify.has(simplified));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pairs), { maxLength: 30 }), (characters) => {
        const traditional = characters.map(([form]) => form).join('');
        const simplified = characters.map(([, form]) => form).join('');
        expect(memoryKey(traditional)).toBe(memoryKey(simplified));
      }),
    );
    expect(memoryKey('  ＡＢＣ　發現\n「新」 ')).toBe('abc 发现 "新"');
    expect(memoryKey('abc 发现"新"')).toBe(memoryKey('ABC  發現“新”'));
  });
});

describe('what is taken off', () => {
  const text = (words: string, language = 'zh-Hant') => ({ text: words, language, tags: [] });

  it('is a hundredth for each thing that the folded text hides', () => {
    expect(penaltiesOf(text('發現'), text('發現'), true)).toEqual([]);
    expect(penaltiesOf(text('發現'), text('发现', 'zh-Hans'), true)).toEqual(['script']);
    expect(penaltiesOf(text('人', 'zh-Hans'), text('人'), true)).toEqual([]);
    expect(penaltiesOf(text('ＡＢ'), text('AB'), true)).toEqual(['form']);
    expect(penaltiesOf(text('ＡＢ'), text('ABC'), false)).toEqual([]);
    const bold = { ...text('發現'), tags: [{ kind: 'open', type: 'strong' } as const] };
    expect(penaltiesOf(bold, text('發現'), true)).toEqual(['tags']);
    expect(percent(penalised(1, ['script', 'tags']))).toBe(98);
    expect(percent(penalised(0.8, [], 0.05))).toBe(75);
    expect(penalised(0.01, ['script', 'form', 'tags'])).toBe(0);
  });

  it('never lets a text that differs be told as 100 %', () => {
    expect(percent(1 - 1 / 1000)).toBe(99);
    expect(percent(1)).toBe(100);
    expect(percent(0.7)).toBe(70);
  });
});
