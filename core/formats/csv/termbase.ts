import { fail, type Result } from '../../model/index.ts';
import type { TableRow } from '../table-row.ts';
import { conceptsOfRows, rowsOfConcepts, type ExchangedConcept } from '../term-table.ts';
import { rowsOf, separatorOf, wordsOf, writeCell } from './cells.ts';

/** Rows read between two steps. */
const few = 200;

/** The concepts of a table as text, in steps. Failures: terms.no-columns, terms.cut-off. */
export function* csvConcepts(text: string): Generator<undefined, Result<readonly ExchangedConcept[]>> {
  const rows: TableRow[] = [];
  for (const { line, cells } of rowsOf(text, separatorOf(text))) {
    // All that follows is in this cell, however many concepts it was.
    if (cells.at(-1)?.isOpen === true) return fail('terms.cut-off', { line });
    rows.push({ line, values: cells.map(({ value }) => wordsOf(value)) });
    if (rows.length % few === 0) yield;
  }
  return yield* conceptsOfRows(rows);
}

/** A termbase as a table (RFC 4180) with a row for each term, in pieces. With a byte order mark, without which spreadsheets misread it. */
export function* termbaseCsv(concepts: Iterable<ExchangedConcept>): Generator<string> {
  yield '\ufeff';
  for (const values of rowsOfConcepts(concepts))
    yield `${values.map((value) => writeCell(value, { separator: ',', isQuoted: false, mayRun: false })).join(',')}\r\n`;
}
