import type { RichText, SegmentId, Side } from '../../model/index.ts';
import { sameRich } from '../../model/index.ts';
import { baseOf, type PackagedRow, type ReviewSession } from '../package.ts';
import {
  findsOf,
  foundRow,
  frozenText,
  longestText,
  noFinds,
  ownOf,
  shownFrozen,
  withSplitRows,
  type Finds,
} from './finds.ts';
import { placeFoundComments, type PlacedComments } from './found-comments.ts';
import { identifyRows, indexRows, originalOf, type FoundBy, type Identity } from './identify.ts';
import type { ReviewDocxMatch, RowFact, RowMatch, RowVersion, StrangeRow } from './matched.ts';
import { cellOf } from './names.ts';
import { movedPlaces } from './order.ts';
import { peopleOf } from './people.ts';
import type { Authored, DocxCell, DocxRow, ReviewDocx } from './read.ts';
import { ownText } from './shown.ts';

type Moves = ReadonlyMap<PackagedRow, { readonly from: number; readonly to: number }>;

/** Which rows stand elsewhere now, the fewest that explain the order. Of a row that is there several times the first counts. */
const movesOf = (rows: readonly PackagedRow[], finds: ReadonlyMap<PackagedRow, Finds>): Moves => {
  const present = rows.filter((row) => (finds.get(row)?.live.length ?? 0) > 0);
  const placeOf = (row: PackagedRow): number => finds.get(row)?.live[0] ?? 0;
  const found = present.map((row, from) => ({ row, from })).sort((a, b) => placeOf(a.row) - placeOf(b.row));
  const moved = movedPlaces(found.map(({ from }) => from));
  return new Map(
    moved.flatMap((to) => {
      const one = found[to];
      return one === undefined ? [] : [[one.row, { from: one.from + 1, to: to + 1 }] as const];
    }),
  );
};

/** Whether a cell is empty without anybody having taken just its words out with tracking on: a lost column looks the same. */
const isEmptied = ({ text, changes, isTakenOut }: DocxCell): boolean =>
  isTakenOut || (text.trim() === '' && !changes.some(({ is }) => is === 'delete' || is === 'move-out'));

/** Why a row's translation cannot be taken as it stands, or null. */
const obstacle = (
  rows: readonly DocxRow[],
  { live, parts }: Finds,
  frozen: string,
): 'duplicated' | 'split' | 'merged' | 'emptied' | 'too-long' | null => {
  if (live.length > 1) return 'duplicated';
  const hasWords = (i: number): boolean => {
    const cell = rows[i]?.cells.target;
    return cell !== undefined && !cell.goesOn && cell.text.trim() !== '';
  };
  if (parts.some(hasWords)) return 'split';
  const at = live[0];
  const cell = at === undefined ? undefined : rows[at]?.cells.target;
  if (at === undefined) return null;
  const below = rows[at + 1];
  const isOneWithNext = below?.cells.target?.goesOn === true && !parts.includes(at + 1);
  if (cell === undefined || cell.goesOn || cell.covers.length > 0 || isOneWithNext) return 'merged';
  if (isEmptied(cell) && frozen.trim() !== '') return 'emptied';
  return cell.text.length > longestText ? 'too-long' : null;
};

const sharesIn = (row: DocxRow): readonly Authored[] => {
  const { note } = row.cells;
  if (note === undefined || note.goesOn) return [];
  // A row that was taken out with tracking on is as it was.
  const text = note.before.trim();
  return row.isDeleted ? (text === '' ? [] : [{ author: '', date: null, text }]) : note.shares;
};

/** Remarks at these places, those of one author together. */
const remarksIn = (rows: readonly DocxRow[], places: readonly number[]): readonly Authored[] => {
  const shares = places.flatMap((at) => {
    const row = rows[at];
    return row === undefined ? [] : sharesIn(row);
  });
  return Array.from(
    Map.groupBy(shares, ({ author }) => author),
    ([author, own]) => ({
      author,
      date: own.findLast(({ date }) => date !== null)?.date ?? null,
      text: own.map(({ text }) => text).join('\n'),
    }),
  );
};

/** Who made what of a row's text: by the changes that were tracked; one that nobody is named for is of nobody. */
const versionsOf = (
  row: PackagedRow,
  side: Side,
  cell: DocxCell | undefined,
  own: RichText,
): readonly RowVersion[] => {
  const frozen = frozenText(row, side);
  // What one took out and another put back is as it was.
  if (sameRich(frozen, own)) return [];
  const versions = (cell?.versions ?? [])
    .map(({ author, date, shown }) => ({ author, date, text: ownText(frozen, shown).rich }))
    .filter(({ text }) => !sameRich(frozen, text));
  return versions.length > 0 ? versions : [{ author: '', date: null, text: own }];
};

const hasText = ({ text, before }: DocxCell): boolean => text.trim() !== '' || before.trim() !== '';

/** What rows of the document are held against, worked out once. */
type Held = {
  readonly side: Side;
  readonly rows: readonly DocxRow[];
  readonly identities: readonly Identity[];
  readonly moves: Moves;
  readonly comments: PlacedComments;
};

const isFree = (row: PackagedRow, side: Side): boolean => !row.isContext && cellOf(row, side) !== undefined;

/** What became of one frozen row whose rows in the document are `finds`. */
const matchRow = (row: PackagedRow, finds: Finds, held: Held): RowMatch => {
  const { side, rows, identities, moves, comments: placed } = held;
  const { live, takenOut, parts } = finds;
  const places = [...live, ...takenOut, ...parts].sort((a, b) => a - b);
  const [only] = live;
  const docx = only === undefined ? undefined : rows[only];
  const frozen = frozenText(row, side);
  const problem = obstacle(rows, finds, shownFrozen(row, side));
  const own = docx === undefined || problem !== null ? null : ownOf(row, side, docx.cells.target).rich;
  const isEdited = own !== null && !sameRich(frozen, own);
  const comments = places.flatMap(placed.ofRow);
  const notes = remarksIn(rows, live.length > 0 ? [...live, ...parts] : takenOut);
  const known = identities[only ?? takenOut[0] ?? -1];
  const moved = moves.get(row) ?? null;
  const original = originalOf(row);
  const facts: Record<RowFact, boolean> = {
    unchanged: own !== null && !isEdited,
    edited: isEdited,
    deleted: live.length === 0,
    duplicated: problem === 'duplicated',
    split: problem === 'split',
    merged: problem === 'merged',
    'too-long': problem === 'too-long',
    emptied: problem === 'emptied',
    'own-column': places.some((at) => rows[at]?.others.some(hasText) === true),
    commented: notes.length > 0 || comments.length > 0,
    'original-edited': live.some((at) => {
      const one = rows[at];
      const isThere = one?.missing.includes('source') !== true && one?.cells.source?.isTakenOut !== true;
      return isThere && (one?.cells.source?.text ?? '') !== original;
    }),
    moved: moved !== null,
    'id-damaged': live.some((at) => {
      const identity = identities[at];
      return identity?.is === 'known' && identity.idDamaged;
    }),
    untracked: isEdited && docx?.cells.target?.before !== shownFrozen(row, side),
  };
  return {
    segment: row.segment,
    row: row.row,
    isContext: !isFree(row, side),
    facts: (Object.keys(facts) as RowFact[]).filter((fact) => facts[fact]),
    foundBy: known?.is === 'known' ? known.by : null,
    text: isEdited ? own : null,
    versions: own === null ? [] : versionsOf(row, side, docx?.cells.target, own),
    notes,
    comments,
    changes: docx?.cells.target?.changes ?? [],
    moved,
    found: places.flatMap((at) => {
      const one = rows[at];
      return one === undefined ? [] : [foundRow(one, at)];
    }),
  };
};

const strangeRows = ({ rows, identities, comments }: Held): readonly StrangeRow[] => {
  let after: SegmentId | null = null;
  return identities.flatMap((identity, at): StrangeRow[] => {
    const row = rows[at];
    if (row === undefined) return [];
    if (identity.is === 'known' || identity.is === 'part') {
      after = identity.is === 'known' ? identity.row.segment : identity.of.segment;
      return [];
    }
    return [{ is: identity.is, found: foundRow(row, at), after, comments: comments.ofRow(at) }];
  });
};

/**
 * Holds a document that came back against the frozen rows of the round it was made from. Rows are found by their number and
 * check, wherever they stand; what cannot be told is said and not taken. Every row that was read, every comment and
 * all words outside the rows are in the answer once.
 */
export const matchReviewDocx = (
  read: ReviewDocx,
  frozen: readonly PackagedRow[],
  session: Pick<ReviewSession, 'id'>,
  side: Side,
): ReviewDocxMatch => {
  const { rows } = read;
  const known = identifyRows(read, indexRows(frozen, session, side), baseOf(frozen));
  const identities = withSplitRows(rows, known, side);
  const finds = findsOf(rows, identities);
  const isTaken = (row: PackagedRow): boolean => {
    const own = finds.get(row) ?? noFinds;
    return own.live.length === 1 && obstacle(rows, own, shownFrozen(row, side)) === null;
  };
  const held: Held = {
    side,
    rows,
    identities,
    moves: movesOf(frozen, finds),
    comments: placeFoundComments(read, identities, side, isTaken),
  };
  return {
    side,
    rows: frozen
      .filter((row) => isFree(row, side) || finds.has(row))
      .map((row) => matchRow(row, finds.get(row) ?? noFinds, held)),
    strange: strangeRows(held),
    comments: held.comments.elsewhere,
    outside: read.outside,
    people: peopleOf(read),
    savedBy: read.savedBy,
  };
};

/** A round that a document may have come from. */
export type KnownRound = {
  readonly session: Pick<ReviewSession, 'id' | 'sides'>;
  readonly round: number;
  readonly rows: readonly PackagedRow[];
};

/**
 * The round a document was made for, and the side that is reviewed in it: the one most of whose rows are in it, for each row
 * says by its check which texts it had. Of several that fit alike, as rounds between which nothing changed, the one its
 * properties name, else the last. Null when not one row is known.
 */
export const roundOfReviewDocx = <T extends KnownRound>(
  read: ReviewDocx,
  rounds: readonly T[],
): { readonly round: T; readonly side: Side } | null => {
  let best: { readonly round: T; readonly side: Side; readonly score: number } | null = null;
  for (const round of rounds) {
    for (const side of round.session.sides) {
      const isNamed = read.origin?.session === round.session.id && read.origin.round === round.round;
      const identities = identifyRows(read, indexRows(round.rows, round.session, side), baseOf(round.rows));
      // Originals alone may stand in any document, but not in one that says it is of this round.
      const isTold = (by: FoundBy): boolean => by !== 'original' || isNamed;
      const count = identities.filter((one) => one.is === 'known' && isTold(one.by)).length;
      const score = count === 0 ? 0 : count + (isNamed ? 0.5 : 0);
      if (score > 0 && score >= (best?.score ?? 0)) best = { round, side, score };
    }
  }
  return best === null ? null : { round: best.round, side: best.side };
};
