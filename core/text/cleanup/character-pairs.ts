import { wordFrequencies } from '../conversion/data/word-frequencies.ts';
import { simplifiedUnits } from '../conversion/lexicon.ts';
import { once } from '../conversion/tables.ts';

/** Shares of characters and of pairs of neighbours in ordinary text, all characters in their Simplified form. */
type Model = {
  /** Per UTF-16 unit: its share of all characters; of those that end, that begin a word. */
  readonly all: Float64Array;
  readonly ending: Float64Array;
  readonly beginning: Float64Array;
  /** Words per character. */
  readonly words: number;
  /** The share of a pair inside words; 0 for one that is in none. */
  readonly pair: (one: number, other: number) => number;
};

const keyOf = (one: number, other: number): number => one * 0x10000 + other;

/** Looks pairs up in two columns, since a map of so many numbers takes longer than everything else that is done with them. */
const pairTable = (pairs: ReadonlyMap<number, number>): Model['pair'] => {
  let size = 1;
  while (size < pairs.size * 2) size *= 2;
  const keys = new Uint32Array(size);
  const shares = new Float64Array(size);
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 8) & (size - 1);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (const [key, share] of pairs) {
    const slot = slotOf(key);
    keys[slot] = key;
    shares[slot] = share;
  }
  return (one, other) => shares[slotOf(keyOf(one, other))] ?? 0;
};

const increase = (shares: Float64Array, unit: number, by: number): void => {
  shares[unit] = (shares[unit] ?? 0) + by;
};

/** The dictionary counts the commonest character far too low; its share after Jun Da's list (2004). */
const commonest = { unit: '的'.charCodeAt(0), share: 0.041 } as const;

/**
 * Made of the frequencies of words (see `word-frequencies.ts` for their source): inside a word its pairs are counted,
 * between words every end is followed by every beginning at the rate of both. Built at first use; 37,000 pairs.
 */
const model = once((): Model => {
  const all = new Float64Array(0x10000);
  const ending = new Float64Array(0x10000);
  const beginning = new Float64Array(0x10000);
  const pairs = new Map<number, number>();
  let characters = 0;
  let words = 0;
  for (const line of wordFrequencies.trim().split('\n')) {
    const [cost = '', size = '', members = ''] = line.split(' ');
    const length = Number(size);
    const share = Math.exp(-Number(cost) / 4);
    characters += share * members.length;
    words += (share * members.length) / length;
    for (let at = 0; at < members.length; at += length) {
      const units = Array.from({ length }, (_, index) => members.charCodeAt(at + index));
      increase(beginning, units[0] ?? 0, share);
      increase(ending, units.at(-1) ?? 0, share);
      for (const [index, unit] of units.entries()) {
        increase(all, unit, share);
        const key = keyOf(unit, units[index + 1] ?? 0);
        if (index + 1 < length) pairs.set(key, (pairs.get(key) ?? 0) + share);
      }
    }
  }
  for (const each of [all, ending, beginning])
    for (let unit = 0; unit < each.length; unit++) each[unit] = (each[unit] ?? 0) / characters;
  for (const shares of [all, ending, beginning]) shares[commonest.unit] = commonest.share;
  for (const [key, share] of pairs) pairs.set(key, share / characters);
  return { all, ending, beginning, pair: pairTable(pairs), words: words / characters };
});

const folded = (unit: number): number => simplifiedUnits()[unit] ?? unit;

/** The share of a character (either script) among the Han of ordinary text; 0 for one that the counts do not have. */
export const generalShare = (unit: number): number => model().all[folded(unit)] ?? 0;

/**
 * How much oftener `other` follows `one` in ordinary text than chance has it: natural logarithm, at most 8; 0 when
 * either is no Han of the counts. In: UTF-16 units of either script.
 */
export const association = (one: number, other: number): number => {
  const { all, ending, beginning, pair, words } = model();
  const first = folded(one);
  const second = folded(other);
  const shares = (all[first] ?? 0) * (all[second] ?? 0);
  if (shares === 0) return 0;
  const seen = pair(first, second) + ((ending[first] ?? 0) * (beginning[second] ?? 0)) / words;
  return seen === 0 ? -8 : Math.max(-8, Math.min(8, Math.log(seen / shares)));
};

/** Whether `association` of two characters is at most 0: `other` follows `one` no oftener than by chance. */
export const isChance = (one: number, other: number): boolean => {
  const { all, ending, beginning, pair, words } = model();
  const first = folded(one);
  const second = folded(other);
  const shares = (all[first] ?? 0) * (all[second] ?? 0);
  const between = ((ending[first] ?? 0) * (beginning[second] ?? 0)) / words;
  // Most neighbours are told without looking the pair up.
  return shares === 0 || (between <= shares && pair(first, second) + between <= shares);
};

/** How much of a character's occurrences end a word: near 0 for one that another must follow, as 規 is. */
export const endingShare = (unit: number): number => {
  const { all, ending } = model();
  const share = all[folded(unit)] ?? 0;
  return share === 0 ? 1 : (ending[folded(unit)] ?? 0) / share;
};
