import { readFileSync } from 'node:fs';
import { openDictionary } from '#core/dictionary/index.ts';
import { glosser, type Glosser } from '#core/layouts/glosses.ts';
import type { BookSettings } from '#core/layouts/settings.ts';
import { dictionaryFile } from '../places.ts';

/** What explains words, where the settings ask for it: null where they do not, `missing` where the dictionary is not there. */
export const glosserFor = ({ layout, glosses }: BookSettings): Glosser | 'missing' | null => {
  if (!glosses && layout !== 'word-by-word') return null;
  try {
    const { word } = openDictionary(readFileSync(dictionaryFile, 'utf8'));
    return glosser(word);
  } catch {
    return 'missing';
  }
};
