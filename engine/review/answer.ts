import type { AnswerReport } from '../../api/review.ts';
import {
  fail,
  ok,
  type Answer,
  type Cell,
  type Decision,
  type Result,
  type RichText,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '../../core/model/index.ts';
import { acceptItems, mergeCell, takeTheirs, type MergedItem } from '../../core/review/merge.ts';
import { replaceVersions } from '../../core/review/versions.ts';
import { isWellFormed } from '../../core/text/codepoints.ts';
import { applyEdits, mapTags } from '../../core/text/mapping.ts';
import { commit } from '../project/commit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { openReviewOf } from './find.ts';
import { admittedItems, type CheckedItemFilter } from './items.ts';
import { knownReview, type KnownReview } from './known.ts';
import { changeSegment, noWrites, textEditsOf, type CellWrite } from './segment-change.ts';
import { settledCell } from './settled-cell.ts';
import type { CellPlace, CellStanding } from './standing.ts';

export type AnswerWish = {
  readonly decision: Decision;
  readonly reason: string;
  /** What stands in place of an `edited` item's words. */
  readonly wording: string | null;
  readonly actor: string;
};

/** Whether a filter speaks of what was answered: who answers the rest in one go means not to turn round earlier answers. */
const asksForAnswered = ({ standings, decisions }: CheckedItemFilter): boolean =>
  standings !== undefined || decisions !== undefined;

/** The ids meant, each once. Failure: review.unknown-item. */
const chosenIds = (
  project: OpenProject,
  review: string,
  known: KnownReview,
  items: readonly string[] | CheckedItemFilter,
): Result<ReadonlySet<string>> => {
  if (!('length' in items)) {
    const admitted = admittedItems(project, review, items).filter(
      ({ standing }) => standing.is !== 'answered' || asksForAnswered(items),
    );
    return ok(new Set(admitted.map(({ item }) => item.id)));
  }
  const strange = items.find((id) => !known.cellOf.has(id));
  return strange === undefined ? ok(new Set(items)) : fail('review.unknown-item', { item: strange });
};

/** A text after an answer, and whose items were answered by it. */
type Made = {
  readonly text: RichText;
  readonly edits: readonly TextEdit[];
  readonly answered: readonly string[];
};

const nothingMade = (cell: Cell, answered: readonly string[] = []): Made => ({
  text: cell,
  edits: [],
  answered,
});

/** The stretch of the present text an item would change; null where it stands nowhere. */
const stretchOf = ({ standing }: MergedItem): { readonly start: number; readonly end: number } | null => {
  if (standing.is === 'clash') return standing.at;
  if (standing.is !== 'free') return null;
  const [first, last] = [standing.edits[0], standing.edits.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.from.at, end: last.to.at };
};

/** The text with other words in the stretch of an item; its tags stay. */
const withWording = (cell: Cell, item: MergedItem, wording: string): Made => {
  const stretch = stretchOf(item);
  if (stretch === null) return nothingMade(cell);
  const edits = [{ ...stretch, insert: wording }];
  const text = { text: applyEdits(cell.text, edits), tags: mapTags(cell.tags, edits) };
  return { text, edits, answered: [item.item.id] };
};

const isAnswered = ({ standing }: MergedItem): boolean => standing.is === 'answered';

/** What accepting or editing makes of one cell. Items that were answered before are answered anew and leave the text. */
const makeIn = (
  cell: Cell,
  items: readonly MergedItem[],
  chosen: ReadonlySet<string>,
  { decision, wording }: AnswerWish,
): Made => {
  const own = items.filter(({ item }) => chosen.has(item.id));
  const anew = own.filter(isAnswered).map(({ item }) => item.id);
  if (cell.locked) {
    const made = decision === 'accepted' ? own.filter(({ standing }) => standing.is === 'made') : [];
    return nothingMade(cell, [...anew, ...made.map(({ item }) => item.id)]);
  }
  const [only] = own;
  if (only !== undefined && chosen.size === 1 && !isAnswered(only)) {
    if (decision === 'edited') return withWording(cell, only, wording ?? '');
    const theirs = takeTheirs(cell, only);
    if (theirs !== null && only.standing.is === 'clash') {
      return { text: theirs, edits: textEditsOf(only.standing.edits), answered: [only.item.id] };
    }
  }
  if (decision === 'edited') return nothingMade(cell, anew);
  const { text, edits, accepted } = acceptItems(cell, { items }, chosen);
  return { text, edits: textEditsOf(edits), answered: [...anew, ...accepted] };
};

const answersWith = (
  { answers }: KnownReview,
  items: readonly { readonly item: { readonly id: string } }[],
  given: ReadonlyMap<string, Answer>,
): ReadonlyMap<string, readonly Answer[]> =>
  new Map(
    items.flatMap(({ item: { id } }) => {
      const fresh = given.get(id);
      const known = fresh === undefined ? answers.get(id) : [fresh];
      return known === undefined ? [] : [[id, known] as const];
    }),
  );

/** One answer on its way: whom it concerns, and what came of it. */
type Answering = {
  readonly project: OpenProject;
  readonly known: KnownReview;
  readonly chosen: ReadonlySet<string>;
  readonly wish: AnswerWish;
  readonly at: string;
  readonly given: Map<string, Answer>;
};

const give = ({ wish, at, given }: Answering, ids: readonly string[]): void => {
  const { decision, reason, actor } = wish;
  for (const item of ids) given.set(item, { item, decision, reason, by: actor, at });
};

const answerCell = (
  answering: Answering,
  place: CellPlace,
  { frozen, returned }: CellStanding,
  cell: Cell,
): CellWrite | null => {
  const { project, known, chosen, wish, given } = answering;
  const { items } = mergeCell(place, cell, returned, known.answers);
  const made =
    wish.decision === 'rejected'
      ? nothingMade(
          cell,
          items.flatMap(({ item }) => (chosen.has(item.id) ? [item.id] : [])),
        )
      : makeIn(cell, items, chosen, wish);
  give(answering, made.answered);
  if (frozen === null) return null;
  const said = { returned, answers: answersWith(known, items, given) };
  return { after: settledCell(project, cell, made.text, frozen, said), edits: made.edits };
};

/** Items that cannot be placed can be rejected, and answered anew. */
const answerGone = (answering: Answering, { items }: CellStanding): void => {
  const { chosen, wish } = answering;
  const own = items.filter(({ item }) => chosen.has(item.id));
  const may = own.filter(({ standing }) => wish.decision === 'rejected' || standing.is === 'answered');
  give(
    answering,
    may.map(({ item }) => item.id),
  );
};

/** Whether somebody says again what they said. */
const isSaid = (known: readonly Answer[] | undefined, { decision, reason, by }: Answer): boolean =>
  known?.length === 1 && known[0]?.decision === decision && known[0].reason === reason && known[0].by === by;

const answerSteps = (review: string, { known, given }: Answering): readonly Step[] =>
  [...given].flatMap(([item, answer]): readonly Step[] => {
    if (isSaid(known.answers.get(item), answer)) return [];
    const before = known.lists.answers.get(item) ?? [];
    const after = [replaceVersions(before, item, answer)];
    return [{ on: 'review', review, list: 'answers', uid: item, before, after }];
  });

/** The cells the chosen items are in, by segment. */
const cellsOf = (
  known: KnownReview,
  chosen: ReadonlySet<string>,
): ReadonlyMap<SegmentId, readonly CellStanding[]> => {
  const keys = new Set([...chosen].flatMap((id) => known.cellOf.get(id) ?? []));
  return Map.groupBy(
    [...keys].flatMap((key) => known.cells.get(key) ?? []),
    ({ place }) => place.segment,
  );
};

/** Failures of what is asked: words that cannot be, or more than one item to put them into. */
const checkWish = ({ decision, wording }: AnswerWish, chosen: ReadonlySet<string>): Result<null> => {
  if (decision !== 'edited') return ok(null);
  if (wording === null || chosen.size !== 1) return fail('input.invalid', { detail: 'wording' });
  return isWellFormed(wording) ? ok(null) : fail('cell.bad-text', { detail: 'lone surrogate' });
};

/**
 * Answers items of a review, in one step of undo that takes texts, states and annotations along. What cannot be done is left
 * and told: clashes among several, rivals of each other, locked texts, rows that are gone. Failures: review.unknown,
 * review.closed, review.unknown-item, cell.bad-text, input.invalid, those of `commit`.
 */
export const answerItems = (
  project: OpenProject,
  review: string,
  items: readonly string[] | CheckedItemFilter,
  wish: AnswerWish,
): Result<AnswerReport> => {
  const found = openReviewOf(project, review);
  if (!found.ok) return found;
  const known = knownReview(project, review);
  const chosen = chosenIds(project, review, known, items);
  if (!chosen.ok) return chosen;
  const fine = checkWish(wish, chosen.value);
  if (!fine.ok) return fine;
  const at = project.services.clock.now().toISOString();
  const answering: Answering = { project, known, chosen: chosen.value, wish, at, given: new Map() };
  const writes = noWrites();
  for (const [segment, cells] of cellsOf(known, chosen.value)) {
    const shown = new Map<Side, CellStanding>(
      cells.flatMap((cell) => (cell.isShown ? [[cell.place.side, cell] as const] : [])),
    );
    for (const cell of cells) if (!cell.isShown) answerGone(answering, cell);
    const change = (side: Side, cell: Cell): CellWrite | null => {
      const standing = shown.get(side);
      return standing === undefined ? null : answerCell(answering, { segment, side }, standing, cell);
    };
    changeSegment(project, segment, new Set(shown.keys()), change, writes);
  }
  const done = commit(project, {
    kind: 'answer-review',
    actor: wish.actor,
    steps: [...answerSteps(review, answering), ...writes.steps],
    edits: writes.edits,
  });
  if (!done.ok) return done;
  const left = [...chosen.value].filter((id) => !answering.given.has(id));
  return ok({ sequence: done.value.sequence, answered: answering.given.size, left });
};
