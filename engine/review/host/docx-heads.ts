import { interfaceLanguages } from '#api/index.ts';
import type { ColumnClues } from '#core/review/docx/columns.ts';
import { sessionColumns } from '#core/review/columns.ts';
import type { ReviewSession } from '#core/review/package.ts';
import { loadWords, withColumnNames } from '../../words.ts';

/** What stands in the heads of a document for review of a session, in every language of the interface it may have been written in. */
export const columnHeads = async (session: ReviewSession): Promise<ColumnClues['heads']> => {
  const columns = sessionColumns(session);
  const words = await Promise.all(
    interfaceLanguages.map(async (language) =>
      withColumnNames(await loadWords(language, ['review-docx', 'export']), language, columns),
    ),
  );
  const all = (key: string): string[] => words.map((t) => t(key));
  return {
    id: all('review-docx:columns.id'),
    source: all('export:document.columns.source'),
    target: session.sides.flatMap((side) => all(`export:document.columns.${side}`)),
    note: all('review-docx:columns.note'),
  };
};
