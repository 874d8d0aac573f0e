import { chineseScript, type InlineTag, type Language } from '../model/index.ts';
import { distanceToRead, readText, type Pattern } from './distance.ts';
import { penalties, type Penalty } from './match-kinds.ts';

/** Rounding must not lose a match that is exactly at the threshold. */
export const roundingOfEdits = 1e-9;

/** How many edits a text may be away that is as alike as `least`; `longer`: code points of the longer one. */
export const mostEdits = (least: number, longer: number): number =>
  Math.floor((1 - least) * longer + roundingOfEdits);

/** How alike a pattern is to the text of `count` code points that was read for it last (`distance.ts`); null when it is less than `least`. */
export const similarityToRead = (pattern: Pattern, count: number, least: number): number | null => {
  const longer = Math.max(pattern.length, count);
  if (longer === 0) return 1;
  const most = mostEdits(least, longer);
  const distance = distanceToRead(pattern, count, most);
  return distance > most ? null : 1 - distance / longer;
};

/**
 * How alike two folded texts are: 1 − edit distance ÷ length of the longer one, both in code points. 1: the same; two empty texts
 * are. Null when it is less than `least`, which is found out sooner.
 */
export const similarity = (pattern: Pattern, key: string, least = 0): number | null =>
  similarityToRead(pattern, readText(pattern, key), least);

/** One side of a comparison, as it is written. */
export type Compared = {
  readonly text: string;
  readonly tags: readonly Pick<InlineTag, 'kind' | 'type'>[];
  readonly language: Language;
};

const tagList = (tags: Compared['tags']): string =>
  tags
    .map(({ kind, type }) => `${kind} ${type}`)
    .sort()
    .join();

/** What differs between two originals though their folded texts may be the same; `same` says whether they are. */
export const penaltiesOf = (one: Compared, other: Compared, same: boolean): readonly Penalty[] => {
  const [script, otherScript] = [chineseScript(one.language), chineseScript(other.language)];
  const isOtherScript = script !== null && otherScript !== null && script !== otherScript;
  const found: Penalty[] = [];
  if (isOtherScript && one.text !== other.text) found.push('script');
  else if (same && one.text !== other.text) found.push('form');
  if (tagList(one.tags) !== tagList(other.tags)) found.push('tags');
  return found;
};

/** The score with what is taken off; never below 0. */
export const penalised = (score: number, found: readonly Penalty[], memory = 0): number =>
  Math.max(0, found.reduce((left, penalty) => left - penalties[penalty], score) - memory);

/** Whole per cent, rounded down: 100 is said of nothing that differs. */
export const percent = (score: number): number => Math.floor(score * 100 + 1e-9);
