import type { Result } from '#core/model/index.ts';
import { validRich } from '#core/text/mapping.ts';
import { eachCell } from '../../store/cells-repository.ts';
import { detailOf, guarded, isStorageError } from '../../store/failures.ts';
import { all } from '../../store/handles.ts';
import { countEvents } from '../../store/history-repository.ts';
import { orderedSegments } from '../../store/segments-repository.ts';
import { annotationProblems } from './annotations.ts';
import type { OpenProject } from '../open-project.ts';
import { historyProblems } from './history.ts';
import { missingRows } from './missing.ts';
import { damagedRows, problemOf, type DamagedRow } from './rows.ts';

export type CheckReport = {
  readonly problems: readonly string[];
  /** The rows that are damaged by themselves, each of which can be decided on (`damage.mend`). All of them are among the problems. */
  readonly damaged: readonly DamagedRow[];
  readonly rows: number;
  readonly events: number;
};

/** How many problems of one kind are told; the rest are counted. */
const toldOfAKind = 20;

const abridged = (found: readonly string[]): readonly string[] =>
  found.length <= toldOfAKind
    ? found
    : [...found.slice(0, toldOfAKind), `... and ${found.length - toldOfAKind} more like the last`];

const fileProblems = ({ handle }: OpenProject): readonly string[] => {
  const report = handle.pragma('integrity_check') as readonly { integrity_check: string }[];
  const integrity = report.map((line) => line.integrity_check).filter((line) => line !== 'ok');
  const keys = handle.pragma('foreign_key_check') as readonly {
    table: string;
    rowid: number;
    parent: string;
  }[];
  return [
    ...integrity,
    ...keys.map(({ table, rowid, parent }) => `${table} ${rowid} refers to a missing row of ${parent}`),
  ];
};

const cellProblems = ({ handle, order }: OpenProject): readonly string[] => {
  const problems: string[] = [];
  for (const { segment, side, cell } of eachCell(handle)) {
    if (cell.damaged === true) continue;
    const row = order.rowOf(segment);
    const name = `${row === null ? `segment ${segment}` : `row ${row}`}, ${side === 'source' ? 'original' : side}`;
    if (!validRich(cell)) problems.push(`${name}: tags or characters that cannot be`);
    if ((cell.state === 'empty') !== (cell.text === '' && cell.tags.length === 0)) {
      problems.push(`${name}: state "${cell.state}" does not fit its text`);
    }
  }
  return problems;
};

const orderProblems = ({ handle, order }: OpenProject): readonly string[] => {
  const stored = order.stretches().flatMap(({ document }) => orderedSegments(handle, document));
  const shown = order.slice(1, order.size());
  const same = stored.length === shown.length && stored.every((id, i) => id === shown[i]);
  return same ? [] : ['the order in memory is not the order in the file'];
};

/** A repair stands in its text, or in the gap behind it. */
const repairProblems = ({ handle }: OpenProject): readonly string[] =>
  all<{ id: number }>(
    handle,
    `SELECT r.id FROM repairs r LEFT JOIN segments s ON s.id = r.segment_id
     LEFT JOIN cells c ON c.segment_id = r.segment_id AND c.side = 'source'
     WHERE r.status = 'live' AND (c.text IS NULL OR r.start < 0 OR r.start > r."end"
       OR r."end" > length(c.text) + length(s.gap))`,
  ).map(({ id }) => `repair ${id} stands outside its text`);

/** All checks, each of which goes on where another has found something: one that cannot is a problem itself. */
const checks: readonly ((project: OpenProject) => readonly string[])[] = [
  fileProblems,
  cellProblems,
  missingRows,
  orderProblems,
  repairProblems,
  annotationProblems,
  historyProblems,
];

const findingsOf = (project: OpenProject, check: (project: OpenProject) => readonly string[]) => {
  try {
    return abridged(check(project));
  } catch (error) {
    if (isStorageError(error)) throw error;
    return [`${check.name} could not be done: ${detailOf(error)}`];
  }
};

/**
 * Reads the whole file and tells what is wrong with it, in plain English for a report: rows that are not as they were written or hold
 * what nothing can have written, SQLite's own checks (PRAGMA integrity_check and foreign_key_check), then what the rows must be to
 * each other.
 */
export const checkProject = (project: OpenProject): Result<CheckReport> =>
  guarded(project.path, () => {
    const damaged = damagedRows(project);
    const problems = [
      ...abridged(damaged.map(problemOf)),
      ...checks.flatMap((check) => findingsOf(project, check)),
    ];
    return { problems, damaged, rows: project.order.size(), events: countEvents(project.handle) };
  });
