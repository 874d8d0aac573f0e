import type { ExportColumn, ExportRow } from './export-source.ts';
import { filledTexts, type FilledText } from './filled-texts.ts';

/** The texts of the units of a document, asked for in the order of the file. */
export type RowsByUnit = {
  /** By the number of the piece. */
  readonly of: (unit: number) => ReadonlyMap<number, FilledText>;
  readonly rows: () => number;
};

/** The number of the unit, and that of the piece in it; -1 for what a reference does not say. */
const numbersIn = (ref: string): readonly [number, number] => {
  const point = ref.indexOf('.');
  if (point < 0) return [Number(ref), -1];
  const end = ref.indexOf('.', point + 1);
  return [Number(ref.slice(0, point)), Number(ref.slice(point + 1, end < 0 ? ref.length : end))];
};

const nothing: ReadonlyMap<number, FilledText> = new Map();

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
      const [own, piece] = numbersIn(step.value.ref);
      const pieces = waiting.get(own);
      if (pieces === undefined) waiting.set(own, new Map<number, FilledText>().set(piece, step.value));
      else pieces.set(piece, step.value);
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
      const found = waiting.get(unit) ?? nothing;
      waiting.delete(unit);
      return found;
    },
    rows: () => {
      takeUpTo(Infinity);
      return count;
    },
  };
};
