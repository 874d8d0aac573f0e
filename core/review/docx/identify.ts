import type { Side } from '../../model/index.ts';
import type { PackagedRow, ReviewSession } from '../package.ts';
import { cellOf, parseBookmark, parseShownId, rowCheck, shownCheck, type ShownId } from './names.ts';
import type { DocxCell, DocxRow, ReviewDocx } from './read.ts';
import { shownOf, shownText } from './shown.ts';

/** By what a row was found: its first column, the bookmark there, or its original, which no other row has. */
export type FoundBy = 'id' | 'bookmark' | 'original';

/** Which frozen row a row of the document is, or why it is none. */
export type Identity =
  | { readonly is: 'known'; readonly row: PackagedRow; readonly by: FoundBy; readonly idDamaged: boolean }
  /** The second part of a row that was split: its first column is one with that of the row above. */
  | { readonly is: 'part'; readonly of: PackagedRow }
  | { readonly is: 'added' | 'id-unknown' | 'other-base' };

/** What is looked up to identify rows. */
export type RowIndex = {
  readonly byCheck: ReadonlyMap<string, PackagedRow>;
  readonly byShownId: ReadonlyMap<string, PackagedRow>;
  /** Rows by their original as shown; null where several have the same. */
  readonly byOriginal: ReadonlyMap<string, PackagedRow | null>;
};

const shownKey = ({ row, check }: ShownId): string => `${row} ${check}`;

/** The original of a frozen row, as a document shows it. */
export const originalOf = (row: PackagedRow): string => {
  const cell = cellOf(row, 'source');
  return cell === undefined ? '' : shownText(shownOf(cell));
};

/** Everything rows may be found by. */
export const indexRows = (
  rows: readonly PackagedRow[],
  session: Pick<ReviewSession, 'id'>,
  side: Side,
): RowIndex => {
  const byCheck = new Map<string, PackagedRow>();
  const byShownId = new Map<string, PackagedRow>();
  const byOriginal = new Map<string, PackagedRow | null>();
  for (const row of rows) {
    const check = rowCheck(session, row, side);
    byCheck.set(check, row);
    byShownId.set(shownKey({ row: row.row, check: shownCheck(check) }), row);
    const original = originalOf(row).trim();
    if (original !== '') byOriginal.set(original, byOriginal.has(original) ? null : row);
  }
  return { byCheck, byShownId, byOriginal };
};

/** What a row of the document says of itself. */
type Evidence = {
  readonly shown: PackagedRow | null;
  readonly marked: PackagedRow | null;
  readonly original: PackagedRow | null;
  /** The first column says what it was given, with all tracked changes made. */
  readonly isIntact: boolean;
  readonly idText: string;
  readonly hasForeignId: boolean;
};

/** A row that was taken out with tracking on says who it was; any other, who it is. */
const textsOf = (row: DocxRow, cell: DocxCell | undefined): readonly string[] =>
  cell === undefined ? [] : row.isDeleted ? [cell.before] : [cell.text, cell.before];

const evidenceOf = (row: DocxRow, index: RowIndex, isOtherBase: boolean): Evidence => {
  const { id, source } = row.cells;
  const ids = textsOf(row, id).map(parseShownId);
  const found = ids.map((one) => (one === null ? null : (index.byShownId.get(shownKey(one)) ?? null)));
  const bookmarks = (id?.bookmarks ?? []).map(parseBookmark).filter((one) => one !== null);
  const marked = [...new Set(bookmarks.map(({ check }) => index.byCheck.get(check) ?? null))];
  const original = textsOf(row, source)
    .map((text) => index.byOriginal.get(text.trim()) ?? null)
    .find((one) => one !== null);
  const written = ids.find((one) => one !== null);
  const isUntouched = bookmarks.some(
    ({ row: number, check }) => number === written?.row && shownCheck(check) === written.check,
  );
  return {
    shown: found.find((one) => one !== null) ?? null,
    marked: marked.length === 1 ? (marked[0] ?? null) : null,
    original: original ?? null,
    isIntact: found[0] !== null && found[0] !== undefined,
    idText: (id?.text ?? '').trim(),
    hasForeignId: written !== undefined && (isUntouched || isOtherBase),
  };
};

/** The row an evidence proves, by the number shown and the bookmark. Where these two differ the original decides, or nothing does. */
const proven = (evidence: Evidence): { readonly row: PackagedRow; readonly by: FoundBy } | null => {
  const { shown, marked, original } = evidence;
  if (shown !== null && (marked === null || marked === shown || original === shown))
    return { row: shown, by: 'id' };
  if (shown !== null) return marked !== null && marked === original ? { row: marked, by: 'bookmark' } : null;
  return marked === null ? null : { row: marked, by: 'bookmark' };
};

/**
 * Which frozen row each row of a document is. First come those that say so themselves; then those whose first column was
 * damaged, by the bookmark, if nobody else is that row; and in the end, if exactly one row has the original of a
 * frozen one that is still missing, by that. Nothing else is guessed.
 */
export const identifyRows = (
  { rows, origin }: Pick<ReviewDocx, 'rows' | 'origin'>,
  index: RowIndex,
  base: string,
): readonly Identity[] => {
  const isOtherBase = origin !== null && origin.base !== base;
  const evidence = rows.map((row) => evidenceOf(row, index, isOtherBase));
  const found: (Identity | null)[] = evidence.map((one) => {
    const known = proven(one);
    return known?.by === 'id' ? { is: 'known', ...known, idDamaged: !one.isIntact } : null;
  });
  const claimed = new Set(found.flatMap((one) => (one?.is === 'known' ? [one.row] : [])));

  const claim = (by: FoundBy, rowOf: (one: Evidence) => PackagedRow | null): void => {
    const wanted = evidence.map((one, i) => (found[i] === null ? rowOf(one) : null));
    const counts = new Map<PackagedRow, number>();
    for (const row of wanted) if (row !== null) counts.set(row, (counts.get(row) ?? 0) + 1);
    wanted.forEach((row, i) => {
      if (row === null || claimed.has(row) || counts.get(row) !== 1) return;
      found[i] = { is: 'known', row, by, idDamaged: true };
    });
    for (const one of found) if (one?.is === 'known') claimed.add(one.row);
  };
  claim('bookmark', (one) => {
    const known = proven(one);
    return known?.by === 'bookmark' ? known.row : null;
  });
  claim('original', ({ original, hasForeignId, shown }) =>
    hasForeignId || shown !== null ? null : original,
  );

  let above: PackagedRow | null = null;
  return rows.map((row, i) => {
    const known = found[i] ?? null;
    if (known !== null) {
      above = known.is === 'known' ? known.row : above;
      return known;
    }
    if (row.cells.id?.goesOn === true && above !== null) return { is: 'part', of: above };
    above = null;
    const one = evidence[i];
    if (one?.hasForeignId === true) return { is: 'other-base' };
    return { is: one === undefined || one.idText === '' ? 'added' : 'id-unknown' };
  });
};
