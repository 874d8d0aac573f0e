import * as preset from 'opencc-js/preset/cn2t';
import type { Region } from '../../model/language.ts';
import { codePointLength } from '../codepoints.ts';
import { characterTable, forEachCharacter, once, wordTable } from './tables.ts';

/** OpenCC's Simplified to Traditional table of single characters: the commonest form of each. */
export const traditionalCharacters = once((): ReadonlyMap<string, string> => characterTable(preset, 's2t'));

/** OpenCC's words that settle which of several Traditional forms a character takes. */
export const traditionalWords = once((): ReadonlyMap<string, string> => wordTable(preset, 's2t'));

/** OpenCC follows Taiwan's standard here; its newspapers and books hardly do. */
const unusual = new Set(['污']);

const regional = (config: string) =>
  once((): ReadonlyMap<string, string> => {
    const common = new Set<string>();
    forEachCharacter(preset, 's2t', (from, to) => void common.add(`${from} ${to}`));
    const forms = new Map<string, string>();
    forEachCharacter(preset, config, (from, to) => {
      if (codePointLength(to) === 1 && !unusual.has(from) && !common.has(`${from} ${to}`))
        forms.set(from, to);
    });
    return forms;
  });

// OpenCC's own standard stands for the mainland, which has no Traditional spelling of its own.
const variants = {
  cn: once((): ReadonlyMap<string, string> => new Map()),
  tw: regional('s2tw'),
  hk: regional('s2hk'),
};

/** A region's spelling of Traditional characters where it is not OpenCC's own: 裏 is 裡 in Taiwan. */
export const regionalForms = (region: Region): ReadonlyMap<string, string> => variants[region]();
