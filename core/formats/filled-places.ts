import type { RichText } from '../model/index.ts';
import type { ExportColumn, ExportSource } from './export-source.ts';
import { filledColumns } from './filled-columns.ts';
import { withoutPieces, type FilledText } from './filled-texts.ts';
import { withJoinedPairs } from './shown.ts';

/** What is to stand at each place of a file that is held whole. */
export type FilledPlaces = {
  /** How many rows go into it. */
  readonly rows: number;
  readonly of: (ref: string, column: ExportColumn) => FilledText | null;
  /** In the first column, of which a file of one language is made; undefined for a place that no row is of. */
  readonly rich: (ref: string) => RichText | undefined;
};

export const filledPlaces = ({ rows, columns }: Pick<ExportSource, 'rows' | 'columns'>): FilledPlaces => {
  const filled = filledColumns(withoutPieces(rows), columns);
  const [first] = columns;
  return {
    rows: filled.count,
    of: filled.of,
    rich: (ref) => {
      const text = first === undefined ? null : filled.of(ref, first);
      return text === null ? undefined : withJoinedPairs(text.rich);
    },
  };
};
