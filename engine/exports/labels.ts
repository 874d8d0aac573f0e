import type { InterfaceLanguage } from '#api/index.ts';
import type { ExportColumn, Labels } from '#core/formats/export-source.ts';
import { languageOfSide, type Column, type Side } from '#core/model/index.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { columnNamer, loadWords } from '../words.ts';

export type DocumentWords = { readonly labels: Labels; readonly columns: readonly ExportColumn[] };

/** The words an exported document needs of its own, from `locales/<language>/export.json`. */
export const documentWords = async (
  language: InterfaceLanguage,
  sides: readonly Side[],
  documents: readonly StoredDocument[],
  known: readonly Column[],
): Promise<DocumentWords> => {
  const t = await loadWords(language, ['export']);
  const name = columnNamer(t, language, known);
  const columns = documents[0]?.columns ?? known;
  return {
    labels: { language, number: t('document.number'), page: t('document.page') },
    columns: sides.map((side) => ({
      side,
      language: languageOfSide(columns, side),
      label: name(side),
      besides: columns.filter(({ id }) => id !== side).map(({ language }) => language),
    })),
  };
};
