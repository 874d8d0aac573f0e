import type { BookBackReport, BookBackRow } from '#api/review.ts';
import type { DuizhaoContract, Input } from '#api/index.ts';
import type { FoundBook } from '#core/book-back/found.ts';
import { bookText } from '#core/layouts/marks.ts';
import { matchBook, type BookMatch, type SentenceMatch } from '#core/book-back/match.ts';
import { reviewOfBook } from '#core/book-back/review.ts';
import { fail, ok, type Result, type ReviewRecord } from '#core/model/index.ts';
import { docxRecord } from '#core/review/docx/record.ts';
import { emptyRecord } from '#core/review/merge.ts';
import { currentProject, type EngineContext } from '../../context.ts';
import { readForeign } from '../../foreign/read-foreign.ts';
import { locateOrigin } from '../../import/origin.ts';
import type { Job } from '../../jobs.ts';
import { writable, type OpenProject } from '../../project/open-project.ts';
import { segmentsOfReview } from '../../store/review-rows-repository.ts';
import { receivedRecordOf } from '../../store/review-versions-repository.ts';
import { findCopy } from '../../store/reviews-repository.ts';
import { gradually } from '../../turns.ts';
import { mergeIncoming } from '../merge/merge-incoming.ts';
import { presentRecord } from '../record.ts';
import { frameOfRow, openBookRound, reviewOfFile, type BookRound } from './book-review.ts';
import { knownTexts, uidOfProject } from './known-texts.ts';

export type ReadBookRequest = Input<DuizhaoContract['review']['readBook']>;

/** The texts that a fact is about: as it was written, as the project has it, and as the book has it, each once. */
const textsOf = (project: ReturnType<typeof knownTexts>, one: SentenceMatch): readonly string[] => {
  const { segment, side, written, facts, texts } = one;
  const present = side === null ? null : project.present(segment, side);
  const said = [
    ...(written === null ? [] : [bookText(written)]),
    ...(facts.includes('both-edited') && present !== null ? [bookText(present)] : []),
    ...texts,
  ];
  return [...new Set(said)].filter((text) => text !== '');
};

const rowsTold = (known: ReturnType<typeof knownTexts>, match: BookMatch): readonly BookBackRow[] => [
  ...match.sentences.flatMap((one) => {
    const { segment, side, row, facts } = one;
    const texts = textsOf(known, one);
    return facts.map((what): BookBackRow => ({ what, row, segment, side, texts }));
  }),
  ...match.loose.map(({ text, afterRow }): BookBackRow => ({
    what: 'not-placed',
    row: afterRow,
    segment: null,
    side: null,
    texts: [text.trim()],
  })),
  ...match.comments.map(({ text }): BookBackRow => ({
    what: 'comment',
    row: null,
    segment: null,
    side: null,
    texts: [text],
  })),
];

/** What nobody could have known this project by: then the book is not of it, whatever it is. */
const isStrange = ({ record, sentences }: FoundBook, match: BookMatch): boolean =>
  record === null &&
  sentences.length > 0 &&
  match.sentences.filter(({ facts }) => facts.includes('no-base')).length === sentences.length;

/** The record of a review that a book would have brought, column by column. */
const recordOf = async (
  project: OpenProject,
  { review, made }: BookRound,
  name: string,
  { rows, matches }: ReturnType<typeof reviewOfBook>,
  signal: AbortSignal,
): Promise<Result<ReviewRecord>> => {
  const known = {
    present: presentRecord(project, review),
    received: receivedRecordOf(project.handle, review),
  };
  let whole: ReviewRecord = emptyRecord;
  for (const match of matches) {
    const who = { reviewer: name, review, at: made };
    const record = await gradually(docxRecord(match, rows, known, who), signal);
    if (!record.ok) return record;
    const { cells, annotations, replies } = record.value;
    whole = {
      ...whole,
      cells: [...whole.cells, ...cells],
      annotations: [...whole.annotations, ...annotations],
      replies: [...whole.replies, ...replies],
    };
  }
  return ok(whole);
};

/** What was taken of a book, merged into its review as one step of undo; null where there is nothing. */
const mergeBook = async (
  context: EngineContext,
  project: OpenProject,
  name: string,
  sides: readonly string[],
  match: BookMatch,
  job: Job,
): Promise<Result<BookBackReport['merged']>> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const earlier = reviewOfFile(project, name);
  const made = reviewOfBook(match, sides, frameOfRow(project));
  const isSaid = made.matches.some(({ rows }) =>
    rows.some(({ versions, comments }) => versions.length > 0 || comments.length > 0),
  );
  if (made.rows.length === 0 || (!isSaid && earlier === null)) return ok(null);
  const opened = openBookRound(project, handle.value, name, sides, made.rows, earlier);
  if (!opened.ok) return opened;
  const { review, round, takeBack } = opened.value;
  const record = await recordOf(project, opened.value, name, made, job.signal);
  const at = context.clock.now().toISOString();
  const parcel = { kind: 'book' as const, round, from: name, at, name };
  const merged = record.ok
    ? await mergeIncoming(
        { context, project, came: { review, record: record.value, parcel }, apply: false },
        job,
      )
    : record;
  if (!merged.ok) takeBack();
  return merged;
};

/**
 * Reads a book that the project was exported as and somebody edited: changed sentences become suggestions of a review of this file,
 * comments annotations, and everything else is told. Failures: review.is-copy, book.not-a-book, book.other-project, book.no-marks, those of
 * reading and of commit.
 */
export const readBook = async (
  context: EngineContext,
  request: ReadBookRequest,
  job: Job,
): Promise<Result<BookBackReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  if (findCopy(project.handle) !== null) return fail('review.is-copy');
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  job.progress('reading', 0, 0);
  const known = knownTexts(project);
  const { sides } = known;
  const read = await readForeign<'book'>(
    { is: 'book', path, name, owner: { project: uidOfProject(project), sides } },
    job.signal,
  );
  if (!read.ok) return read;
  const earlier = reviewOfFile(project, name);
  const again = new Set(earlier === null ? [] : segmentsOfReview(project.handle, earlier.id));
  const match = matchBook(read.value, known, (segment) => again.has(segment));
  if (isStrange(read.value, match)) return fail('book.no-marks', { name });
  const columns = read.value.record?.columns.filter((side) => sides.includes(side)) ?? sides;
  const merged = await mergeBook(context, project, name, columns, match, job);
  if (!merged.ok) return merged;
  return ok({
    name,
    ...match.counts,
    merged: merged.value,
    rows: rowsTold(known, match),
    hasOwn: read.value.hasOwn,
  });
};
