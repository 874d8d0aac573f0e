import { ConverterBuilder, type LocalePreset } from 'opencc-js/core';
import * as opencc from 'opencc-js/preset/t2cn';
import type { Region } from '../../model/language.ts';
import { byUnits } from './by-units.ts';
import { mainlandVariants, mainlandWords } from './mainland-variants.ts';
import { characterTable, once, wordTable, type CharacterConverter } from './tables.ts';

const serialize = (entries: readonly (readonly [string, string])[]): string =>
  entries.map(([from, to]) => `${from} ${to}`).join('|');

/** Configuration `config` of OpenCC with our own entries where it looks up the Simplified forms: they come first and win. */
const extended = (config: string): LocalePreset['configs'] => {
  const found = opencc.configs?.[config];
  if (found === undefined) return {};
  const own = serialize(mainlandWords);
  const chain = [...found.conversionChain];
  const simplifying = chain.pop() ?? [];
  return {
    [config]: {
      ...found,
      // Without a segmentation of its own, a configuration looks words up in the whole text.
      ...(Array.isArray(found.segmentation)
        ? { segmentation: [...found.segmentation, own] as string[] }
        : {}),
      conversionChain: [...chain, [own, serialize(mainlandVariants), ...simplifying]],
    },
  };
};

const preset = once((): LocalePreset => ({
  ...opencc,
  configs: { ...opencc.configs, ...extended('t2s'), ...extended('tw2s'), ...extended('hk2s') },
}));

const simplifierFrom = (locale: 't' | 'tw' | 'hk') =>
  once((): CharacterConverter => {
    const convert = ConverterBuilder(preset())({ from: locale, to: 'cn' });
    const config = preset().configs?.[`${locale}2s`];
    return config === undefined ? convert : byUnits(convert, config);
  });

/** OpenCC's own standard stands for the mainland, which has no Traditional spelling of its own. */
const simplifiers = { cn: simplifierFrom('t'), tw: simplifierFrom('tw'), hk: simplifierFrom('hk') };

/** OpenCC's t2s, tw2s or hk2s, with the mainland's form of the variants and words it leaves. */
export const simplifier = (region: Region): CharacterConverter => simplifiers[region]();

/** The Traditional to Simplified table of single characters. */
export const simplifiedCharacters = once(
  (): ReadonlyMap<string, string> => new Map([...characterTable(opencc, 't2s'), ...mainlandVariants]),
);

/** Words whose characters do not simply follow that table, with their Simplified form. */
export const simplifiedWords = once(
  (): ReadonlyMap<string, string> => new Map([...wordTable(opencc, 't2s'), ...mainlandWords]),
);

/** Those of its characters that are our own addition to OpenCC's. */
export const simplifiedVariants = once((): ReadonlyMap<string, string> => new Map(mainlandVariants));
