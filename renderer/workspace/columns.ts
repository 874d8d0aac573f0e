import {
  languageOfSide,
  originalSide,
  type Language,
  type ProjectInfo,
  type RowNumber,
  type Side,
} from '#core/model/index.ts';
import { documentAt, useWorkspace } from './store.ts';

/** The language a text is in: of an original, that of its document; of an original that is gone, that of the first. */
export const languageAt = (
  project: ProjectInfo | null,
  side: Side,
  row: RowNumber | null,
): Language | undefined => {
  if (project === null) return undefined;
  if (side !== originalSide) return languageOfSide(project.settings.columns, side);
  const document = row === null ? null : documentAt(project, row);
  return (document ?? project.documents[0])?.language;
};

/** The same of the project that is open, for code outside React; that of most originals when nothing is known. */
export const languageHere = (row: RowNumber, side: Side): Language =>
  languageAt(useWorkspace.getState().project, side, row) ?? 'zh-Hant';

/** The language of a translation column of the open project; nothing of the original, whose documents each say their own. */
export const columnLanguage = (side: Side): Language | undefined => {
  const { project } = useWorkspace.getState();
  return side === originalSide ? undefined : languageOfSide(project?.settings.columns ?? [], side);
};
