import { z } from 'zod';
import {
  asks,
  decisions,
  originalSide,
  severities,
  type ProjectInfo,
  type Sequence,
} from '#core/model/index.ts';
import { isName, narrowed } from '#core/model/shape.ts';
import { assessmentFields } from '#core/model/shapes.ts';
import { reportFormats } from '#core/review/report-files.ts';
import { scoreProfile } from '#core/review/profiles.ts';
import { call, aside, editing, hosting, lasting, reading } from './define.ts';
import { documentOrigin } from './documents.ts';
import type { ExportReport } from './exports.ts';
import {
  itemStandings,
  type AcceptReport,
  type AnswerReport,
  type BookBackReport,
  type DecisionsReport,
  type DocxReviewReport,
  type FrozenRow,
  type MergeReport,
  type PackagePeek,
  type PackageReport,
  type ReviewConflict,
  type ReviewCopy,
  type ReviewInfo,
  type ReviewItemInfo,
  type ReviewItems,
  type ReviewOverview,
  type ReviewPlace,
  type ReviewScores,
  type ReviewSize,
  type SegmentDecision,
} from './review-values.ts';
import { interfaceLanguage, pathToWrite, members, rowNumber, segmentId, shaped, side } from './shapes.ts';

export * from './review-values.ts';

const targetSide = side.refine((id) => id !== originalSide);
const person = z.string().trim().min(1).max(100);
const passphrase = z.string().min(1).max(1000).optional();
const { item: _, ...said } = narrowed(assessmentFields, {
  category: (id) => id === null || isName(id),
  reason: ({ length }) => length <= 10_000,
});
const meant = { review: z.string().min(1) };
/** Which rows are reviewed. A sample is drawn from the whole project; without a seed one is made up and kept. */
export const reviewScope = z.discriminatedUnion('is', [
  z.object({ is: z.literal('all') }),
  z.object({ is: z.literal('rows'), from: rowNumber, to: rowNumber }),
  /** Rows that were filtered; `filter` says by what, in words. */
  z.object({ is: z.literal('filter'), filter: z.string().max(1000), segments: z.array(segmentId).min(1) }),
  z.object({
    is: z.literal('sample'),
    characters: z.number().int().positive(),
    seed: z.string().max(200).optional(),
  }),
]);

export const itemFilter = z.object({
  standings: z.array(z.enum(itemStandings)).optional(),
  reviewers: z.array(z.string()).optional(),
  sides: z.array(side).optional(),
  categories: z.array(z.string()).optional(),
  severities: z.array(z.enum(severities)).optional(),
  preferential: z.boolean().optional(),
  decisions: z.array(z.enum(decisions)).optional(),
  segments: z.array(segmentId).optional(),
  /** Script-blind: in what is removed, inserted, the reason. */
  search: z.string().max(200).optional(),
});
export type ItemFilter = z.infer<typeof itemFilter>;

export const review = {
  overview: call(z.object({}), reading).gives<ReviewOverview>(),

  // The translator's side.

  /** How much a scope holds, before it is opened. */
  measure: call(
    z.object({ scope: reviewScope, sides: z.array(targetSide).min(1) }),
    reading,
  ).gives<ReviewSize>(),
  /** Opens a review and freezes the present text as its first round. No step of undo; it can be closed. */
  open: call(
    z.object({
      title: z.string().trim().min(1).max(200),
      asked: z.enum(asks),
      scope: reviewScope,
      sides: z.array(targetSide).min(1),
      profile: shaped(scoreProfile).nullable().default(null),
      reviewers: z.array(person).max(100).default([]),
    }),
    hosting,
  ).gives<ReviewInfo>(),
  /** Finished ones stay readable, and can be opened again. */
  close: call(z.object({ ...meant, closed: z.boolean() }), hosting).gives<ReviewInfo>(),
  /** Freezes the present text as a new round. */
  nextRound: call(z.object(meant), hosting).gives<ReviewInfo>(),
  /**
   * Writes a package, as a job: the last round of a review, or, in a reviewer's copy, what is handed back. Without `path` it goes
   * to the exports folder of the library, never over another file. `answers` only tells what became of suggestions.
   */
  package: call(
    z.object({
      job: z.string(),
      review: z.string().optional(),
      kind: z.enum(['handover', 'answers']).default('handover'),
      passphrase,
      path: pathToWrite.optional(),
      /** Of the name, where there is no `path`. */
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    lasting(reading),
  ).writes<PackageReport>(),
  /** What a package says of itself. A locked one says only that it is, unless the passphrase is given. */
  peek: call(z.object({ from: documentOrigin, passphrase }), aside).gives<PackagePeek>(),
  /**
   * Takes what was handed back into the project, as a job and one step of undo. With `apply` suggestions are accepted at once
   * where nobody else changed the segment otherwise; those accepted so before wait again where somebody did. A package taken
   * in before changes nothing.
   */
  merge: call(
    z.object({ job: z.string(), from: documentOrigin, passphrase, apply: z.boolean().default(false) }),
    // Of a copy the handler says better what it is.
    lasting({ inReview: 'always' }),
  ).gives<MergeReport>(),
  items: call(
    z.object({
      ...meant,
      filter: itemFilter.default({}),
      from: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(5000).default(200),
    }),
    reading,
  ).gives<ReviewItems>(),
  /**
   * Answers items, by id or all the filter admits, in one step of undo that moves text, annotations and states along.
   * `accepted` puts the suggestion in (of a clash: only when it alone is chosen). Where several changed a segment differently,
   * items chosen by id are accepted only if somebody wrote the text that comes of it, or if it is the `confirmed` one; items chosen
   * by a filter are left. `edited` puts `wording` in its place (one item).
   * A `rejected` one leaves the text. Answered items can be answered anew; the text then stays as it is. A filter means them only
   * where it names `standings` or `decisions`.
   */
  answer: call(
    z.object({
      ...meant,
      items: z.union([z.array(z.string()).min(1), itemFilter]),
      decision: z.enum(decisions),
      reason: z.string().max(10_000).default(''),
      wording: z.string().max(2_000_000).optional(),
      confirmed: z.string().max(2_000_000).optional(),
    }),
    hosting,
  ).gives<AnswerReport>(),
  /** The texts that can be chosen for a segment as a whole. */
  choices: call(z.object({ ...meant, segment: segmentId, side }), reading).gives<SegmentDecision>(),
  /**
   * Decides on a segment as a whole, in one step of undo: `text` is put in, one of the `choices` as it was read there, and all
   * suggestions of the segment are answered by whether it holds them. Of choices with the same characters, that of `reviewer`.
   */
  decide: call(
    z.object({
      ...meant,
      segment: segmentId,
      side,
      is: z.enum(['sent', 'mine', 'reviewer', 'combined']),
      reviewer: z.string().optional(),
      text: z.string().max(2_000_000),
      reason: z.string().max(10_000).default(''),
    }),
    hosting,
  ).gives<AnswerReport>(),
  conflicts: call(z.object(meant), reading).gives<readonly ReviewConflict[]>(),
  /** Settles a conflict in favour of one version. */
  settle: call(
    z.object({
      ...meant,
      list: z.enum(['cells', 'assessments', 'answers', 'annotations', 'replies']),
      uid: z.string(),
      key: z.string(),
    }),
    hosting,
  ).gives<{ readonly sequence: Sequence }>(),
  /** Scores of all reviewers who marked something (in a copy: one's own), and how far they agree. `profile`: another than the review's. */
  score: call(
    z.object({ ...meant, profile: shaped(scoreProfile).optional() }),
    reading,
  ).gives<ReviewScores>(),
  report: call(
    z.object({
      ...meant,
      job: z.string(),
      format: z.enum(reportFormats),
      path: pathToWrite.optional(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    lasting(reading),
  ).writes<ExportReport>(),
  /** A bilingual Word document of the last round, for a reviewer without Duizhao. */
  writeDocx: call(
    z.object({
      ...meant,
      job: z.string(),
      side: targetSide,
      path: pathToWrite.optional(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    lasting(reading),
  ).writes<ExportReport>(),
  /**
   * Takes such a document back in, as a job and one step of undo. What it says bears the names it has in it; what has none is
   * `reviewer`'s. Failure: review.word-unnamed where something has none and nobody is named here.
   */
  readDocx: call(
    z.object({ ...meant, job: z.string(), from: documentOrigin, reviewer: person.optional() }),
    lasting(hosting),
  ).gives<DocxReviewReport>(),

  /**
   * Reads a book back that this project was exported as and somebody edited, an EPUB or a Word document, as a job. What it changes
   * becomes suggestions of a review of this file, in one step of undo; nothing is guessed. Failures: book.not-a-book, book.other-project,
   * book.no-marks, those of reading.
   */
  readBook: call(
    z.object({ job: z.string(), from: documentOrigin }),
    lasting(hosting),
  ).gives<BookBackReport>(),

  // The reviewer's side.

  /** Makes a reviewer's copy of a package, in the library or at `path`, and opens it, as a job. */
  take: call(
    z.object({
      job: z.string(),
      from: documentOrigin,
      passphrase,
      reviewer: person,
      path: pathToWrite.optional(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    lasting(aside),
  ).gives<ProjectInfo>(),
  /** What became of suggestions: in a copy that only tells that, of all; in a reviewer's own, of theirs. */
  decisions: call(z.object({}), reading).gives<readonly ReviewItemInfo[]>(),
  /** Takes the decisions of a package into the reviewer's own copy that is open, as a job and one step of undo. */
  takeDecisions: call(z.object({ job: z.string(), from: documentOrigin, passphrase }), {
    ...lasting(editing),
    inReview: 'always',
  }).gives<DecisionsReport>(),
  /** What the given rows of a reviewer's copy were handed over as. */
  frozen: call(z.object({ segments: z.array(segmentId).max(500) }), reading).gives<readonly FrozenRow[]>(),
  /** Confirms a text as its reviewer, as it is or as they left it. A step of undo. Where only comments are asked for, too. */
  accept: call(z.object({ segment: segmentId, side }), editing).gives<AcceptReport>(),
  /**
   * The next text after `after` (wrapping round) that its reviewer has not seen, or the next item without an assessment:
   * after `item` of that text, or its first. In a copy that only tells answers `unseen` is a text with suggestions. Null when
   * there is none.
   */
  next: call(
    z.object({
      after: z.object({
        row: z.number().int().nonnegative(),
        side,
        item: z.string().nullable().default(null),
      }),
      want: z.enum(['unseen', 'unassessed']),
      backwards: z.boolean().default(false),
    }),
    reading,
  ).gives<ReviewPlace | null>(),
  /** What the reviewer says of one item of theirs; null takes it back. A step of undo. */
  assess: call(
    z.object({
      item: z.string(),
      segment: segmentId,
      side,
      assessment: z.object(members(said)).nullable(),
    }),
    editing,
  ).gives<{ readonly sequence: Sequence }>(),
  /** Says that the review is finished, or not after all. A finished copy takes no edits. */
  finish: call(z.object({ finished: z.boolean() }), { ...editing, inReview: 'always' }).gives<ReviewCopy>(),
};
