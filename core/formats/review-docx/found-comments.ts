import type { Range, Side } from '../../model/index.ts';
import type { PackagedRow } from '../../review/package.ts';
import { diffText } from '../../text/diff.ts';
import { mapRange } from '../../text/mapping.ts';
import { frozenText, ownOf, shownFrozen } from './finds.ts';
import type { Identity } from './identify.ts';
import type { CommentWords, FoundComment } from './matched.ts';
import type { DocxComment, DocxPlace, DocxRow, ReviewDocx } from './read.ts';
import { ownText, shownOf } from './shown.ts';

const mapped = ({ start, end }: Range, place: (at: number) => number): Range => ({
  start: place(start),
  end: place(end),
});

/** A place in a text of a frozen row. */
const wordsAt = (row: PackagedRow, side: Side, docx: DocxRow, place: DocxPlace): CommentWords => {
  const cell = side === 'source' ? docx.cells.source : docx.cells.target;
  const frozen = frozenText(row, side);
  const { rich, place: toOwn } = ownOf(row, side, cell);
  const own = mapped(place.after, toOwn);
  // Where the text before all changes is the frozen one its places are exact; else they are led back through what differs.
  const inFrozen =
    cell?.before === shownFrozen(row, side)
      ? mapped(place.before, ownText(frozen, shownOf(frozen)).place)
      : mapRange(diffText(rich.text, frozen.text), own).range;
  return { segment: row.segment, side, frozen: inFrozen, own };
};

/** Comments by the row of the document they belong to: that of their first words, and replies where what they answer is. */
export type PlacedComments = {
  readonly ofRow: (at: number) => readonly FoundComment[];
  readonly elsewhere: readonly FoundComment[];
};

/** Gives every comment its row, and its words in the texts that are taken (`isTaken` says of which frozen rows they are). */
export const placeFoundComments = (
  { rows, comments }: Pick<ReviewDocx, 'rows' | 'comments'>,
  identities: readonly Identity[],
  side: Side,
  isTaken: (row: PackagedRow) => boolean,
): PlacedComments => {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const placesOf = (comment: DocxComment): readonly DocxPlace[] => {
    const parent = comment.parent === null ? undefined : byId.get(comment.parent);
    return parent === undefined || comment.places.length > 0 ? comment.places : parent.places;
  };
  const words = (place: DocxPlace): readonly CommentWords[] => {
    const [identity, docx] = [identities[place.row], rows[place.row]];
    if (identity?.is !== 'known' || docx === undefined || docx.tracked === 'deleted') return [];
    if (!isTaken(identity.row)) return [];
    if (place.column === 'source') return [wordsAt(identity.row, 'source', docx, place)];
    return place.column === 'target' ? [wordsAt(identity.row, side, docx, place)] : [];
  };
  const ofRow = new Map<number, FoundComment[]>();
  const elsewhere: FoundComment[] = [];
  for (const comment of comments) {
    const { places: _, ...said } = comment;
    const places = placesOf(comment);
    const found = { ...said, words: places.flatMap(words) };
    const at = places[0]?.row;
    const list = at === undefined ? elsewhere : (ofRow.get(at) ?? []);
    if (at !== undefined) ofRow.set(at, list);
    list.push(found);
  }
  return { ofRow: (at) => ofRow.get(at) ?? [], elsewhere };
};
