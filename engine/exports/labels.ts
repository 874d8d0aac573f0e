import type { InterfaceLanguage } from '#api/index.ts';
import type { ExportColumn, Labels } from '#core/formats/export-source.ts';
import type { Side } from '#core/model/index.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { loadWords } from '../words.ts';

export type DocumentWords = { readonly labels: Labels; readonly columns: readonly ExportColumn[] };

/** The words an exported document needs of its own, from `locales/<language>/export.json`. */
export const documentWords = async (
  language: InterfaceLanguage,
  sides: readonly Side[],
  documents: readonly StoredDocument[],
): Promise<DocumentWords> => {
  const t = await loadWords(language, ['export']);
  const original = documents[0]?.language ?? 'zh-Hant';
  return {
    labels: { language, number: t('document.number'), page: t('document.page') },
    columns: sides.map((side) => ({
      side,
      language: side === 'source' ? original : side,
      label: t(`document.columns.${side}`),
    })),
  };
};
