import {
  reviewLists,
  type Answer,
  type Assessment,
  type ReviewList,
  type ReviewRecord,
  type ReviewVersion,
  type Sequence,
  type Step,
  type Version,
} from '#core/model/index.ts';
import { cellKey } from '#core/review/merge.ts';
import { distinctVersions, versionsByUid } from '#core/review/versions.ts';
import type { OpenProject } from '../project/open-project.ts';
import { recordOf } from '../store/review-versions-repository.ts';
import { generationOf } from './generation.ts';
import { cellStandings, isCellShown, type CellPlace, type CellStanding } from './host/standing.ts';

type Lists = { readonly [L in ReviewList]: Map<string, ReviewRecord[L]> };

/** What a review has gathered, in memory, with where every item stands. */
export type KnownReview = {
  readonly lists: Lists;
  /** The answers given to an item; those that say the same once. */
  readonly answers: Map<string, readonly Answer[]>;
  /** Uids of what reviewers handed back of a cell, by `cellKey`. */
  readonly returned: Map<string, { readonly place: CellPlace; readonly uids: Set<string> }>;
  readonly cells: Map<string, CellStanding>;
  /** The cell an item is in, by `cellKey`. */
  readonly cellOf: Map<string, string>;
  /** Cells to be worked out anew, by `cellKey`. */
  readonly stale: Set<string>;
};

type Known = { sequence: Sequence; readonly generation: number; readonly reviews: Map<string, KnownReview> };

const known = new WeakMap<OpenProject, Known>();

const givenBy = (versions: ReviewRecord['answers']): readonly Answer[] =>
  distinctVersions(versions.filter(({ removed }) => !removed)).map(({ value }) => value);

const noteCell = (review: KnownReview, { uid, value }: ReviewRecord['cells'][number]): void => {
  const key = cellKey(value);
  const place = { segment: value.segment, side: value.side };
  const cell = review.returned.get(key) ?? { place, uids: new Set<string>() };
  cell.uids.add(uid);
  review.returned.set(key, cell);
  review.stale.add(key);
};

const putVersions = (
  review: KnownReview,
  list: ReviewList,
  uid: string,
  versions: readonly ReviewVersion[],
): void => {
  const of = review.lists[list] as Map<string, readonly ReviewVersion[]>;
  // Where a cell was is told by what it was.
  const before = list === 'cells' ? (review.lists.cells.get(uid) ?? []) : [];
  if (versions.length === 0) of.delete(uid);
  else of.set(uid, versions);
  if (list === 'cells')
    for (const one of [...before, ...(review.lists.cells.get(uid) ?? [])]) noteCell(review, one);
  if (list === 'answers') {
    const given = givenBy(review.lists.answers.get(uid) ?? []);
    if (given.length === 0) review.answers.delete(uid);
    else review.answers.set(uid, given);
  }
  const cell = review.cellOf.get(uid);
  if (cell !== undefined) review.stale.add(cell);
};

const read = (project: OpenProject, id: string): KnownReview => {
  const review: KnownReview = {
    lists: {
      cells: new Map(),
      assessments: new Map(),
      answers: new Map(),
      annotations: new Map(),
      replies: new Map(),
    },
    answers: new Map(),
    returned: new Map(),
    cells: new Map(),
    cellOf: new Map(),
    stale: new Set(),
  };
  const record = recordOf(project.handle, id);
  for (const list of reviewLists) {
    const versions: readonly ReviewVersion[] = record[list];
    for (const [uid, of] of versionsByUid<unknown>(versions))
      putVersions(review, list, uid, of as readonly ReviewVersion[]);
  }
  return review;
};

/** What reviewers handed back of one cell. */
const cellsAt = (review: KnownReview, key: string): ReviewRecord['cells'] =>
  [...(review.returned.get(key)?.uids ?? [])].flatMap((uid) => review.lists.cells.get(uid) ?? []);

const refresh = (project: OpenProject, id: string, review: KnownReview): void => {
  for (const [key, { isShown, place }] of review.cells)
    if (isShown !== isCellShown(project, place)) review.stale.add(key);
  if (review.stale.size === 0) return;
  const wanted = [...review.stale].flatMap((key) => {
    const place = review.returned.get(key)?.place;
    return place === undefined ? [] : [{ place, returned: cellsAt(review, key) }];
  });
  for (const key of review.stale)
    for (const { item } of review.cells.get(key)?.items ?? []) review.cellOf.delete(item.id);
  for (const standing of cellStandings(project, id, wanted, review.answers)) {
    const key = cellKey(standing.place);
    review.cells.set(key, standing);
    for (const { item } of standing.items) review.cellOf.set(item.id, key);
  }
  review.stale.clear();
};

/** A review as of now: read once, then kept up with each commit by `noteReviews`, and only what changed worked out anew. */
export const knownReview = (project: OpenProject, id: string): KnownReview => {
  const { sequence } = project;
  const generation = generationOf(project);
  let all = known.get(project);
  if (all?.sequence !== sequence || all.generation !== generation) {
    all = { sequence, generation, reviews: new Map() };
    known.set(project, all);
  }
  const review = all.reviews.get(id) ?? read(project, id);
  all.reviews.set(id, review);
  refresh(project, id, review);
  return review;
};

/** Notes what committed steps changed. Call it after each commit, before the project's sequence moves on. */
export const noteReviews = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const all = known.get(project);
  if (all === undefined || all.sequence !== project.sequence) return;
  if (steps.some(({ on }) => on === 'row')) {
    known.delete(project);
    return;
  }
  for (const step of steps) {
    if (step.on === 'review') {
      const review = all.reviews.get(step.review);
      if (review !== undefined) putVersions(review, step.list, step.uid, step.after);
    } else if (step.on === 'cell') {
      const key = cellKey(step);
      for (const review of all.reviews.values()) if (review.cells.has(key)) review.stale.add(key);
    }
  }
  all.sequence = sequence;
};

/** What a reviewer says of an item; where it was said in two ways apart, the one of the highest revision. */
export const assessmentOf = ({ lists }: KnownReview, item: string): Assessment | null => {
  const said = (lists.assessments.get(item) ?? []).filter(({ removed }) => !removed);
  return (
    said.reduce<Version<Assessment> | null>(
      (best, one) => (best !== null && best.revision >= one.revision ? best : one),
      null,
    )?.value ?? null
  );
};
