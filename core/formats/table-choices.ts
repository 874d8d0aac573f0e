import type { Choices } from './import-options.ts';

/** Names that a user wrote one after the other, between commas of any script. */
export const namesIn = (choice: string | boolean | undefined): readonly string[] =>
  String(choice ?? '')
    .split(/[,，、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** As names are compared: blanks at their ends, which nobody sees, and capital letters do not count. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

/** Whether a sheet was chosen by its name (`sheets`); null where none was chosen. A name that holds a comma may be chosen alone. */
export const chosenSheets = (choices: Choices): ((name: string) => boolean) | null => {
  const wanted = new Set(namesIn(choices['sheets']).map(nameKey));
  if (wanted.size === 0) return null;
  wanted.add(nameKey(String(choices['sheets'])));
  return (name) => wanted.has(nameKey(name));
};

/** The number of a column from its letters, as spreadsheets have them: A is 1. 0 for what is none. */
export const columnNumber = (letters: string): number =>
  /^[A-Z]{1,3}$/.test(letters)
    ? Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    : 0;

/** Whether a column, by its number from 1, was chosen (`columns`); all of them are where none was. */
export const chosenColumns = (choices: Choices): ((column: number) => boolean) => {
  const wanted = new Set(namesIn(choices['columns']).map((name) => columnNumber(name.toUpperCase())));
  return wanted.size === 0 ? () => true : (column) => wanted.has(column);
};
