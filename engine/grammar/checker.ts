import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { GrammarIssue } from '#core/checks/grammar.ts';
import type { Pool, Running } from '../workers/pool.ts';
import { grammarTask, type GrammarTypes } from './grammar-task.ts';

/** What bounds a checker: milliseconds for one text, megabytes outside of the heap after which it begins anew. */
export type CheckerLimits = { readonly text: number; readonly memory: number };
const checkerLimits: CheckerLimits = { text: 30_000, memory: 1000 };

/** A checker in its thread, which takes one text at a time. After a failure it is ended, and can only be closed. */
export type Checker = {
  /** Fails with `grammar.missing`, and with `grammar.stopped` where it broke down or took too long. */
  readonly ready: Promise<Result<null>>;
  readonly look: (given: GrammarTypes['given']) => Promise<Result<readonly GrammarIssue[]>>;
  /** It holds more memory than it should: one closes it and begins another. */
  readonly isTooLarge: () => boolean;
  readonly close: () => Promise<void>;
};

const stoppedBy = ({ code, params }: Failure): Failure =>
  code === 'grammar.missing'
    ? { code, ...(params === undefined ? {} : { params }) }
    : { code: 'grammar.stopped', params: { detail: String(params?.['detail'] ?? code) } };

/** Begins a checker. It reads `binary`, and nothing else. */
export const beginChecker = (
  pool: Pick<Pool, 'begin'>,
  binary: string,
  limits: CheckerLimits = checkerLimits,
): Checker => {
  const ending = new AbortController();
  const running: Running<GrammarTypes> = pool.begin(
    grammarTask,
    { binary },
    { name: 'grammar', signal: ending.signal },
  );
  let memory = 0;
  let waiting: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | null = null;
  // Who waits for an answer hears that there is none before the thread is left.
  const end = async (): Promise<void> => {
    ending.abort();
    await waiting;
    await running.close();
  };
  const close = (): Promise<void> => (closing ??= end());

  const next = async (): Promise<Result<GrammarTypes['said']>> => {
    const coming = running.next();
    waiting = coming;
    const message = await coming;
    if (message.is === 'said') return ok(message.value);
    void close();
    if (message.is === 'end' && !message.result.ok)
      return { ok: false, error: stoppedBy(message.result.error) };
    return fail('grammar.stopped', { detail: 'ended' });
  };

  const ready = next().then((said): Result<null> => (said.ok ? ok(null) : said));
  return {
    ready,
    look: async (given) => {
      const begun = await ready;
      if (!begun.ok) return begun;
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        ending.abort();
      }, limits.text);
      running.give(given);
      const said = await next();
      clearTimeout(timer);
      if (isLate) return fail('grammar.stopped', { detail: `${limits.text / 1000} s` });
      if (!said.ok) return said;
      if (said.value.is !== 'issues') return fail('grammar.stopped', { detail: said.value.is });
      memory = said.value.memory;
      return ok(said.value.issues);
    },
    isTooLarge: () => memory > limits.memory,
    close,
  };
};
