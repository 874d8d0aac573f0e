import { annotationFiles, type AnnotationFormat } from '#core/formats/annotation-files.ts';
import type { AnnotationExportReport } from '#api/annotations.ts';
import type { DuizhaoContract, Input } from '#api/index.ts';
import { writeJsonld } from '#core/formats/jsonld/write.ts';
import { ok, type Result } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { fileNameIn } from '../files/file-name.ts';
import { writePieces } from '../files/write-pieces.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Job } from '../jobs.ts';
import { readMeta } from '../store/meta-repository.ts';
import { takeTurns } from '../turns.ts';
import type { WholeAnnotation } from './describe.ts';
import { admitted } from './list.ts';
import { csvReport, htmlReport, reporter } from './report.ts';
import { sentAnnotation } from './sent.ts';

export type AnnotationExportRequest = Input<DuizhaoContract['annotations']['export']>;

/** Private annotations stay, unless the filter names them. */
const isWithheld =
  ({ visibilities }: AnnotationExportRequest['filter']) =>
  ({ annotation }: WholeAnnotation): boolean =>
    visibilities === undefined && annotation.visibility === 'private';

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

/** Writes the annotations the filter admits into a file of their own, as a job; private ones only where it names them. */
export const exportAnnotations = async (
  context: EngineContext,
  request: AnnotationExportRequest,
  job: Job,
): Promise<Result<AnnotationExportReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const all = admitted(project, request.filter);
  const stays = isWithheld(request.filter);
  const wholes = all.filter((whole) => !stays(whole));
  const turn = takeTurns();
  const goOn = async (): Promise<boolean> => {
    await turn();
    return !job.signal.aborted && context.projects.current() === project;
  };
  const passed = (count: number): void => job.progress('writing', count, wholes.length);
  const asked = made(wholes, (whole) => whole, passed);
  const { format } = request;
  const report = await reporter(project, request.interfaceLanguage);
  const writers: Readonly<Record<AnnotationFormat, () => Iterable<string>>> = {
    csv: () => csvReport(report, asked),
    html: () => htmlReport(report, wholes, asked),
    jsonld: () =>
      writeJsonld({
        project: readMeta(project.handle, 'id') ?? 'none',
        title: project.name,
        at: context.clock.now().toISOString(),
        annotations: made(wholes, (whole) => sentAnnotation(project, whole), passed),
      }),
  };
  const pieces = writers[format]();
  const { named: is, extensions } = annotationFiles[format];
  const named = { is, project: project.name };
  const wanted = {
    path: request.path,
    ending: extensions[0],
    name: await fileNameIn(request.interfaceLanguage, named, project.settings.columns),
  };
  const written = await writeWhole(context, project, wanted, (partial) => writePieces(partial, pieces, goOn));
  return written.ok
    ? ok({
        ...written.value,
        rows: wholes.length,
        notes: wholes.length,
        annotations: wholes.length,
        withheld: all.length - wholes.length,
      })
    : written;
};
