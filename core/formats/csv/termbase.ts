import type { Result } from '../../model/index.ts';
import { conceptsOfRows, rowsOfConcepts, type ExchangedConcept } from '../term-table.ts';
import { rowsOf, separatorOf, wordsOf, writeCell } from './cells.ts';

/** The concepts of a table as text. Failure: terms.no-columns. */
export const csvConcepts = (text: string): Result<readonly ExchangedConcept[]> =>
  conceptsOfRows(
    Array.from(rowsOf(text, separatorOf(text)), ({ line, cells }) => ({
      line,
      values: cells.map(({ value }) => wordsOf(value)),
    })),
  );

/** A termbase as a table (RFC 4180) with a row for each term, in pieces. With a byte order mark, without which spreadsheets misread it. */
export function* termbaseCsv(concepts: Iterable<ExchangedConcept>): Generator<string> {
  yield '\ufeff';
  for (const values of rowsOfConcepts(concepts))
    yield `${values.map((value) => writeCell(value, { separator: ',', isQuoted: false, mayRun: false })).join(',')}\r\n`;
}
