import type { BookBackRow, DocxReviewRow } from '#api/review.ts';

/** What is told of a row of a Word document, or of a sentence of a book. */
export type FoundFact = DocxReviewRow & Partial<Pick<BookBackRow, 'side'>>;

/** Everything that is to be said of one place of a Word document or a book. */
export type FoundEntry = Pick<BookBackRow, 'row' | 'texts' | 'side'> & { readonly facts: readonly string[] };

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

/** What follows on each other, of the same row and column and the same texts, as one. Nothing is left out. */
export const entriesOf = (rows: readonly FoundFact[]): readonly FoundEntry[] => {
  const entries: (Omit<FoundEntry, 'facts'> & { facts: string[] })[] = [];
  for (const { what, row, texts, side = null } of rows) {
    const last = entries.at(-1);
    const goesOn = row !== null && last?.row === row && last.side === side && !last.facts.includes(what);
    if (goesOn && sameTexts(last.texts, texts)) last.facts.push(what);
    else entries.push({ row, texts, side, facts: [what] });
  }
  return entries;
};
