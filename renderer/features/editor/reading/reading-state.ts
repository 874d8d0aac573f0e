import type { ReadingView } from '#api/reading-values.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { openCell } from '../open-cell.ts';

/** Changes how the text is shown. A cell that is open stays open, with its caret where it was. */
export const setReading = (change: Partial<ReadingView>): void => {
  const open = openCell();
  useWorkspace.setState(({ reading, mode }) => ({
    reading: { ...reading, ...change },
    caret: mode === 'edit' && open !== null ? open.caret() : null,
  }));
};
