import type { Certainty } from '../../model/repair.ts';
import { swallowed } from './byte-swallowed.ts';
import { glossScore, withPair } from './byte-state.ts';
import type { State } from './byte-state.ts';
import { firstLead, gbkChar, gbkPair, lastByte } from './gbk.ts';
import { glossAt, glossStartBefore } from './gloss-pattern.ts';
import { likelihood } from './likelihood.ts';
import { shiftAt } from './shift-pattern.ts';
import type { Survey } from './survey.ts';

export type Restored = {
  readonly text: string;
  /** UTF-16 offset behind the damage. */
  readonly end: number;
  readonly certainty: Certainty;
  readonly reason: string;
  /** The readings that were taken out, for the reader. */
  readonly glosses: string;
};

/** So many guesses are followed at once. */
const beam = 48;
/** Damage runs on until the bytes fall into step again; longer runs are given up. UTF-16 units. */
const longestRun = 300;
/** A guess that is so much likelier than the next (natural logarithm) is taken for certain. */
const clearMargin = 4;

/**
 * Reads text behind a misplaced gloss back into bytes, drops the glosses, and reads the bytes again. What the decoder
 * swallowed is guessed: the byte before the parenthesis must complete a character with that reading; others must make
 * valid characters, and the likeliest in this document win.
 * In: text, the UTF-16 offset of the `?` of `?shù)`, the survey. Out: undefined when no bytes fit.
 */
export const restoreShift = (text: string, at: number, survey: Survey): Restored | undefined => {
  const start = startState(text, at);
  if (!start) return undefined;
  const done: State[] = [];
  let active: State[] = [start];
  while (active.length > 0) {
    const next = active.flatMap((state) => step(text, state, survey, at));
    done.push(...next.filter((state) => isDone(text, state)));
    active = prune(next.filter((state) => !isDone(text, state)));
  }
  return done.length > 0 ? choose(text, at, prune(done, false), survey) : undefined;
};

/** The second byte of the character before the damage. A gloss of its own may stand between. */
const startState = (text: string, at: number): State | undefined => {
  const end = glossStartBefore(text, at);
  const before = text.charAt(end - 1);
  const pair = before === '' ? undefined : gbkPair(before);
  if (pair === undefined) return undefined;
  return { out: '', before, last: pair & 0xff, pending: false, at, score: 0 };
};

const isDone = (text: string, state: State): boolean => !state.pending && !shiftAt(text, state.at);

const step = (text: string, state: State, survey: Survey, origin: number): State[] => {
  if (state.at - origin > longestRun) return [];
  const shift = shiftAt(text, state.at);
  if (shift) return swallowedParenthesis(state, shift, survey);
  const char = text.charAt(state.at);
  if (char === '?') return swallowed(text, state, survey);
  const bytes = bytesOf(char);
  if (bytes === undefined) return [];
  const completed = withPair(state, bytes.first, survey);
  if (!completed) return [];
  const { second } = bytes;
  const glossed = second === undefined ? gbkChar(state.last, bytes.first) : char;
  const read = { ...completed, at: state.at + 1 };
  return [
    pastGloss(text, second === undefined ? read : { ...read, last: second, pending: true }, glossed, survey),
  ];
};

/** `?` for half a character and the parenthesis behind it: the byte is one that makes the glossed character. */
const swallowedParenthesis = (
  state: State,
  shift: { readonly reading: string; readonly end: number },
  survey: Survey,
): State[] => {
  const states: State[] = [];
  for (let byte = state.pending ? 0x40 : firstLead; byte <= lastByte; byte++) {
    const fit = glossScore(gbkChar(state.last, byte), shift.reading, survey);
    if (fit === undefined) continue;
    const read = state.pending ? withPair(state, byte, survey) : { ...state, last: byte, pending: true };
    if (read) states.push({ ...read, at: shift.end, score: read.score + fit });
  }
  return states;
};

const euro = { first: 0x80, second: undefined };

/** The bytes a visible character stands for where it is out of step. */
const bytesOf = (
  char: string,
): { readonly first: number; readonly second: number | undefined } | undefined => {
  if (char === '€') return euro;
  const code = char.charCodeAt(0);
  if (code >= 0x40 && code < 0x7f) return { first: code, second: undefined };
  const pair = gbkPair(char);
  return pair === undefined ? undefined : { first: pair >> 8, second: pair & 0xff };
};

/** Drops a whole gloss that stands right here, when it can be one of the character before it. */
const pastGloss = (text: string, state: State, glossed: string, survey: Survey): State => {
  const gloss = glossAt(text, state.at);
  const fit = gloss && glossScore(glossed, gloss.reading, survey);
  return fit === undefined ? state : { ...state, at: gloss?.end ?? state.at, score: state.score + fit };
};

/** Keeps the best of the guesses that differ. */
const prune = (states: readonly State[], limited = true): State[] => {
  const best = new Map<string, State>();
  for (const state of states) {
    const key = `${state.out}|${state.pending ? state.last : -1}|${state.at}`;
    const other = best.get(key);
    if (!other || other.score < state.score) best.set(key, state);
  }
  const ordered = [...best.values()].sort((one, other) => other.score - one.score);
  return limited ? ordered.slice(0, beam) : ordered;
};

const choose = (text: string, at: number, done: readonly State[], survey: Survey): Restored | undefined => {
  const furthest = Math.max(...done.map((state) => state.at));
  const ranked = done
    .map((state) => ({ state, total: state.score + literalScore(text, state, furthest, survey) }))
    .sort((one, other) => other.total - one.total);
  const [first, second] = ranked;
  if (!first) return undefined;
  const unique = second === undefined;
  const clear = unique || first.total - second.total >= clearMargin;
  const certain = clear && survey.habit.converter;
  return {
    text: first.state.out,
    end: first.state.at,
    certainty: certain ? 'certain' : 'doubtful',
    reason: certain ? (unique ? 'byteShift.unique' : 'byteShift.likeliest') : 'byteShift.ambiguous',
    glosses: glossesIn(text.slice(at, first.state.at)),
  };
};

/** What the rest of the text is worth when taken as it stands: guesses that explain less must pay for it. */
const literalScore = (text: string, state: State, until: number, survey: Survey): number => {
  let score = 0;
  let before = state.before;
  for (let at = state.at; at < until; at++) {
    const char = text.charAt(at);
    score += likelihood(char, before, survey);
    before = char;
  }
  return score;
};

const glossesIn = (damaged: string): string =>
  Array.from(damaged.matchAll(/[?(]([^?()]{1,6})\)/g), ([, reading]) => reading ?? '').join(', ');
