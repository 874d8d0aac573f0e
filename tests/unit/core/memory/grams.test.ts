import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gramsOf } from '#core/memory/grams.ts';
import { textGrams } from '#core/memory/text-grams.ts';

/*
 * What texts are found by, against models that write each gram out: hashes of few texts are as many, and those that two texts share as well.
 */

const text = fc
  .array(fc.constantFrom(...Array.from('山水人𠮷𠀀ab1 ，。é𐌰'), 'word', '山水', '𐌰𐌱'), { maxLength: 60 })
  .map((parts) => parts.join(''));

const tokensIn = (key: string): readonly string[] =>
  key.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? [];

const isWord = (token: string): boolean => !/\p{Script=Han}/u.test(token);

/** Pairs of tokens in either order (all of two that are alike count as one), words by themselves, and the first and last of a short text. */
const serverModel = (key: string): ReadonlySet<string> => {
  const tokens = tokensIn(key);
  const grams = tokens.flatMap((token, n) => {
    const next = tokens[n + 1];
    return [
      ...(isWord(token) ? [token] : []),
      ...(next === undefined ? [] : [token === next ? 'itself' : [token, next].toSorted().join('|')]),
    ];
  });
  const [first, last] = [tokens[0], tokens.at(-1)];
  const isShort = tokens.length > 0 && tokens.length < 12;
  return new Set([...grams, ...(isShort ? [`edge ${first ?? ''}`, `edge ${last ?? ''}`] : [])]);
};

/** Pairs of Han characters that stand side by side or are parted by marks alone, runs of letters as four in a row with gaps. */
const fileModel = (key: string): ReadonlySet<string> => {
  const parts = key.match(/\p{Script=Han}|[\p{L}\p{N}\p{M}]|[^\p{L}\p{N}\p{M}]/gu) ?? [];
  const grams = new Set<string>();
  let [run, before, first, last, count] = ['', '', '', '', 0];
  const end = (): void => {
    if (run === '') return;
    const letters = Array.from(run.endsWith(' ') ? run : `${run} `);
    for (let from = 0; from <= Math.max(0, letters.length - 4); from += 1)
      grams.add(`letters ${letters.slice(from, from + 4).join('')}`);
    run = '';
  };
  for (const part of parts) {
    if (/\p{Script=Han}/u.test(part)) {
      end();
      if (before !== '') grams.add(`pair ${before}${part}`);
      if (count === 0) first = part;
      [before, last, count] = [part, part, count + 1];
    } else if (/[\p{L}\p{N}\p{M}]/u.test(part)) {
      run += run === '' ? ` ${part}` : part;
      before = '';
    } else if (run !== '' && !run.endsWith(' ')) run += ' ';
  }
  end();
  if (count > 0 && count < 12) grams.add(`^${first}`).add(`${last}$`);
  return grams;
};

it.each([
  ['on servers', gramsOf, serverModel],
  ['in files', textGrams, fileModel],
] as const)(
  '%s: as many as there are different ones, and shared where the model shares them',
  (_, gramsIn, model) => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const own = new Set(gramsIn(one));
        const its = new Set(gramsIn(other));
        const [wanted, against] = [model(one), model(other)];
        expect(own.size).toBe(gramsIn(one).length);
        expect(own.size).toBe(wanted.size);
        expect([...own].filter((gram) => its.has(gram)).length).toBe(
          [...wanted].filter((gram) => against.has(gram)).length,
        );
      }),
    );
  },
);

it('of long texts, of which many come again, are each there once', () => {
  const long = Array.from(
    { length: 3000 },
    (_, n) => `w${n % 700} ${String.fromCharCode(0x4e00 + (n % 500))}`,
  ).join('');
  expect(new Set(gramsOf(long)).size).toBe(gramsOf(long).length);
  expect(textGrams(long)).toHaveLength(fileModel(long).size);
});
