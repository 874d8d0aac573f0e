export const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Language = (typeof languages)[number];

/** Whose spelling Chinese conversion follows. `cn` is the default: characters only. */
export const regions = ['cn', 'tw', 'hk'] as const;
export type Region = (typeof regions)[number];

/** One of the aligned texts of a segment: the original, or its translation into a language. */
export const sides = ['source', ...languages] as const;
export type Side = (typeof sides)[number];

/** True for the two languages written in Han characters. */
export const isChinese = (language: Language): boolean => language !== 'en';

/**
 * The columns beside an original. A column in the original's own language is not doubled;
 * an English original gets both Chinese columns, the second converted from the first.
 */
export const targetsFor = (source: Language): readonly Language[] =>
  source === 'zh-Hant' ? ['zh-Hans', 'en'] : source === 'zh-Hans' ? ['en'] : ['zh-Hans', 'zh-Hant'];

/**
 * Where a column's text is converted from, or null when people write it:
 * Chinese from the other Chinese script, which is the original's when the original is Chinese.
 */
export const convertedFrom = (source: Language, target: Language): Side | null => {
  if (target === 'en' || target === source) return null;
  if (source !== 'en') return 'source';
  return target === 'zh-Hant' ? 'zh-Hans' : null;
};
