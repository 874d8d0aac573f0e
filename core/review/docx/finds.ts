import type { RichText, Side } from '../../model/index.ts';
import { plain } from '../../model/index.ts';
import type { PackagedRow } from '../package.ts';
import type { Identity } from './identify.ts';
import type { FoundRow } from './matched.ts';
import { cellOf } from './names.ts';
import type { DocxCell, DocxRow } from './read.ts';
import { ownText, shownOf, shownText, type OwnText } from './shown.ts';

/** The longest text that is taken, in UTF-16 code units: twice what a segment may have when it is imported. */
export const longestText = 200_000;

const textIn = (cell: DocxCell | undefined): string => cell?.text ?? '';

/** A row as a report shows it. One that was taken out with tracking on is shown as it was. */
export const foundRow = (row: DocxRow, at: number): FoundRow => {
  const isTakenOut = row.isDeleted;
  const show = (cell: DocxCell | undefined): string => (isTakenOut ? (cell?.before ?? '') : textIn(cell));
  return {
    at,
    id: show(row.cells.id),
    original: show(row.cells.source),
    text: show(row.cells.target),
    before: row.cells.target?.before ?? '',
    note: show(row.cells.note),
    others: row.others.map(show).filter((text) => text !== ''),
    isTakenOut,
  };
};

/** The rows of the document that are one frozen row, by their places: as they stand, taken out, and parts of it. */
export type Finds = {
  readonly live: readonly number[];
  readonly takenOut: readonly number[];
  readonly parts: readonly number[];
};

export const noFinds: Finds = { live: [], takenOut: [], parts: [] };

export const findsOf = (
  rows: readonly DocxRow[],
  identities: readonly Identity[],
): ReadonlyMap<PackagedRow, Finds> => {
  const found = new Map<PackagedRow, { live: number[]; takenOut: number[]; parts: number[] }>();
  identities.forEach((identity, i) => {
    if (identity.is !== 'known' && identity.is !== 'part') return;
    const row = identity.is === 'known' ? identity.row : identity.of;
    const finds = found.get(row) ?? { live: [], takenOut: [], parts: [] };
    found.set(row, finds);
    if (identity.is === 'part') finds.parts.push(i);
    else if (rows[i]?.isDeleted === true) finds.takenOut.push(i);
    else finds.live.push(i);
  });
  return found;
};

/** The frozen text of a side, empty where the row has none. */
export const frozenText = (row: PackagedRow, side: Side): RichText => {
  const { text, tags } = cellOf(row, side) ?? plain('');
  return { text, tags };
};

/** What a cell says, as a text of the model. */
export const ownOf = (row: PackagedRow, side: Side, cell: DocxCell | undefined): OwnText =>
  ownText(frozenText(row, side), cell?.shown ?? []);

/** A frozen text as the document showed it. */
export const shownFrozen = (row: PackagedRow, side: Side): string =>
  shownText(shownOf(frozenText(row, side)));

/** Nobody splits a sentence in more rows than this. */
const mostParts = 20;

/**
 * Rows without a number that hold words of the row above them: somebody split it by hand. It is told by words that stood in
 * the frozen translation, stand in it no longer, and are all that the new row has there.
 */
export const withSplitRows = (
  rows: readonly DocxRow[],
  identities: readonly Identity[],
  side: Side,
): readonly Identity[] => {
  let above: { readonly row: PackagedRow; readonly text: string; readonly frozen: string } | null = null;
  let added = 0;
  return identities.map((identity, i) => {
    const row = rows[i];
    if (row === undefined || row.isDeleted) return identity;
    if (identity.is !== 'added') {
      above =
        identity.is === 'known'
          ? {
              row: identity.row,
              text: textIn(row.cells.target),
              frozen: shownFrozen(identity.row, side),
            }
          : null;
      added = 0;
      return identity;
    }
    added += 1;
    if (above === null || added > mostParts) return identity;
    const words = textIn(row.cells.target).trim();
    // The whole text is no part: that row is a copy.
    const isPart = words !== '' && words !== above.frozen.trim() && above.frozen.includes(words);
    const isFromAbove = isPart && !above.text.includes(words);
    return isFromAbove ? { is: 'part', of: above.row } : identity;
  });
};
