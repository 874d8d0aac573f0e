import { expect, test } from 'vitest';
import type { QuoteIndex, QuotePlace } from '#core/annotations/quotes/index-texts.ts';
import { offsetCounter, positionFilter } from '#core/annotations/quotes/positions.ts';
import { indexOf } from './quotes.ts';

const rows = 500;

/** The index, with its texts counted as they are looked at. */
const counted = (index: QuoteIndex) => {
  let looked = 0;
  const texts = index.texts.map((one) => ({
    ...one,
    get text() {
      looked += 1;
      return one.text;
    },
  }));
  return { index: { ...index, texts }, looked: () => looked };
};

test('texts are counted once, however many places are compared', () => {
  const { index, looked } = counted(indexOf(Array.from({ length: rows }, (_, n) => `第${n}天。`)));
  const counter = offsetCounter(index);
  for (const _ of index.texts) counter.add({ gap: '', opensBlock: true });
  const places = index.texts.map((_, text): QuotePlace => ({
    from: 0,
    to: 0,
    pieces: [{ text, start: 1, end: 2 }],
  }));
  const before = index.texts.slice(0, 300).reduce((sum, { text }) => sum + text.length + 1, 0);
  const began = looked();
  const fitting = positionFilter(index, { start: before + 1, end: before + 2 }, counter.offsets())(places);
  expect(fitting.map(({ pieces }) => pieces[0]?.text)).toContain(300);
  expect(looked() - began).toBe(rows);
  expect(began).toBeLessThan(5 * rows);
});
