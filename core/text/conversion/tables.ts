import type { DictLike, LocalePreset } from 'opencc-js/core';

/** Text to text with the same number of code points: only character tables are ever used, never regional words. */
export type CharacterConverter = (text: string) => string;

/** A value made at first use, because OpenCC's tables take tens of milliseconds to build. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

type TakeEntry = (from: string, to: string) => void;

/** Whether the first `length` units from `at` on are one character. */
const isCharacter = (text: string, at: number, length: number): boolean =>
  length === 1 || (length === 2 && (text.charCodeAt(at) & 0xfc00) === 0xd800);

/** Takes the entries apart in place: splitting some fifty thousand makes more garbage than the tables are worth. */
const readEntries = (dictionary: string, wantsCharacters: boolean, take: TakeEntry): void => {
  for (let at = 0; at < dictionary.length;) {
    const space = dictionary.indexOf(' ', at);
    const bar = dictionary.indexOf('|', at);
    const end = bar === -1 ? dictionary.length : bar;
    if (space !== -1 && space < end && isCharacter(dictionary, at, space - at) === wantsCharacters) {
      take(dictionary.slice(at, space), dictionary.slice(space + 1, end));
    }
    at = end + 1;
  }
};

const forEachEntry = (
  preset: LocalePreset,
  config: string,
  wantsCharacters: boolean,
  take: TakeEntry,
): void => {
  const dictionaries: readonly DictLike[] = (preset.configs?.[config]?.conversionChain ?? []).flat();
  for (const dictionary of dictionaries) {
    if (typeof dictionary === 'string') readEntries(dictionary, wantsCharacters, take);
    else
      for (const [from, to] of dictionary)
        if (isCharacter(from, 0, from.length) === wantsCharacters) take(from, to);
  }
};

const mapOf = (preset: LocalePreset, config: string, wantsCharacters: boolean): Map<string, string> => {
  const map = new Map<string, string>();
  forEachEntry(preset, config, wantsCharacters, (from, to) => void map.set(from, to));
  return map;
};

/** The single characters of one of OpenCC's configurations; of several entries for one, the last. */
export const characterTable = (preset: LocalePreset, config: string): Map<string, string> =>
  mapOf(preset, config, true);

/** Its words of several characters. */
export const wordTable = (preset: LocalePreset, config: string): Map<string, string> =>
  mapOf(preset, config, false);

/** Calls `take` for each entry of a single character, in order, several for one among them. */
export const forEachCharacter = (preset: LocalePreset, config: string, take: TakeEntry): void =>
  forEachEntry(preset, config, true, take);
