import { useMemo } from 'react';
import { create } from 'zustand';
import type { ProjectInfo, Side } from '#core/model/index.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { columnsOf } from '../../workspace/store.ts';
import { askedOf, useFind } from './find-store.ts';
import { ordinalOf } from './places.ts';
import { useResults } from './results.ts';

/** How long the typing must rest before the search runs, in milliseconds. */
const rest = 160;

const noColumns: readonly Side[] = [];

/** First and last place of the results that the list draws. What it needs is read for the grid as well, which paints it. */
export const useListed = create<{ readonly first: number; readonly last: number }>()(() => ({
  first: 0,
  last: 40,
}));

/** The columns that can be looked in. */
export const useColumns = (project: ProjectInfo): readonly Side[] =>
  useMemo(() => (project.documents.length === 0 ? noColumns : columnsOf(project)), [project]);

/** What was found of what is looked for, as the bar and the list show it. */
export const useFound = (project: ProjectInfo) => {
  const columns = useColumns(project);
  const state = useFind();
  const { first, last } = useListed();
  const { place } = state;
  const asked = askedOf({ ...state, text: useDebounced(state.text, rest) }, columns);
  const results = useResults(asked, first, Math.max(last, place?.cell ?? 0));
  const { total, searching, error, hitAt } = results;
  return {
    ...results,
    asked,
    place,
    ordinal: place === null ? null : ordinalOf(place, (cell) => hitAt(cell)?.ranges.length),
    isNothing: asked !== null && error === null && !searching && total === 0,
  };
};
