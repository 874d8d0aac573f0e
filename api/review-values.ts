import type {
  Answer,
  Ask,
  Assessment,
  FrozenCell,
  Range,
  ReviewItem,
  RowNumber,
  SegmentId,
  Sequence,
  Side,
} from '#core/model/index.ts';
import type { ReviewScope } from '#core/review/package.ts';
import type { ScoreProfile } from '#core/review/profiles.ts';
import type { ReportParcel } from '#core/review/report-facts.ts';
import type { PairAgreement, ReviewerScore } from '#core/review/report-scores.ts';
import { reportStandings, type ReportStanding } from '#core/review/report-values.ts';
import type { ExportReport } from './exports.ts';

/** How much there is to review: of the originals their characters and their words (字数), and words of English. */
export type ReviewSize = {
  readonly rows: number;
  readonly characters: number;
  readonly sourceWords: number;
  readonly words: number;
};

/** One file that went out or came in. */
export type ReviewParcel = ReportParcel;

export type ReviewRound = {
  readonly round: number;
  readonly base: string;
  readonly made: string;
  readonly rows: number;
};

/** `free`, `clash`, `gone` wait for an answer. `gone`: its row is no longer there. `conflict`: several answers were given. */
export const itemStandings = reportStandings;
export type ItemStandingName = ReportStanding;

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

/** `empty`: there is nothing to confirm. `read-only`: the text is not among those that are reviewed. */
export type AcceptReport = {
  readonly sequence: Sequence;
  readonly outcome: 'accepted' | 'empty' | 'read-only';
};

/** What a reviewer goes to next: a text, and of items without an assessment the one meant. */
export type ReviewPlace = {
  readonly row: RowNumber;
  readonly segment: SegmentId;
  readonly side: Side;
  readonly item: string | null;
};

/** What is open: a translator's project with its reviews, or a reviewer's copy. */
export type ReviewOverview =
  | { readonly role: 'host'; readonly reviews: readonly ReviewInfo[] }
  | { readonly role: 'guest'; readonly copy: ReviewCopy };

/** One change within a suggestion, at a place of the frozen text (code points). */
export type ItemPart = { readonly before: Range; readonly removed: string; readonly inserted: string };

/**
 * A suggestion of somebody else in the same text. `rival`: it touches the item or changes the same clause; `twin`: it says the same;
 * `segment`: it is elsewhere in a segment that waits for a decision.
 */
export type ReviewOther = {
  readonly id: string;
  readonly is: 'rival' | 'twin' | 'segment';
  readonly reviewer: string;
  readonly made: string | null;
  readonly round: number | null;
  readonly removed: string;
  readonly inserted: string;
};

/** One suggestion as the translator sees it. Ranges are code points. */
export type ReviewItemInfo = {
  readonly id: string;
  readonly reviewer: string;
  /** When it was written, or else when the file was made that brought it (ISO 8601, UTC); null where that is not known. */
  readonly made: string | null;
  /** The round that file answers. */
  readonly round: number | null;
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
  /** Items of others that touch it or change the same clause, and items of others that say the same. */
  readonly rivals: readonly string[];
  readonly twins: readonly string[];
  /** These, and others it has to do with, so that they can be named. */
  readonly others: readonly ReviewOther[];
  /** Others changed the same segment differently: it waits for a decision on the whole. */
  readonly contested: boolean;
  /** The changes it consists of; more than one where a rewritten segment is one suggestion. */
  readonly parts: readonly ItemPart[];
  readonly assessment: Assessment | null;
  readonly answers: readonly Answer[];
};

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
    /** Who sent it, in which round, when, and in which file; null for what was changed in this project. */
    readonly from: {
      readonly name: string;
      readonly round: number;
      readonly at: string;
      readonly file: string;
    } | null;
    /** When it was last changed (ISO 8601, UTC), where it says so. */
    readonly changed: string | null;
    readonly removed: boolean;
    /** What it says, for people. */
    readonly text: string;
  }[];
};

export type PackagePeek = {
  readonly name: string;
  readonly locked: boolean;
  /** The reviewer's own copy of this review that this machine knows, for what became of their suggestions; null for none. */
  readonly copy: { readonly path: string; readonly name: string } | null;
  /** Null while it is locked. */
  readonly manifest: {
    readonly kind: 'handover' | 'return' | 'answers';
    /** The project's name. */
    readonly title: string;
    readonly session: string;
    /** What the review is called. */
    readonly review: string;
    readonly round: number;
    readonly from: string;
    readonly made: string;
    readonly rows: number;
    readonly asked: Ask;
    readonly reviewers: readonly string[];
  } | null;
};

/** How many decisions were new to the copy. */
export type DecisionsReport = { readonly decisions: number; readonly sequence: Sequence };

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
  /** Those that fit, and wait because others changed the same segment differently. */
  readonly contested: number;
  /** Suggestions accepted at once before, which wait again for that reason. */
  readonly reopened: number;
  readonly annotations: number;
  readonly replies: number;
  readonly states: number;
  readonly adrift: number;
  readonly conflicts: number;
  readonly sequence: Sequence;
};

/** A text that accepting would make, which nobody wrote: it is written when it is asked for again with `confirmed`. */
export type Unconfirmed = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly row: RowNumber | null;
  readonly text: string;
};

export type AnswerReport = {
  readonly sequence: Sequence;
  readonly answered: number;
  /** Chosen, but left: they clash, have a rival among the chosen, wait for a decision on the segment, or their row is gone. */
  readonly left: readonly string[];
  /** Of those left: what they would make. */
  readonly unconfirmed: readonly Unconfirmed[];
};

/** A text that can be chosen for a segment; `tagged` when formatting is in it that `text` does not show. */
export type SegmentChoiceInfo = {
  readonly is: 'sent' | 'mine' | 'reviewer' | 'combined';
  readonly reviewers: readonly string[];
  readonly text: string;
  readonly tagged: boolean;
};

/** What can be decided on a segment as a whole. */
export type SegmentDecision = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly row: RowNumber;
  readonly locked: boolean;
  /** Several changed it differently. */
  readonly contested: boolean;
  /** As it stands now. */
  readonly present: string;
  readonly choices: readonly SegmentChoiceInfo[];
};

export type ReviewScore = ReviewerScore;

export type ReviewScores = {
  readonly scores: readonly ReviewScore[];
  /** Of each pair of reviewers of the same rows. */
  readonly agreement: readonly PairAgreement[];
};

/** A cell in a reviewer's copy as it was handed over, what others said of it and what became of that. */
export type FrozenRow = {
  readonly segment: SegmentId;
  readonly isContext: boolean;
  readonly cells: readonly FrozenCell[];
  /** What the reviewer suggests in it now, cut as it will be handed back: another dictionary of words may cut it otherwise. */
  readonly items: readonly ReviewItem[];
  /** What was said of these items: by the reviewer, and by who answered them. */
  readonly assessments: readonly Assessment[];
  readonly answers: readonly Answer[];
  /** Items of earlier rounds and of other reviewers, with their answers. */
  readonly earlier: readonly ReviewItemInfo[];
};

/** What is told of a sentence of a book (`BookFact` in core/book-back), or `not-placed` and `comment` of what is in none. */
export type BookBackRow = DocxReviewRow & {
  /** Null where it cannot be told. */
  readonly side: Side | null;
};

/** What became of a book that came back. */
export type BookBackReport = {
  /** Of the file. */
  readonly name: string;
  /** Sentences that the book was written with, and those of them that are as they were. */
  readonly sentences: number;
  readonly unchanged: number;
  /** What was merged into the review of the file; null where nothing was to be. */
  readonly merged: MergeReport | null;
  readonly rows: readonly BookBackRow[];
  /** It has a title page, notes, a glossary or the like, which are not read back. */
  readonly hasOwn: boolean;
};

/** What reading a Word document found, row by row; see core/review/docx. */
export type DocxReviewReport = MergeReport & { readonly rows: readonly DocxReviewRow[] };

export type DocxReviewRow = {
  readonly what: string;
  readonly row: RowNumber | null;
  readonly segment: SegmentId | null;
  /** The texts concerned, so that nothing is lost. */
  readonly texts: readonly string[];
};
