import type { ExportColumn, ExportRow } from './export-source.ts';
import { filledTexts, type FilledText } from './filled-texts.ts';

/** What rows say of the places of a file, for each of several columns. `count`: how many rows there were. */
export type FilledColumns = {
  readonly of: (ref: string, column: ExportColumn) => FilledText | null;
  readonly count: number;
};

/** `filledTexts` for all columns, all of them held. Of places that are told more than once the first holds. */
export const filledColumns = (rows: Iterable<ExportRow>, columns: readonly ExportColumn[]): FilledColumns => {
  const found = new Map<string, ReadonlyMap<ExportColumn, FilledText>>();
  const [first] = columns;
  let count = 0;
  if (first !== undefined)
    for (const place of filledTexts(rows, first)) {
      count += place.rows.length;
      if (found.has(place.ref)) continue;
      const texts = columns.flatMap((column) => {
        const [text] = column === first ? [place] : filledTexts(place.rows, column);
        return text === undefined ? [] : [[column, text] as const];
      });
      found.set(place.ref, new Map(texts));
    }
  return { of: (ref, column) => found.get(ref)?.get(column) ?? null, count };
};
