import type { JobProgress } from '#api/jobs.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { Clock } from './clock.ts';
import type { Emit } from './events.ts';

/** A long piece of work that says how far it is and can be cancelled. */
export type Job = {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly progress: (
    phase: JobProgress['phase'],
    done: number,
    total: number,
    file?: JobProgress['file'],
  ) => void;
};

export type Jobs = {
  /** Runs `work` under `id`. When it was cancelled the answer is `job.cancelled`, unless it was done already. */
  readonly run: <T>(id: string, work: (job: Job) => Promise<Result<T>>) => Promise<Result<T>>;
  readonly cancel: (id: string) => Result<null>;
  readonly cancelAll: () => void;
  /** Whether none is running. */
  readonly areIdle: () => boolean;
};

/** How often, in milliseconds, a job's progress is told at most. */
const progressInterval = 50;

export const createJobs = (emit: Emit, clock: Clock): Jobs => {
  const running = new Map<string, AbortController>();

  const reporter = (id: string): Job['progress'] => {
    let last = { at: 0, phase: '' };
    return (phase, done, total, file) => {
      const at = clock.now().getTime();
      if (phase === last.phase && done < total && at - last.at < progressInterval) return;
      last = { at, phase };
      emit('jobs.progress', { job: id, phase, done, total, ...(file === undefined ? {} : { file }) });
    };
  };

  return {
    run: async (id, work) => {
      if (running.has(id)) return fail('input.invalid', { detail: `job ${id} is running` });
      const controller = new AbortController();
      running.set(id, controller);
      try {
        const result = await work({ id, signal: controller.signal, progress: reporter(id) });
        return !result.ok && controller.signal.aborted ? fail('job.cancelled') : result;
      } finally {
        running.delete(id);
      }
    },
    cancel: (id) => {
      const controller = running.get(id);
      if (controller === undefined) return fail('job.unknown', { id });
      controller.abort();
      return ok(null);
    },
    cancelAll: () => {
      for (const controller of running.values()) controller.abort();
    },
    areIdle: () => running.size === 0,
  };
};
