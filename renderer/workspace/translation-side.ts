import { originalSide, type Side } from '#core/model/index.ts';
import { projectColumns, useWorkspace, type Active } from './store.ts';

/** The column that translations are offered for beside a row: the active one; in the original the first translation that people write, if there is one. */
export const translationSide = ({ side }: Active): Side => {
  const { project } = useWorkspace.getState();
  if (side !== originalSide || project === null) return side;
  const translations = projectColumns(project).filter(({ role }) => role === 'translation');
  return (translations.find(({ convertedFrom }) => convertedFrom === null) ?? translations[0])?.id ?? side;
};
