import type { DocxReviewReport, DocxReviewRow } from '#api/review.ts';
import type { DuizhaoContract, Input } from '#api/index.ts';
import type { FoundRow, ReviewDocxMatch, RowMatch } from '#core/review/docx/matched.ts';
import { personOf } from '#core/review/docx/names.ts';
import { docxRecord, hasUnnamed } from '#core/review/docx/record.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { PackagedRow } from '#core/review/package.ts';
import { currentProject, type EngineContext } from '../../context.ts';
import { readForeign } from '../../foreign/read-foreign.ts';
import { locateOrigin, type LocatedDocument } from '../../import/origin.ts';
import type { Job } from '../../jobs.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { rowsOfRound } from '../../store/review-rows-repository.ts';
import { receivedRecordOf } from '../../store/review-versions-repository.ts';
import { roundsOf, type StoredReview } from '../../store/reviews-repository.ts';
import { gradually } from '../../turns.ts';
import { columnHeads } from './docx-heads.ts';
import { openReviewOf } from '../find.ts';
import { mergeIncoming } from '../merge/merge-incoming.ts';
import { presentRecord } from '../record.ts';

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

/** A document held against the round it was made for, in a thread of its own. */
const matchedWith = async (
  project: OpenProject,
  { id, session }: StoredReview,
  { path, name }: LocatedDocument,
  signal: AbortSignal,
): Promise<Result<Matched>> => {
  const stored = roundsOf(project.handle, id);
  const rounds = stored.map(({ round }) => ({
    session,
    round,
    rows: rowsOfRound(project.handle, id, round),
  }));
  const heads = await columnHeads(session);
  const read = await readForeign<'word'>({ is: 'word', path, name, heads, rounds }, signal);
  if (!read.ok) return read;
  const { match, round: at } = read.value;
  const { rows = [], round = 0 } = rounds[at] ?? {};
  return ok({ match, round, made: stored[at]?.made ?? '', rows });
};

/** Who stands for what bears no name in the document: who was named, else the only person who wrote in it; null when that must be said. */
const unnamedOf = ({ people, ...match }: ReviewDocxMatch, named: string | undefined): string | null => {
  const [only, ...others] = people;
  if (named !== undefined) return named;
  if (only !== undefined && others.length === 0) return only.name;
  return hasUnnamed(match) ? null : (only?.name ?? '');
};

/** Everybody whose review the document is: those who are named in it, and who stands for the rest. */
const namesIn = (match: ReviewDocxMatch, unnamed: string): string => {
  const names = match.people.map(({ name }) => name);
  return [...new Set(names.length === 0 || hasUnnamed(match) ? [...names, unnamed] : names)].join(', ');
};

/**
 * Takes a Word document back in: what its authors say of rows it can be matched with is merged as packages of theirs would
 * be, what bears no name as `reviewer`'s, and everything else is told. Failures: review.unknown, review.closed,
 * review.word-columns, review.word-no-rows when none of its rows is known, review.word-unnamed, those of reading and of commit.
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
  const { name } = located.value;
  job.progress('reading', 0, 0);
  const matched = await matchedWith(project, review, located.value, job.signal);
  if (!matched.ok) return matched;
  const { match, round, rows, made } = matched.value;
  const reviewer = unnamedOf(match, request.reviewer);
  if (reviewer === null) return fail('review.word-unnamed', { name, savedBy: personOf(match.savedBy) });
  const known = {
    present: presentRecord(project, review.id),
    received: receivedRecordOf(project.handle, review.id),
  };
  const who = { reviewer, review: review.id, at: made };
  const record = await gradually(docxRecord(match, rows, known, who), job.signal);
  if (!record.ok) return record;
  const at = context.clock.now().toISOString();
  const came = {
    review: review.id,
    record: record.value,
    parcel: { kind: 'docx' as const, round, from: namesIn(match, reviewer), at, name },
  };
  const merged = await mergeIncoming({ context, project, came, apply: false }, job);
  return merged.ok ? ok({ ...merged.value, rows: rowsTold(match) }) : merged;
};
