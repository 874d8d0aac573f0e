import type { DocxReviewReport, DocxReviewRow } from '../../api/review.ts';
import type { DuizhaoContract, Input } from '../../api/index.ts';
import { matchReviewDocx, roundOfReviewDocx } from '../../core/formats/review-docx/match.ts';
import type { FoundRow, ReviewDocxMatch, RowMatch } from '../../core/formats/review-docx/matched.ts';
import { readReviewDocx } from '../../core/formats/review-docx/read.ts';
import { docxRecord } from '../../core/formats/review-docx/record.ts';
import { fail, ok, type Result } from '../../core/model/index.ts';
import type { PackagedRow } from '../../core/review/package.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { locateOrigin } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { rowsOfRound } from '../store/review-rows-repository.ts';
import { roundsOf, type StoredReview } from '../store/reviews-repository.ts';
import { openReviewOf } from './find.ts';
import { mergeIncoming } from './merge-incoming.ts';
import { packageBytes } from './package-file/package-bytes.ts';
import { presentRecord } from './record.ts';

export type ReadDocxRequest = Input<DuizhaoContract['review']['readDocx']>;

const textsOf = ({ original, text, before, note, others }: FoundRow): readonly string[] =>
  [original, text, ...(before === text ? [] : [before]), note, ...others].filter((one) => one !== '');

/** What is told of a row: everything that is not just as it was handed over. */
const toldOf = ({ segment, row, facts, found, isContext }: RowMatch): readonly DocxReviewRow[] => {
  const texts = found.flatMap(textsOf);
  const told = isContext ? facts.filter((fact) => fact !== 'deleted') : facts;
  return told.filter((fact) => fact !== 'unchanged').map((what) => ({ what, row, segment, texts }));
};

const rowsTold = ({ rows, strange, comments, outside }: ReviewDocxMatch): readonly DocxReviewRow[] => [
  ...rows.flatMap(toldOf),
  ...strange.map(({ is, found, comments: said }) => ({
    what: is,
    row: null,
    segment: null,
    texts: [...textsOf(found), ...said.map(({ text }) => text)],
  })),
  ...comments.map(({ text }) => ({ what: 'comment', row: null, segment: null, texts: [text] })),
  ...outside.map((text) => ({ what: 'outside', row: null, segment: null, texts: [text] })),
];

type Matched = {
  readonly match: ReviewDocxMatch;
  readonly round: number;
  readonly made: string;
  readonly rows: readonly PackagedRow[];
};

/** A document held against the round it was made for. */
const matchedWith = (
  project: OpenProject,
  { id, session }: StoredReview,
  bytes: Uint8Array,
  name: string,
): Result<Matched> => {
  const read = readReviewDocx(bytes, name);
  if (!read.ok) return read;
  const rounds = roundsOf(project.handle, id).map(({ round, made }) => ({
    session,
    round,
    made,
    rows: rowsOfRound(project.handle, id, round),
  }));
  const of = roundOfReviewDocx(read.value, rounds);
  if (of === null) return fail('review.word-no-rows', { name });
  const { rows, round, made } = of.round;
  return ok({ match: matchReviewDocx(read.value, rows, session, of.side), round, made, rows });
};

/**
 * Takes a Word document back in as the review of `reviewer`: what it says of rows it can be matched with is merged as a
 * package would be, everything else is told. Failures: review.unknown, review.closed, review.word-no-rows when none of its
 * rows is known, those of reading and of commit.
 */
export const readDocx = async (
  context: EngineContext,
  request: ReadDocxRequest,
  job: Job,
): Promise<Result<DocxReviewReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const found = openReviewOf(project, request.review);
  if (!found.ok) return found;
  const { review } = found.value;
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  job.progress('reading', 0, 0);
  const bytes = await packageBytes(path, name);
  const matched = bytes.ok ? matchedWith(project, review, bytes.value, name) : bytes;
  if (!matched.ok) return matched;
  const { match, round, rows, made } = matched.value;
  const { reviewer } = request;
  const record = docxRecord(match, rows, presentRecord(project, review.id), {
    reviewer,
    review: review.id,
    at: made,
  });
  const at = context.clock.now().toISOString();
  const came = {
    review: review.id,
    record,
    parcel: { kind: 'docx' as const, round, from: reviewer, at, name },
  };
  const merged = await mergeIncoming({ context, project, came, apply: false }, job);
  return merged.ok ? ok({ ...merged.value, rows: rowsTold(match) }) : merged;
};
