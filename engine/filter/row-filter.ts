import type { CheckedRowFilter, FilteredRows, RowRun } from '#api/rows.ts';
import {
  cellStates,
  fail,
  ok,
  type CellState,
  type Result,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { compileQuery } from '#core/text/search/index.ts';
import { openFindings } from '../checks/list.ts';
import { scanCells } from '../find/scan.ts';
import type { OpenProject } from '../project/open-project.ts';
import { segmentsNamed } from '../project/row-keys.ts';
import { staleSegments } from '../store/cells-repository.ts';
import { segmentsWithOpenRepairs } from '../store/repairs-repository.ts';
import {
  annotatedSegments,
  changedSegments,
  inStates,
  lockedSegments,
} from '../store/row-filter-repository.ts';
import { giveWay } from '../turns.ts';

type CellFilter = CheckedRowFilter['cells'][number];
type Asked = { readonly isWanted: () => boolean };

/** Rows as bytes, by number: 1 for those that are in. */
type Rows = Uint8Array<ArrayBuffer>;

const noRows = (project: OpenProject): Rows => new Uint8Array(project.order.size() + 1);

const rowsOf = (project: OpenProject, segments: Iterable<SegmentId>): Rows => {
  const rows = noRows(project);
  for (const segment of segments) {
    const row = project.order.rowOf(segment);
    if (row !== null) rows[row] = 1;
  }
  return rows;
};

/** The rows in which something was found. */
const rowsFound = (
  project: OpenProject,
  found: Result<readonly { readonly segment: SegmentId }[]>,
): Result<Rows> => {
  if (!found.ok) return found;
  return ok(
    rowsOf(
      project,
      found.value.map(({ segment }) => segment),
    ),
  );
};

/** The rows of documents that show a column. */
const rowsWith = (project: OpenProject, side: Side): Rows => {
  const rows = noRows(project);
  for (const { document, first, count } of project.order.stretches()) {
    const targets = project.documents.get(document)?.targets ?? [];
    if (side === 'source' || targets.some((target) => target === side)) rows.fill(1, first, first + count);
  }
  return rows;
};

/** Rows whose cell is in one of the states. One that was never written is empty, and has no row in the table. */
const rowsInStates = (project: OpenProject, side: Side, states: readonly CellState[]): Rows => {
  if (!states.includes('empty')) return rowsOf(project, inStates(project.handle, side, states));
  const others = cellStates.filter((state) => !states.includes(state));
  const rows = rowsOf(project, inStates(project.handle, side, others));
  return rows.map((isOther) => 1 - isOther);
};

const rowsWithText = async (
  project: OpenProject,
  { text = '', side, exactScript }: CellFilter,
  asked: Asked,
): Promise<Result<Rows>> => {
  const query = { text, mode: 'plain', matchCase: false, wholeWord: false, exactScript } as const;
  const matcher = compileQuery(query);
  if (!matcher.ok) return matcher;
  const { isWanted } = asked;
  const hits = (cell: { readonly text: string }): number => matcher.value(cell.text).length;
  const sides = side === undefined ? undefined : [side];
  const found = await scanCells(project, query, hits, { sides, isWanted });
  if (!found.ok || side !== undefined) return rowsFound(project, found);
  const named = segmentsNamed(project, text).map((segment) => ({ segment }));
  return rowsFound(project, ok([...found.value, ...named]));
};

/** What each member of a cell's filter admits, the quick ones first. */
const cellConditions = function* (
  project: OpenProject,
  filter: CellFilter,
  asked: Asked,
): Generator<Rows | Promise<Result<Rows>>> {
  const { side, states, locked, stale, text } = filter;
  if (side !== undefined) {
    yield rowsWith(project, side);
    if (states !== undefined) yield rowsInStates(project, side, states);
    if (locked !== undefined) {
      const rows = rowsOf(project, lockedSegments(project.handle, side));
      yield locked ? rows : rows.map((isLocked) => 1 - isLocked);
    }
    if (stale === true) yield rowsOf(project, staleSegments(project.handle, side, project.order.size()));
  }
  if (text !== undefined) yield rowsWithText(project, filter, asked);
};

const rowsWithFindings = async (project: OpenProject, asked: Asked): Promise<Result<Rows>> => {
  const found = await openFindings(project, {}, asked);
  return rowsFound(project, found);
};

const conditions = function* (
  project: OpenProject,
  { cells, annotated, openRepairs, findings, changedSince }: CheckedRowFilter,
  asked: Asked,
): Generator<Rows | Promise<Result<Rows>>> {
  const { handle, order } = project;
  if (annotated !== undefined) yield rowsOf(project, annotatedSegments(handle, annotated === 'open'));
  if (openRepairs === true) {
    const documents = order.stretches().map(({ document }) => document);
    yield rowsOf(
      project,
      documents.flatMap((document) => segmentsWithOpenRepairs(handle, document)),
    );
  }
  if (changedSince !== undefined) yield rowsOf(project, changedSegments(handle, changedSince));
  for (const cell of cells) yield* cellConditions(project, cell, asked);
  if (findings === true) yield rowsWithFindings(project, asked);
};

const runsOf = (rows: Rows): readonly RowRun[] => {
  const runs: [number, number][] = [];
  for (let row = 1; row < rows.length; row += 1) {
    if (rows[row] !== 1) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === row) last[1] += 1;
    else runs.push([row, 1]);
  }
  return runs;
};

const newest = new WeakMap<OpenProject, number>();

/** A newer filter makes an older one of the same project stop. */
const beginFilter = (project: OpenProject, isOpen: () => boolean): (() => boolean) => {
  const number = (newest.get(project) ?? 0) + 1;
  newest.set(project, number);
  return () => isOpen() && newest.get(project) === number;
};

/**
 * The rows that meet all that a filter asks, as runs in order. What indexes know is asked first; texts are searched last, giving way
 * to others every few milliseconds. A change meanwhile is not seen in what was asked before it: `sequence` is of the end.
 * Failures: find.bad-pattern; job.cancelled when a newer filter has begun, or the project is closed.
 */
export const filterRows = async (
  project: OpenProject,
  filter: CheckedRowFilter,
  isOpen: () => boolean,
): Promise<Result<FilteredRows>> => {
  const isWanted = beginFilter(project, isOpen);
  const total = project.order.size();
  const admitted = noRows(project).fill(1, 1);
  for (const condition of conditions(project, filter, { isWanted })) {
    const rows = condition instanceof Uint8Array ? ok(condition) : await condition;
    if (!rows.ok) return rows;
    for (let row = 1; row <= total; row += 1) admitted[row] = (admitted[row] ?? 0) & (rows.value[row] ?? 0);
    await giveWay();
    if (!isWanted()) return fail('job.cancelled');
    // Rows came or went: their numbers mean others now.
    if (project.order.size() !== total) return filterRows(project, filter, isOpen);
  }
  const runs = runsOf(admitted);
  const count = runs.reduce((sum, [, length]) => sum + length, 0);
  return ok({ total, count, runs, sequence: project.sequence });
};
