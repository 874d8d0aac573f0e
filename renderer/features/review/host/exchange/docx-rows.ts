import type { DocxReviewRow } from '#api/review.ts';

/** Everything that is to be said of one place of a Word document. */
export type DocxEntry = Pick<DocxReviewRow, 'row' | 'texts'> & { readonly facts: readonly string[] };

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

/** What follows on each other, of the same row and the same texts, as one. Nothing is left out. */
export const entriesOf = (rows: readonly DocxReviewRow[]): readonly DocxEntry[] => {
  const entries: { row: DocxReviewRow['row']; texts: readonly string[]; facts: string[] }[] = [];
  for (const { what, row, texts } of rows) {
    const last = entries.at(-1);
    if (row !== null && last?.row === row && sameTexts(last.texts, texts)) last.facts.push(what);
    else entries.push({ row, texts, facts: [what] });
  }
  return entries;
};
