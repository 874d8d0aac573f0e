import type { Lexicon } from './lexicon.ts';
import { RowsBuilder, type Rows, type Vocabulary, type WeightedRows } from './vocabulary.ts';

/** For each token of one text the tokens of the other that may translate it, with the chance of each: a row for each token. */
export type Chances = WeightedRows;

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
export const knownChances = (left: Vocabulary, right: Vocabulary, lexicon: Lexicon | null): Chances => {
  const rows = new RowsBuilder();
  for (const token of left.tokens) {
    for (const [other, chance] of chancesOf(token, right.numbers, lexicon)) rows.add(other, chance);
    rows.endRow();
  }
  return rows.weighted();
};

/** A ratio is never higher: no single word decides alone. */
const highestRatio = 3000;

/** How often a token occurs anyway: those that occur once are taken for no rarer than this of all. */
const anyway = (count: number, total: number): number => (count + 1) / (total + 50);

/** Rows turned round: for each of `size` ids the rows that have it, with what `value` gives for the entry. */
const turned = (
  { starts, ids }: Rows,
  size: number,
  value: (row: number, at: number) => number,
): WeightedRows => {
  const ends = new Int32Array(size + 1);
  for (const id of ids) ends[id + 1] = (ends[id + 1] ?? 0) + 1;
  for (let id = 0; id < size; id += 1) ends[id + 1] = (ends[id + 1] ?? 0) + (ends[id] ?? 0);
  const next = ends.slice();
  const out = { starts: ends, ids: new Int32Array(ids.length), values: new Float32Array(ids.length) };
  for (let row = 0; row < starts.length - 1; row += 1)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const id = ids[at] ?? 0;
      const to = next[id] ?? 0;
      out.ids[to] = row;
      out.values[to] = value(row, at);
      next[id] = to + 1;
    }
  return out;
};

/** Ratios in both directions. */
export type BothRatios = { readonly toRight: Ratios; readonly toLeft: Ratios };

/** Chances as ratios, in both directions. */
export const ratiosOf = (chances: Chances, left: Vocabulary, right: Vocabulary): BothRatios => {
  const size = right.tokens.length;
  const expected = new Float64Array(size);
  const usual = Float64Array.from(right.counts, (count) => anyway(count, right.total));
  const { starts, ids, values } = chances;
  for (let token = 0; token < starts.length - 1; token += 1) {
    const share = (left.counts[token] ?? 0) / (left.total + 1);
    for (let at = starts[token] ?? 0; at < (starts[token + 1] ?? 0); at += 1) {
      const other = ids[at] ?? 0;
      expected[other] = (expected[other] ?? 0) + (values[at] ?? 0) * share;
    }
  }
  const limited = (chance: number, by: number): number => Math.min(highestRatio, chance / by);
  return {
    toRight: {
      starts,
      ids,
      values: values.map((chance, at) => limited(chance, usual[ids[at] ?? 0] ?? 1)),
    },
    toLeft: turned(chances, size, (_, at) => {
      const other = ids[at] ?? 0;
      return limited(values[at] ?? 0, Math.max(usual[other] ?? 1, expected[other] ?? 0));
    }),
  };
};
