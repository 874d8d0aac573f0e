import { ok, type MemoryUnit, type Result, type UnitSource } from '#core/model/index.ts';
import { languagesOfUnits, rowsOfUnits, unitsOfRows, type TableUnit } from '../unit-table.ts';
import { readRows } from './plain-rows.ts';
import { plainWorkbook, type SheetProblem } from './plain-workbook.ts';

/** The units of a workbook, null for a row with nothing to remember. A failure is the last: memory.no-columns, those of the package and its XML. */
export function* xlsxUnits(bytes: Uint8Array): Generator<Result<TableUnit | null>> {
  const units = readRows(bytes, unitsOfRows);
  if (!units.ok) yield units;
  else for (const unit of units.value) yield ok(unit);
}

/** A memory as a workbook with a column for each language, in pieces (`plainWorkbook`). `units` is asked for twice. */
export function* memoryXlsx(
  units: () => Iterable<MemoryUnit & Omit<UnitSource, 'row'>>,
): Generator<Uint8Array, SheetProblem | null> {
  const languages = languagesOfUnits(units());
  const widths = [...languages.map(() => 50), 10, 12, 16, 26, 24, 14, 30, 30];
  return yield* plainWorkbook(rowsOfUnits(units(), languages), { sheet: 'units', widths });
}
