import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DuizhaoContract, ExportAllReport, Input } from '#api/index.ts';
import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { exportTo } from './run-export.ts';

export type ExportAllRequest = Input<DuizhaoContract['exports']['all']>;

type Written = ExportAllReport['files'][number];

/** Failures that every further document would only meet again. */
const isOfAll = ({ code }: Failure): boolean =>
  /^(?:job\.cancelled|disk\.|project\.|engine\.)/.test(code) ||
  ['file.no-permission', 'file.path-too-long', 'export.bad-pattern', 'export.unknown-format'].includes(code);

/**
 * Writes each document into a file of its own, all in one folder, as one job: never over another file. A document that cannot be
 * written is told, and the others are. On failures that concern all, and when it is cancelled, the files that were finished
 * are taken away again.
 */
export const exportAll = async (
  context: EngineContext,
  project: OpenProject,
  { job: _id, documents, folder: chosen, pattern, format, ...wish }: ExportAllRequest,
  job: Job,
): Promise<Result<ExportAllReport>> => {
  const folder = chosen === undefined ? join(context.paths.library, 'Exports') : resolve(chosen);
  const shown = project.order.stretches().flatMap(({ document }) => project.documents.get(document) ?? []);
  const wanted = shown.filter(({ id }) => documents === undefined || documents.includes(id));
  // In its own format means: into its own file.
  const as = format === undefined ? { fill: true } : { format };
  const files: Written[] = [];
  const failed: ExportAllReport['failed'][number][] = [];
  const takeBack = (): void => {
    for (const { path } of files) rmSync(path, { force: true });
  };
  for (const [index, { id, name }] of wanted.entries()) {
    const file = { name, at: index + 1, of: wanted.length };
    const told: Job = { ...job, progress: (phase, done, total) => job.progress(phase, done, total, file) };
    const written = job.signal.aborted
      ? fail('job.cancelled')
      : await exportTo(context, project, { ...wish, ...as, document: id }, { folder, pattern }, told);
    if (written.ok) files.push({ document: id, ...written.value });
    else if (isOfAll(written.error)) {
      takeBack();
      return written;
    } else failed.push({ document: id, name, failure: written.error });
  }
  return ok({ folder, files, failed });
};
