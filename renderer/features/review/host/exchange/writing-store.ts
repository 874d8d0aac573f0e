import { create } from 'zustand';
import type { ExportReport } from '#api/exports.ts';
import type { ReviewInfo } from '#api/review.ts';
import type { ReportFormat } from '#core/review/report-files.ts';
import type { Language, Result } from '#core/model/index.ts';
import { localDay } from '#core/formats/file-names.ts';
import { client, shell } from '#renderer/api.ts';
import { interfaceLanguage } from '#renderer/i18n.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import type { ExportStage } from '#renderer/workspace/ExportOutcome.tsx';
import { proposedName } from '#renderer/workspace/file-name.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { runJob } from '../../jobs.ts';

/** What was written: how it is told differs. */
type WrittenKind = 'handover' | 'answers' | 'docx' | 'report';
type Writing = {
  readonly review: string | null;
  readonly kind: WrittenKind;
  readonly stage: ExportStage;
};

const idle: Writing = { review: null, kind: 'report', stage: { at: 'idle' } };

/** What goes out of a review; it goes on while the panel is closed. */
export const useWriting = create<Writing>()(() => idle);

export const closeWriting = (): void => useWriting.setState(idle);

type Told = { readonly job: string; readonly path?: string };

/** What the names of all files of a review's last round tell. */
const roundOf = ({ title, rounds }: ReviewInfo) => ({
  project: useWorkspace.getState().project?.name ?? '',
  review: title,
  round: rounds.at(-1)?.round ?? 1,
});

/** Asks where to (in the desktop app), writes, and tells how it goes. */
const write = async (
  review: ReviewInfo,
  kind: WrittenKind,
  proposed: string,
  run: (told: Told) => Promise<Result<ExportReport>>,
): Promise<void> => {
  if (!(await settleDrafts())) return;
  const path = shell === null ? undefined : await shell.saveDialog(proposed);
  if (path === null) return;
  const id = crypto.randomUUID();
  const set = (stage: ExportStage): void => useWriting.setState({ review: review.id, kind, stage });
  set({ at: 'writing', job: id, progress: null });
  const answer = await runJob(
    id,
    (job) => run({ job, ...(path === undefined ? {} : { path }) }),
    (progress) => set({ at: 'writing', job: id, progress }),
  );
  if (answer.ok) set({ at: 'saved', report: answer.value });
  else if (answer.error.code === 'job.cancelled') set({ at: 'cancelled' });
  else set({ at: 'failed', failure: answer.error });
};

/** Writes the package of the last round, or of what became of the suggestions. */
export const writePackage = (
  review: ReviewInfo,
  kind: 'handover' | 'answers',
  passphrase: string,
): Promise<void> =>
  write(review, kind, proposedName({ ...roundOf(review), is: kind }, 'duizhao-review'), (told) =>
    client.review.package({
      ...told,
      review: review.id,
      kind,
      interfaceLanguage: interfaceLanguage(),
      ...(passphrase === '' ? {} : { passphrase }),
    }),
  );

export const writeDocx = (review: ReviewInfo, side: Language): Promise<void> =>
  write(
    review,
    'docx',
    proposedName({ ...roundOf(review), is: 'reviewDocument', column: side }, 'docx'),
    (told) =>
      client.review.writeDocx({ ...told, review: review.id, side, interfaceLanguage: interfaceLanguage() }),
  );

export const writeReport = (review: ReviewInfo, format: ReportFormat): Promise<void> =>
  write(
    review,
    'report',
    proposedName({ ...roundOf(review), is: 'reviewReport', date: localDay(new Date()) }, format),
    (told) =>
      client.review.report({ ...told, review: review.id, format, interfaceLanguage: interfaceLanguage() }),
  );
