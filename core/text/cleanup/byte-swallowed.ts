import { gbkGaps } from './byte-gaps.ts';
import { withPair } from './byte-state.ts';
import type { State } from './byte-state.ts';
import { entityAfterAmpersand } from './entity.ts';
import { bytesOf } from './byte-reading.ts';
import { gbkChar, lastByte } from './gbk.ts';
import { endBonus, likelihood, pairBonus } from './likelihood.ts';
import type { Survey } from './survey.ts';

/** Guesses kept for one question mark. */
const kept = 12;
/** Half-width characters that are worth guessing at when nothing speaks for them, with their cost. */
const guesses: readonly (readonly [string, number])[] = [
  [',', -4],
  ['"', -6],
  [' ', -6],
  ['.', -7],
  [':', -7],
  [')', -8],
];
const evident = 4;
/** Two bytes that happen to make an invalid pair are a coincidence. */
const coincidence = -3;

const best = (states: readonly State[], count: number): State[] =>
  [...states].sort((one, other) => other.score - one.score).slice(0, count);

/**
 * What a plain `?` may stand for while half a character is pending: the byte that completes it, and one more, which
 * made an invalid pair with it. In: text, a state whose next character is `?`, the survey. Out: the likeliest states.
 */
export const swallowed = (text: string, state: State, survey: Survey): State[] => {
  const next = state.at + 1;
  const completed = completions(state, survey).map((one) => ({ ...one, at: next }));
  if (next === text.length)
    return best(
      completed.map((one) => ({ ...one, score: one.score + endBonus(one.before) })),
      kept,
    );
  const marks = best(completed, kept).flatMap((one) => halfWidth(text, one, survey));
  return best([...marks, ...highPairs(text, { ...state, at: next }, survey)], kept * 2);
};

/** The pending half completed by every byte that could have come before a swallowed half-width character. */
const completions = (state: State, survey: Survey): State[] => {
  const states: State[] = [];
  for (let byte = 0x81; byte <= lastByte; byte++) {
    const completed = withPair(state, byte, survey);
    if (completed) states.push(completed);
  }
  return states;
};

/** The swallowed second byte was a half-width character: an entity's ampersand, a tag's bracket, or a guess. */
const halfWidth = (text: string, state: State, survey: Survey): State[] => {
  const entity = entityAfterAmpersand(text, state.at);
  if (entity)
    return [
      {
        ...forced(state, entity.value),
        at: entity.end,
        score: state.score + evident + pairBonus(entity.value, state.before, survey),
      },
    ];
  if (/^\/?[a-z]{1,10}[^<>]{0,80}>/i.test(text.slice(state.at, state.at + 100)))
    return [{ ...forced(state, '<'), score: state.score + evident }];
  return guesses.map(([char, cost]) => ({ ...forced(state, char), score: state.score + cost }));
};

const forced = (state: State, char: string): State => ({
  ...state,
  out: state.out + char,
  before: char,
  isBound: false,
  last: char.charCodeAt(0),
  pending: false,
});

/** The swallowed second byte begins a character of which the next visible one holds the rest. */
const highPairs = (text: string, state: State, survey: Survey): State[] => {
  const rest = bytesOf(text.charAt(state.at))[0]?.first;
  if (rest === undefined) return [];
  const states = new Map<number, { readonly state: State; readonly ahead: number }>();
  for (const { lead, trails } of gbkGaps()) {
    const completed = withPair(state, lead, survey);
    if (!completed) continue;
    for (const trail of trails) {
      const following = gbkChar(trail, rest);
      if (following === '') continue;
      const ahead = completed.score + coincidence + likelihood(following, completed.before, survey);
      if (ahead > (states.get(trail)?.ahead ?? -Infinity))
        states.set(trail, {
          state: {
            ...completed,
            last: trail,
            pending: true,
            score: completed.score + coincidence,
          },
          ahead,
        });
    }
  }
  return [...states.values()]
    .sort((one, other) => other.ahead - one.ahead)
    .slice(0, kept)
    .map((one) => one.state);
};
