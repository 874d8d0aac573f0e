import { defaultColumns, originalSide, type Column } from '../model/index.ts';
import type { ReviewSession } from './package.ts';

/**
 * The columns of a review: the original and the texts that are reviewed. A session says what it calls them, and in which languages
 * they are, where that is not to be seen from their names: sessions of older versions never do.
 */
export const sessionColumns = ({
  language,
  sides,
  columns = [],
}: Pick<ReviewSession, 'language' | 'sides' | 'columns'>): readonly Column[] => [
  { id: originalSide, language, label: '', role: 'original', convertedFrom: null },
  ...sides
    .filter((id) => id !== originalSide)
    .map((id): Column => {
      const said = columns.find((column) => column.id === id);
      return {
        id,
        language: said?.language ?? id,
        label: said?.label ?? '',
        role: 'translation',
        convertedFrom: null,
      };
    }),
];

/** The columns of a project that is made for a review: those of the review among the usual ones. */
export const copyColumns = (session: Parameters<typeof sessionColumns>[0]): readonly Column[] => {
  const own = sessionColumns(session).filter(({ id }) => id !== originalSide);
  const usual = defaultColumns.map((column) => own.find(({ id }) => id === column.id) ?? column);
  return [...usual, ...own.filter(({ id }) => usual.every((column) => column.id !== id))];
};

/** What a session has to say of its columns: nothing of usual ones, so that older versions can read it. */
export const saidColumns = (columns: readonly Column[]): ReviewSession['columns'] => {
  const strange = columns.filter(
    ({ id, language, label }) =>
      id !== originalSide &&
      !(label === '' && language === id && defaultColumns.some((column) => column.id === id)),
  );
  return strange.length === 0
    ? undefined
    : strange.map(({ id, language, label }) => ({ id, language, label }));
};
