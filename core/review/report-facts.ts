import type { Answer, Decision } from '../model/index.ts';
import type { ReviewSession } from './package.ts';
import type { RoundRows } from './report-scores.ts';
import { reportStandings, type ReportAfter, type ReportRow, type ReportStanding } from './report-values.ts';

/** A file that went out or came in. `at` is ISO 8601 in UTC. */
export type ReportParcel = {
  readonly direction: 'out' | 'in';
  readonly kind: 'handover' | 'return' | 'answers' | 'docx' | 'book';
  readonly round: number;
  readonly from: string;
  readonly at: string;
  readonly name: string;
};

/** How many answers somebody gave, and from when to when (ISO 8601 in UTC). */
type ReportAnswers = {
  readonly by: string;
  readonly decisions: Readonly<Record<Decision, number>>;
  readonly first: string;
  readonly last: string;
};

type ReportCounts = {
  readonly rows: number;
  /** Texts under review, and how many of them somebody accepted as they were, or changed. */
  readonly cells: number;
  readonly accepted: number;
  readonly changed: number;
  readonly items: number;
  readonly standings: Readonly<Record<ReportStanding, number>>;
  readonly threads: number;
};

export type ReportFacts = {
  /** The project's name. */
  readonly project: string;
  readonly session: ReviewSession;
  readonly closed: boolean;
  /** When the report was made, ISO 8601 in UTC. */
  readonly made: string;
  readonly rounds: readonly { readonly round: number; readonly made: string; readonly rows: number }[];
  readonly parcels: readonly ReportParcel[];
  /** Those who were asked, then others who handed something back. */
  readonly reviewers: readonly string[];
  readonly answered: readonly ReportAnswers[];
  readonly counts: ReportCounts;
};

const answersBy = (answers: readonly Answer[]): readonly ReportAnswers[] =>
  [...Map.groupBy(answers, ({ by }) => by)].map(([by, of]) => {
    const times = of.map(({ at }) => at).sort();
    const count = (decision: Decision): number => of.filter((one) => one.decision === decision).length;
    return {
      by,
      decisions: { accepted: count('accepted'), rejected: count('rejected'), edited: count('edited') },
      first: times[0] ?? '',
      last: times.at(-1) ?? '',
    };
  });

const countsOf = (rows: readonly ReportRow[], aftersOfCells: readonly (readonly ReportAfter[])[]) => {
  const items = aftersOfCells.flatMap((afters) => afters.flatMap(({ items: of }) => of));
  const unique = [...new Map(items.map((one) => [one.item.id, one])).values()];
  const standings = Object.fromEntries(
    reportStandings.map((standing) => [standing, unique.filter((one) => one.standing === standing).length]),
  ) as Record<ReportStanding, number>;
  return {
    rows: rows.length,
    cells: aftersOfCells.length,
    accepted: aftersOfCells.filter((afters) => afters.some(({ isAccepted }) => isAccepted)).length,
    changed: aftersOfCells.filter((afters) => afters.some(({ items: of }) => of.length > 0)).length,
    items: unique.length,
    standings,
  };
};

export type FactsInput = Pick<ReportFacts, 'project' | 'session' | 'closed' | 'made' | 'parcels'> & {
  readonly rounds: readonly RoundRows[];
};

/** The facts of a review: who did what when, and how much of it there is. `threads` is the number of annotations. */
export const factsOf = (
  { project, session, closed, made, parcels, rounds }: FactsInput,
  rows: readonly ReportRow[],
  answers: readonly Answer[],
  threads: number,
): ReportFacts => {
  const afters = rows.flatMap(({ cells }) => cells.map(({ texts }) => texts.flatMap(({ afters: of }) => of)));
  const handedBack = afters
    .flat()
    .map(({ reviewer }) => reviewer)
    .sort();
  return {
    project,
    session,
    closed,
    made,
    parcels,
    rounds: rounds.map(({ round, made: at, rows: of }) => ({
      round,
      made: at,
      rows: of.filter(({ isContext }) => !isContext).length,
    })),
    reviewers: [...new Set([...session.reviewers, ...handedBack])],
    answered: answersBy(answers),
    counts: { ...countsOf(rows, afters), threads },
  };
};
