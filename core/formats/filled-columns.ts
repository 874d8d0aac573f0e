import type { ExportColumn, ExportRow } from './export-source.ts';
import { filledTexts, type FilledText } from './filled-texts.ts';

/** What rows say of the places of a file, for each of several columns. `count`: how many rows there were. */
export type FilledColumns = {
  readonly of: (ref: string, column: ExportColumn) => FilledText | null;
  readonly count: number;
};

/** `filledTexts` for all columns, all of them held. Of places that are told more than once the first holds. */
export const filledColumns = (rows: Iterable<ExportRow>, columns: readonly ExportColumn[]): FilledColumns => {
  /** By the places, in the order of the columns. */
  const found = new Map<string, readonly (FilledText | null)[]>();
  const [first] = columns;
  let count = 0;
  if (first !== undefined)
    for (const place of filledTexts(rows, first)) {
      count += place.rows.length;
      if (found.has(place.ref)) continue;
      const texts = columns.map((column) => {
        const [text] = column === first ? [place] : filledTexts(place.rows, column);
        return text ?? null;
      });
      found.set(place.ref, texts);
    }
  return { of: (ref, column) => found.get(ref)?.[columns.indexOf(column)] ?? null, count };
};
