import type { MemoryUnit, Result, UnitSource } from '#core/model/index.ts';
import { languagesOfUnits, rowsOfUnits, unitReader, type TableUnit } from '../unit-table.ts';
import { eachRow } from './plain-rows.ts';
import { plainWorkbook, type SheetProblem } from './plain-workbook.ts';

/**
 * The units of a workbook while it is read, null for a row with nothing to remember. A failure is the last: memory.no-columns, file.too-many, those of the
 * package and its XML.
 */
export const xlsxUnits = (bytes: Uint8Array): Generator<Result<TableUnit | null>, void> =>
  eachRow(bytes, unitReader);

/** A memory as a workbook with a column for each language, in pieces (`plainWorkbook`). `units` is asked for twice. */
export function* memoryXlsx(
  units: () => Iterable<MemoryUnit & Omit<UnitSource, 'row'>>,
): Generator<Uint8Array, SheetProblem | null> {
  const languages = languagesOfUnits(units());
  const widths = [...languages.map(() => 50), 10, 12, 16, 26, 24, 14, 30, 30];
  return yield* plainWorkbook(rowsOfUnits(units(), languages), { sheet: 'units', widths });
}
