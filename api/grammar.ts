import { z } from 'zod';
import type { FindingAt } from './checks.ts';
import { aside, call, editing, reading } from './define.ts';
import { segmentId, side } from './shapes.ts';

/** `resting`: no checker is in memory; the next text begins one. `stopped`: it broke down, and begins again when somebody asks for it. */
export type GrammarPhase = 'resting' | 'starting' | 'ready' | 'stopped';

export type GrammarState = {
  /** Whether it is switched on, on this machine. */
  readonly on: boolean;
  /** Whether the installation has the checker. */
  readonly available: boolean;
  readonly phase: GrammarPhase;
};

/** What is said of the grammar of some words. */
export type GrammarSaid = {
  readonly finding: FindingAt;
  /** In English, whatever the language of the screen. */
  readonly said: string;
  /** What may stand there instead, the likeliest first; an empty one takes the words out. */
  readonly suggestions: readonly string[];
};

const at = {
  segment: segmentId,
  side,
  /** Code points. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
};

/**
 * Grammar of English, checked beside the engine while `preferences.grammar` is on: rows as they are shown, and a whole project when
 * somebody asks. What is found are issues like any other (`checks`).
 */
export const grammar = {
  state: call(z.object({}), aside).gives<GrammarState>(),
  /** What was found at a place of a text; null where nothing was, or the words are others by now. */
  at: call(z.object(at), reading).gives<GrammarSaid | null>(),
  /** Puts other words in the place of these, which have to be an issue there still. One step of undo. Failures: those of commit, finding.unknown. */
  replace: call(
    z.object({ ...at, words: z.string().max(5000), to: z.string().max(5000) }),
    editing,
  ).gives<null>(),
  /**
   * Looks at all rows, a job that can be cancelled: what was found until then stays. Answers how many English texts there are, and
   * how many issues in them that nobody ignores. `anyway`: also while it is switched off. Failures: grammar.off, grammar.missing, grammar.stopped.
   */
  check: call(
    z.object({ job: z.string().min(1).max(100).optional(), anyway: z.boolean().default(false) }),
    reading,
  ).gives<{ readonly texts: number; readonly issues: number }>(),
};
