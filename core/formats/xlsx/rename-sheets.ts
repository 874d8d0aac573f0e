import { sheetKey, type SheetNames } from '../sheet-names.ts';

/** A reference to a sheet, or to all from one to another, in quotes or without (section 18.17.2.2); strings are gone over. */
const reference =
  /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|(?<![\p{L}\p{N}_.\]])([\p{L}\p{N}_.]+(?::[\p{L}\p{N}_.]+)?)!/gu;

/** A name that may stand in a formula without quotes: it is no number, and no cell. */
const isBare = (name: string): boolean =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*)$/.test(name);

const written = (names: readonly string[]): string =>
  names.every(isBare) ? `${names.join(':')}!` : `'${names.join(':').replaceAll("'", "''")}'!`;

/** A formula that calls sheets by their new names. A name within another workbook (`[1]Sheet`) stays. */
export const renameInFormula = (formula: string, names: SheetNames): string => {
  const byKey = new Map(Array.from(names, ([old, name]) => [sheetKey(old), name]));
  return formula.replace(reference, (whole, quoted?: string, bare?: string) => {
    const all = (quoted?.replaceAll("''", "'") ?? bare ?? '').split(':');
    const now = all.map((name) => byKey.get(sheetKey(name)) ?? name);
    return now.every((name, n) => name === all[n]) ? whole : written(now);
  });
};
