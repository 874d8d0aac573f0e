import { defaultColumns, originalSide, type Column, type Side } from '#core/model/index.ts';
import type { OpenProject } from './open-project.ts';

/** The columns that shown documents have, in the order of the project. The original is always one. */
export const shownColumns = (project: OpenProject): readonly Column[] => {
  const shown = new Set<Side>([originalSide]);
  for (const { document } of project.order.stretches())
    for (const target of project.documents.get(document)?.targets ?? []) shown.add(target);
  return project.settings.columns.filter(({ id }) => shown.has(id));
};

/** Columns that people added and shown documents have: a new document gets them as well. */
export const addedColumns = (project: OpenProject): readonly Side[] =>
  shownColumns(project)
    .map(({ id }) => id)
    .filter((id) => defaultColumns.every((column) => column.id !== id));

const ranks = new WeakMap<readonly Column[], ReadonlyMap<Side, number>>();

/** The place of a column among those of the project, for sorting: one that it does not know comes after all others. */
export const sideRank = ({ settings: { columns } }: OpenProject, side: Side): number => {
  const known = ranks.get(columns) ?? new Map(columns.map(({ id }, place) => [id, place]));
  ranks.set(columns, known);
  return known.get(side) ?? columns.length;
};
