import { columnNumber } from '../table-choices.ts';

/** Row and column of a cell, from 1. */
export type CellPlace = { readonly row: number; readonly column: number };

/** The place of a cell such as `AB12`; null for what is no cell. */
export const cellPlace = (reference: string): CellPlace | null => {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  return letters === '' ? null : { row: Number(digits), column: columnNumber(letters) };
};
