import { readFileSync } from 'node:fs';
import { openDictionary, type Dictionary } from '#core/dictionary/index.ts';
import type { Book } from '#core/layouts/book.ts';
import { glosser, ownGlosses, type Glosser } from '#core/layouts/glosses.ts';
import { explainsWords, type BookSettings } from '#core/layouts/settings.ts';
import { dictionaryFile } from '../places.ts';

/** Opens the dictionary: 9 MB, which only some books need. Null where it is not there. */
export const openBookDictionary = (): Dictionary | null => {
  try {
    return openDictionary(readFileSync(dictionaryFile, 'utf8'));
  } catch {
    return null;
  }
};

/** What explains the words of a book and tells their readings: the project's own terms before the dictionary. Null where its settings ask for neither. */
export const glosserFor = (
  settings: BookSettings,
  book: Pick<Book, 'columns' | 'glossary'>,
  open: () => Dictionary | null = openBookDictionary,
): { readonly glosser: Glosser | null; readonly noDictionary: boolean } => {
  if (!explainsWords(settings) && settings.readings === 'none') return { glosser: null, noDictionary: false };
  const dictionary = open();
  return {
    glosser: glosser(dictionary ?? { word: () => [], begins: () => false }, ownGlosses(book)),
    noDictionary: dictionary === null && explainsWords(settings),
  };
};
