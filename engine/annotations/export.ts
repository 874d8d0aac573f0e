import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { DuizhaoContract, ExportReport, Input } from '../../api/index.ts';
import { writeJsonld } from '../../core/formats/jsonld/write.ts';
import { fail, ok, type Result } from '../../core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { writeWhole } from '../exports/write-whole.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';
import { readMeta } from '../store/meta-repository.ts';
import { takeTurns } from '../turns.ts';
import type { WholeAnnotation } from './describe.ts';
import { filterTests } from './filter.ts';
import { knownAnnotations } from './known.ts';
import { csvReport, htmlReport, reporter } from './report.ts';
import { sentAnnotation } from './sent.ts';
import { comparePlaces, placeOf } from './text-order.ts';

export type AnnotationExportRequest = Input<DuizhaoContract['annotations']['export']>;

/** Those the filter admits, in text order. */
const admitted = (
  project: OpenProject,
  filter: AnnotationExportRequest['filter'],
): readonly WholeAnnotation[] => {
  const failed = filterTests(project, filter);
  return [...knownAnnotations(project).values()]
    .filter((whole) => failed(whole).length === 0)
    .map((whole) => ({ whole, place: placeOf(project, whole.annotation.id, whole.anchors) }))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ whole }) => whole);
};

/** UTF-16 units gathered before they go to disk. */
const gathered = 65_536;

/** Writes pieces of text to a new file, giving way to other work. */
const writePieces = async (
  path: string,
  pieces: Iterable<string>,
  goOn: () => Promise<boolean>,
): Promise<Result<object>> => {
  const opened = guarded(path, () => openSync(path, 'wx', 0o666));
  if (!opened.ok) return opened;
  const file = opened.value;
  let waiting = '';
  const flush = (): Result<null> =>
    guarded(path, () => {
      const bytes = Buffer.from(waiting, 'utf8');
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      waiting = '';
      return null;
    });
  try {
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < gathered) continue;
      const written = flush();
      if (!written.ok) return written;
      if (!(await goOn())) return fail('job.cancelled');
    }
    const written = flush();
    if (!written.ok) return written;
    const synced = guarded(path, () => fsyncSync(file));
    return synced.ok ? ok({}) : synced;
  } finally {
    closeSync(file);
  }
};

/** Each item made into what is written when its turn comes. */
function* made<T, U>(
  items: readonly T[],
  make: (item: T) => U,
  passed: (count: number) => void,
): Generator<U> {
  let count = 0;
  for (const item of items) {
    yield make(item);
    count += 1;
    passed(count);
  }
}

/** Writes the annotations the filter admits into a file of their own, as a job. */
export const exportAnnotations = async (
  context: EngineContext,
  request: AnnotationExportRequest,
  job: Job,
): Promise<Result<ExportReport & { readonly annotations: number }>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const wholes = admitted(project, request.filter);
  const turn = takeTurns();
  const goOn = async (): Promise<boolean> => {
    await turn();
    return !job.signal.aborted && context.projects.current() === project;
  };
  const passed = (count: number): void => job.progress('writing', count, wholes.length);
  const asked = made(wholes, (whole) => whole, passed);
  const { format } = request;
  const report = await reporter(project, request.interfaceLanguage);
  const pieces =
    format === 'csv'
      ? csvReport(report, asked)
      : format === 'html'
        ? htmlReport(report, wholes, asked)
        : writeJsonld({
            project: readMeta(project.handle, 'id') ?? 'none',
            title: project.name,
            at: context.clock.now().toISOString(),
            annotations: made(wholes, (whole) => sentAnnotation(project, whole), passed),
          });
  const written = await writeWhole(context, project, { path: request.path, ending: format }, (partial) =>
    writePieces(partial, pieces, goOn),
  );
  return written.ok
    ? ok({ ...written.value, rows: wholes.length, notes: wholes.length, annotations: wholes.length })
    : written;
};
