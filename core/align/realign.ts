import { isUnspaced, plain, type Language, type RichText } from '../model/index.ts';
import { joinRich } from '../text/mapping.ts';
import { segmentText } from '../text/segmentation/index.ts';
import { alignTexts } from './align.ts';
import type { Lexicon } from './lexicon.ts';
import type { SharedTerm } from './shared-terms.ts';

/** A row whose text may belong to another one beside it. */
export type RowPair = { readonly original: string; readonly text: RichText };

/** The text that a row has after texts were dealt out anew, and how probable it is that it belongs there. */
export type Dealt = { readonly text: RichText; readonly certainty: number };

/** Where one sentence's translation has to be parted by its length alone, or has no sentence of its own. */
const guessed = 0.5;

/** Two texts of one column as one. Either may be empty. */
export const joinTexts = (a: RichText, b: RichText, language: Language): RichText => {
  if (a.text === '' && a.tags.length === 0) return b;
  if (b.text === '' && b.tags.length === 0) return a;
  return joinRich(a, isUnspaced(language) ? '' : ' ', b);
};

const nothing: RichText = plain('');

/** The sentences of a text, in order. White space between them is not kept. */
export const sentencesIn = (text: RichText, language: Language): readonly RichText[] =>
  segmentText(text, language).pieces.map(({ text: own, tags }) => ({ text: own, tags }));

/** The row of several originals beside which a sentence stands whose middle is at `share` of all of them. */
const rowAt = (rows: readonly RowPair[], from: number, end: number, share: number): number => {
  const lengths = rows.slice(from, end).map(({ original }) => original.length);
  const whole = Math.max(
    1,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  let passed = 0;
  for (const [n, length] of lengths.entries()) {
    passed += length;
    if (share * whole <= passed) return from + n;
  }
  return end - 1;
};

/**
 * Deals the sentences that some rows have in one column out among these rows anew: each to the row it most probably translates. None is lost, and
 * their order stays. Rows stay as they are; one may be left without a text. Linear in the number of rows.
 */
export const realignRows = (
  rows: readonly RowPair[],
  languages: { readonly original: Language; readonly text: Language },
  lexicon: Lexicon | null,
  terms: readonly SharedTerm[] = [],
): readonly Dealt[] => {
  const sentences = rows.flatMap(({ text }) => sentencesIn(text, languages.text));
  const texts: RichText[] = rows.map(() => nothing);
  const certainties = rows.map(() => 1);
  const put = (row: number, sentence: RichText, certainty: number): void => {
    texts[row] = joinTexts(texts[row] ?? nothing, sentence, languages.text);
    certainties[row] = Math.min(certainties[row] ?? 1, certainty);
  };
  const beads = alignTexts(
    { language: languages.original, sentences: rows.map(({ original }) => original) },
    { language: languages.text, sentences: sentences.map(({ text }) => text) },
    { lexicon, terms },
  );
  for (const { left, leftEnd, right, rightEnd, certainty } of beads ?? []) {
    const own = sentences.slice(right, rightEnd);
    if (leftEnd === left) own.forEach((one) => put(Math.max(0, left - 1), one, Math.min(certainty, guessed)));
    else if (leftEnd === left + 1) own.forEach((one) => put(left, one, certainty));
    else {
      const whole = Math.max(
        1,
        own.reduce((sum, { text }) => sum + text.length, 0),
      );
      let passed = 0;
      for (const one of own) {
        put(rowAt(rows, left, leftEnd, (passed + one.text.length / 2) / whole), one, guessed);
        passed += one.text.length;
      }
    }
    for (let row = left; row < leftEnd; row += 1)
      certainties[row] = Math.min(certainties[row] ?? 1, leftEnd > left + 1 ? guessed : certainty);
  }
  return texts.map((text, n) => ({ text, certainty: certainties[n] ?? 1 }));
};
