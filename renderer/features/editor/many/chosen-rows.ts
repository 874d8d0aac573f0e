import { create } from 'zustand';
import type { RowRun } from '#api/rows.ts';
import type { RowNumber, SegmentId } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { goTo, notifyFailure, useWorkspace } from '#renderer/workspace/store.ts';
import { rowFurther, shownBetween } from '../filter/row-view.ts';
import { knownRow } from '../rows-cache.ts';

/** Which columns are acted on: the active one, or every translation. */
export type ChosenColumns = 'active' | 'all';

type ChosenRows = {
  /** By their lasting ids: rows that come, go or move change nothing about what is chosen. */
  readonly segments: ReadonlySet<SegmentId>;
  /** Where Shift goes on from; null before the first row was chosen, and once numbers mean other rows. */
  readonly anchor: RowNumber | null;
  /** What was chosen besides the rows from the anchor on. */
  readonly besides: ReadonlySet<SegmentId>;
  readonly columns: ChosenColumns;
};

const none: ReadonlySet<SegmentId> = new Set();
const nothing: ChosenRows = { segments: none, anchor: null, besides: none, columns: 'active' };

/** The rows that are acted on together. */
export const useChosenRows = create<ChosenRows>()(() => nothing);

export const hasChosenRows = (): boolean => useChosenRows.getState().segments.size > 0;

export const clearRows = (): void => {
  asked += 1;
  if (useChosenRows.getState() !== nothing) useChosenRows.setState(nothing);
};

export const chooseColumns = (columns: ChosenColumns): void => useChosenRows.setState({ columns });

/** A later choice makes the answer to an earlier one worthless. */
let asked = 0;

const segmentsOf = async (runs: readonly RowRun[]): Promise<readonly SegmentId[] | null> => {
  asked += 1;
  const mine = asked;
  const answer = await client.rows.segments({ runs: runs.map(([from, count]) => [from, count]) });
  if (mine !== asked) return null;
  if (answer.ok) return answer.value;
  notifyFailure(answer.error);
  return null;
};

/** Chooses a row, or lets it go. */
export const toggleRow = (row: RowNumber): void => {
  const segment = knownRow(row)?.segment;
  if (segment === undefined) return;
  asked += 1;
  const segments = new Set(useChosenRows.getState().segments);
  if (!segments.delete(segment)) segments.add(segment);
  if (segments.size === 0) clearRows();
  else useChosenRows.setState({ segments, anchor: row, besides: segments });
  goTo({ row, mode: 'grid' });
};

/** Chooses the rows from the anchor (where there is none, from the active row) to this one, in place of those up to the last. */
export const chooseTo = async (row: RowNumber): Promise<void> => {
  const { anchor, besides } = useChosenRows.getState();
  const from = anchor ?? useWorkspace.getState().active.row;
  useChosenRows.setState({ anchor: from });
  goTo({ row, mode: 'grid' });
  const found = await segmentsOf(shownBetween(from, row));
  if (found !== null) useChosenRows.setState({ segments: new Set([...besides, ...found]) });
};

/** One row further up or down. */
export const chooseFurther = (by: -1 | 1): Promise<void> =>
  chooseTo(rowFurther(useWorkspace.getState().active.row, by));

export const chooseAllRows = async (): Promise<void> => {
  const { project, active } = useWorkspace.getState();
  if (project === null || project.rows === 0) return;
  const found = await segmentsOf(shownBetween(1, project.rows));
  if (found === null) return;
  const segments = new Set(found);
  useChosenRows.setState({ segments, anchor: active.row, besides: none });
  goTo({ mode: 'grid' });
};

/** Lets all rows go when a cell is opened, and when another project is. Answers how to stop. */
export const watchChosenRows = (): (() => void) => {
  const stop = useWorkspace.subscribe(({ mode, project }, before) => {
    if (mode === 'edit' || project?.path !== before.project?.path) clearRows();
    else if (project?.rows !== before.project?.rows) useChosenRows.setState({ anchor: null });
  });
  return () => {
    stop();
    clearRows();
  };
};
