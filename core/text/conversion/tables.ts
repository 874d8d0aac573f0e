import { ConverterBuilder, type DictLike, type LocalePreset } from 'opencc-js/core';
import type { Region } from '../../model/language.ts';

/** Text to text with the same number of code points: only character tables are ever used, never regional words. */
export type CharacterConverter = (text: string) => string;

/** A value made at first use, because OpenCC's tables take tens of milliseconds to build. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** One converter for each region, each made at first use. */
export const perRegion = (
  preset: () => LocalePreset,
  options: (locale: string) => { from: string; to: string },
): ((region: Region) => CharacterConverter) => {
  // OpenCC's own standard stands for the mainland, which has no Traditional spelling of its own.
  const converters = {
    cn: once(() => ConverterBuilder(preset())(options('t'))),
    tw: once(() => ConverterBuilder(preset())(options('tw'))),
    hk: once(() => ConverterBuilder(preset())(options('hk'))),
  };
  return (region) => converters[region]();
};

const entriesOf = (dictionary: DictLike): (readonly [string, string])[] => {
  if (typeof dictionary !== 'string') return [...dictionary];
  return dictionary.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ');
    return [from, to] as const;
  });
};

/** All entries, words and single characters, of one of OpenCC's configurations. */
export const tableEntries = (preset: LocalePreset, config: string): (readonly [string, string])[] =>
  (preset.configs?.[config]?.conversionChain ?? []).flat().flatMap(entriesOf);
