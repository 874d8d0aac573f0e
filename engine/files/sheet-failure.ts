import { mostRows, type SheetProblem } from '#core/formats/xlsx/plain-workbook.ts';
import { fail, type Result } from '#core/model/index.ts';

/** Too many rows for a sheet. */
export const tooManyRows = (): Result<never> => fail('export.sheet-rows', { limit: mostRows - 1 });

/** Why rows are no sheet, told of the file that was to be written. */
const sheetFailure = (problem: SheetProblem): Result<never> =>
  problem.kind === 'rows'
    ? tooManyRows()
    : fail('export.sheet-cell', { row: problem.row, column: problem.column, limit: problem.limit });

type Pieces = Generator<Uint8Array, SheetProblem | null>;

/** Pieces of a workbook to be written, and, when they have gone by, the failure that they ended in; null where they are a file. */
export const sheetPieces = (sheet: Pieces) => {
  let found: SheetProblem | null = null;
  function* pieces(): Generator<Uint8Array> {
    found = yield* sheet;
  }
  return { pieces: pieces(), failure: () => (found === null ? null : sheetFailure(found)) };
};
