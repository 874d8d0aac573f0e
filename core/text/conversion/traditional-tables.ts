import * as preset from 'opencc-js/preset/cn2t';
import type { Region } from '../../model/language.ts';
import { codePointLength } from '../codepoints.ts';
import { once, tableEntries } from './tables.ts';

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

/** OpenCC follows Taiwan's standard here; its newspapers and books hardly do. */
const unusual = new Set(['污']);

const regional = (config: string) =>
  once((): ReadonlyMap<string, string> => {
    const common = new Set(tableEntries(preset, 's2t').map(([from, to]) => `${from} ${to}`));
    return new Map(
      tableEntries(preset, config).filter(
        ([from, to]) =>
          codePointLength(from) === 1 &&
          codePointLength(to) === 1 &&
          !unusual.has(from) &&
          !common.has(`${from} ${to}`),
      ),
    );
  });

// OpenCC's own standard stands for the mainland, which has no Traditional spelling of its own.
const variants = {
  cn: once((): ReadonlyMap<string, string> => new Map()),
  tw: regional('s2tw'),
  hk: regional('s2hk'),
};

/** A region's spelling of Traditional characters where it is not OpenCC's own: 裏 is 裡 in Taiwan. */
export const regionalForms = (region: Region): ReadonlyMap<string, string> => variants[region]();
