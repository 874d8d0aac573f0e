import { create } from 'zustand';
import type { RowRun } from '#api/rows.ts';
import type { ProjectInfo, RowNumber, Sequence, Side } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { goTo, notifyFailure, useWorkspace } from '#renderer/workspace/store.ts';
import { askedOf, noFilter, type GridFilter } from './grid-filter.ts';
import { indexOf, isShown, rowAtIndex, rowsIn, runsBetween, withRow, type ShownRows } from './shown-rows.ts';

/** Names the head of the row numbers among those of the columns; no column can be called so. */
export const rowsHead = '#rows';

type RowView = {
  readonly filter: GridFilter;
  readonly shown: ShownRows;
  /** How many rows met the filter when it was applied, after the event `sequence`. */
  readonly matching: number;
  readonly sequence: Sequence;
  /** Rows that do not meet it, and are shown because somebody went there. */
  readonly guests: ReadonlySet<RowNumber>;
  /** Whose filter is open: a column's, or that of the rows (`rowsHead`). */
  readonly open: Side | null;
  /** Whether a command opened it, out of the text: then Escape leads back there, and not to its head. */
  readonly isFromText: boolean;
};

const all: RowView = {
  filter: noFilter,
  shown: null,
  matching: 0,
  sequence: 0 as Sequence,
  guests: new Set(),
  open: null,
  isFromText: false,
};

/**
 * Which rows the grid shows. A row that meets the filter when it is applied stays, whatever is typed in it, until the filter is
 * applied again; one that does not is shown as soon as somebody goes there: by a number, a search, an issue, by undo.
 */
export const useRowView = create<RowView>()(() => all);

export const openFilter = (open: RowView['open'], isFromText = false): void =>
  useRowView.setState(open === null ? { open } : { open, isFromText });

export const isFiltered = (): boolean => useRowView.getState().shown !== null;

/** The row so many shown rows further on; the first or the last where there are none any more. */
export const rowFurther = (row: RowNumber, by: number): RowNumber => {
  const { shown } = useRowView.getState();
  const count = shown?.length ?? useWorkspace.getState().project?.rows ?? 0;
  const at = Math.min(Math.max(indexOf(shown, row) + by, 0), Math.max(count - 1, 0));
  return rowAtIndex(shown, at);
};

export const firstShown = (): RowNumber => rowAtIndex(useRowView.getState().shown, 0);
export const lastShown = (): RowNumber => {
  const { shown } = useRowView.getState();
  return shown?.at(-1) ?? useWorkspace.getState().project?.rows ?? 1;
};

/** The shown rows between two, both counted in. */
export const shownBetween = (one: RowNumber, other: RowNumber): readonly RowRun[] =>
  runsBetween(useRowView.getState().shown, Math.min(one, other), Math.max(one, other));

/** The shown rows, where not all are. */
export const shownRuns = (): readonly RowRun[] | null => (isFiltered() ? shownBetween(1, lastShown()) : null);

/** A later filter makes the answer to an earlier one worthless. */
let asked = 0;

/** Shows the rows that meet a filter. With `stays`, the active row is shown whether it meets it or not. */
export const applyFilter = async (filter: GridFilter, stays = false): Promise<void> => {
  asked += 1;
  const mine = asked;
  const wanted = askedOf(filter);
  useRowView.setState({ filter });
  if (wanted === null) {
    useRowView.setState({ shown: null, guests: new Set(), matching: 0 });
    return;
  }
  if (!(await settleDrafts())) return;
  const answer = await client.rows.filter(wanted);
  if (mine !== asked) return;
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  const { runs, count, sequence } = answer.value;
  const met = rowsIn(runs);
  const { row } = useWorkspace.getState().active;
  // Somebody stands somewhere, also where nothing meets it.
  const isGuest = !isShown(met, row) && (stays || count === 0);
  useRowView.setState({
    shown: isGuest ? withRow(met, row) : met,
    guests: new Set(isGuest ? [row] : []),
    matching: count,
    sequence,
  });
  if (!isGuest && !isShown(met, row)) goTo({ row: rowFurther(row, 0), mode: 'grid' });
};

export const clearFilter = (): void => void applyFilter(noFilter);

/** Applies the filter again: to texts that have changed since. */
export const renewFilter = (): void => void applyFilter(useRowView.getState().filter);

/** What numbers of rows mean: they mean others when documents come, go or change their lengths. */
const layoutOf = (project: ProjectInfo | null): string =>
  JSON.stringify(project?.documents.map(({ id, rows }) => [id, rows]));

/** Shows where the user goes, and finds the rows again when they have other numbers. Answers how to stop. */
export const watchRowView = (): (() => void) => {
  const stop = useWorkspace.subscribe(({ active, project }, before) => {
    const { shown, guests, filter } = useRowView.getState();
    if (project?.path !== before.project?.path) {
      asked += 1;
      useRowView.setState(all);
      return;
    }
    if (shown === null) return;
    if (project !== before.project && layoutOf(project) !== layoutOf(before.project)) {
      void applyFilter(filter, true);
    } else if (active.row !== before.active.row && !isShown(shown, active.row)) {
      useRowView.setState({ shown: withRow(shown, active.row), guests: new Set([...guests, active.row]) });
    }
  });
  return () => {
    stop();
    asked += 1;
    useRowView.setState(all);
  };
};
