import { mannerRules } from './manner.ts';
import { moreWordRules } from './more-words.ts';
import { particleRules } from './particles.ts';
import type { CharacterRules } from './rules.ts';
import { surnameRules } from './surnames.ts';
import { wordRules } from './words.ts';

/** The rules of all characters that have some, by their Simplified form. */
export const pinyinRules: CharacterRules = {
  ...particleRules,
  ...mannerRules,
  ...surnameRules,
  ...wordRules,
  ...moreWordRules,
};

/** Characters of Traditional that Simplified writes like others, and how they are read by themselves. */
export const traditionalReadings: Readonly<Record<string, string>> = {
  乾: 'gān',
  幹: 'gàn',
  發: 'fā',
  髮: 'fà',
  隻: 'zhī',
  鬥: 'dòu',
  捲: 'juǎn',
  儘: 'jǐn',
  盡: 'jìn',
  係: 'xì',
  樸: 'pǔ',
  彆: 'biè',
  摺: 'zhé',
  噹: 'dāng',
  曆: 'lì',
  衝: 'chōng',
  藉: 'jiè',
  製: 'zhì',
  採: 'cǎi',
};
