import type { MemoryUnit } from '#core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** A unit of a team's memory, as it is sent and kept. `unit` says which row of which project it is, or which text of a file. */
export type TeamUnit = MemoryUnit & {
  /** The server's number; '' while it has none. */
  readonly id: string;
  readonly unit: string;
  /** Who was logged in where it was written; the server says so. */
  readonly writer: string;
  readonly document: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly origin: string;
};

type Row = { readonly id: number; readonly body: string };

/** What this program wrote itself; rows that were damaged meanwhile are told by their checksums when the file is opened. */
const parsed = ({ body }: Row): TeamUnit => JSON.parse(body) as TeamUnit;

/** What names a unit: somebody's version of a text. Another of it takes its place. */
export const nameOf = ({ unit, author, writer }: TeamUnit): string => JSON.stringify([unit, author, writer]);

/** Puts a unit at the end of those that wait, in place of an earlier version of it. */
export const queueUnit = (handle: WriteHandle, unit: TeamUnit): void => {
  run(handle, 'DELETE FROM waiting WHERE unit = ?', nameOf(unit));
  run(handle, 'INSERT INTO waiting (unit, body) VALUES (?, ?)', nameOf(unit), JSON.stringify(unit));
};

export type WaitingUnit = { readonly id: number; readonly unit: TeamUnit };

/** The first units that wait and were not refused, in their order, at most `most`. */
export const firstWaiting = (handle: ReadHandle, most: number): readonly WaitingUnit[] =>
  all<Row>(handle, 'SELECT id, body FROM waiting WHERE refused IS NULL ORDER BY id LIMIT ?', most).map(
    (row) => ({
      id: row.id,
      unit: parsed(row),
    }),
  );

/** Takes units from those that wait: a version that came meanwhile has another number, and stays. */
export const dropWaiting = (handle: WriteHandle, ids: readonly number[]): void => {
  for (const id of ids) run(handle, 'DELETE FROM waiting WHERE id = ?', id);
};

/** Sets a unit aside that the server would not take. */
export const setRefused = (handle: WriteHandle, id: number, why: string): void => {
  run(handle, 'UPDATE waiting SET refused = ? WHERE id = ?', why, id);
};

/** What was refused is tried again. */
export const retryRefused = (handle: WriteHandle): void => {
  run(handle, 'UPDATE waiting SET refused = NULL WHERE refused IS NOT NULL');
};

export const countWaiting = (handle: ReadHandle): { readonly waiting: number; readonly refused: number } =>
  first<{ waiting: number; refused: number }>(
    handle,
    'SELECT count(*) - count(refused) AS waiting, count(refused) AS refused FROM waiting',
  ) ?? { waiting: 0, refused: 0 };

/** Keeps units as those that were used last, and lets go of what is beyond the last `most`. */
export const noteUsed = (handle: WriteHandle, units: readonly TeamUnit[], most: number): void => {
  for (const unit of units) {
    run(handle, 'DELETE FROM used WHERE unit = ?', nameOf(unit));
    run(handle, 'INSERT INTO used (unit, body) VALUES (?, ?)', nameOf(unit), JSON.stringify(unit));
  }
  run(handle, 'DELETE FROM used WHERE id IN (SELECT id FROM used ORDER BY id DESC LIMIT -1 OFFSET ?)', most);
};

/** Everything that can be found without the server, the newest last: what was used, and what waits. */
export const keptUnits = (handle: ReadHandle): readonly TeamUnit[] => [
  ...all<Row>(handle, 'SELECT id, body FROM used ORDER BY id').map(parsed),
  ...all<Row>(handle, 'SELECT id, body FROM waiting ORDER BY id').map(parsed),
];
