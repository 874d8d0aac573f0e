import type { Range, Side } from '../../model/index.ts';
import type { PackagedRow } from '../package.ts';
import { diffText } from '../../text/diff.ts';
import { mapRange } from '../../text/mapping.ts';
import { frozenText, longestText, ownOf, shownFrozen } from './finds.ts';
import type { Identity } from './identify.ts';
import type { CommentWords, FoundComment } from './matched.ts';
import type { DocxCell, DocxComment, DocxPlace, DocxRow, ReviewDocx } from './read.ts';
import { ownText, shownOf } from './shown.ts';

const mapped = ({ start, end }: Range, place: (at: number) => number): Range => ({
  start: place(start),
  end: place(end),
});

/** Where places in a cell of a frozen row are in its texts. */
type Placer = (place: DocxPlace) => CommentWords;

const placerFor = (row: PackagedRow, side: Side, cell: DocxCell | undefined): Placer => {
  const { segment } = row;
  const frozen = frozenText(row, side);
  const { rich, place: toOwn } = ownOf(row, side, cell);
  // Where the text before all changes is the frozen one its places are exact; else they are led back through what differs.
  if (cell?.before === shownFrozen(row, side)) {
    const { place: toFrozen } = ownText(frozen, shownOf(frozen));
    return ({ after, before }) => ({
      segment,
      side,
      frozen: mapped(before, toFrozen),
      own: mapped(after, toOwn),
    });
  }
  const back = diffText(rich.text, frozen.text);
  return ({ after }) => {
    const own = mapped(after, toOwn);
    return { segment, side, frozen: mapRange(back, own).range, own };
  };
};

/** `placerFor`, worked out once for each cell. */
const placers = (rows: readonly DocxRow[], target: Side) => {
  const known = new Map<string, Placer>();
  return (row: PackagedRow, at: number, column: 'source' | 'target'): Placer => {
    const key = `${at} ${column}`;
    const cell = rows[at]?.cells[column];
    const placer = known.get(key) ?? placerFor(row, column === 'source' ? 'source' : target, cell);
    known.set(key, placer);
    return placer;
  };
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
  const placerOf = placers(rows, side);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const placesOf = (comment: DocxComment): readonly DocxPlace[] => {
    const parent = comment.parent === null ? undefined : byId.get(comment.parent);
    return parent === undefined || comment.places.length > 0 ? comment.places : parent.places;
  };
  const words = (place: DocxPlace): readonly CommentWords[] => {
    const [identity, docx] = [identities[place.row], rows[place.row]];
    if (identity?.is !== 'known' || docx === undefined || docx.isDeleted) return [];
    const { column } = place;
    if (!isTaken(identity.row) || (column !== 'source' && column !== 'target')) return [];
    const length = docx.cells[column]?.text.length ?? 0;
    return length > longestText ? [] : [placerOf(identity.row, place.row, column)(place)];
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
