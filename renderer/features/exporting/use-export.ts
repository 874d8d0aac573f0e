import { useCallback, useState } from 'react';
import type { DocumentExportReport } from '#api/exports.ts';
import { client, onEvent } from '../../api.ts';
import { interfaceLanguage } from '../../i18n.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import type { ExportStage } from '../../workspace/ExportOutcome.tsx';
import { columnsOf, layoutOf, type ExportChoice } from './export-choice.ts';

/** Runs exports one at a time. `path` is where to write, or null for the exports folder of the library. */
export const useExport = () => {
  const [stage, setStage] = useState<ExportStage<DocumentExportReport>>({ at: 'idle' });

  const run = useCallback(async (choice: ExportChoice, path: string | null): Promise<void> => {
    if (!(await settleDrafts())) return;
    const job = crypto.randomUUID();
    setStage({ at: 'writing', job, progress: null });
    const stop = onEvent('jobs.progress', (progress) => {
      if (progress.job === job) setStage({ at: 'writing', job, progress });
    });
    const answer = await client.exports.run({
      job,
      format: choice.format.id,
      columns: [...columnsOf(choice)],
      layout: layoutOf(choice),
      // A document's own file is a choice of its own, save for files that take any number of columns.
      ...(choice.format.fills === 'document' ? { fill: false } : {}),
      notes: choice.format.exports.notes ? choice.notes : 'none',
      interfaceLanguage: interfaceLanguage(),
      ...(choice.document === null ? {} : { document: choice.document }),
      ...(path === null ? {} : { path }),
    });
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
