import type { PackagedCell, PackagedRow, ReviewSession } from '../package.ts';
import { textHash } from '../../annotations/hash.ts';
import type { Side } from '../../model/index.ts';

/** The columns of a document for review. */
export const columnNames = ['id', 'source', 'target', 'note'] as const;
export type ColumnName = (typeof columnNames)[number];

/** Which round of which review a document was made for. Kept in its custom properties. */
export type ReviewDocxOrigin = {
  readonly project: string;
  readonly session: string;
  readonly round: number;
  /** Hash of the frozen texts of the round (`baseOf`). */
  readonly base: string;
  readonly side: Side;
};

/** Names of the custom properties. `words`: hashes of all that stands round the rows, to tell it from what people add. */
export const propertyNames = {
  project: 'DuizhaoProject',
  session: 'DuizhaoReview',
  round: 'DuizhaoRound',
  base: 'DuizhaoBase',
  side: 'DuizhaoSide',
  words: 'DuizhaoWords',
} as const;

/** A cell of a row by its side. */
export const cellOf = (row: PackagedRow, side: Side): PackagedCell | undefined =>
  row.cells.find((cell) => cell.side === side);

/**
 * What a row of a document is known by: a hash of the review, the segment, its original and its frozen translation, 16
 * hexadecimal digits. The same in two rounds exactly when nothing of the row has changed between them.
 */
export const rowCheck = ({ id }: Pick<ReviewSession, 'id'>, row: PackagedRow, side: Side): string =>
  textHash(
    JSON.stringify([id, side, row.segment, cellOf(row, 'source')?.hash ?? '', cellOf(row, side)?.hash ?? '']),
  );

/** Digits of the check that people see: enough that a mistyped number is not another row. */
const shownDigits = 6;

export const shownCheck = (check: string): string => check.slice(0, shownDigits);

/** A row's number and check as they stand in the first column. */
export type ShownId = { readonly row: number; readonly check: string };

/** Reads the first column; null when it does not hold a number and a check, in whatever spacing. */
export const parseShownId = (text: string): ShownId | null => {
  const found = /^\s*(\d{1,9})[\s·]+([0-9a-f]{6})\s*$/i.exec(text.normalize('NFKC'));
  return found === null ? null : { row: Number(found[1]), check: (found[2] ?? '').toLowerCase() };
};

/** The bookmark in the first column: at most 40 characters, which is what Word keeps, and hidden in its list. */
export const rowBookmark = (row: PackagedRow, check: string): string => `_dz${row.row}_${check}`;

/** The row that a bookmark names. Programs that put two documents together may add to the names. */
export const parseBookmark = (name: string): ShownId | null => {
  const found = /^_dz(\d{1,9})_([0-9a-f]{16})/.exec(name);
  return found === null ? null : { row: Number(found[1]), check: found[2] ?? '' };
};

/** The bookmark in the head of a column, by which it is found when columns were moved. Tables are numbered. */
export const columnBookmark = (column: ColumnName, table: number): string => `_dzc_${column}_${table}`;

export const parseColumnBookmark = (name: string): ColumnName | null => {
  const found = /^_dzc_([a-z]+)_/.exec(name)?.[1];
  return columnNames.find((column) => column === found) ?? null;
};

/** What programs write for somebody whose name they do not know, or must not say. */
const nobody = new Set(
  [
    ['', 'author', 'unknown', 'unknown author', 'anonymous', 'guest', 'user', 'admin', 'administrator'],
    ['windows user', 'office user', 'microsoft office user', '作者', '未知作者', '匿名', '用户', '使用者'],
  ].flat(),
);

/** Who a name in a document is; empty when it is nobody's name. */
export const personOf = (name: string | undefined): string => {
  const person = (name ?? '').trim();
  return nobody.has(person.normalize('NFKC').toLowerCase()) ? '' : person;
};

/** Hash of words round the rows, short, as there is little room in a property. White space does not count. */
export const wordsHash = (text: string): string => textHash(text.replace(/\s+/g, '')).slice(0, 8);
