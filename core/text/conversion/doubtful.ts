import type { Language } from '../../model/language.ts';

/** A converted character that may have to be another, depending on what is meant. */
export type DoubtfulCharacter = {
  /** Code point offset in the converted text. */
  readonly at: number;
  readonly original: string;
  readonly current: string;
  /** All forms it may take, the current one among them. */
  readonly alternatives: readonly string[];
};

const doubts: Readonly<Record<string, readonly string[]>> = { 乾: ['干', '乾'], 著: ['着', '著'] };

export const doubtfulCharacters = (
  source: string,
  converted: string,
  from: Language,
  to: Language,
): DoubtfulCharacter[] => {
  if (from === to || to === 'en' || from === 'en') return [];
  const before = Array.from(source);
  const after = Array.from(converted);
  if (before.length !== after.length) return [];
  return before.flatMap((original, at) => {
    const forms = doubts[original];
    const current = after[at] ?? '';
    return forms === undefined
      ? []
      : [{ at, original, current, alternatives: [...new Set([current, ...forms])] }];
  });
};
