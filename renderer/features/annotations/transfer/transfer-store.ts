import { create } from 'zustand';
import type { AnnotationExportReport, AnnotationImportReport } from '#api/annotations.ts';
import type { DocumentOrigin } from '#api/documents.ts';
import {
  annotationFiles,
  readableAnnotationFiles,
  type AnnotationFormat,
} from '#core/formats/annotation-files.ts';
import type { Failure } from '#core/model/index.ts';
import { client, onEvent, shell } from '#renderer/api.ts';
import { interfaceLanguage } from '#renderer/i18n.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import type { ExportStage } from '#renderer/workspace/ExportOutcome.tsx';
import { proposedName } from '#renderer/workspace/file-name.ts';
import { pickFile } from '#renderer/workspace/pick-file.ts';
import { notifyFailure, useWorkspace } from '#renderer/workspace/store.ts';
import { useList } from '../list/list-store.ts';

type ImportStage =
  | { readonly at: 'idle' }
  | { readonly at: 'reading'; readonly job: string }
  | { readonly at: 'done'; readonly report: AnnotationImportReport }
  | { readonly at: 'failed'; readonly failure: Failure };

type Transfer = {
  readonly writing: ExportStage<AnnotationExportReport>;
  readonly reading: ImportStage;
};

const idle = { at: 'idle' } as const;

/** What goes out and what comes in; it goes on while the panel is closed. */
export const useTransfer = create<Transfer>()(() => ({ writing: idle, reading: idle }));

/** Writes what the list shows. In the desktop app the user says where; else it goes to the exports folder. */
export const exportAnnotations = async (format: AnnotationFormat): Promise<void> => {
  if (!(await settleDrafts())) return;
  const project = useWorkspace.getState().project?.name ?? '';
  const file = { is: annotationFiles[format].named, project };
  const path = shell === null ? undefined : await shell.saveDialog(proposedName(file, format));
  if (path === null) return;
  const job = crypto.randomUUID();
  useTransfer.setState({ writing: { at: 'writing', job, progress: null } });
  const stop = onEvent('jobs.progress', (progress) => {
    if (progress.job === job) useTransfer.setState({ writing: { at: 'writing', job, progress } });
  });
  const answer = await client.annotations.export({
    job,
    format,
    filter: useList.getState().filter,
    interfaceLanguage: interfaceLanguage(),
    ...(path === undefined ? {} : { path }),
  });
  stop();
  useTransfer.setState({
    writing: answer.ok
      ? { at: 'saved', report: answer.value }
      : answer.error.code === 'job.cancelled'
        ? { at: 'cancelled' }
        : { at: 'failed', failure: answer.error },
  });
};

export const cancelJob = (job: string): void => void client.jobs.cancel({ job });

export const closeExport = (): void => useTransfer.setState({ writing: idle });

export const closeImport = (): void => useTransfer.setState({ reading: idle });

/** Reads annotations from a file. What came of it is told in a dialog. */
const importFrom = async (from: DocumentOrigin): Promise<void> => {
  if (!(await settleDrafts())) return;
  const job = crypto.randomUUID();
  useTransfer.setState({ reading: { at: 'reading', job } });
  const answer = await client.annotations.import({ from, job });
  const reading: ImportStage = answer.ok
    ? { at: 'done', report: answer.value }
    : answer.error.code === 'job.cancelled'
      ? idle
      : { at: 'failed', failure: answer.error };
  useTransfer.setState({ reading });
};

/** Lets the user choose a file of annotations, and reads it. */
export const chooseImport = async (): Promise<void> => {
  const origin = await pickFile(readableAnnotationFiles);
  if (origin === null) return;
  if (origin.ok) await importFrom(origin.value);
  else notifyFailure(origin.error);
};
