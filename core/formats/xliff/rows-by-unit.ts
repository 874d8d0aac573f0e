import type { ExportColumn, ExportRow } from '../export-source.ts';
import { filledTexts, type FilledText } from '../filled-texts.ts';

/** The texts of the units of a document, asked for in the order of the file. */
export type RowsByUnit = {
  /** By the number of the piece. */
  readonly of: (unit: number) => ReadonlyMap<number, FilledText>;
  readonly rows: () => number;
};

/** Takes rows as they are asked for; what came out of order waits until its unit does. Memory: one unit. */
export const rowsByUnit = (rows: Iterable<ExportRow>, column: ExportColumn): RowsByUnit => {
  let count = 0;
  function* counted(): Generator<ExportRow> {
    for (const row of rows) {
      count += 1;
      yield row;
    }
  }
  const texts = filledTexts(counted(), column);
  const waiting = new Map<number, Map<number, FilledText>>();
  let isOver = false;
  const takeUpTo = (unit: number): void => {
    while (!isOver) {
      const step = texts.next();
      if (step.done === true) {
        isOver = true;
        return;
      }
      const [own = -1, piece = -1] = step.value.ref.split('.').map(Number);
      const pieces = waiting.get(own) ?? new Map<number, FilledText>();
      waiting.set(own, pieces.set(piece, step.value));
      if (own > unit) return;
    }
  };
  const hasLater = (unit: number): boolean => {
    for (const one of waiting.keys()) if (one > unit) return true;
    return false;
  };
  return {
    of: (unit) => {
      if (!hasLater(unit)) takeUpTo(unit);
      const found = waiting.get(unit) ?? new Map<number, FilledText>();
      waiting.delete(unit);
      return found;
    },
    rows: () => {
      takeUpTo(Infinity);
      return count;
    },
  };
};
