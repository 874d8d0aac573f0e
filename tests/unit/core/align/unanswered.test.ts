import { expect, test } from 'vitest';
import { learnedUnanswered, usualUnanswered } from '#core/align/unanswered.ts';
import { countTokens } from '#core/align/vocabulary.ts';

const words = (text: string): readonly string[] => text.split(' ');
const left = countTokens(['甲 乙', '甲 丙', '甲 乙'], words);
const right = countTokens(['a x', 'b x', 'a y'], words);

/** 甲 is `a`, as far as is known; nothing is known of the others. */
const chances = (count: number, ends: readonly number[]) => ({
  starts: Int32Array.from([0, ...ends]),
  ids: new Int32Array(count),
  values: new Float32Array(count).fill(40),
});
const ratios = { toRight: chances(1, [1, 1, 1]), toLeft: chances(1, [1, 1, 1, 1]) };

test('a word that nothing in the other text can answer says nothing', () => {
  const { left: lefts, right: rights } = usualUnanswered(ratios, 0.3);
  expect([...lefts]).toEqual([0.3, 1, 1]);
  expect([...rights]).toEqual([0.3, 1, 1, 1]);
});

test('a word that is left out again and again is taken for less', () => {
  const bead = (n: number) => ({ left: n, leftEnd: n + 1, right: n, rightEnd: n + 1, posterior: 1 });
  const once = learnedUnanswered(ratios, { left, right }, [bead(0), bead(2)], 0.3);
  const withMissing = learnedUnanswered(ratios, { left, right }, [bead(0), bead(1), bead(2)], 0.3);
  expect(withMissing.left[0]).toBeGreaterThan(once.left[0] ?? 1);
  expect(withMissing.left[1]).toBe(1);
});
