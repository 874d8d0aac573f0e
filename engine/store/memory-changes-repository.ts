import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** Something that was done to units, to be taken back. */
export type UnitChange = {
  readonly id: number;
  readonly kind: 'edit' | 'remove' | 'merge';
  readonly actor: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly units: number;
};

/** A unit of a change as it was and as it is, as JSON (`storedUnit`); null where there is none. */
export type ChangedUnit = {
  readonly unit: number;
  readonly before: string | null;
  readonly after: string | null;
};

/** Changes that are kept; older ones cannot be taken back any more. */
const mostChanges = 200;

const selected = `SELECT c.id, c.kind, c.actor, c.at,
  (SELECT count(*) FROM changed_units u WHERE u.change = c.id) AS units FROM changes c`;

/** The change that is taken back next; null when there is none. */
export const lastChange = (handle: ReadHandle): UnitChange | null =>
  first<UnitChange>(handle, `${selected} WHERE undone = 0 ORDER BY c.id DESC LIMIT 1`) ?? null;

/** The change that is done again next. */
export const nextUndone = (handle: ReadHandle): UnitChange | null =>
  first<UnitChange>(handle, `${selected} WHERE undone = 1 ORDER BY c.id LIMIT 1`) ?? null;

/** Begins a change: what was taken back before cannot be done again, and the oldest are forgotten. */
export const beginChange = (
  write: WriteHandle,
  { kind, actor, at }: Pick<UnitChange, 'kind' | 'actor' | 'at'>,
): number => {
  run(write, 'DELETE FROM changed_units WHERE change IN (SELECT id FROM changes WHERE undone = 1)');
  run(write, 'DELETE FROM changes WHERE undone = 1');
  const id = (first<{ id: number | null }>(write, 'SELECT max(id) AS id FROM changes')?.id ?? 0) + 1;
  run(write, 'INSERT INTO changes (id, kind, actor, at) VALUES (?, ?, ?, ?)', id, kind, actor, at);
  run(write, 'DELETE FROM changed_units WHERE change <= ?', id - mostChanges);
  run(write, 'DELETE FROM changes WHERE id <= ?', id - mostChanges);
  return id;
};

export const noteUnit = (write: WriteHandle, change: number, { unit, before, after }: ChangedUnit): void => {
  run(write, 'INSERT INTO changed_units VALUES (?, ?, ?, ?)', change, unit, before, after);
};

export const markUndone = (write: WriteHandle, change: number, undone: boolean): void => {
  run(write, 'UPDATE changes SET undone = ? WHERE id = ?', undone ? 1 : 0, change);
};

/** Units of a change behind one of them, in the order of their numbers. */
export const changedUnits = (
  handle: ReadHandle,
  change: number,
  behind: number,
  most: number,
): readonly ChangedUnit[] =>
  all(
    handle,
    'SELECT unit, before, after FROM changed_units WHERE change = ? AND unit > ? ORDER BY unit LIMIT ?',
    change,
    behind,
    most,
  );
