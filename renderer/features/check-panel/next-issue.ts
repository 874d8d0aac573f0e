import type { RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import type { CheckSection, IssueAt } from '../../workspace/check-section.ts';
import { onThisJourney } from '../../workspace/input-hold/input-hold.ts';
import { answerOf, EngineFailure } from '../../workspace/queries.ts';
import { checkSections } from '../../workspace/registry.ts';
import { columnsOf, notify, notifyFailure, openPanel, useWorkspace } from '../../workspace/store.ts';

type RowAt = { readonly row: RowNumber; readonly segment: SegmentId };
type Placed = IssueAt & RowAt;

/** Where the last step led: the next goes on from there for as long as its cell is the active one. */
type Last = { readonly path: string; readonly row: RowNumber; readonly side: Side; readonly start: number };
const last: { at: Last | null } = { at: null };

/** The issues of a row in reading order. What stands at one place is one stop. */
const issuesIn = async (
  at: RowAt,
  sections: readonly CheckSection[],
  columns: readonly Side[],
): Promise<readonly Placed[]> => {
  const found = await Promise.all(sections.map((section) => section.inRow(at)));
  return found
    .flat()
    .filter(({ side }) => columns.includes(side))
    .map((issue) => ({ ...issue, ...at }))
    .toSorted((a, b) => columns.indexOf(a.side) - columns.indexOf(b.side) || a.start - b.start);
};

/** The row met first, of those that the sections name. */
const nearestOf = (
  rows: readonly (RowAt | null)[],
  from: RowNumber,
  size: number,
  backwards: boolean,
): RowAt | null => {
  const distance = ({ row }: RowAt): number => {
    const ahead = backwards ? from - row : row - from;
    return ahead > 0 ? ahead : ahead + size;
  };
  return rows.filter((row) => row !== null).toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
};

const find = async (backwards: boolean): Promise<Placed | null> => {
  const { project, active } = useWorkspace.getState();
  if (project === null || project.rows === 0) return null;
  const columns = columnsOf(project);
  const sections = checkSections();
  const { rows } = await answerOf(client.rows.page({ from: active.row, count: 1 }));
  const segment = rows[0]?.segment;
  const { at } = last;
  const isHere = at?.path === project.path && at.row === active.row && at.side === active.side;
  // From a cell that was reached in another way its own issues come next, and those before it last.
  const start = isHere ? at.start : -1;
  if (segment !== undefined) {
    const here = await issuesIn({ row: active.row, segment }, sections, columns);
    const column = columns.indexOf(active.side);
    const order = (issue: Placed): number => columns.indexOf(issue.side) - column || issue.start - start;
    const next = backwards
      ? here.findLast((issue) => order(issue) < 0)
      : here.find((issue) => order(issue) > 0);
    if (next !== undefined) return next;
  }
  const named = await Promise.all(sections.map((section) => section.nextRow(active.row, backwards)));
  const row = nearestOf(named, active.row, project.rows, backwards);
  const there = row === null ? [] : await issuesIn(row, sections, columns);
  return (backwards ? there.at(-1) : there[0]) ?? null;
};

/**
 * Goes to the next issue of any section in reading order, or to the one before, round the end; says what it is, and shows the
 * panel where it can be decided on.
 */
export const goToIssue = async (backwards: boolean): Promise<void> => {
  const isStillMeant = onThisJourney();
  const found = await find(backwards).catch((error: unknown) => {
    if (!(error instanceof EngineFailure)) throw error;
    notifyFailure(error.failure);
    return undefined;
  });
  const { project, panel } = useWorkspace.getState();
  if (found === undefined || project === null || !isStillMeant()) return;
  if (found === null) {
    last.at = null;
    notify({ tone: 'good', key: 'check:none', topic: 'issue' });
    return;
  }
  const { row, side, start, key, params, go } = found;
  if (panel !== 'check' && panel !== 'row') openPanel('check', 'step');
  go();
  last.at = { path: project.path, row, side, start };
  notify({ tone: 'info', key, params, topic: 'issue' });
};
