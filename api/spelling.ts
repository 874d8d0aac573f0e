import { z } from 'zod';
import { call, editing, reading } from './define.ts';
import { language, segmentId, side } from './shapes.ts';

const word = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/\p{Script=Latin}/u);
const words = z.object({ words: z.array(word).min(1).max(10_000) });

export type SpellingState = {
  /** Whether the project's English is checked. */
  readonly checks: boolean;
  /** Whether the installation has its list of words. */
  readonly available: boolean;
  /** The project's own words, sorted. */
  readonly words: readonly string[];
};

/**
 * Spelling of English. What is found are issues like any other (`checks`); here is what belongs to spelling alone. A project's words are
 * what is ignored everywhere of its spelling.
 */
export const spelling = {
  state: call(z.object({}), reading).gives<SpellingState>(),
  /** Switches the check on or off for the project; no step of undo. */
  set: call(z.object({ checks: z.boolean() }), editing).gives<{ readonly checks: boolean }>(),
  /** Words that may have been meant by an unknown one, the likeliest first: of the dictionary, the termbase and the project. Failure: dictionary.missing. */
  suggest: call(
    z.object({ word, language, most: z.number().int().min(1).max(20).default(9) }),
    reading,
  ).gives<{ readonly suggestions: readonly string[] }>(),
  /** Puts another word in the place of one, which has to stand there still (code points). One step of undo. */
  replace: call(
    z.object({
      segment: segmentId,
      side,
      start: z.number().int().nonnegative(),
      end: z.number().int().positive(),
      word,
      to: word,
    }),
    editing,
  ).gives<null>(),
  /** Adds words to the project's, as one step of undo; one with hyphens part by part. Answers how many are new. */
  addWords: call(words, editing).gives<{ readonly added: number }>(),
  /** Takes words out of the project's, as one step of undo. */
  removeWords: call(words, editing).gives<{ readonly removed: number }>(),
};
