import { create } from 'zustand';
import type { Failure } from '#core/model/index.ts';
import { onEvent } from '../../api.ts';
import type { ImportStage, Updating } from './import-flow.ts';

/** The one opening or import under way, wherever it was started from. */
export const useImport = create<{ readonly stage: ImportStage }>()(() => ({ stage: { at: 'idle' } }));

export const setStage = (stage: ImportStage): void => useImport.setState({ stage });
export const stageNow = (): ImportStage => useImport.getState().stage;

export const dismissImport = (): void => setStage({ at: 'idle' });

/** Says why something could not be opened. What the user stopped needs no saying. */
export const failed = (name: string, failure: Failure, updating: Updating = null): void =>
  setStage(failure.code === 'job.cancelled' ? { at: 'idle' } : { at: 'failed', name, failure, updating });

/** Does a job with its progress on the screen. */
export const showing = async <T>(name: string, work: (job: string) => Promise<T>): Promise<T> => {
  const job = crypto.randomUUID();
  setStage({ at: 'importing', name, job, progress: null });
  const stop = onEvent('jobs.progress', (progress) => {
    const stage = stageNow();
    if (progress.job === job && stage.at === 'importing') setStage({ ...stage, progress });
  });
  try {
    return await work(job);
  } finally {
    stop();
  }
};
