import {
  emptyCell,
  sameRich,
  type Cell,
  type FrozenCell,
  type ReviewItem,
  type ReviewedCell,
  type SegmentId,
} from '../../core/model/index.ts';
import { itemsOf, reviewedCell } from '../../core/review/items.ts';
import { cellKey } from '../../core/review/merge.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import type { GuestReview } from './find.ts';
import { frozenTexts } from './frozen.ts';

/** A reviewed text as it was handed over and as it stands in the copy. */
export type OwnCell = { readonly frozen: FrozenCell; readonly cell: Cell; readonly isChanged: boolean };

/** All reviewed texts of a copy, or of some rows of it, in reading order. */
export const ownCells = (
  project: OpenProject,
  review: GuestReview,
  among?: readonly SegmentId[],
): readonly OwnCell[] => {
  const texts = frozenTexts(project, review);
  const cells =
    among === undefined ? texts.cells : among.flatMap((segment) => texts.cellsOf.get(segment) ?? []);
  const segments = [...new Set(cells.map(({ segment }) => segment))];
  const present = new Map(
    cellsOfAll(project.handle, segments).map(({ segment, side, cell }) => [cellKey({ segment, side }), cell]),
  );
  return cells.map((frozen) => {
    const cell = present.get(cellKey(frozen)) ?? emptyCell;
    return { frozen, cell, isChanged: !sameRich(cell, frozen) };
  });
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
