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

/** Texts that were aligned to their originals, and may belong to others. What somebody has changed since is theirs. */
export const alignment: Check<'uncertain'> = {
  id: 'alignment',
  concerns: 'translations',
  codes: { uncertain: 'warning' },
  run: ({ side, rich }, { texts, alignments }) => {
    const known = alignments?.get(side);
    if (known === undefined || known.certainty >= certainFrom * 1000) return [];
    const original = texts.find((text) => text.side === 'source')?.rich.text ?? '';
    if (known.hash !== hashOf(original, rich.text)) return [];
    const percent = Math.round(known.certainty / 10);
    return [{ code: 'uncertain', words: '', range: null, params: { percent } }];
  },
};
