import { textHash } from '#core/annotations/hash.ts';
import { certainFrom } from '#core/align/index.ts';
import type { Check } from './check.ts';

/** How certain it is, in thousandths, that a text belongs to its original, as long as both say what they said then. */
export type TextAlignment = { readonly certainty: number; readonly hash: string };

const hashOf = (original: string, text: string): string => textHash(`${original}\u0000${text}`);

/** @param certainty from 0 to 1. */
export const alignmentOf = (original: string, text: string, certainty: number): TextAlignment => ({
  certainty: Math.round(certainty * 1000),
  hash: hashOf(original, text),
});

/** How certain it is, in thousandths, that these two belong together, of what is known of pairs that stood there; null where somebody has made another pair. */
export const certaintyOfPair = (
  known: readonly TextAlignment[],
  original: string,
  text: string,
): number | null => {
  if (known.length === 0) return null;
  const hash = hashOf(original, text);
  return known.find((one) => one.hash === hash)?.certainty ?? null;
};

/** Whether a pair of this certainty, in thousandths, is one to be looked at. */
export const isUncertain = (certainty: number): boolean => certainty < certainFrom * 1000;

/** Texts that were aligned to their originals, and may belong to others. What somebody has changed or confirmed since is theirs. */
export const alignment: Check<'uncertain'> = {
  id: 'alignment',
  concerns: 'translations',
  codes: { uncertain: 'warning' },
  run: ({ side, rich, state }, { texts, alignments }) => {
    if (state === 'reviewed' || state === 'approved' || state === 'translated') return [];
    const original = texts.find((text) => text.side === 'source')?.rich.text ?? '';
    const certainty = certaintyOfPair(alignments?.get(side) ?? [], original, rich.text);
    if (certainty === null || !isUncertain(certainty)) return [];
    return [{ code: 'uncertain', words: '', range: null, params: { percent: Math.round(certainty / 10) } }];
  },
};
