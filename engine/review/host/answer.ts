import type { AnswerReport, Unconfirmed } from '#api/review.ts';
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
  isFixed,
} from '#core/model/index.ts';
import { acceptItems, acceptUncontested, isKnownText, takeTheirs } from '#core/review/accept-items.ts';
import { mergeCell, type MergedCell, type MergedItem } from '#core/review/merge.ts';
import { replaceVersions } from '#core/review/versions.ts';
import { isWellFormed } from '#core/text/codepoints.ts';
import { applyEdits, mapTags } from '#core/text/mapping.ts';
import { commit } from '../../project/commit.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { openReviewOf } from '../find.ts';
import { admittedItems, type CheckedItemFilter } from './items.ts';
import { knownReview, type KnownReview } from '../known.ts';
import { changeSegment, noWrites, textEditsOf, type CellWrite } from './segment-change.ts';
import { settledCell } from './settled-cell.ts';
import type { CellPlace, CellStanding } from './standing.ts';

export type AnswerWish = {
  readonly decision: Decision;
  readonly reason: string;
  /** What stands in place of an `edited` item's words. */
  readonly wording: string | null;
  /** The text that comes of accepting, where nobody wrote it and the translator has read it. */
  readonly confirmed: string | null;
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
  /** The text the others would make, which nobody wrote and nobody confirmed yet. */
  readonly unconfirmed?: string;
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

/** The one chosen item of all, where it clashes, with the text that takes it in its place. */
const madeOfClash = (
  cell: Cell,
  merged: MergedCell,
  item: MergedItem,
  confirmed: string | null,
): Made | null => {
  const theirs = takeTheirs(cell, item);
  if (theirs === null || item.standing.is !== 'clash') return null;
  if (!isKnownText(merged, theirs, confirmed)) return { ...nothingMade(cell), unconfirmed: theirs.text };
  return { text: theirs, edits: textEditsOf(item.standing.edits), answered: [item.item.id] };
};

/** What accepting or editing makes of one cell. Items that were answered before are answered anew and leave the text. */
const makeIn = (cell: Cell, merged: MergedCell, { chosen, isBulk, wish }: Answering): Made => {
  const { decision, wording, confirmed } = wish;
  const own = merged.items.filter(({ item }) => chosen.has(item.id));
  const anew = own.filter(isAnswered).map(({ item }) => item.id);
  if (isFixed(cell)) {
    const made = decision === 'accepted' ? own.filter(({ standing }) => standing.is === 'made') : [];
    return nothingMade(cell, [...anew, ...made.map(({ item }) => item.id)]);
  }
  const [only] = own;
  if (only !== undefined && chosen.size === 1 && !isAnswered(only)) {
    if (decision === 'edited') return withWording(cell, only, wording ?? '');
    const made = isBulk ? null : madeOfClash(cell, merged, only, confirmed);
    if (made !== null) return made;
  }
  if (decision === 'edited') return nothingMade(cell, anew);
  const result = isBulk
    ? acceptUncontested(cell, merged, chosen)
    : acceptItems(cell, merged, chosen, { confirmed });
  const { text, edits, accepted, unconfirmed } = result;
  const made = { text, edits: textEditsOf(edits), answered: [...anew, ...accepted] };
  return unconfirmed === null ? made : { ...made, unconfirmed };
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
  /** They were chosen by a filter, without a look at each. */
  readonly isBulk: boolean;
  readonly wish: AnswerWish;
  readonly at: string;
  readonly given: Map<string, Answer>;
  readonly unconfirmed: Unconfirmed[];
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
  const merged = mergeCell(place, cell, returned, known.answers);
  const { items } = merged;
  const made =
    wish.decision === 'rejected'
      ? nothingMade(
          cell,
          items.flatMap(({ item }) => (chosen.has(item.id) ? [item.id] : [])),
        )
      : makeIn(cell, merged, answering);
  give(answering, made.answered);
  if (made.unconfirmed !== undefined)
    answering.unconfirmed.push({
      ...place,
      row: project.order.rowOf(place.segment),
      text: made.unconfirmed,
    });
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

const answerSteps = (review: string, { known, given, isBulk }: Answering): readonly Step[] =>
  [...given].flatMap(([item, answer]): readonly Step[] => {
    // Said again of one that is looked at, it is said anew: what was accepted at once is decided now.
    if (isBulk && isSaid(known.answers.get(item), answer)) return [];
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
 * and told: clashes among several, rivals of each other, texts that several changed differently where a filter chose them
 * or nobody wrote and confirmed what comes of it, locked texts, rows that are gone. Failures: review.unknown,
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
  const answering: Answering = {
    project,
    known,
    chosen: chosen.value,
    isBulk: !('length' in items),
    wish,
    at,
    given: new Map(),
    unconfirmed: [],
  };
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
    kind: answering.isBulk && wish.decision === 'accepted' ? 'answer-all-review' : 'answer-review',
    actor: wish.actor,
    steps: [...answerSteps(review, answering), ...writes.steps],
    edits: writes.edits,
  });
  if (!done.ok) return done;
  const left = [...chosen.value].filter((id) => !answering.given.has(id));
  const { given, unconfirmed } = answering;
  return ok({ sequence: done.value.sequence, answered: given.size, left, unconfirmed });
};
