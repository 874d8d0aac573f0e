import type { Choices } from './import-options.ts';

/** Names that a user wrote one after the other, between commas of any script. */
export const namesIn = (choice: string | boolean | undefined): readonly string[] =>
  String(choice ?? '')
    .split(/[,，、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

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
