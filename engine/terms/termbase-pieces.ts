import { termbaseCsv } from '#core/formats/csv/termbase.ts';
import { termbaseTbx } from '#core/formats/tbx/termbase.ts';
import { termbaseXlsx } from '#core/formats/xlsx/termbase.ts';
import type { Concept } from '#core/model/index.ts';
import { sheetPieces } from '../files/sheet-failure.ts';

const noFailure = (): null => null;

/** A termbase as the file that a name or an ending says: a workbook (`.xlsx`), a table (`.csv`), else TBX. */
export const termbasePieces = (concepts: readonly Concept[], name: string) => {
  const ending = /\.?(csv|xlsx)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === 'xlsx') return sheetPieces(termbaseXlsx(concepts));
  return { pieces: ending === 'csv' ? termbaseCsv(concepts) : termbaseTbx(concepts), failure: noFailure };
};
