import { create } from 'zustand';
import type { RowNumber, Side } from '#core/model/index.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { drawnCell } from '../grid-view.ts';
import { knownRow } from '../rows-cache.ts';

/** The row whose annotations are listed, and where it stands on the screen. */
export type ListedRow = { readonly row: RowNumber; readonly side: Side; readonly rect: DOMRect };

export const useListedRow = create<{ readonly listed: ListedRow | null }>()(() => ({ listed: null }));

export const closeRowNotes = (): void => useListedRow.setState({ listed: null });

export const hasNotes = (row: RowNumber): boolean => (knownRow(row)?.marks.length ?? 0) > 0;

/** Lists the annotations of a row, beside its number or the cell at hand. */
export const openRowNotes = (row: RowNumber, beside: Element | null = null): void => {
  const { side } = useWorkspace.getState().active;
  const rect = (beside ?? drawnCell(row, side))?.getBoundingClientRect();
  if (rect !== undefined && hasNotes(row)) useListedRow.setState({ listed: { row, side, rect } });
};
