import type { InterfaceLanguage } from '#api/index.ts';
import { defaultFileName, type NamedFile } from '#core/formats/file-names.ts';
import { loadWords } from '../words.ts';

/** What a file is called that nobody gave a name, in the words of a language; without ending. */
export const fileNameIn = async (language: InterfaceLanguage, file: NamedFile): Promise<string> => {
  const t = await loadWords(language, ['file-names']);
  return defaultFileName(file, (key, params) => t(key, { ...params }));
};
