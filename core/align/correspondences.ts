import type { Lexicon } from './lexicon.ts';
import { RowsBuilder, type Vocabulary, type WeightedRows } from './vocabulary.ts';

/** For each token of one text the tokens of the other that may translate it, with the chance of each. */
export type Chances = readonly ReadonlyMap<number, number>[];

/** The same as ratios to how often a token occurs anyway, what the scorer multiplies: a row for each token. */
export type Ratios = WeightedRows;

/** How surely a mark, number, name or word that both texts have is the same. */
const sameChance = (token: string): number => {
  switch (token) {
    case '?':
      return 0.7;
    case '!':
      return 0.4;
    case '“':
      return 0.6;
    case '…':
      return 0.3;
    case '—':
      return 0.15;
    case ':':
      return 0.15;
    default:
      return token.startsWith('@') ? 0.6 : 0.85;
  }
};

/** What the characters of a word mean counts this much of what the word means. */
const characterShare = 0.25;

const addAll = (
  to: Map<number, number>,
  meanings: ReadonlyMap<string, number>,
  share: number,
  numbers: ReadonlyMap<string, number>,
): void => {
  for (const [stem, weight] of meanings) {
    const number = numbers.get(stem);
    if (number !== undefined) to.set(number, (to.get(number) ?? 0) + weight * share);
  }
};

/** Where the usual meanings of a word are left out of the text, the rest is not made surer than this many times. */
const mostRaised = 2;

const chancesOf = (
  token: string,
  numbers: ReadonlyMap<string, number>,
  lexicon: Lexicon | null,
): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  const same = numbers.get(token);
  if (same !== undefined) found.set(same, sameChance(token));
  if (lexicon === null || !/^\p{Script=Han}/u.test(token)) return found;
  const characters = Array.from(token);
  const own = lexicon.meanings(token);
  const share = characters.length === 1 ? 1 : own.size === 0 ? 0 : 1 - characterShare;
  addAll(found, own, share, numbers);
  if (characters.length > 1)
    for (const character of characters)
      addAll(found, lexicon.meanings(character), characterShare / characters.length, numbers);
  let sum = 0;
  for (const chance of found.values()) sum += chance;
  const raised = Math.min(mostRaised, sum === 0 ? 1 : 0.9 / sum);
  return new Map([...found].map(([number, chance]) => [number, chance * raised]));
};

/** What dictionary and spelling say of the words of two texts. */
export const knownChances = (left: Vocabulary, right: Vocabulary, lexicon: Lexicon | null): Chances =>
  left.tokens.map((token) => chancesOf(token, right.numbers, lexicon));

/** A ratio is never higher: no single word decides alone. */
const highestRatio = 3000;

/** How often a token occurs anyway: those that occur once are taken for no rarer than this of all. */
const anyway = (count: number, total: number): number => (count + 1) / (total + 50);

/** Chances as ratios, in both directions. */
export const ratiosOf = (
  chances: Chances,
  left: Vocabulary,
  right: Vocabulary,
): { readonly toRight: Ratios; readonly toLeft: Ratios } => {
  const expected = new Float64Array(right.tokens.length);
  chances.forEach((row, token) => {
    for (const [other, chance] of row)
      expected[other] = (expected[other] ?? 0) + chance * ((left.counts[token] ?? 0) / (left.total + 1));
  });
  const back: [token: number, ratio: number][][] = right.tokens.map(() => []);
  const toRight = new RowsBuilder();
  chances.forEach((row, token) => {
    for (const [other, chance] of row) {
      const usual = anyway(right.counts[other] ?? 0, right.total);
      toRight.add(other, Math.min(highestRatio, chance / usual));
      back[other]?.push([token, Math.min(highestRatio, chance / Math.max(usual, expected[other] ?? 0))]);
    }
    toRight.endRow();
  });
  const toLeft = new RowsBuilder();
  for (const row of back) {
    for (const [token, ratio] of row) toLeft.add(token, ratio);
    toLeft.endRow();
  }
  return { toRight: toRight.weighted(), toLeft: toLeft.weighted() };
};
