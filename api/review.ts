import { z } from 'zod';
import {
  decisions,
  severities,
  type Answer,
  type Assessment,
  type FrozenCell,
  type ProjectInfo,
  type Range,
  type RowNumber,
  type SegmentId,
  type Sequence,
  type Side,
} from '../core/model/index.ts';
import type { Agreement } from '../core/review/agreement.ts';
import type { Ask, ReviewScope } from '../core/review/package.ts';
import type { ScoreProfile } from '../core/review/profiles.ts';
import type { Score } from '../core/review/score.ts';
import { call } from './define.ts';
import { documentOrigin } from './documents.ts';
import type { ExportReport } from './exports.ts';
import { interfaceLanguage, rowNumber, segmentId, side } from './shapes.ts';

const asks = ['comment', 'suggest', 'score'] as const satisfies readonly Ask[];
const targetSide = z.enum(['zh-Hant', 'zh-Hans', 'en']);
const person = z.string().trim().min(1).max(100);
const passphrase = z.string().min(1).max(1000).optional();
const meant = { review: z.string().min(1) };
const points = z.number().min(0).max(1e9);

/** A profile that can be computed with: nothing is divided by 0, and passing is possible. */
export const scoreProfileInput = z
  .object({
    id: z.string().min(1).max(100),
    categories: z
      .array(z.object({ id: z.string().min(1).max(200), weight: points }))
      .max(500)
      .readonly(),
    multipliers: z.object({ neutral: points, minor: points, major: points, critical: points }),
    count: z.object({ side, unit: z.enum(['characters', 'words']) }),
    reference: points.positive(),
    maximum: points.positive(),
    threshold: points,
    allowed: points.positive(),
    criticalFails: z.boolean(),
    repeatsOnce: z.boolean(),
    smallSample: z.number().int().nonnegative(),
  })
  .refine(({ threshold, maximum }) => threshold < maximum, 'threshold') satisfies z.ZodType<ScoreProfile>;

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

/** How much there is to review. */
export type ReviewSize = { readonly rows: number; readonly characters: number; readonly words: number };

/** One file that went out or came in. Times are ISO 8601 in UTC. */
export type ReviewParcel = {
  readonly direction: 'out' | 'in';
  readonly kind: 'handover' | 'return' | 'answers' | 'docx';
  readonly round: number;
  readonly from: string;
  readonly at: string;
  readonly name: string;
};

export type ReviewRound = {
  readonly round: number;
  readonly base: string;
  readonly made: string;
  readonly rows: number;
};

/** `free`, `clash`, `gone` wait for an answer. `gone`: its row is no longer there. `conflict`: several answers were given. */
export const itemStandings = ['free', 'clash', 'gone', 'made', 'answered', 'conflict'] as const;
export type ItemStandingName = (typeof itemStandings)[number];

export type ReviewCounts = {
  readonly items: number;
  readonly standings: Readonly<Record<ItemStandingName, number>>;
  /** Cells handed back that were made from a text not kept here. */
  readonly adrift: number;
  /** Annotations and replies that were changed in two files apart, and answers or cells that were. */
  readonly conflicts: number;
};

/** A review in the translator's project. */
export type ReviewInfo = {
  readonly id: string;
  readonly title: string;
  readonly opened: string;
  readonly asked: Ask;
  readonly scope: ReviewScope;
  readonly sides: readonly Side[];
  readonly profile: ScoreProfile | null;
  readonly reviewers: readonly string[];
  /** Finished ones stay readable. */
  readonly closed: boolean;
  readonly rounds: readonly ReviewRound[];
  readonly parcels: readonly ReviewParcel[];
  readonly counts: ReviewCounts;
  /** True when reviewed texts, or answers, changed since the last round was frozen. */
  readonly movedOn: boolean;
};

/** What a reviewer's copy is a copy of, and how far it is. */
export type ReviewCopy = Pick<
  ReviewInfo,
  'id' | 'title' | 'opened' | 'asked' | 'scope' | 'sides' | 'profile' | 'reviewers' | 'parcels'
> & {
  /** The project's name. */
  readonly project: string;
  readonly round: number;
  /** Who handed it over. */
  readonly from: string;
  readonly reviewer: string;
  /** `answers`: it only tells what became of the suggestions. */
  readonly kind: 'handover' | 'answers';
  readonly finished: boolean;
  readonly progress: ReviewProgress;
};

/** Cells of the reviewed texts. `seen`: accepted as they are, changed, or commented on. */
export type ReviewProgress = {
  readonly cells: number;
  readonly seen: number;
  readonly accepted: number;
  readonly changed: number;
  readonly commented: number;
  readonly items: number;
  /** Items without a category and severity, where scores are asked for. */
  readonly unassessed: number;
};

/** What is open: a translator's project with its reviews, or a reviewer's copy. */
export type ReviewOverview =
  | { readonly role: 'host'; readonly reviews: readonly ReviewInfo[] }
  | { readonly role: 'guest'; readonly copy: ReviewCopy };

/** One suggestion as the translator sees it. Ranges are code points. */
export type ReviewItemInfo = {
  readonly id: string;
  readonly reviewer: string;
  readonly segment: SegmentId;
  readonly side: Side;
  /** Null when the row is gone. */
  readonly row: RowNumber | null;
  readonly kind: 'replace' | 'insert' | 'delete' | 'tags';
  readonly removed: string;
  readonly inserted: string;
  /** The frozen text and where in it. */
  readonly frozen: string;
  readonly before: Range;
  readonly standing: ItemStandingName;
  /** Of a clash: the stretch in the frozen text, the present one and the reviewer's. */
  readonly clash: { readonly base: string; readonly ours: string; readonly theirs: string } | null;
  /** Items that touch it, and items of others that say the same. */
  readonly rivals: readonly string[];
  readonly twins: readonly string[];
  readonly assessment: Assessment | null;
  readonly answers: readonly Answer[];
};

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

export type ItemFacet = { readonly value: string; readonly count: number };

export type ReviewItems = {
  readonly total: number;
  readonly items: readonly ReviewItemInfo[];
  readonly facets: Readonly<
    Record<'standings' | 'reviewers' | 'sides' | 'categories' | 'severities', readonly ItemFacet[]>
  >;
};

/** Something that was changed in two files apart, to be settled by choosing. */
export type ReviewConflict = {
  readonly list: 'cells' | 'assessments' | 'answers' | 'annotations' | 'replies';
  readonly uid: string;
  readonly segment: SegmentId | null;
  readonly row: RowNumber | null;
  readonly versions: readonly {
    readonly key: string;
    readonly author: string;
    readonly removed: boolean;
    /** What it says, for people. */
    readonly text: string;
  }[];
};

export type PackagePeek = {
  readonly name: string;
  readonly locked: boolean;
  /** Null while it is locked. */
  readonly manifest: {
    readonly kind: 'handover' | 'return' | 'answers';
    readonly title: string;
    readonly session: string;
    readonly round: number;
    readonly from: string;
    readonly made: string;
    readonly rows: number;
    readonly asked: Ask;
    readonly reviewers: readonly string[];
  } | null;
};

export type PackageReport = ExportReport & {
  readonly round: number;
  readonly kind: 'handover' | 'return' | 'answers';
};

export type MergeReport = {
  readonly review: string;
  readonly round: number;
  readonly from: string;
  /** Everything in it was known: nothing changed. */
  readonly same: boolean;
  /** Of what it brought: */
  readonly items: number;
  readonly applied: number;
  readonly clashes: number;
  readonly annotations: number;
  readonly replies: number;
  readonly states: number;
  readonly adrift: number;
  readonly conflicts: number;
  readonly sequence: Sequence;
};

export type AnswerReport = {
  readonly sequence: Sequence;
  readonly answered: number;
  /** Chosen, but left: they clash, have a rival among the chosen, or their row is gone. */
  readonly left: readonly string[];
};

export type ReviewScore = {
  readonly reviewer: string;
  readonly score: Score;
  readonly unassessed: number;
};

export type ReviewScores = {
  readonly scores: readonly ReviewScore[];
  /** Of each pair of reviewers of the same rows. */
  readonly agreement: readonly {
    readonly first: string;
    readonly second: string;
    readonly items: Agreement;
    readonly rows: Agreement;
  }[];
};

/** A cell in a reviewer's copy as it was handed over, what others said of it and what became of that. */
export type FrozenRow = {
  readonly segment: SegmentId;
  readonly isContext: boolean;
  readonly cells: readonly FrozenCell[];
  readonly assessments: readonly Assessment[];
  /** Items of earlier rounds and of other reviewers, with their answers. */
  readonly earlier: readonly ReviewItemInfo[];
};

/** What reading a Word document found, row by row; see core/formats/review-docx. */
export type DocxReviewReport = MergeReport & { readonly rows: readonly DocxReviewRow[] };

export type DocxReviewRow = {
  readonly what: string;
  readonly row: RowNumber | null;
  readonly segment: SegmentId | null;
  /** The texts concerned, so that nothing is lost. */
  readonly texts: readonly string[];
};

export const reportFormats = ['html', 'docx', 'csv'] as const;

export const review = {
  overview: call(z.object({})).gives<ReviewOverview>(),

  // The translator's side.

  /** How much a scope holds, before it is opened. */
  measure: call(z.object({ scope: reviewScope, sides: z.array(targetSide).min(1) })).gives<ReviewSize>(),
  /** Opens a review and freezes the present text as its first round. No step of undo; it can be closed. */
  open: call(
    z.object({
      title: z.string().trim().min(1).max(200),
      asked: z.enum(asks),
      scope: reviewScope,
      sides: z.array(targetSide).min(1),
      profile: scoreProfileInput.nullable().default(null),
      reviewers: z.array(person).max(100).default([]),
    }),
  ).gives<ReviewInfo>(),
  /** Finished ones stay readable, and can be opened again. */
  close: call(z.object({ ...meant, closed: z.boolean() })).gives<ReviewInfo>(),
  /** Freezes the present text as a new round. */
  nextRound: call(z.object(meant)).gives<ReviewInfo>(),
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
      path: z.string().optional(),
    }),
  ).gives<PackageReport>(),
  /** What a package says of itself. A locked one says only that it is, unless the passphrase is given. */
  peek: call(z.object({ from: documentOrigin, passphrase })).gives<PackagePeek>(),
  /**
   * Takes what was handed back into the project, as a job and one step of undo. With `apply` suggestions that nothing stands
   * against are accepted at once. A package taken in before changes nothing.
   */
  merge: call(
    z.object({ job: z.string(), from: documentOrigin, passphrase, apply: z.boolean().default(false) }),
  ).gives<MergeReport>(),
  items: call(
    z.object({
      ...meant,
      filter: itemFilter.default({}),
      from: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(5000).default(200),
    }),
  ).gives<ReviewItems>(),
  /**
   * Answers items, by id or all the filter admits, in one step of undo that moves text, annotations and states along.
   * `accepted` puts the suggestion in (of a clash: only when it alone is chosen). `edited` puts `wording` in its place (one item).
   * A `rejected` one leaves the text. Answered items can be answered anew; the text then stays as it is.
   */
  answer: call(
    z.object({
      ...meant,
      items: z.union([z.array(z.string()).min(1), itemFilter]),
      decision: z.enum(decisions),
      reason: z.string().max(10_000).default(''),
      wording: z.string().max(2_000_000).optional(),
    }),
  ).gives<AnswerReport>(),
  conflicts: call(z.object(meant)).gives<readonly ReviewConflict[]>(),
  /** Settles a conflict in favour of one version. */
  settle: call(
    z.object({
      ...meant,
      list: z.enum(['cells', 'assessments', 'answers', 'annotations', 'replies']),
      uid: z.string(),
      key: z.string(),
    }),
  ).gives<{ readonly sequence: Sequence }>(),
  /** Scores of all reviewers who marked something (in a copy: one's own), and how far they agree. `profile`: another than the review's. */
  score: call(z.object({ ...meant, profile: scoreProfileInput.optional() })).gives<ReviewScores>(),
  report: call(
    z.object({
      ...meant,
      job: z.string(),
      format: z.enum(reportFormats),
      path: z.string().optional(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
  ).gives<ExportReport>(),
  /** A bilingual Word document of the last round, for a reviewer without Duizhao. */
  writeDocx: call(
    z.object({
      ...meant,
      job: z.string(),
      side: targetSide,
      path: z.string().optional(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
  ).gives<ExportReport>(),
  /** Takes such a document back in, as a job and one step of undo, as the review of `reviewer`. */
  readDocx: call(
    z.object({ ...meant, job: z.string(), from: documentOrigin, reviewer: person }),
  ).gives<DocxReviewReport>(),

  // The reviewer's side.

  /** Makes a reviewer's copy of a package, in the library or at `path`, and opens it, as a job. */
  take: call(
    z.object({
      job: z.string(),
      from: documentOrigin,
      passphrase,
      reviewer: person,
      path: z.string().optional(),
    }),
  ).gives<ProjectInfo>(),
  /** What the given rows of a reviewer's copy were handed over as. */
  frozen: call(z.object({ segments: z.array(segmentId).max(500) })).gives<readonly FrozenRow[]>(),
  /** What the reviewer says of one item of theirs; null takes it back. A step of undo. */
  assess: call(
    z.object({
      item: z.string(),
      segment: segmentId,
      side,
      assessment: z
        .object({
          category: z.string().min(1).max(200).nullable(),
          severity: z.enum(severities),
          preferential: z.boolean(),
          reason: z.string().max(10_000),
        })
        .nullable(),
    }),
  ).gives<{ readonly sequence: Sequence }>(),
  /** Says that the review is finished, or not after all. A finished copy takes no edits. */
  finish: call(z.object({ finished: z.boolean() })).gives<ReviewCopy>(),
};
