import * as preset from 'opencc-js/preset/t2cn';
import { codePointLength } from '../codepoints.ts';
import { once, perRegion, tableEntries } from './tables.ts';

/** OpenCC's t2s, tw2s or hk2s. */
export const simplifier = perRegion(preset, (locale) => ({ from: locale, to: 'cn' }));

const tables = once(() => {
  const entries = tableEntries(preset, 't2s');
  return {
    characters: new Map(entries.filter(([from]) => codePointLength(from) === 1)),
    words: new Map(entries.filter(([from]) => codePointLength(from) > 1)),
  };
});

/** OpenCC's Traditional to Simplified table of single characters, without those that stay as they are. */
export const simplifiedCharacters = (): ReadonlyMap<string, string> => tables().characters;

/** OpenCC's words whose characters do not simply follow that table, with their Simplified form. */
export const simplifiedWords = (): ReadonlyMap<string, string> => tables().words;
