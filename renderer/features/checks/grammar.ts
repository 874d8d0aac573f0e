import { create } from 'zustand';
import { client, onEvent } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { liveKey, queryClient } from '../../workspace/queries.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';

/** The check of a whole project's grammar, while it goes on: the share that is done. */
type Running = { readonly job: string; readonly share: number };
export const useGrammarCheck = create<{ readonly running: Running | null }>()(() => ({ running: null }));

onEvent('grammar.changed', ({ rows }) => {
  if (rows?.length === 0) return;
  for (const queryKey of [['row'], [liveKey]]) void queryClient.invalidateQueries({ queryKey });
});

onEvent('grammar.stopped', ({ failure }) => notifyFailure(failure));

/** Checks all rows; goes on while one works. */
export const checkGrammar = async (): Promise<void> => {
  if (useGrammarCheck.getState().running !== null || !(await settleDrafts())) return;
  const job = crypto.randomUUID();
  useGrammarCheck.setState({ running: { job, share: 0 } });
  const stop = onEvent('jobs.progress', ({ job: of, done, total }) => {
    if (of === job) useGrammarCheck.setState({ running: { job, share: total === 0 ? 0 : done / total } });
  });
  const answer = await client.grammar.check({ job });
  stop();
  useGrammarCheck.setState({ running: null });
  if (answer.ok) {
    const { texts, issues } = answer.value;
    notify({ tone: 'good', key: 'checks:grammar.done', params: { texts, count: issues }, topic: 'grammar' });
  } else if (answer.error.code !== 'job.cancelled' && answer.error.code !== 'grammar.stopped') {
    // That it stopped is told where it stops, whoever asked.
    notifyFailure(answer.error);
  }
};

export const cancelGrammarCheck = (): void => {
  const { running } = useGrammarCheck.getState();
  if (running !== null) void client.jobs.cancel({ job: running.job });
};
