import { create } from 'zustand';
import type { AnnotationRange } from '#api/annotations.ts';
import { onEvent } from '#renderer/api.ts';
import { goTo, useWorkspace } from '#renderer/workspace/store.ts';
import { knownRow } from '../rows-cache.ts';
import { rangesOf, type TextSelection } from './selection.ts';

/** The words selected in texts that are not being edited. The head is in the active cell. */
export const useChosen = create<{
  readonly selection: TextSelection | null;
}>()(() => ({ selection: null }));

export const clearChosen = (): void => {
  if (useChosen.getState().selection !== null) useChosen.setState({ selection: null });
};

/** The selected words, one range for each row. */
export const chosenRanges = (): readonly AnnotationRange[] => {
  const { selection } = useChosen.getState();
  return selection === null ? [] : rangesOf(selection, knownRow);
};

/** Selects words in the texts and makes the cell of the selection's head the active one. */
export const choose = (selection: TextSelection): void => {
  useChosen.setState({ selection });
  goTo({ row: selection.head.row, side: selection.side, mode: 'grid' });
};

/**
 * Lets the selection go when the user goes elsewhere or begins to edit, and when rows come or go: its numbers then mean
 * other rows. Answers how to stop.
 */
export const watchChosen = (): (() => void) => {
  const stops = [
    useWorkspace.subscribe(({ active, mode }) => {
      const { selection } = useChosen.getState();
      if (selection === null) return;
      const isHere = mode === 'grid' && active.row === selection.head.row && active.side === selection.side;
      if (!isHere) clearChosen();
    }),
    onEvent('project.changed', ({ structure }) => {
      if (structure) clearChosen();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
