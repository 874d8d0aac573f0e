import { frozenCells } from '#core/review/package.ts';
import type { PackagedRow } from '#core/review/package.ts';
import type { FrozenCell, SegmentId } from '#core/model/index.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { rowsOfRound } from '../../store/review-rows-repository.ts';
import type { GuestReview } from '../find.ts';

/** The frozen texts of a copy, which never change: read once. */
export type FrozenTexts = {
  readonly rows: ReadonlyMap<SegmentId, PackagedRow>;
  /** The texts that are reviewed, in reading order. */
  readonly cells: readonly FrozenCell[];
  readonly cellsOf: ReadonlyMap<SegmentId, readonly FrozenCell[]>;
  /** Texts of rounds before. */
  readonly earlierOf: ReadonlyMap<SegmentId, readonly FrozenCell[]>;
};

/** In a copy, texts of rounds before its own are kept as a round of this number. */
export const earlierRound = 0;

const known = new WeakMap<OpenProject, FrozenTexts>();

export const frozenTexts = (project: OpenProject, { id, copy }: GuestReview): FrozenTexts => {
  const last = known.get(project);
  if (last !== undefined) return last;
  const rows = rowsOfRound(project.handle, id, copy.round);
  const cells = frozenCells(rows);
  const texts = {
    rows: new Map(rows.map((row) => [row.segment, row])),
    cells,
    cellsOf: Map.groupBy(cells, ({ segment }) => segment),
    earlierOf: Map.groupBy(
      frozenCells(rowsOfRound(project.handle, id, earlierRound)),
      ({ segment }) => segment,
    ),
  };
  known.set(project, texts);
  return texts;
};

const rounds = new WeakMap<OpenProject, Map<string, readonly FrozenCell[]>>();

/** The frozen texts of one round of a review, which never change: read once. */
export const cellsOfRound = (project: OpenProject, review: string, round: number): readonly FrozenCell[] => {
  const read = rounds.get(project) ?? new Map<string, readonly FrozenCell[]>();
  rounds.set(project, read);
  const key = `${review} ${round}`;
  const cells = read.get(key) ?? frozenCells(rowsOfRound(project.handle, review, round));
  read.set(key, cells);
  return cells;
};
