import { useCallback, useState } from 'react';
import type { BookReport } from '#api/books.ts';
import { client, onEvent } from '../../api.ts';
import { interfaceLanguage } from '../../i18n.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import type { ExportStage } from '../../workspace/ExportOutcome.tsx';
import { bookColumns, type BookChoice } from './book-choice.ts';

/** What is asked of the engine for a choice. */
export const bookWish = (choice: BookChoice) => ({
  output: choice.output,
  columns: [...bookColumns(choice)],
  notes: choice.notes,
  interfaceLanguage: interfaceLanguage(),
  settings: choice.settings,
  ...(choice.document === null ? {} : { document: choice.document }),
});

/** Writes books one at a time. `path` is where to write, or null for the exports folder of the library. */
export const useBook = () => {
  const [stage, setStage] = useState<ExportStage<BookReport>>({ at: 'idle' });
  const run = useCallback(async (choice: BookChoice, path: string | null): Promise<void> => {
    if (!(await settleDrafts())) return;
    const job = crypto.randomUUID();
    setStage({ at: 'writing', job, progress: null });
    const stop = onEvent('jobs.progress', (progress) => {
      if (progress.job === job) setStage({ at: 'writing', job, progress });
    });
    const answer = await client.books.write({ job, ...bookWish(choice), ...(path === null ? {} : { path }) });
    stop();
    if (answer.ok) setStage({ at: 'saved', report: answer.value });
    else if (answer.error.code === 'job.cancelled') setStage({ at: 'cancelled' });
    else setStage({ at: 'failed', failure: answer.error });
  }, []);
  const cancel = useCallback(async (job: string): Promise<void> => {
    await client.jobs.cancel({ job });
  }, []);
  const reset = useCallback(() => setStage({ at: 'idle' }), []);
  return { stage, run, cancel, reset };
};
