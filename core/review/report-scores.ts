import type {
  FrozenCell,
  ReviewItem,
  ReviewRecord,
  SegmentId,
  SharedAnnotation,
  Side,
  Version,
} from '../model/index.ts';
import { languageOfSide } from '../model/index.ts';
import { agreementOnItems, agreementOnRows, type Agreement } from './agreement.ts';
import { itemsOfCell } from './items.ts';
import { sessionColumns } from './columns.ts';
import { marksOf, type ReviewMark } from './marks.ts';
import { returnedByCell } from './merge.ts';
import { frozenCells, type PackagedRow, type ReviewSession } from './package.ts';
import type { ScoreProfile } from './profiles.ts';
import { countForScore, scoreReview, verdictSoFar, type Score, type VerdictSoFar } from './score.ts';

/** One round of a review: the rows as they were frozen, and when (ISO 8601 in UTC). */
export type RoundRows = {
  readonly round: number;
  readonly made: string;
  readonly rows: readonly PackagedRow[];
};

export type ReviewerScore = {
  readonly reviewer: string;
  readonly score: Score;
  /** Items that still lack a category and a severity: the score is not final while there are any. */
  readonly unassessed: number;
  /** What can be said so far. */
  readonly verdict: VerdictSoFar;
};

/** How far two reviewers of the same rows agree, the names in order. */
export type PairAgreement = {
  readonly first: string;
  readonly second: string;
  readonly items: Agreement;
  readonly rows: Agreement;
};

/** The rows that are reviewed, without those that are only to be read. */
const reviewedRows = (rows: readonly PackagedRow[]): readonly PackagedRow[] =>
  rows.filter(({ isContext }) => !isContext);

/** A record with the annotations that have words in these rows. */
const annotatedIn = (
  { assessments, annotations }: Pick<ReviewRecord, 'assessments' | 'annotations'>,
  rows: readonly PackagedRow[],
): Pick<ReviewRecord, 'assessments' | 'annotations'> => {
  const segments = new Set(rows.map(({ segment }) => segment));
  return {
    assessments,
    annotations: annotations.filter(({ value }) =>
      value.anchors.some(({ segment }) => segments.has(segment)),
    ),
  };
};

const markedIn = (
  reviewer: string,
  rows: readonly PackagedRow[],
  items: readonly ReviewItem[],
  record: Pick<ReviewRecord, 'assessments' | 'annotations'>,
  sides: readonly Side[],
): ReturnType<typeof marksOf> => marksOf(reviewer, items, annotatedIn(record, reviewedRows(rows)), sides);

/**
 * The score that one reviewer gives frozen rows: their marks among `items` and on these rows, measured by what the rows
 * hold on the profile's side. Panel and report both show this value.
 */
export const scoreOf = (
  reviewer: string,
  rows: readonly PackagedRow[],
  items: readonly ReviewItem[],
  record: Pick<ReviewRecord, 'assessments' | 'annotations'>,
  profile: ScoreProfile,
  session: Pick<ReviewSession, 'language' | 'sides' | 'columns'>,
): ReviewerScore => {
  const { marks, unassessed } = markedIn(reviewer, rows, items, record, session.sides);
  const language = languageOfSide(sessionColumns(session), profile.count.side);
  const texts = reviewedRows(rows).flatMap(({ cells }) =>
    cells.filter(({ side }) => side === profile.count.side).map(({ text }) => text),
  );
  const score = scoreReview(marks, countForScore(texts, profile, language), profile);
  return { reviewer, score, unassessed, verdict: verdictSoFar(score, unassessed) };
};

/** All items suggested to these frozen texts, by whomever. */
const itemsTo = (record: Pick<ReviewRecord, 'cells'>, frozen: readonly FrozenCell[]): ReviewItem[] => {
  const returned = [...returnedByCell(record, frozen).cells.values()].flat();
  const items = returned.flatMap(({ cell, frozen: from }) => itemsOfCell(cell, from));
  return [...new Map(items.map((item) => [item.id, item])).values()];
};

/**
 * Annotations that say something of a round: made before the next was frozen, and not dealt with before this one was.
 * Annotations name no round, so here times are believed.
 */
const notesOfRound = (
  annotations: readonly Version<SharedAnnotation>[],
  made: string,
  next: string | undefined,
): readonly Version<SharedAnnotation>[] =>
  annotations.filter(({ value }) => {
    const isLater = next !== undefined && value.created >= next;
    const isDealtWith = value.resolution?.reason === 'done' && value.resolution.at < made;
    return !isLater && !isDealtWith;
  });

export type RoundScores = {
  readonly round: number;
  readonly scores: readonly ReviewerScore[];
  readonly agreement: readonly PairAgreement[];
};

const pairsOf = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((first, i) => list.slice(i + 1).map((second) => [first, second] as const));

const cellName = ({ segment, side, hash }: Pick<FrozenCell, 'segment' | 'side' | 'hash'>): string =>
  `${segment} ${side} ${hash}`;

/** Who handed back a text that stands in this round and in none before. */
const reviewersOf = (
  { cells }: Pick<ReviewRecord, 'cells'>,
  frozen: readonly FrozenCell[],
  earlier: ReadonlySet<string>,
): ReadonlySet<string> => {
  const fresh = new Set(frozen.map(cellName).filter((name) => !earlier.has(name)));
  return new Set(
    cells
      .filter(({ value, removed }) => !removed && fresh.has(cellName({ ...value, hash: value.base })))
      .map(({ value }) => value.reviewer),
  );
};

/**
 * The scores of a review, round by round, and how far its reviewers agree. A reviewer has a score in every round of which
 * they handed back a text that had not stood before; in the first also when they only annotated errors.
 */
export const scoresOf = (
  session: Pick<ReviewSession, 'language' | 'sides' | 'columns'>,
  rounds: readonly RoundRows[],
  record: ReviewRecord,
  profile: ScoreProfile,
): readonly RoundScores[] => {
  const earlier = new Set<string>();
  return rounds.map(({ round, made, rows }, index) => {
    const frozen = frozenCells(rows);
    const said = {
      assessments: record.assessments,
      annotations: notesOfRound(record.annotations, made, rounds[index + 1]?.made),
    };
    const items = itemsTo(record, frozen);
    const handedBack = reviewersOf(record, frozen, earlier);
    for (const cell of frozen) earlier.add(cellName(cell));
    const authors = index === 0 ? said.annotations.map(({ value }) => value.author) : [];
    const marks = new Map<string, readonly ReviewMark[]>();
    for (const reviewer of [...new Set([...handedBack, ...authors])].sort()) {
      const own = markedIn(reviewer, rows, items, said, session.sides).marks;
      if (handedBack.has(reviewer) || own.length > 0) marks.set(reviewer, own);
    }
    const segments: readonly SegmentId[] = reviewedRows(rows).map(({ segment }) => segment);
    return {
      round,
      scores: [...marks.keys()].map((reviewer) => scoreOf(reviewer, rows, items, said, profile, session)),
      agreement: pairsOf([...marks]).map(([[first, a], [second, b]]) => ({
        first,
        second,
        items: agreementOnItems(a, b),
        rows: agreementOnRows(segments, a, b),
      })),
    };
  });
};
