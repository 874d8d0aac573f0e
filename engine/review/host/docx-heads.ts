import { interfaceLanguages } from '#api/index.ts';
import type { ColumnClues } from '#core/review/docx/columns.ts';
import type { Side } from '#core/model/index.ts';
import { loadWords } from '../../words.ts';

/** What stands in the heads of a document for review of these sides, in every language of the interface it may have been written in. */
export const columnHeads = async (sides: readonly Side[]): Promise<ColumnClues['heads']> => {
  const words = await Promise.all(
    interfaceLanguages.map((language) => loadWords(language, ['review-docx', 'export'])),
  );
  const all = (key: string): string[] => words.map((t) => t(key));
  return {
    id: all('review-docx:columns.id'),
    source: all('export:document.columns.source'),
    target: sides.flatMap((side) => all(`export:document.columns.${side}`)),
    note: all('review-docx:columns.note'),
  };
};
