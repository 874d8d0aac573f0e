import { expect, test } from 'vitest';
import { findBand } from '#core/align/band.ts';
import { RowsBuilder, type Rows } from '#core/align/vocabulary.ts';
import { randomFrom } from '../annotations/anchoring/prose.ts';

/** Sentences of words that are so few that runs of sentences all have the same ones. */
const alike = (sentences: number, words: number): Rows => {
  const random = randomFrom(7);
  const rows = new RowsBuilder();
  for (let n = 0; n < sentences; n += 1) {
    for (let k = 0; k < 8; k += 1) rows.add(Math.floor(random() * words));
    rows.endRow();
  }
  return rows.rows();
};

test('the way through long texts is found where runs of sentences are all alike', () => {
  const [sentences, words] = [30_000, 120];
  const text = alike(sentences, words);
  const says = new RowsBuilder();
  for (let word = 0; word < words; word += 1) {
    says.add(word, 1);
    says.endRow();
  }
  const { low, high } = findBand(
    { left: text, right: text, says: says.weighted(), rarity: new Float64Array(words).fill(1) },
    10,
  );
  const outside = Array.from(low, (from, at) => at < from || at > (high[at] ?? 0)).filter(Boolean);
  expect(outside).toHaveLength(0);
  const widest = low.reduce((most, from, at) => Math.max(most, (high[at] ?? 0) - from), 0);
  expect(widest).toBeLessThan(1000);
});
