import type { Language } from '#core/model/index.ts';
import { plain } from '#core/model/text.ts';
import { segmentText } from '#core/text/segmentation/index.ts';

/** A text with `|` at every cut and `⏎` for line breaks, and the other ways to cut it that are right too. */
export type SentenceCase = { readonly marked: string; readonly others: readonly string[] };

const sentencesOf = (marked: string): string[] =>
  marked
    .split(/[|⏎]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** The sentences a case is cut into, with `|` between, and whether that is one of the right answers. */
export const judgeCuts = ({ marked, others }: SentenceCase, language: Language) => {
  const text = marked.replaceAll('|', '').replaceAll('⏎', '\n');
  const got = segmentText(plain(text), language).pieces.map((piece) => piece.text);
  const isRight = [marked, ...others].some((answer) => sentencesOf(answer).join('|') === got.join('|'));
  return { isRight, got: got.join('|') };
};

/** The cases in the rows of a table: kind, marked text, other answers. */
export const sentenceCases = (rows: readonly (readonly string[])[]): SentenceCase[] =>
  rows.map(([, marked = '', ...others]) => ({ marked, others: others.filter((other) => other !== '') }));
