import { gbkChar } from './gbk.ts';
import { isReadingOf } from './readings.ts';
import { isScriptBound } from './scripts.ts';
import { endsWord, likelihood } from './likelihood.ts';
import type { Survey } from './survey.ts';

/**
 * One guess at the bytes as they were before the glosses, read so far.
 * `last` is the last of them; `pending` says that it is the first half of a character still to be completed.
 */
export type State = {
  readonly out: string;
  /** The character before the present one, for judging pairs. */
  readonly before: string;
  /** That character ends a word with the one before it: it seldom begins another. */
  readonly isBound: boolean;
  readonly last: number;
  readonly pending: boolean;
  /** UTF-16 offset in the damaged text up to which it has been read. */
  readonly at: number;
  readonly score: number;
};

/** The state after one more original character, or undefined when there is none of these bytes. */
export const withPair = (state: State, trail: number, survey: Survey): State | undefined => {
  const char = gbkChar(state.last, trail);
  if (char === '') return undefined;
  return { ...withChar(state, char, survey), last: trail };
};

/** The state after a character that stands for itself; no half character is left. */
const withChar = (state: State, char: string, survey: Survey): State => ({
  ...state,
  out: state.out + char,
  before: char,
  isBound: !state.isBound && endsWord(state.before, char),
  pending: false,
  score: state.score + likelihood(char, state.before, survey, state.isBound),
});

const knownGloss = 4;

/** How well `reading` fits as the converter's gloss of `char`: undefined when it cannot be one. */
export const glossScore = (char: string, reading: string, survey: Survey): number | undefined => {
  if (char === '' || !isScriptBound(char.charCodeAt(0)) || !isReadingOf(char, reading)) return undefined;
  return survey.habit.verdicts.has(`${char}${reading}`) ? knownGloss : 0;
};
