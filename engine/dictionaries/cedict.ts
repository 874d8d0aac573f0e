import { readFileSync } from 'node:fs';
import { openDictionary, type Dictionary } from '#core/dictionary/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { dictionaryFile } from '../places.ts';

/** Read when it is first asked for: 9 MB, which most sessions never need. */
let opened: Dictionary | null = null;

/** CC-CEDICT. Failure: dictionary.missing. */
export const cedictHere = (): Result<Dictionary> => {
  if (opened !== null) return ok(opened);
  try {
    opened = openDictionary(readFileSync(dictionaryFile, 'utf8'));
  } catch {
    return fail('dictionary.missing', { path: dictionaryFile });
  }
  return ok(opened);
};
