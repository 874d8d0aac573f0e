import * as preset from 'opencc-js/preset/cn2t';
import { codePointLength } from '../codepoints.ts';
import { once, perRegion, tableEntries } from './tables.ts';

/** OpenCC's s2t, s2tw or s2hk. */
export const traditionalizer = perRegion(preset, (locale) => ({ from: 'cn', to: locale }));

const tables = once(() => {
  const entries = tableEntries(preset, 's2t');
  return {
    characters: new Map(entries.filter(([from]) => codePointLength(from) === 1)),
    words: new Map(entries.filter(([from]) => codePointLength(from) > 1)),
  };
});

/** OpenCC's Simplified to Traditional table of single characters: the commonest form of each. */
export const traditionalCharacters = (): ReadonlyMap<string, string> => tables().characters;

/** OpenCC's words that settle which of several Traditional forms a character takes. */
export const traditionalWords = (): ReadonlyMap<string, string> => tables().words;
