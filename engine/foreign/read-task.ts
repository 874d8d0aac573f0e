import type { FoundBook } from '#core/book-back/found.ts';
import { readBook } from '#core/book-back/read.ts';
import { columnClues } from '#core/review/docx/clues.ts';
import { matchReviewDocx, roundOfReviewDocx } from '#core/review/docx/match.ts';
import { columnNames } from '#core/review/docx/names.ts';
import { readReviewDocx, type DocxTable, type ReviewDocx } from '#core/review/docx/read.ts';
import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import { readAnnotationsFile } from '../annotations/read-file.ts';
import { packageBytes } from '../review/package-file/package-bytes.ts';
import { checkRecord } from '../review/package-file/check-record.ts';
import { peekPackage, readPackage, type ReadPackage } from '../review/package-file/read.ts';
import type { ForeignTask, MatchedWord } from './messages.ts';

type WordTask = Extract<ForeignTask, { is: 'word' }>;
type BookTask = Extract<ForeignTask, { is: 'book' }>;
type PackageTask = Extract<ForeignTask, { is: 'package' }>;

/** Whether texts can be taken from a table: it has the one that is reviewed, and what tells its rows apart. */
const isUsable = ({ missing }: DocxTable): boolean =>
  !missing.includes('target') && !(missing.includes('id') && missing.includes('source'));

/** Why nothing can be taken from a document: its columns where it has any of ours, else its rows. Null when something can. */
const refusalOf = ({ tables }: ReviewDocx, isKnown: boolean, name: string): Failure | null => {
  const ours = tables.find(({ hasIds, missing }) => hasIds || missing.length < columnNames.length - 1);
  if (ours !== undefined && !tables.some(isUsable)) {
    const heads = ours.heads.map((head) => (head.trim() === '' ? '–' : head.trim())).join(' · ');
    return { code: 'review.word-columns', params: { name, heads } };
  }
  return isKnown ? null : { code: 'review.word-no-rows', params: { name } };
};

/** A document held against the round it was made for. Failures: review.word-columns, review.word-no-rows, those of reading. */
const readWord = async ({ path, name, heads, rounds }: WordTask): Promise<Result<MatchedWord>> => {
  const bytes = await packageBytes(path, name);
  if (!bytes.ok) return bytes;
  const read = readReviewDocx(bytes.value, name, columnClues(heads, rounds));
  if (!read.ok) return read;
  const of = roundOfReviewDocx(read.value, rounds);
  const refusal = refusalOf(read.value, of !== null, name);
  if (refusal !== null) return { ok: false, error: refusal };
  if (of === null) return fail('review.word-no-rows', { name });
  const { rows, session } = of.round;
  return ok({ match: matchReviewDocx(read.value, rows, session, of.side), round: rounds.indexOf(of.round) });
};

/** A package of no more than can be stored: what would be refused does not cross to the engine. */
const readSmallPackage = async ({ path, name, passphrase }: PackageTask): Promise<Result<ReadPackage>> => {
  const read = await readPackage(path, name, passphrase);
  const few = read.ok ? checkRecord(read.value.content.record, name) : read;
  return few.ok ? read : few;
};

const readBookFile = async ({ path, name, owner }: BookTask): Promise<Result<FoundBook>> => {
  const bytes = await packageBytes(path, name);
  return bytes.ok ? readBook(bytes.value, name, owner) : bytes;
};

/** Reads what a task asks for, in this thread. Failures: those of what reads it. */
export const readTask = (task: ForeignTask): Promise<Result<unknown>> => {
  if (task.is === 'annotations') return Promise.resolve(readAnnotationsFile(task));
  if (task.is === 'peek') return peekPackage(task.path, task.name);
  if (task.is === 'package') return readSmallPackage(task);
  if (task.is === 'book') return readBookFile(task);
  return readWord(task);
};
