import type {
  Answer,
  Assessment,
  Cell,
  CellState,
  FrozenCell,
  ReviewItem,
  ReviewRecord,
  ReviewedCell,
  SegmentId,
  Side,
} from '../model/index.ts';
import { cellStates, sameRich } from '../model/index.ts';
import { itemsOfCell } from './items.ts';
import {
  answersOf,
  cellKey,
  mergeCell,
  returnedByCell,
  type ItemStanding,
  type MergedItem,
  type Returned,
} from './merge.ts';
import { frozenCells, type PackagedRow, type ReviewSession } from './package.ts';
import { factsOf, type ReportFacts, type ReportParcel } from './report-facts.ts';
import { scoresOf, type RoundRows, type RoundScores } from './report-scores.ts';
import { threadsByRow, type ReportThread } from './report-threads.ts';
import type {
  ReportAfter,
  ReportCell,
  ReportItem,
  ReportRow,
  ReportStanding,
  ReportText,
} from './report-values.ts';
import { distinctVersions } from './versions.ts';

/** Everything a review gathered, for people to read: screens and files show this and compute nothing. */
export type ReviewReport = {
  readonly facts: ReportFacts;
  readonly rows: readonly ReportRow[];
  /** One for each round; empty where scores were not asked for. */
  readonly scores: readonly RoundScores[];
  /** Annotations with no words in the rows. */
  readonly elsewhere: readonly ReportThread[];
  /** Handed back for a text that is none of the frozen ones. */
  readonly adrift: readonly ReviewedCell[];
  /** Said of items that are suggested no more. */
  readonly withdrawn: { readonly answers: readonly Answer[]; readonly assessments: readonly Assessment[] };
};

export type ReportInput = {
  /** The project's name. */
  readonly project: string;
  readonly session: ReviewSession;
  readonly closed: boolean;
  /** When the report is made, ISO 8601 in UTC. */
  readonly made: string;
  /** Oldest first. */
  readonly rounds: readonly RoundRows[];
  /** Files that went out and came in, oldest first. */
  readonly parcels: readonly ReportParcel[];
  readonly record: ReviewRecord;
  readonly present: (segment: SegmentId, side: Side) => Cell | undefined;
  readonly rowOf: (segment: SegmentId) => number | null;
};

type Said = {
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  readonly assessments: ReadonlyMap<string, readonly Assessment[]>;
  readonly handedBack: (reviewer: string, rounds: readonly number[]) => string | null;
};

const assessmentsOf = ({ assessments }: ReviewRecord): ReadonlyMap<string, readonly Assessment[]> =>
  Map.groupBy(
    distinctVersions(assessments.filter(({ removed }) => !removed)).map(({ value }) => value),
    ({ item }) => item,
  );

const handedBackBy =
  (parcels: readonly ReportParcel[]): Said['handedBack'] =>
  (reviewer, rounds) => {
    const own = parcels.filter(({ direction, from }) => direction === 'in' && from === reviewer);
    return (own.findLast(({ round }) => rounds.includes(round)) ?? own.at(-1))?.at ?? null;
  };

const standingName = (standing: ItemStanding): ReportStanding => {
  if (standing.is !== 'answered') return standing.is;
  return standing.answers.length > 1 ? 'conflict' : 'answered';
};

const reportItem = (item: ReviewItem, merged: MergedItem | undefined, said: Said): ReportItem => {
  const answers = said.answers.get(item.id) ?? [];
  const gone = answers.length === 0 ? 'gone' : answers.length > 1 ? 'conflict' : 'answered';
  const standing = merged?.standing;
  return {
    item,
    standing: standing === undefined ? gone : standingName(standing),
    clash:
      standing?.is === 'clash' ? { base: standing.base, ours: standing.ours, theirs: standing.theirs } : null,
    answers,
    assessments: said.assessments.get(item.id) ?? [],
  };
};

const rankOf = (state: CellState): number => cellStates.indexOf(state);

const byReviewer = (a: ReportAfter, b: ReportAfter): number => Number(a.reviewer > b.reviewer) || -1;

/** The distinct frozen texts of a cell with the rounds they stood in, oldest first. */
const frozenTexts = (frozen: readonly { readonly round: number; readonly cell: FrozenCell }[]) =>
  [...Map.groupBy(frozen, ({ cell }) => cell.hash).values()].flatMap((of) => {
    const last = of.at(-1);
    return last === undefined ? [] : [{ rounds: of.map(({ round }) => round), frozen: last.cell }];
  });

const reportCell = (
  place: { readonly segment: SegmentId; readonly side: Side },
  frozen: readonly { readonly round: number; readonly cell: FrozenCell }[],
  returned: readonly Returned[],
  present: Cell | undefined,
  said: Said,
): ReportCell => {
  const merged = present === undefined ? [] : mergeCell(place, present, returned, said.answers).items;
  const mergedById = new Map(merged.map((one) => [one.item.id, one]));
  const texts = frozenTexts(frozen).map(({ rounds, frozen: from }): ReportText => {
    const afters = returned
      .filter(({ frozen: of }) => of.hash === from.hash)
      .map(({ cell }): ReportAfter => {
        const items = itemsOfCell(cell, from);
        return {
          reviewer: cell.reviewer,
          text: cell.text,
          state: cell.state,
          isAccepted: sameRich(cell.text, from) && rankOf(cell.state) > rankOf(from.state),
          at: cell.made ?? said.handedBack(cell.reviewer, rounds),
          items: items.map((item) => reportItem(item, mergedById.get(item.id), said)),
        };
      })
      .sort(byReviewer);
    return { rounds, frozen: from, afters };
  });
  const answered = texts.filter(({ afters }) => afters.length > 0);
  return {
    side: place.side,
    texts: answered.length > 0 ? answered : texts.slice(-1),
    present: present ?? null,
  };
};

/** A segment with its frozen row in every round that had it, oldest first. */
type Kept = {
  readonly segment: SegmentId;
  readonly rows: readonly { readonly round: number; readonly row: PackagedRow }[];
  readonly last: PackagedRow;
};

/** The reviewed rows of all rounds in reading order: by their number now, else by that they had. */
const keptRows = (rounds: readonly RoundRows[], rowOf: ReportInput['rowOf']): readonly Kept[] => {
  const all = rounds.flatMap(({ round, rows }) =>
    rows.filter(({ isContext }) => !isContext).map((row) => ({ round, row })),
  );
  return [...Map.groupBy(all, ({ row }) => row.segment)]
    .flatMap(([segment, rows]) => {
      const last = rows.at(-1);
      return last === undefined
        ? []
        : [{ segment, rows, last: last.row, at: rowOf(segment) ?? last.row.row }];
    })
    .sort((a, b) => a.at - b.at);
};

const reportRow = (
  { segment, rows, last }: Kept,
  { session, present, rowOf }: ReportInput,
  returned: ReadonlyMap<string, readonly Returned[]>,
  threads: readonly ReportThread[],
  said: Said,
): ReportRow => {
  const source = last.cells.find(({ side }) => side === 'source');
  const row = rowOf(segment);
  return {
    segment,
    row,
    frozenRow: last.row,
    block: last.block,
    original: source ?? null,
    threads,
    cells: session.sides.flatMap((side) => {
      const frozen = rows.flatMap(({ round, row: of }) => {
        const cell = of.cells.find((one) => one.side === side);
        return cell === undefined ? [] : [{ round, cell: { ...cell, segment } }];
      });
      if (frozen.length === 0) return [];
      const place = { segment, side };
      const now = row === null ? undefined : present(segment, side);
      return [reportCell(place, frozen, returned.get(cellKey(place)) ?? [], now, said)];
    }),
  };
};

const itemIdsOf = (rows: readonly ReportRow[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ cells }) =>
      cells.flatMap(({ texts }) =>
        texts.flatMap(({ afters }) => afters.flatMap(({ items }) => items.map(({ item }) => item.id))),
      ),
    ),
  );

const unknownTo = <T extends { readonly item: string }>(
  said: ReadonlyMap<string, readonly T[]>,
  known: ReadonlySet<string>,
): readonly T[] => [...said.values()].flat().filter(({ item }) => !known.has(item));

/** The report of a review, from all that its project knows of it. */
export const reviewReport = (input: ReportInput): ReviewReport => {
  const { session, rounds, parcels, record } = input;
  const said: Said = {
    answers: answersOf(record),
    assessments: assessmentsOf(record),
    handedBack: handedBackBy(parcels),
  };
  const kept = keptRows(rounds, input.rowOf);
  const { cells, adrift } = returnedByCell(
    record,
    rounds.flatMap(({ rows }) => frozenCells(rows)),
  );
  const threads = threadsByRow(
    record,
    kept.map(({ segment }) => segment),
    [...new Set(['source', ...session.sides])],
  );
  const rows = kept.map((one) => reportRow(one, input, cells, threads.rows.get(one.segment) ?? [], said));
  const known = itemIdsOf(rows);
  return {
    facts: factsOf(input, rows, [...said.answers.values()].flat(), threads.count),
    rows,
    scores: session.profile === null ? [] : scoresOf(session, rounds, record, session.profile),
    elsewhere: threads.elsewhere,
    adrift,
    withdrawn: {
      answers: unknownTo(said.answers, known),
      assessments: unknownTo(said.assessments, known),
    },
  };
};
