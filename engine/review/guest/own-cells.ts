import {
  emptyCell,
  sameRich,
  type Cell,
  type FrozenCell,
  type ReviewItem,
  type ReviewedCell,
  type SegmentId,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { itemsOf, reviewedCell } from '#core/review/items.ts';
import { cellKey } from '#core/review/merge.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { cellsOfAll } from '../../store/cells-repository.ts';
import type { GuestReview } from '../find.ts';
import { frozenTexts } from './frozen.ts';

/** A reviewed text as it was handed over and as it stands in the copy. */
export type OwnCell = { readonly frozen: FrozenCell; readonly cell: Cell; readonly isChanged: boolean };

const ownCell = (frozen: FrozenCell, cell: Cell): OwnCell => ({
  frozen,
  cell,
  isChanged: !sameRich(cell, frozen),
});

type Kept = {
  sequence: Sequence;
  readonly cells: OwnCell[];
  /** Where in `cells` each is, by `cellKey`. */
  readonly at: ReadonlyMap<string, number>;
};

const kept = new WeakMap<OpenProject, Kept>();

/** A damaged text suggests nothing: what nobody wrote is not handed back. */
const presentCell = (frozen: FrozenCell, cell: Cell | undefined): Cell =>
  cell?.damaged === true
    ? { ...cell, text: frozen.text, tags: frozen.tags, state: frozen.state }
    : (cell ?? emptyCell);

const read = (project: OpenProject, review: GuestReview): Kept => {
  const { cells: frozen } = frozenTexts(project, review);
  const segments = [...new Set(frozen.map(({ segment }) => segment))];
  const present = new Map(
    cellsOfAll(project.handle, segments).map(({ segment, side, cell }) => [cellKey({ segment, side }), cell]),
  );
  return {
    sequence: project.sequence,
    cells: frozen.map((one) => ownCell(one, presentCell(one, present.get(cellKey(one))))),
    at: new Map(frozen.map((one, index) => [cellKey(one), index])),
  };
};

const keptCells = (project: OpenProject, review: GuestReview): Kept => {
  const last = kept.get(project);
  if (last?.sequence === project.sequence) return last;
  const next = read(project, review);
  kept.set(project, next);
  return next;
};

/** All reviewed texts of a copy, or of some rows of it, in reading order. */
export const ownCells = (
  project: OpenProject,
  review: GuestReview,
  among?: readonly SegmentId[],
): readonly OwnCell[] => {
  const { cells, at } = keptCells(project, review);
  if (among === undefined) return cells;
  const { cellsOf } = frozenTexts(project, review);
  return among
    .flatMap((segment) => cellsOf.get(segment) ?? [])
    .map((one) => cells[at.get(cellKey(one)) ?? -1])
    .filter((own) => own !== undefined);
};

/** Notes what committed steps changed. Call it after each commit, before the project's sequence moves on. */
export const noteOwnCells = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const last = kept.get(project);
  if (last === undefined || last.sequence !== project.sequence) return;
  if (steps.some(({ on }) => on === 'row')) {
    kept.delete(project);
    return;
  }
  for (const step of steps) {
    if (step.on !== 'cell') continue;
    const index = last.at.get(cellKey(step));
    const own = index === undefined ? undefined : last.cells[index];
    if (index !== undefined && own !== undefined)
      last.cells[index] = ownCell(own.frozen, step.after ?? emptyCell);
  }
  last.sequence = sequence;
};

type KnownItems = {
  readonly text: Cell['text'];
  readonly tags: Cell['tags'];
  readonly items: readonly ReviewItem[];
};

/** Items by cell, kept while the cell's text stays: comparing is the costly part of a score. */
const known = new WeakMap<OpenProject, Map<string, KnownItems>>();

/** What the reviewer suggests in one cell. */
export const ownItems = (
  project: OpenProject,
  { copy }: GuestReview,
  { frozen, cell, isChanged }: OwnCell,
): readonly ReviewItem[] => {
  if (!isChanged) return [];
  const cache = known.get(project) ?? new Map<string, KnownItems>();
  known.set(project, cache);
  const key = cellKey(frozen);
  const last = cache.get(key);
  if (last !== undefined && sameRich(last, cell)) return last.items;
  const { segment, side } = frozen;
  const items = itemsOf({ reviewer: copy.reviewer, segment, side }, frozen, cell);
  cache.set(key, { text: cell.text, tags: cell.tags, items });
  return items;
};

/** A cell as it is handed back. */
export const handedBack = ({ copy }: GuestReview, { frozen, cell }: OwnCell): ReviewedCell =>
  reviewedCell(
    { reviewer: copy.reviewer, segment: frozen.segment, side: frozen.side },
    frozen,
    cell,
    cell.state,
  );
