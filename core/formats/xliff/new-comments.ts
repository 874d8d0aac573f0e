import type { Range } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import type { ExportColumn } from '../export-source.ts';
import type { FilledText } from '../filled-texts.ts';
import { commentsOfNote, type NoteComment } from '../note-comments.ts';
import type { RawComment } from '../raw-block.ts';
import { alternativesOf } from './alternatives.ts';
import type { DialectReading } from './dialect.ts';
import type { Piece, UnitView } from './unit.ts';

/** A comment that the file does not have, with the text that it is on. */
export type NewComment = NoteComment & {
  readonly piece: Piece;
  readonly isTarget: boolean;
  /** Code points of the text; null for all of it. */
  readonly range: Range | null;
};

/** All that a unit says to people: what is read as comments. */
export const commentsIn = (view: UnitView, dialect: DialectReading): readonly RawComment[] => [
  ...dialect.notesOf(view),
  ...alternativesOf(view),
  ...view.pieces.flatMap(({ source, target }) =>
    [...source.marks, ...(target?.marks ?? [])].flatMap((mark) => dialect.markComments(mark, view)),
  ),
];

const rangeIn = (place: Range, text: string): Range | null => {
  const length = codePointLength(text);
  const end = Math.min(place.end, length);
  return place.start >= end || (place.start === 0 && end === length) ? null : { start: place.start, end };
};

/** The text that a comment on a piece is put on: words outside of segments have no element of their own in XLIFF 1.2, and the nearest segment is taken. */
const markable = ({ pieces, scope }: UnitView, n: number): Piece | undefined => {
  const own = pieces[n];
  if (own === undefined || own.isSegment || scope.version === '2') return own;
  const isSegment = (piece: Piece): boolean => piece.isSegment;
  return pieces.slice(n).find(isSegment) ?? pieces.findLast(isSegment);
};

/** The annotations of a unit's rows that the file does not have: `isKnown` is asked once for each. */
export const newComments = (
  view: UnitView,
  present: ReadonlyMap<number, FilledText>,
  column: ExportColumn,
  isKnown: (comment: NoteComment) => boolean,
): readonly NewComment[] => {
  const found: NewComment[] = [];
  for (const [n, { rows, rich, source }] of present) {
    const piece = markable(view, n);
    if (piece === undefined) continue;
    const isOwn = piece === view.pieces[n];
    const places = rows.flatMap(({ notes = [] }) => notes);
    const original = places.length === 0 ? '' : source().text;
    for (const place of places) {
      const isTarget = place.side === column.side;
      if (!place.isFirst || (!isTarget && place.side !== 'source')) continue;
      const text = isTarget ? rich.text : original;
      // Of rows that were split here, and of originals that were edited here, places are others than in the file.
      const isSame = isOwn && rows.length === 1 && (isTarget || original === piece.source.rich.text);
      const range = isSame ? rangeIn(place, text) : null;
      for (const comment of commentsOfNote(place.note)) {
        if (!isKnown(comment))
          found.push({ ...comment, piece, isTarget: isTarget && rich.text !== '', range });
      }
    }
  }
  return found;
};
