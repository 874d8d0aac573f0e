import { isUnspaced, type Language } from '../model/index.ts';
import type { Book } from './book.ts';

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The column whose language words are in that belong to none, such as those of an annotation: by whether most of them are written in Han
 * characters; -1 where no column is. Words in letters may be of any language that is.
 */
export const columnOfWords = (text: string, { columns }: Pick<Book, 'columns'>): number => {
  const isHan = count(text, /\p{Script=Han}/gu) > count(text, /\p{Script=Latin}+/gu);
  return columns.findIndex(({ language }) => isUnspaced(language) === isHan);
};

/** The language of such words; English where they are in letters and no column is. */
export const languageOfWords = (text: string, book: Pick<Book, 'columns' | 'words'>): Language =>
  book.columns[columnOfWords(text, book)]?.language ??
  (/\p{Script=Latin}/u.test(text) ? 'en' : book.words.language);
