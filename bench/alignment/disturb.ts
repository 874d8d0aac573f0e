import { goldOf, type Gold, type GoldPair } from '#tests/alignment/gold.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import type { Unit } from './documents.ts';

type Random = () => number;

/** How often each disturbance begins at a unit. */
const shares = {
  joinTwo: 0.08,
  joinMore: 0.02,
  split: 0.04,
  reorder: 0.015,
  omit: 0.01,
  insert: 0.01,
  /** A passage of many sentences that one side leaves out. */
  passage: 0.001,
} as const;

const joinOf = (
  left: readonly string[],
  right: readonly string[],
  random: Random,
  opens: boolean,
): GoldPair =>
  random() < 0.5 ? { left: [left.join('')], right, opens } : { left, right: [right.join(' ')], opens };

/** A sentence cut in two near its middle, at a comma or the like; whole where there is none. */
const halves = (text: string): readonly string[] => {
  const middle = text.length / 2;
  let best = -1;
  for (const { index, 0: mark } of text.matchAll(/[，；、：]|[,;:] /gu)) {
    const at = index + mark.length;
    if (Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  }
  return best < text.length * 0.25 || best > text.length * 0.75
    ? [text]
    : [text.slice(0, best).trim(), text.slice(best).trim()];
};

const rotated = <Value>(values: readonly Value[]): readonly Value[] => [
  ...values.slice(1),
  ...values.slice(0, 1),
];

/** One disturbance at the units from `at` on: what becomes of them, and how many they were. */
const disturbed = (
  units: readonly Unit[],
  at: number,
  random: Random,
): { pairs: GoldPair[]; used: number } => {
  const unit = units[at];
  if (unit === undefined) return { pairs: [], used: 1 };
  const { left, right, opens } = unit;
  const some = (count: number): readonly Unit[] => units.slice(at, at + count);
  let chance = random();
  const falls = (share: number): boolean => {
    chance -= share;
    return chance < 0;
  };
  if (falls(shares.joinTwo) || falls(shares.joinMore)) {
    const own = some(chance < -shares.joinMore ? 2 : 3);
    const pair = joinOf(
      own.map((one) => one.left),
      own.map((one) => one.right),
      random,
      opens,
    );
    return { pairs: [pair], used: own.length };
  }
  if (falls(shares.split)) {
    const pair =
      random() < 0.5
        ? { left: halves(left), right: [right], opens }
        : { left: [left], right: halves(right), opens };
    return { pairs: [pair], used: 1 };
  }
  if (falls(shares.reorder)) {
    const own = some(2 + Math.floor(random() * 3));
    const [lefts, rights] = [own.map((one) => one.left), own.map((one) => one.right)];
    // The longest become beads of 4 to 6.
    const cut = own.length === 4 ? rights.flatMap(halves).slice(0, 6) : rights;
    const whole = cut.join('').length === rights.join('').length ? cut : rights;
    return { pairs: [{ left: rotated(lefts), right: whole, opens }], used: own.length };
  }
  if (falls(shares.omit))
    return {
      pairs: [random() < 0.5 ? { left: [left], right: [], opens } : { left: [], right: [right], opens }],
      used: 1,
    };
  if (falls(shares.insert)) {
    const other = units[Math.floor(random() * units.length)] ?? unit;
    const alone =
      random() < 0.5 ? { left: [other.left], right: [], opens } : { left: [], right: [other.right], opens };
    return { pairs: [alone, { left: [left], right: [right], opens }], used: 1 };
  }
  if (falls(shares.passage)) {
    const isLeft = random() < 0.5;
    const own = some(5 + Math.floor(random() * 30));
    return {
      pairs: own.map((one) => ({
        left: isLeft ? [one.left] : [],
        right: isLeft ? [] : [one.right],
        opens: one.opens,
      })),
      used: own.length,
    };
  }
  return { pairs: [{ left: [left], right: [right], opens }], used: 1 };
};

/** Units with joins, splits, omissions, insertions and reorderings from a seed, so that it is known what belongs together. */
export const disturb = (name: string, units: readonly Unit[], seed: number): Gold => {
  const random = randomFrom(seed);
  const pairs: GoldPair[] = [];
  for (let at = 0; at < units.length;) {
    const { pairs: own, used } = disturbed(units, at, random);
    pairs.push(...own);
    at += used;
  }
  return goldOf(name, pairs);
};
