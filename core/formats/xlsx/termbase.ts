import type { Result } from '#core/model/index.ts';
import { conceptsOfRows, rowsOfConcepts, type ExchangedConcept } from '../term-table.ts';
import { fromRows } from './plain-rows.ts';
import { plainWorkbook, type SheetProblem } from './plain-workbook.ts';

/** The concepts of a workbook with the columns of the CSV table, in steps. Failures: terms.no-columns, those of the package and its XML. */
export const xlsxConcepts = (bytes: Uint8Array): Generator<undefined, Result<readonly ExchangedConcept[]>> =>
  fromRows(bytes, conceptsOfRows);

/** Widths of the columns of a termbase in characters. */
const widths = [14, 10, 32, 12, 14, 18, 24, 40, 24, 10, 10, 10, 30, 20, 20, 20, 20];

/** A termbase as a workbook with the columns of the CSV table, in pieces (`plainWorkbook`). */
export const termbaseXlsx = (
  concepts: Iterable<ExchangedConcept>,
): Generator<Uint8Array, SheetProblem | null> =>
  plainWorkbook(rowsOfConcepts(concepts), { sheet: 'terms', widths });
