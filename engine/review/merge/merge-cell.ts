import {
  isFixed,
  type Answer,
  type Cell,
  type FrozenCell,
  type ReviewRecord,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { acceptUncontested } from '#core/review/accept-items.ts';
import { itemsOfCell } from '#core/review/items.ts';
import {
  answersOf,
  cellKey,
  isAnsweredBy,
  mergeCell,
  type MergedCell,
  type MergedItem,
  type Returned,
  type returnedByCell,
} from '#core/review/merge.ts';
import { isContested } from '#core/review/parties.ts';
import { diffText } from '#core/text/diff.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { automaticFinder, type Automatic } from '../host/automatic.ts';
import type { MergeRun, MergeWish } from './merge-run.ts';
import { textEditsOf, type CellWrite } from '../host/segment-change.ts';
import { settledCell, type SaidOfCell } from '../host/settled-cell.ts';

/** What is said of the cells a package speaks of, and what they were frozen as, the newest first; by `cellKey`. */
export type MergedCells = {
  readonly frozen: ReadonlyMap<string, readonly FrozenCell[]>;
  readonly returned: ReturnType<typeof returnedByCell>;
};

type Sums = {
  items: number;
  applied: number;
  clashes: number;
  contested: number;
  reopened: number;
  states: number;
};

/** Everything the merge of one cell needs to know. */
export type Merging = {
  readonly project: OpenProject;
  readonly wish: MergeWish;
  readonly cells: MergedCells;
  readonly answers: SaidOfCell['answers'];
  readonly given: Answer[];
  /** Items that were accepted at once and are open again. */
  readonly withdrawn: Set<string>;
  readonly automatic: ReturnType<typeof automaticFinder>;
  /** Items that were accepted in a cell, those included that their reviewer has replaced since; by `cellKey`. */
  readonly acceptedIn: (cell: string) => ReadonlySet<string>;
  readonly sums: Sums;
};

const acceptedFinder = (
  versions: ReviewRecord['cells'],
  frozen: MergedCells['frozen'],
  answers: SaidOfCell['answers'],
): Merging['acceptedIn'] => {
  const byCell = Map.groupBy(versions, ({ value }) => cellKey(value));
  return (key) => {
    const sent = frozen.get(key) ?? [];
    const items = (byCell.get(key) ?? []).flatMap(({ value }) => {
      const from = sent.find(({ hash }) => hash === value.base);
      return from === undefined ? [] : itemsOfCell(value, from);
    });
    const isAccepted = isAnsweredBy(answers, 'accepted');
    return new Set(items.map(({ id }) => id).filter(isAccepted));
  };
};

const answerOf = (item: string, { actor, at }: MergeWish): Answer => ({
  item,
  decision: 'accepted',
  reason: '',
  by: actor,
  at,
});

/** The answers to what was suggested of a cell, but those that were given at once. */
const answersBut = (
  answers: SaidOfCell['answers'],
  returned: readonly Returned[],
  automatic: Automatic | null,
): Map<string, readonly Answer[]> =>
  new Map(
    returned
      .flatMap(({ cell, frozen }) => itemsOfCell(cell, frozen))
      .flatMap(({ id }) => {
        const known = automatic?.items.has(id) === true ? undefined : answers.get(id);
        return known === undefined ? [] : [[id, known] as const];
      }),
  );

/** Hashes of the frozen texts that several made different texts of, whatever was answered to any of these. */
const contestedTexts = (
  ours: Cell,
  returned: readonly Returned[],
  answers: SaidOfCell['answers'],
): ReadonlySet<string> => {
  const isAccepted = isAnsweredBy(answers, 'accepted');
  const byText = Map.groupBy(returned, ({ frozen }) => frozen.hash);
  return new Set([...byText].flatMap(([hash, of]) => (isContested(ours, of, { isAccepted }) ? [hash] : [])));
};

type MergingCell = {
  /** As it is, and as it was before anything was accepted at once, where that has to be worked out anew. */
  readonly cell: Cell;
  readonly base: Cell;
  readonly automatic: Automatic | null;
  readonly merged: MergedCell;
  readonly own: readonly MergedItem[];
  readonly answers: Map<string, readonly Answer[]>;
};

/** What becomes of a cell, and of the answers to what was suggested of it. */
const settleCell = (
  { project, wish, given, withdrawn, sums }: Merging,
  { cell, base, merged, own, automatic, answers }: MergingCell,
  frozen: FrozenCell,
  returned: readonly Returned[],
): CellWrite => {
  const before = automatic === null ? new Set<string>() : automatic.items;
  // Whatever was decided on one of several texts, the others wait: else it would matter which of them came after that.
  const waiting = contestedTexts(base, returned, answers);
  const owned = new Set(own.map(({ item }) => item));
  const isOwn = ({ item }: MergedItem): boolean => owned.has(item);
  const mayBeAccepted = (one: MergedItem): boolean =>
    before.has(one.item.id) || (wish.apply && !isFixed(cell) && !waiting.has(one.item.base) && isOwn(one));
  const chosen = new Set(merged.items.filter(mayBeAccepted).map(({ item }) => item.id));
  const { text, edits, accepted } = acceptUncontested(base, merged, chosen);
  const made = accepted.filter((id) => !before.has(id)).map((item) => answerOf(item, wish));
  given.push(...made);
  sums.applied += made.length;
  const isAccepted = new Set(accepted);
  const gone = [...before].filter((id) => !isAccepted.has(id));
  for (const item of gone) withdrawn.add(item);
  const standing = new Set(merged.items.map(({ item }) => item.id));
  sums.reopened += gone.filter((id) => standing.has(id)).length;
  for (const item of accepted) answers.set(item, [answerOf(item, wish)]);
  const after = settledCell(project, base, text, frozen, { returned, answers });
  if (after.text === cell.text && after.state !== cell.state) sums.states += 1;
  return { after, edits: automatic === null ? textEditsOf(edits) : diffText(cell.text, after.text) };
};

/**
 * One cell with what came of it. What was accepted at once, by this merge or before, is worked out from all that is known by
 * now, so that it is the same whoever was heard first: where several changed the text differently all of it waits.
 */
export const mergeOne = (
  merging: Merging,
  place: { readonly segment: SegmentId; readonly side: Side },
  cell: Cell,
  reviewers: ReadonlySet<string>,
): CellWrite | null => {
  const { cells, answers: known, sums, wish } = merging;
  const key = cellKey(place);
  const returned = cells.returned.cells.get(key) ?? [];
  const [frozen] = cells.frozen.get(key) ?? [];
  if (frozen === undefined || returned.length === 0) return null;
  const found = merging.automatic(place, cell, cells.frozen.get(key) ?? [], merging.acceptedIn(key));
  const mergeFrom = (automatic: Automatic | null): MergingCell => {
    const base = automatic?.before ?? cell;
    const answers = answersBut(known, returned, automatic);
    const merged = mergeCell(place, base, returned, answers);
    const own = merged.items.filter(({ item }) => reviewers.has(item.reviewer));
    return { cell, base, automatic, merged, own, answers };
  };
  const anew = mergeFrom(found);
  const isAnew = found === null || wish.apply || anew.merged.items.some(({ contested }) => contested);
  const one = isAnew ? anew : mergeFrom(null);
  sums.items += one.own.length;
  sums.clashes += one.own.filter(({ standing }) => standing.is === 'clash').length;
  sums.contested += one.own.filter(({ standing, contested }) => contested && standing.is === 'free').length;
  return settleCell(merging, one, frozen, returned);
};

/** Begins to merge cells: `ours` is what the file knew, `merged` what it knows with the package. */
export const mergeCells = (
  { project, wish, answeredBy }: MergeRun,
  cells: MergedCells,
  ours: ReviewRecord,
  merged: ReviewRecord,
  received: ReviewRecord,
): Merging => ({
  project,
  wish,
  cells,
  answers: answersOf(merged),
  given: [],
  withdrawn: new Set(),
  automatic: automaticFinder(project, ours, received, answeredBy),
  acceptedIn: acceptedFinder([...ours.cells, ...merged.cells], cells.frozen, answersOf(merged)),
  sums: { items: 0, applied: 0, clashes: 0, contested: 0, reopened: 0, states: 0 },
});
