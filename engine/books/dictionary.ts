import { readFileSync } from 'node:fs';
import { openDictionary } from '#core/dictionary/index.ts';
import { glosser, type Glosser } from '#core/layouts/glosses.ts';
import type { BookSettings } from '#core/layouts/settings.ts';
import { dictionaryFile } from '../places.ts';

/** Whether words are explained. */
export const explainsWords = ({ layout, glosses }: BookSettings): boolean =>
  glosses || layout === 'word-by-word';

/** Whether the settings ask for the dictionary: for what words mean, or how they are read. */
export const wantsDictionary = (settings: BookSettings): boolean =>
  explainsWords(settings) || settings.readings !== 'none';

/** What explains words and tells their readings, where the settings ask for it: null where they do not, `missing` where the dictionary is not there. */
export const glosserFor = (settings: BookSettings): Glosser | 'missing' | null => {
  if (!wantsDictionary(settings)) return null;
  try {
    const { word, begins } = openDictionary(readFileSync(dictionaryFile, 'utf8'));
    return glosser(word, begins);
  } catch {
    return 'missing';
  }
};
