import { useCallback, useState } from 'react';
import type { ExportAllReport, ExportCheck } from '#api/exports.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { Failure } from '#core/model/index.ts';
import { client, onEvent } from '../../api.ts';
import { interfaceLanguage } from '../../i18n.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { sidesFor, type Fillable, type SameChoice } from './same-choice.ts';

/** What was found in one document before it is written. */
export type Checked = {
  readonly document: Fillable;
  readonly check: ExportCheck | null;
  /** Why it cannot be written at all. */
  readonly failure: Failure | null;
};

/** How far the writing of documents in their own formats has come. */
export type SameStage =
  | { readonly at: 'idle' }
  | {
      readonly at: 'checking' | 'writing';
      readonly job: string;
      readonly progress: JobProgress | null;
    }
  | { readonly at: 'checked'; readonly checked: readonly Checked[] }
  | { readonly at: 'saved'; readonly report: ExportAllReport }
  | { readonly at: 'cancelled' }
  | { readonly at: 'failed'; readonly failure: Failure };

const wishFor = (choice: SameChoice, job: string) => ({
  job,
  fill: true,
  untranslated: choice.untranslated,
  adapt: choice.adapt,
  notes: choice.notes,
  interfaceLanguage: interfaceLanguage(),
  ...(choice.fallback === null ? {} : { encodingFallback: choice.fallback }),
});

const checkOne = async (one: Fillable, choice: SameChoice, job: string): Promise<Checked> => {
  const answer = await client.exports.check({
    ...wishFor(choice, job),
    format: one.format.id,
    document: one.document.id,
    columns: [...sidesFor(one, choice)],
  });
  return answer.ok
    ? { document: one, check: answer.value, failure: answer.value.failure }
    : { document: one, check: null, failure: answer.error };
};

/** A file that was written by itself, told as one of several. */
const alone = async (
  one: Fillable,
  choice: SameChoice,
  job: string,
  where: { readonly path?: string },
): Promise<ExportAllReport | Failure> => {
  const answer = await client.exports.run({
    ...wishFor(choice, job),
    ...where,
    ...(where.path === undefined ? { pattern: choice.pattern } : {}),
    format: one.format.id,
    document: one.document.id,
    columns: [...sidesFor(one, choice)],
  });
  if (!answer.ok) return answer.error;
  const folder = answer.value.path.replace(/[\\/][^\\/]*$/, '');
  return { folder, files: [{ ...answer.value, document: one.document.id }], failed: [] };
};

const together = async (
  chosen: readonly Fillable[],
  choice: SameChoice,
  job: string,
  folder: string | null,
): Promise<ExportAllReport | Failure> => {
  const columns = [...new Set(chosen.flatMap((one) => sidesFor(one, choice)))];
  const answer = await client.exports.all({
    ...wishFor(choice, job),
    columns: [choice.column, ...columns.filter((side) => side !== choice.column)],
    documents: chosen.map(({ document }) => document.id),
    pattern: choice.pattern,
    ...(folder === null ? {} : { folder }),
  });
  return answer.ok ? answer.value : answer.error;
};

/** Where files go: one to a path, several into a folder; null for the exports folder of the library. */
export type SamePlace = { readonly path: string } | { readonly folder: string } | null;

/** Looks through documents and writes them back into their own formats, one job at a time. */
export const useSame = () => {
  const [stage, setStage] = useState<SameStage>({ at: 'idle' });

  /** Runs `work` while its progress is shown. */
  const showing = useCallback(
    async <T>(at: 'checking' | 'writing', work: (job: string) => Promise<T>): Promise<T> => {
      const job = crypto.randomUUID();
      setStage({ at, job, progress: null });
      const stop = onEvent('jobs.progress', (progress) => {
        if (progress.job === job) setStage({ at, job, progress });
      });
      try {
        return await work(job);
      } finally {
        stop();
      }
    },
    [],
  );

  /** Looks through the documents; null where it was cancelled. */
  const check = useCallback(
    async (chosen: readonly Fillable[], choice: SameChoice): Promise<readonly Checked[] | null> => {
      if (!(await settleDrafts())) return null;
      return showing('checking', async (job) => {
        const checked: Checked[] = [];
        for (const one of chosen) {
          const found = await checkOne(one, choice, job);
          if (found.failure?.code === 'job.cancelled') {
            setStage({ at: 'cancelled' });
            return null;
          }
          checked.push(found);
        }
        setStage({ at: 'checked', checked });
        return checked;
      });
    },
    [showing],
  );

  const write = useCallback(
    async (chosen: readonly Fillable[], choice: SameChoice, place: SamePlace): Promise<void> => {
      if (!(await settleDrafts())) return;
      const [only, ...others] = chosen;
      if (only === undefined) return;
      const done = await showing('writing', (job) =>
        others.length > 0 || (place !== null && 'folder' in place)
          ? together(chosen, choice, job, place !== null && 'folder' in place ? place.folder : null)
          : alone(only, choice, job, place !== null && 'path' in place ? place : {}),
      );
      if ('files' in done) setStage({ at: 'saved', report: done });
      else if (done.code === 'job.cancelled') setStage({ at: 'cancelled' });
      else setStage({ at: 'failed', failure: done });
    },
    [showing],
  );

  const cancel = useCallback(async (job: string): Promise<void> => {
    await client.jobs.cancel({ job });
  }, []);

  const reset = useCallback(() => setStage({ at: 'idle' }), []);
  return { stage, check, write, cancel, reset };
};
