import { create } from 'zustand';
import type { ReviewCopy } from '#api/review.ts';
import { client, shell } from '#renderer/api.ts';
import { interfaceLanguage } from '#renderer/i18n.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import type { ExportStage } from '#renderer/workspace/ExportOutcome.tsx';
import { proposedName } from '#renderer/workspace/file-name.ts';
import { runJob } from '../jobs.ts';

/** What is being handed back, or was; it goes on while the panel is closed. */
export const useHandBack = create<{ readonly stage: ExportStage }>()(() => ({ stage: { at: 'idle' } }));

const set = (stage: ExportStage): void => useHandBack.setState({ stage });

export const closeHandBack = (): void => set({ at: 'idle' });

/** Asks where to (in the desktop app), writes the package, locked where a passphrase is given, and tells how it goes. */
export const handBack = async (
  { project, title, round, reviewer }: Pick<ReviewCopy, 'project' | 'title' | 'round' | 'reviewer'>,
  passphrase: string,
): Promise<void> => {
  if (!(await settleDrafts())) return;
  const file = { is: 'return', project, review: title, round, reviewer } as const;
  const path = shell === null ? undefined : await shell.saveDialog(proposedName(file, 'duizhao-review'));
  if (path === null) return;
  const id = crypto.randomUUID();
  set({ at: 'writing', job: id, progress: null });
  const answer = await runJob(
    id,
    (job) =>
      client.review.package({
        job,
        interfaceLanguage: interfaceLanguage(),
        ...(path === undefined ? {} : { path }),
        ...(passphrase === '' ? {} : { passphrase }),
      }),
    (progress) => set({ at: 'writing', job: id, progress }),
  );
  if (answer.ok) set({ at: 'saved', report: answer.value });
  else if (answer.error.code === 'job.cancelled') set({ at: 'cancelled' });
  else set({ at: 'failed', failure: answer.error });
};
