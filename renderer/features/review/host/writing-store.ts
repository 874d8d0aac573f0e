import { create } from 'zustand';
import type { ExportReport } from '../../../../api/exports.ts';
import type { reportFormats, ReviewInfo } from '../../../../api/review.ts';
import type { Language, Result } from '../../../../core/model/index.ts';
import { client, shell } from '../../../api.ts';
import { interfaceLanguage } from '../../../i18n.ts';
import { settleDrafts } from '../../../workspace/drafts.ts';
import type { ExportStage } from '../../../workspace/ExportOutcome.tsx';
import { useWorkspace } from '../../../workspace/store.ts';
import { runJob } from '../jobs.ts';

export type ReportFormat = (typeof reportFormats)[number];
/** What was written: how it is told differs. */
export type WrittenKind = 'handover' | 'answers' | 'docx' | 'report';
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

/** Signs that one system or another does not take in the name of a file. */
const forbidden = /[\\/:*?"<>|]/g;

/** The name that is proposed: what the engine calls the file where nobody is asked. */
const nameFor = ({ title, rounds }: ReviewInfo, extension: string): string => {
  const project = useWorkspace.getState().project?.name ?? '';
  const round = rounds.at(-1)?.round ?? 1;
  const name = `${project} · ${title}${round > 1 ? ` ${round}` : ''}`;
  return `${name.replace(forbidden, '_')}.${extension}`;
};

/** Asks where to (in the desktop app), writes, and tells how it goes. */
const write = async (
  review: ReviewInfo,
  kind: WrittenKind,
  extension: string,
  run: (told: Told) => Promise<Result<ExportReport>>,
): Promise<void> => {
  if (!(await settleDrafts())) return;
  const path = shell === null ? undefined : await shell.saveDialog(nameFor(review, extension));
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
  write(review, kind, 'duizhao-review', (told) =>
    client.review.package({
      ...told,
      review: review.id,
      kind,
      ...(passphrase === '' ? {} : { passphrase }),
    }),
  );

export const writeDocx = (review: ReviewInfo, side: Language): Promise<void> =>
  write(review, 'docx', 'docx', (told) =>
    client.review.writeDocx({ ...told, review: review.id, side, interfaceLanguage: interfaceLanguage() }),
  );

export const writeReport = (review: ReviewInfo, format: ReportFormat): Promise<void> =>
  write(review, 'report', format, (told) =>
    client.review.report({ ...told, review: review.id, format, interfaceLanguage: interfaceLanguage() }),
  );
