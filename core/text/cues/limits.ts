import { isUnspaced, primaryOf, type Language } from '../../model/index.ts';

/** What a cue should have at most. */
type CueLimits = {
  /** Characters of a line. A full-width sign counts as one, in Chinese, Japanese and Korean a half-width one as half. */
  readonly line: number;
  /** Characters that are read in a second. */
  readonly perSecond: number;
};

/**
 * After the timed text style guides that Netflix publishes for its suppliers, for adult programmes, a language each: 42 characters a line and 17 a
 * second in the English template (its guide, sections 2 and 5), Traditional Chinese 16 a line (its guide, section 1). Both Chinese 9 a second, Japanese 13 and 4,
 * Korean 16 and 12: as tables made of the guides give them (compared: sublingo.cc, subtitle specs by language, 2026-06). Newer guides allow English 20 a second; 17, which is slower
 * and what other languages have, is kept. Languages without a guide as the English template.
 */
const byLanguage: Readonly<Record<string, CueLimits>> = {
  zh: { line: 16, perSecond: 9 },
  ja: { line: 13, perSecond: 4 },
  ko: { line: 16, perSecond: 12 },
};
const usual: CueLimits = { line: 42, perSecond: 17 };

export const limitsFor = (language: Language): CueLimits =>
  byLanguage[primaryOf(language)] ?? (isUnspaced(language) ? (byLanguage['zh'] ?? usual) : usual);

const halfWidth = /^[\u0020-\u007e\u00a0-\u024f\uff61-\uffdc]$/;

/** How many characters a text counts, by the rules of a language. */
export const lengthIn = (text: string, language: Language): number => {
  const isWide = limitsFor(language) !== usual;
  let length = 0;
  for (const char of text) if (!/\p{M}/u.test(char)) length += isWide && halfWidth.test(char) ? 0.5 : 1;
  return length;
};
