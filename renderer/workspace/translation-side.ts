import { originalSide, type Side } from '#core/model/index.ts';
import { projectColumns, useWorkspace, type Active } from './store.ts';

/** The column that translations are offered for beside a row: the active one; in the original the first translation. */
export const translationSide = ({ side }: Active): Side => {
  const { project } = useWorkspace.getState();
  if (side !== originalSide || project === null) return side;
  return projectColumns(project).find(({ role }) => role === 'translation')?.id ?? side;
};
