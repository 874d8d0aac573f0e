import { create } from 'zustand';
import { client, onEvent } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { pickFile } from '../../workspace/pick-file.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { notifyUndoable } from '../../workspace/undoable.ts';

/** The import that runs, and how far it is; null while none does. `total` 0: nobody knows how much there is. */
type Running = {
  readonly job: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
};

export const useTermbaseImport = create<{ readonly running: Running | null }>()(() => ({ running: null }));

export const cancelTermbaseImport = (): void => {
  const { running } = useTermbaseImport.getState();
  if (running !== null) void client.jobs.cancel({ job: running.job });
};

/** Lets the user choose a termbase in a file of another program, and takes its concepts in: into the project, or into a shared termbase. */
export const importTermbase = async (termbase: string | null): Promise<void> => {
  const origin = await pickFile('.tbx,.xlsx,.csv,.tsv,.txt');
  if (origin === null) return;
  if (!origin.ok) {
    notifyFailure(origin.error);
    return;
  }
  if (!(await settleDrafts())) return;
  const job = crypto.randomUUID();
  useTermbaseImport.setState({ running: { job, phase: 'reading', done: 0, total: 0 } });
  const stop = onEvent('jobs.progress', ({ job: of, phase, done, total }) => {
    if (of === job) useTermbaseImport.setState({ running: { job, phase, done, total } });
  });
  const answer = await client.terms.import({
    from: origin.value,
    job,
    ...(termbase === null ? {} : { termbase }),
  });
  stop();
  useTermbaseImport.setState({ running: null });
  if (!answer.ok) {
    if (answer.error.code !== 'job.cancelled') notifyFailure(answer.error);
    return;
  }
  const { name, added, changed, same, skipped } = answer.value;
  const told = {
    tone: 'good',
    key: 'terms:imported',
    params: { name, added, changed, same },
    topic: 'terms',
  } as const;
  if (termbase === null) notifyUndoable(told);
  else notify(told);
  if (skipped > 0)
    notify({ tone: 'info', key: 'terms:skipped', params: { count: skipped }, topic: 'terms-skipped' });
};
