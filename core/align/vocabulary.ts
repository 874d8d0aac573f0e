import type { Tokenise } from './tokens.ts';

/** The tokens of a text by number, and how often each occurs. */
export type Vocabulary = {
  readonly tokens: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly counts: readonly number[];
  /** Of all tokens. */
  readonly total: number;
};

/** A text as numbers: for each sentence its tokens. */
export type Counted = { readonly sentences: readonly Int32Array[]; readonly vocabulary: Vocabulary };

export const countTokens = (texts: readonly string[], tokenise: Tokenise): Counted => {
  const numbers = new Map<string, number>();
  const tokens: string[] = [];
  const counts: number[] = [];
  let total = 0;
  const sentences = texts.map((text) => {
    const own = tokenise(text);
    total += own.length;
    return Int32Array.from(own, (token) => {
      const known = numbers.get(token);
      if (known !== undefined) {
        counts[known] = (counts[known] ?? 0) + 1;
        return known;
      }
      numbers.set(token, tokens.length);
      tokens.push(token);
      counts.push(1);
      return tokens.length - 1;
    });
  });
  return { sentences, vocabulary: { tokens, numbers, counts, total } };
};
