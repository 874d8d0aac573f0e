import type { JobProgress } from '#api/jobs.ts';
import type { Result } from '#core/model/index.ts';
import { client, onEvent } from '../../api.ts';

/** Runs a job of the engine and tells how far it is. */
export const runJob = async <T>(
  job: string,
  run: (job: string) => Promise<Result<T>>,
  tell: (progress: JobProgress) => void,
): Promise<Result<T>> => {
  const stop = onEvent('jobs.progress', (progress) => {
    if (progress.job === job) tell(progress);
  });
  try {
    return await run(job);
  } finally {
    stop();
  }
};

export const cancelJob = (job: string): void => void client.jobs.cancel({ job });
