import type { Certainty } from '../../model/repair.ts';
import { bytesOf } from './byte-reading.ts';
import type { Bytes } from './byte-reading.ts';
import { swallowed } from './byte-swallowed.ts';
import { glossScore, withPair } from './byte-state.ts';
import type { State } from './byte-state.ts';
import { isHanCode } from './characters.ts';
import { firstLead, gbkChar, gbkPair, lastByte } from './gbk.ts';
import { glossAt, glossStartBefore } from './gloss-pattern.ts';
import { endsWord, likelihood } from './likelihood.ts';
import { isHalfInFragment, mayBeHalfCharacter, shiftAt } from './shift-pattern.ts';
import { isEverydayChinese } from './plausible.ts';
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
const longestRun = 150;
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
  const ranked = start ? follow(text, at, [start], survey) : [];
  const [first, second] = ranked;
  if (!first) return undefined;
  const clear = second === undefined || first.total - second.total >= clearMargin;
  const certain = clear && survey.habit.converter;
  return {
    text: first.state.out,
    end: first.state.at,
    certainty: certain ? 'certain' : 'doubtful',
    reason: certain ? (second ? 'byteShift.likeliest' : 'byteShift.unique') : 'byteShift.ambiguous',
    glosses: glossesIn(text.slice(at, first.state.at)),
  };
};

/** A reading that begins without a gloss to lean on must be so much likelier than the text as it stands. */
const unsyncedMargin = 12;
/** Where rare characters, or those of the other script, stand behind the question mark, less will do. */
const oddMargin = 6;

/**
 * The same where nothing shows how the bytes fell out of step: the `?` hides the first half of a character.
 * In: text, the UTF-16 offset of a `?`, the survey. Out: undefined unless what comes out is far likelier.
 */
export const restoreUnsynced = (text: string, at: number, survey: Survey): Restored | undefined => {
  const before = text.charAt(at - 1);
  const isBound = endsWord(text.charAt(at - 2), before);
  const starts: State[] = [];
  for (let last = firstLead; last <= lastByte; last++)
    starts.push({ out: '', before, isBound, last, pending: true, at: at + 1, score: 0 });
  const [first] = follow(text, at, starts, survey);
  if (!first) return undefined;
  const { state } = first;
  if (!isEverydayChinese(state.out)) return undefined;
  const asItStands = literalScore(text, { at, before }, state.at, survey);
  const margin =
    mayBeHalfCharacter(text, at, 1, survey) || isHalfInFragment(text, at, survey)
      ? oddMargin
      : unsyncedMargin;
  if (state.score - asItStands < margin) return undefined;
  return { text: state.out, end: state.at, certainty: 'doubtful', reason: 'byteShift.unsynced', glosses: '' };
};

type Ranked = { readonly state: State; readonly total: number };

/** Follows guesses until the bytes are in step again. Out: all that got there, likeliest first. */
const follow = (text: string, origin: number, starts: readonly State[], survey: Survey): Ranked[] => {
  const done: State[] = [];
  let active: readonly State[] = starts;
  while (active.length > 0) {
    const next = active.flatMap((state) => step(text, state, survey, origin));
    done.push(...next.filter((state) => isDone(text, state)));
    active = distinct(next.filter((state) => !isDone(text, state))).slice(0, beam);
  }
  return rank(text, distinct(done), survey);
};

/** The second byte of the character before the damage. A gloss of its own may stand between. */
const startState = (text: string, at: number): State | undefined => {
  const end = glossStartBefore(text, at);
  const before = text.charAt(end - 1);
  const pair = before === '' ? undefined : gbkPair(before);
  if (pair === undefined) return undefined;
  const isBound = endsWord(text.charAt(end - 2), before);
  return { out: '', before, isBound, last: pair & 0xff, pending: false, at, score: 0 };
};

const isDone = (text: string, state: State): boolean => !state.pending && !shiftAt(text, state.at);

const step = (text: string, state: State, survey: Survey, origin: number): State[] => {
  if (state.at - origin > longestRun) return [];
  const shift = shiftAt(text, state.at);
  if (shift) return swallowedParenthesis(state, shift, survey);
  const char = text.charAt(state.at);
  const read = bytesOf(char).flatMap((bytes) => readBytes(text, state, bytes, survey));
  return char === '?' ? [...read, ...swallowed(text, state, survey)] : read;
};

/** The pending half completed by the first byte; a second one is the next half. */
const readBytes = (text: string, state: State, { first, second, cost }: Bytes, survey: Survey): State[] => {
  const completed = withPair(state, first, survey);
  if (!completed) return [];
  const read = { ...completed, at: state.at + 1, score: completed.score + cost };
  if (second === undefined) return [pastGloss(text, read, completed.before, survey)];
  return [pastGloss(text, { ...read, last: second, pending: true }, text.charAt(state.at), survey)];
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

/** Drops a whole gloss that stands right here, when it can be one of the character before it. */
const pastGloss = (text: string, state: State, glossed: string, survey: Survey): State => {
  const gloss = glossAt(text, state.at);
  const fit = gloss && glossScore(glossed, gloss.reading, survey);
  return fit === undefined ? state : { ...state, at: gloss?.end ?? state.at, score: state.score + fit };
};

/** The best of the guesses that differ, best first. */
const distinct = (states: readonly State[]): State[] => {
  const best = new Map<string, State>();
  for (const state of states) {
    const key = `${state.out}|${state.pending ? state.last : -1}|${state.at}`;
    const other = best.get(key);
    if (!other || other.score < state.score) best.set(key, state);
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
};

const rank = (text: string, done: readonly State[], survey: Survey): Ranked[] => {
  const furthest = done.reduce((most, state) => Math.max(most, state.at), 0);
  return done
    .map((state) => ({ state, total: state.score + literalScore(text, state, furthest, survey) }))
    .sort((one, other) => other.total - one.total);
};

/** What the rest of the text is worth when taken as it stands: guesses that explain less must pay for it. */
const literalScore = (
  text: string,
  state: Pick<State, 'at' | 'before'>,
  until: number,
  survey: Survey,
): number => {
  let score = 0;
  let before = state.before;
  for (let at = state.at; at < until; at++) {
    const char = text.charAt(at);
    score += likelihood(char, before, survey) - oddness(text, at);
    before = char;
  }
  return score;
};

/** Signs that text is still out of step, which a guess that stops there leaves unexplained: natural logarithms. */
const openQuestion = 8;
const strayLetter = 4;

const oddness = (text: string, at: number): number => {
  const char = text.charAt(at);
  const isHanBeside = isHanCode(text.charCodeAt(at - 1)) || isHanCode(text.charCodeAt(at + 1));
  if (char === '?') return /[\s"'”」』]|^$/.test(text.charAt(at + 1)) ? 0 : openQuestion;
  const isAlone = !/[A-Za-z]/.test(text.charAt(at - 1) + text.charAt(at + 1));
  return isHanBeside && isAlone && /[@-Z^-z]/.test(char) ? strayLetter : 0;
};

const glossesIn = (damaged: string): string =>
  Array.from(damaged.matchAll(/[?(]([^?()]{1,6})\)/g), ([, reading]) => reading ?? '').join(', ');
