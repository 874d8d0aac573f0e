import { originalSide, type Column, type Side } from './column.ts';
import { canonicalLanguage, type Language } from './language.ts';

/** What names of columns are made of, in the language of whoever reads them. */
export type ColumnWords = {
  readonly original: string;
  readonly languageName: (language: Language) => string;
};

/**
 * What a column is called: by its label, else after its language; from the second column without a label in a language on with a
 * number, as "English 2". A column that is not among `columns` is called after the language that its name says.
 */
export const columnName = (columns: readonly Column[], side: Side, words: ColumnWords): string => {
  if (side === originalSide) return words.original;
  const column = columns.find(({ id }) => id === side);
  if (column === undefined) return canonicalLanguage(side) === null ? side : words.languageName(side);
  if (column.label !== '') return column.label;
  const alike = columns.filter(
    ({ label, language, role }) => role !== 'original' && label === '' && language === column.language,
  );
  const number = alike.indexOf(column) + 1;
  const name = words.languageName(column.language);
  return number > 1 ? `${name} ${number}` : name;
};
