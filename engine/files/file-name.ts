import type { InterfaceLanguage } from '#api/index.ts';
import type { Column } from '#core/model/index.ts';
import { defaultFileName, type NamedFile } from '#core/formats/file-names.ts';
import { columnNamer, loadWords } from '../words.ts';

const ofColumn = /^columns\.(.+)$/;

/** What a file is called that nobody gave a name, in the words of a language; without ending. `columns` are the project's. */
export const fileNameIn = async (
  language: InterfaceLanguage,
  file: NamedFile,
  columns: readonly Column[],
): Promise<string> => {
  const t = await loadWords(language, ['file-names', 'export']);
  const columnName = columnNamer(t, language, columns);
  return defaultFileName(file, (key, params) => {
    const [, side] = ofColumn.exec(key) ?? [];
    return side === undefined ? t(key, { ...params }) : columnName(side);
  });
};
