import type { Certainty } from '../../model/repair.ts';
import { isReadingOf } from './readings.ts';
import { isScriptBound } from './scripts.ts';

/** Occurrences of each `字reading`. */
export type GlossCounts = Map<string, number>;

/** What a document's glosses are: for each `字reading`, whether a converter left it; and whether one was at work at all. */
export type GlossHabit = {
  readonly converter: boolean;
  readonly verdicts: ReadonlyMap<string, Certainty>;
};

type Gloss = {
  readonly key: string;
  readonly glossed: number;
  readonly mechanical: boolean;
};

/** So many bare occurrences beside glossed ones are put down to damage. */
const mostBare = 0.1;

/** Fewer may as well be the new words of a lesson, each written twice. */
const fewestOfConverter = 6;

const describe = (key: string, glossed: number, all: number, glossedOfChar: number): Gloss => {
  const char = key.slice(0, 1);
  const bare = Math.max(0, all - glossedOfChar);
  const consistent = bare <= mostBare * glossedOfChar;
  const bound = isScriptBound(key.charCodeAt(0)) && isReadingOf(char, key.slice(1));
  return { key, glossed, mechanical: bound && consistent };
};

/**
 * Tells a converter's glosses from an author's. The converter glosses a character at every occurrence, only characters
 * whose Traditional and Simplified forms differ, and with a valid reading; an author glosses at first mention, rare
 * characters, whatever their forms. In: occurrences by `字reading`, and of each character in all.
 */
export const judgeGlosses = (counts: GlossCounts, countOf: (char: string) => number): GlossHabit => {
  const perChar = new Map<string, number>();
  for (const [key, count] of counts)
    perChar.set(key.slice(0, 1), (perChar.get(key.slice(0, 1)) ?? 0) + count);
  const glosses = Array.from(counts, ([key, count]) =>
    describe(key, count, countOf(key.slice(0, 1)), perChar.get(key.slice(0, 1)) ?? 0),
  );
  const mechanical = glosses.filter((gloss) => gloss.mechanical);
  const repeated = mechanical.filter(({ glossed }) => glossed > 1);
  const human = occurrences(glosses) - occurrences(mechanical);
  const repeats =
    repeated.length >= 2 ||
    (repeated.length >= 1 && mechanical.length >= 3) ||
    repeated.some(({ glossed }) => glossed >= 4);
  const converter =
    repeats && occurrences(mechanical) >= fewestOfConverter && human * 4 <= occurrences(mechanical);
  const likely = !converter && human === 0 && (mechanical.length >= 4 || repeated.length >= 1);
  const certainty: Certainty | undefined = converter ? 'certain' : likely ? 'doubtful' : undefined;
  return { converter, verdicts: new Map(certainty ? mechanical.map(({ key }) => [key, certainty]) : []) };
};

const occurrences = (glosses: readonly Gloss[]): number =>
  glosses.reduce((sum, { glossed }) => sum + glossed, 0);
