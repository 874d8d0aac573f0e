import { readFileSync } from 'node:fs';
import { openLexicon, type Lexicon } from '#core/align/index.ts';
import { isChinese, type Language } from '#core/model/index.ts';
import { dictionaryFile } from '../places.ts';

/** Read when it is first needed, and kept with its thread. */
let opened: Lexicon | null = null;

/**
 * What Chinese words mean, for aligning texts in these languages; null where that needs no dictionary. Without its file, as in a development tree that
 * was not built, texts are aligned by what remains.
 */
export const lexiconFor = (original: Language, text: Language): Lexicon | null => {
  if (isChinese(original) === isChinese(text)) return null;
  try {
    opened ??= openLexicon(readFileSync(dictionaryFile, 'utf8'));
  } catch {
    return null;
  }
  return opened;
};

/** Whether the words of these languages are compared by the dictionary, and it is not there: rows are less certain then. */
export const lacksLexicon = (original: Language, text: Language): boolean =>
  isChinese(original) !== isChinese(text) && lexiconFor(original, text) === null;
