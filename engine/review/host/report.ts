import { sessionColumns } from '#core/review/columns.ts';
import type { DuizhaoContract, Input } from '#api/index.ts';
import type { ExportReport } from '#api/exports.ts';
import { writeReviewCsv } from '#core/review/report/csv.ts';
import { writeReviewDocx } from '#core/review/report/docx.ts';
import { writeReviewHtml } from '#core/review/report/html.ts';
import type { ReportVoice } from '#core/review/report/page.ts';
import type { ReportFormat } from '#core/review/report-files.ts';
import { localDay } from '#core/formats/file-names.ts';
import { ok, type Result } from '#core/model/index.ts';
import { cellKey } from '#core/review/merge.ts';
import { reviewReport, type ReviewReport } from '#core/review/report.ts';
import { currentProject, type EngineContext } from '../../context.ts';
import { fileNameIn } from '../../files/file-name.ts';
import { writeBytes } from '../../files/write-bytes.ts';
import { writePieces } from '../../files/write-pieces.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { Job } from '../../jobs.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { cellsOfAll } from '../../store/cells-repository.ts';
import { rowsOfRound } from '../../store/review-rows-repository.ts';
import { parcelsOf, roundsOf, type StoredReview } from '../../store/reviews-repository.ts';
import { takeTurns } from '../../turns.ts';
import { loadWords, withColumnNames } from '../../words.ts';
import { hostReview } from '../find.ts';
import { presentRecord } from '../record.ts';

export type ReportRequest = Input<DuizhaoContract['review']['report']>;

/** Everything a review gathered, as of now. */
const reportOf = (project: OpenProject, { id, session, closed }: StoredReview): ReviewReport => {
  const rounds = roundsOf(project.handle, id).map(({ round, made }) => ({
    round,
    made,
    rows: rowsOfRound(project.handle, id, round),
  }));
  const segments = [...new Set(rounds.flatMap(({ rows }) => rows.map(({ segment }) => segment)))];
  const present = new Map(
    cellsOfAll(project.handle, segments).map(({ segment, side, cell }) => [cellKey({ segment, side }), cell]),
  );
  return reviewReport({
    project: project.name,
    session,
    closed,
    made: project.services.clock.now().toISOString(),
    rounds,
    parcels: parcelsOf(project.handle, id),
    record: presentRecord(project, id),
    present: (segment, side) => present.get(cellKey({ segment, side })),
    rowOf: project.order.rowOf,
  });
};

/** Counts pieces as they pass: a page comes row by row. */
function* counted(pieces: Iterable<string>, passed: (count: number) => void): Generator<string> {
  let count = 0;
  for (const piece of pieces) {
    yield piece;
    count += 1;
    passed(count);
  }
}

const writeText = (
  path: string,
  report: ReviewReport,
  voice: ReportVoice,
  format: Exclude<ReportFormat, 'docx'>,
  job: Job,
): Promise<Result<object>> => {
  const turn = takeTurns();
  const goOn = async (): Promise<boolean> => {
    await turn();
    return !job.signal.aborted;
  };
  const pieces = format === 'csv' ? writeReviewCsv(report, voice.words) : writeReviewHtml(report, voice);
  const total = report.rows.length;
  const passed = (count: number): void => job.progress('writing', Math.min(count, total), total);
  return writePieces(path, counted(pieces, passed), goOn);
};

/** A document is written in one go: what it is zipped with cannot wait. */
const writeWord = async (
  path: string,
  report: ReviewReport,
  voice: ReportVoice,
  job: Job,
): Promise<Result<object>> => {
  job.progress('writing', 0, report.rows.length);
  return writeBytes(path, (sink) => writeReviewDocx(report, voice, sink));
};

/** Writes the report of a review, as a job. Failures: review.unknown, review.is-copy, those of writing a file. */
export const writeReport = async (
  context: EngineContext,
  request: ReportRequest,
  job: Job,
): Promise<Result<ExportReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const review = hostReview(project, request.review);
  if (!review.ok) return review;
  const { format, interfaceLanguage: language } = request;
  const words = await loadWords(language, ['review-report', 'export', 'annotations']);
  const columns = sessionColumns(review.value.session);
  const voice: ReportVoice = { language, words: withColumnNames(words, language, columns) };
  const report = reportOf(project, review.value);
  const name = await fileNameIn(
    language,
    {
      is: 'reviewReport',
      project: project.name,
      review: review.value.session.title,
      round: roundsOf(project.handle, review.value.id).at(-1)?.round ?? 1,
      date: localDay(context.clock.now()),
    },
    project.settings.columns,
  );
  const wanted = { path: request.path, ending: format, name };
  const total = report.rows.length;
  const written = await writeWhole(context, project, wanted, (partial) =>
    format === 'docx'
      ? writeWord(partial, report, voice, job)
      : writeText(partial, report, voice, format, job),
  );
  return written.ok ? ok({ ...written.value, rows: total, notes: report.facts.counts.threads }) : written;
};
