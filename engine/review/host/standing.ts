import type { ItemStandingName } from '#api/review.ts';
import {
  emptyCell,
  type Answer,
  type Cell,
  type FrozenCell,
  type ReviewItem,
  type ReviewRecord,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { cellKey, mergeCell, returnedByCell, type ItemStanding, type Returned } from '#core/review/merge.ts';
import { frozenCells } from '#core/review/package.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { cellsOfAll } from '../../store/cells-repository.ts';
import { rowsOfSegments } from '../../store/review-rows-repository.ts';

export type CellPlace = { readonly segment: SegmentId; readonly side: Side };

/** An item and where it stands. */
export type StandingItem = {
  readonly item: ReviewItem;
  /** `gone`: its row is no longer there, or its column no longer shown. */
  readonly standing: ItemStanding | { readonly is: 'gone' };
  readonly name: ItemStandingName;
  /** Others changed the same text otherwise. */
  readonly contested: boolean;
  /** The text it is suggested for. */
  readonly frozen: string;
};

/** All that was handed back of one cell, where it stands now. */
export type CellStanding = {
  readonly place: CellPlace;
  readonly isShown: boolean;
  readonly cell: Cell;
  /** As it was in the newest round. */
  readonly frozen: FrozenCell | null;
  readonly returned: readonly Returned[];
  readonly items: readonly StandingItem[];
  /** How many reviewers' texts were made from a frozen text that is not kept. */
  readonly adrift: number;
};

/** Whether a cell is in a row and a column that are shown. */
export const isCellShown = ({ order, documents }: OpenProject, { segment, side }: CellPlace): boolean => {
  const row = order.rowOf(segment);
  const id = row === null ? null : order.documentAt(row);
  const document = id === null ? undefined : documents.get(id);
  return document !== undefined && (side === 'source' || document.targets.includes(side));
};

const standingName = (standing: StandingItem['standing']): ItemStandingName =>
  standing.is === 'answered' && standing.answers.length > 1 ? 'conflict' : standing.is;

/** Items of a cell that cannot be placed any more. */
const goneItems = (
  returned: readonly Returned[],
  answers: ReadonlyMap<string, readonly Answer[]>,
): readonly Omit<StandingItem, 'name' | 'frozen'>[] => {
  const items = returned.flatMap(({ cell, frozen }) => itemsOfCell(cell, frozen));
  return [...new Map(items.map((item) => [item.id, item])).values()].map((item) => {
    const given = answers.get(item.id);
    const standing =
      given === undefined ? ({ is: 'gone' } as const) : ({ is: 'answered', answers: given } as const);
    return { item, standing, contested: false };
  });
};

/** What reviewers handed back of one cell. */
export type WantedCell = { readonly place: CellPlace; readonly returned: ReviewRecord['cells'] };

const standingOf = (
  project: OpenProject,
  { place, returned: came }: WantedCell,
  cell: Cell,
  frozen: readonly FrozenCell[],
  answers: ReadonlyMap<string, readonly Answer[]>,
): CellStanding => {
  const isShown = isCellShown(project, place);
  // Of two rounds with the same text the newer one tells the state it had.
  const { cells, adrift } = returnedByCell({ cells: came }, frozen.toReversed());
  const returned = cells.get(cellKey(place)) ?? [];
  const items = isShown ? mergeCell(place, cell, returned, answers).items : goneItems(returned, answers);
  const texts = new Map(returned.map((one) => [one.frozen.hash, one.frozen.text]));
  return {
    place,
    isShown,
    cell,
    frozen: frozen[0] ?? null,
    returned,
    items: items.map(({ item, standing, contested }) => ({
      item,
      standing,
      contested,
      name: standingName(standing),
      frozen: texts.get(item.base) ?? '',
    })),
    adrift: adrift.length,
  };
};

/** Where what was handed back of some cells stands now, one cell after another. */
export const cellStandings = function* (
  project: OpenProject,
  review: string,
  wanted: readonly WantedCell[],
  answers: ReadonlyMap<string, readonly Answer[]>,
): Generator<CellStanding> {
  const segments = [...new Set(wanted.map(({ place }) => place.segment))];
  const frozen = Map.groupBy(frozenCells(rowsOfSegments(project.handle, review, segments)), cellKey);
  const present = new Map(
    cellsOfAll(project.handle, segments).map(({ segment, side, cell }) => [cellKey({ segment, side }), cell]),
  );
  for (const one of wanted) {
    const key = cellKey(one.place);
    yield standingOf(project, one, present.get(key) ?? emptyCell, frozen.get(key) ?? [], answers);
  }
};
