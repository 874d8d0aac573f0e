import type { Range } from '../model/index.ts';
import { counterpart } from './counterpart.ts';
import { occurrencesIn } from './occurrences.ts';

/** One text of a row, and whether it is Chinese, in whichever script. */
export type ColumnText = { readonly text: string; readonly isChinese: boolean };

/**
 * Where an annotation of the same words elsewhere has its words in another column, as the annotation it is made like has
 * them there (`quotes`). Between Chinese columns the words are those that stand in the same place; else the same words as
 * there, as many times as the row has the words themselves, and then in the same order. Nothing is guessed: where the
 * numbers differ, the answer is empty. Ranges in code points.
 */
export const wordsInOtherColumn = (
  from: ColumnText,
  range: Range,
  to: ColumnText,
  quotes: readonly string[],
): readonly Range[] => {
  if (from.isChinese && to.isChinese) {
    const found = counterpart(from.text, range, to.text);
    return found === null ? [] : [found];
  }
  const quote = Array.from(from.text).slice(range.start, range.end).join('');
  const own = occurrencesIn(from.text, quote);
  const at = own.findIndex(({ start }) => start === range.start);
  return quotes.flatMap((wanted) => {
    const there = occurrencesIn(to.text, wanted);
    const found = there.length === own.length ? there[at] : undefined;
    return found === undefined ? [] : [found];
  });
};
