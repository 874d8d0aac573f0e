import { sessionColumns } from '#core/review/columns.ts';
import type { DuizhaoContract, ExportReport, Input } from '#api/index.ts';
import { reviewDocxWords } from '#core/review/docx/words.ts';
import { writeReviewDocx, type ReviewDocxSource } from '#core/review/docx/write.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { authorOf, currentProject, type EngineContext } from '../../context.ts';
import { fileNameIn } from '../../files/file-name.ts';
import { writeBytes } from '../../files/write-bytes.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { Job } from '../../jobs.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { transact } from '../../store/database.ts';
import { readMeta } from '../../store/meta-repository.ts';
import { rowsOfRound } from '../../store/review-rows-repository.ts';
import { insertParcel, roundsOf, type StoredReview } from '../../store/reviews-repository.ts';
import { loadWords, withColumnNames } from '../../words.ts';
import { sentToOthers, writableReview } from '../find.ts';
import { reviewChanged } from '../generation.ts';

export type WriteDocxRequest = Input<DuizhaoContract['review']['writeDocx']>;

const sourceFor = async (
  project: OpenProject,
  { id, session }: StoredReview,
  { side, interfaceLanguage }: WriteDocxRequest,
): Promise<ReviewDocxSource> => {
  const round = roundsOf(project.handle, id).at(-1)?.round ?? 1;
  const rows = rowsOfRound(project.handle, id, round);
  const t = await loadWords(interfaceLanguage, ['review-docx', 'export']);
  return {
    project: readMeta(project.handle, 'id') ?? 'none',
    session,
    round,
    rows,
    side,
    words: reviewDocxWords(
      withColumnNames(t, interfaceLanguage, sessionColumns(session)),
      interfaceLanguage,
      session,
      round,
      rows,
      side,
    ),
    created: project.services.clock.now().toISOString(),
  };
};

/** Writes the last round of a review as a bilingual Word document. Failures: review.unknown, cell.unknown-side, those of writing. */
export const writeDocx = async (
  context: EngineContext,
  request: WriteDocxRequest,
  job: Job,
): Promise<Result<ExportReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const found = sentToOthers(writableReview(project, request.review), ({ review: { session } }) => session);
  if (!found.ok) return found;
  const { handle, review } = found.value;
  const { id, session } = review;
  if (!session.sides.includes(request.side)) return fail('cell.unknown-side', { side: request.side });
  const source = await sourceFor(project, review, request);
  job.progress('writing', 0, source.rows.length);
  if (job.signal.aborted) return fail('job.cancelled');
  const name = await fileNameIn(
    request.interfaceLanguage,
    {
      is: 'reviewDocument',
      project: project.name,
      review: session.title,
      round: source.round,
      column: request.side,
    },
    project.settings.columns,
  );
  const wanted = { path: request.path, ending: 'docx', name };
  const written = await writeWhole(context, project, wanted, async (partial) =>
    writeBytes(partial, (sink) => writeReviewDocx(source, sink)),
  );
  if (!written.ok) return written;
  const { path, bytes, rows } = written.value;
  const kept = transact(handle, project.path, (write) =>
    insertParcel(write, id, {
      direction: 'out',
      kind: 'docx',
      round: source.round,
      from: authorOf(context),
      at: source.created ?? '',
      name: written.value.name,
    }),
  );
  if (!kept.ok) return kept;
  reviewChanged(project, id);
  return ok({ path, name: written.value.name, bytes, rows, notes: 0 });
};
