import { gbkPair } from './gbk.ts';

/** Bytes that a visible character may stand for where the bytes are out of step. `second` is absent for one byte. */
export type Bytes = { readonly first: number; readonly second: number | undefined; readonly cost: number };

const rewritten = ',?!:;';
/** A decoder that took the byte for full-width punctuation may have had it rewritten to half width afterwards. */
const rewrittenCost = -1;

/**
 * The bytes behind a visible character that may belong to two original ones: a pair for what GBK writes with two, one
 * for letters and `€` (0x80 in code page 936), the pair of the full-width form for half-width marks. Empty for others.
 */
export const bytesOf = (char: string): readonly Bytes[] => {
  if (char === '€') return [{ first: 0x80, second: undefined, cost: 0 }];
  const code = char.charCodeAt(0);
  if (code >= 0x40 && code < 0x7f) return [{ first: code, second: undefined, cost: 0 }];
  if (char !== '' && rewritten.includes(char))
    return [{ first: 0xa3, second: code + 0x80, cost: rewrittenCost }];
  const pair = gbkPair(char);
  return pair === undefined ? [] : [{ first: pair >> 8, second: pair & 0xff, cost: 0 }];
};
