import type { GrammarPhase } from '#api/grammar.ts';
import type { Dialect, GrammarIssue } from '#core/checks/grammar.ts';
import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import { latinWords } from '#core/text/latin-words.ts';
import type { Emit } from '../events.ts';
import { ownWords } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { Checker } from './checker.ts';

/** A text of a project, as the checker reads it. */
export type Asked = { readonly project: OpenProject; readonly dialect: Dialect; readonly prose: string };
type Answer = Result<readonly GrammarIssue[]>;

/** Looks at one text after another with a checker, which is begun when one is first asked for. */
export type Looking = {
  /** Failures: job.cancelled, grammar.missing, grammar.stopped. */
  readonly answer: (asked: Asked) => Promise<Answer>;
  readonly known: (dialect: Dialect, prose: string) => readonly GrammarIssue[] | undefined;
  readonly phase: () => GrammarPhase;
  /** Begins again after a breakdown, when next a text is asked for. */
  readonly retry: () => void;
  /** Ends the checker and gives its memory back; the next text begins another. */
  readonly rest: () => Promise<void>;
};

export type LookingOptions = {
  readonly begin: () => Checker;
  readonly emit: Emit;
  /** Milliseconds without a text after which the checker is ended. */
  readonly idle: number;
};

/** Texts whose answers are kept; the oldest give way. */
const mostKept = 50_000;

const keyOf = ({ dialect, prose }: Pick<Asked, 'dialect' | 'prose'>): string => `${dialect} ${prose}`;

/** What was found in texts; nothing in those at which the checker broke down, which it is not given again. */
const createAnswers = () => {
  const answers = new Map<string, readonly GrammarIssue[]>();
  const harmful = new Set<string>();
  return {
    get: (key: string) => (harmful.has(key) ? [] : answers.get(key)),
    keep: (key: string, issues: readonly GrammarIssue[]): void => {
      const [oldest] = answers.size < mostKept ? [] : answers.keys();
      if (oldest !== undefined) answers.delete(oldest);
      answers.set(key, issues);
    },
    leaveOut: (key: string): void => void harmful.add(key),
  };
};

/** Words of a text that are somebody's own: the checker is told of them. */
const ownIn = ({ project, prose }: Asked): readonly string[] => {
  const isOwn = ownWords(project);
  return latinWords(prose).flatMap(({ word }) => (isOwn(word) ? [word] : []));
};

export const createLooking = ({ begin, emit, idle }: LookingOptions): Looking => {
  const answers = createAnswers();
  let checker: Checker | null = null;
  let isReady = false;
  let stopped: Failure | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let idleTimer: NodeJS.Timeout | undefined;

  const rest = async (): Promise<void> => {
    clearTimeout(idleTimer);
    const ended = checker;
    checker = null;
    isReady = false;
    await ended?.close();
  };

  const breakDown = (failure: Failure): Result<never> => {
    stopped = failure;
    emit('grammar.stopped', { failure });
    void rest();
    return { ok: false, error: failure };
  };

  /** Who ended it meanwhile switched it off, or closed the project: no breakdown. */
  const failureOf = (own: Checker, failure: Failure): Result<never> =>
    checker === own ? breakDown(failure) : fail('job.cancelled');

  const begun = async (): Promise<Result<Checker>> => {
    if (checker?.isTooLarge() === true) await rest();
    const own = (checker ??= begin());
    const ready = await own.ready;
    if (!ready.ok || checker !== own)
      return failureOf(own, ready.ok ? { code: 'job.cancelled' } : ready.error);
    if (!isReady) {
      isReady = true;
      emit('grammar.changed', { path: null, rows: [] });
    }
    return ok(own);
  };

  const lookAt = async (asked: Asked): Promise<Answer> => {
    const key = keyOf(asked);
    const known = answers.get(key);
    if (known !== undefined) return ok(known);
    if (stopped !== null) return { ok: false, error: stopped };
    // A checker takes memory only for a project that is open.
    if (!asked.project.handle.open) return fail('job.cancelled');
    clearTimeout(idleTimer);
    const now = await begun();
    if (!now.ok) return now;
    if (!asked.project.handle.open) return fail('job.cancelled');
    const { dialect, prose } = asked;
    const issues = await now.value.look({ text: prose, dialect, own: ownIn(asked) });
    if (!issues.ok) {
      if (checker === now.value) answers.leaveOut(key);
      return failureOf(now.value, issues.error);
    }
    answers.keep(key, issues.value);
    idleTimer = setTimeout(() => void rest(), idle).unref();
    return issues;
  };

  return {
    answer: (asked) => {
      const looked = turn.then(() => lookAt(asked));
      turn = looked.catch(() => undefined);
      return looked;
    },
    known: (dialect, prose) => answers.get(keyOf({ dialect, prose })),
    phase: () => {
      if (stopped !== null) return 'stopped';
      if (checker === null) return 'resting';
      return isReady ? 'ready' : 'starting';
    },
    retry: () => {
      stopped = null;
    },
    rest,
  };
};
