import type { HistoryEntry, Sequence, SegmentId } from '#core/model/index.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableCount, readableText, readableTime } from './sound-values.ts';

/** `dropped`: undone, then left behind when something else was done. Kept for the record, never redone. */
export type EventState = 'done' | 'undone' | 'dropped';

export type StoredEvent = {
  readonly seq: Sequence;
  readonly kind: HistoryEntry['kind'];
  readonly of: Sequence | null;
  readonly at: string;
  readonly actor: string;
  readonly burst: string | null;
  readonly state: EventState;
  readonly cells: number;
  /** Set when the row is not as it was written. */
  readonly damaged?: true;
};

export type NewEvent = Pick<StoredEvent, 'kind' | 'of' | 'at' | 'actor' | 'burst' | 'cells'>;

const columns = 'seq, kind, of, at, actor, burst, state, cells, sum';

type EventRow = Omit<StoredEvent, 'damaged'> & { readonly sum: number | null };

const fromRow = ({ sum, ...event }: EventRow): StoredEvent => {
  const { seq, kind, of, at, actor, burst, state, cells } = event;
  return sum === rowSum([seq, kind, of, at, actor, burst, state, cells])
    ? event
    : {
        ...event,
        at: readableTime(at),
        actor: readableText(actor),
        cells: readableCount(cells),
        damaged: true,
      };
};

const firstEvent = (handle: ReadHandle, sql: string): StoredEvent | null => {
  const row = first<EventRow>(handle, sql);
  return row === undefined ? null : fromRow(row);
};

export const lastEvent = (handle: ReadHandle): StoredEvent | null =>
  firstEvent(handle, `SELECT ${columns} FROM history ORDER BY seq DESC LIMIT 1`);

/**
 * What undo would take back: the newest action that stands. The import a project began with is no step of undo:
 * nobody who presses the key once too often means to be shown an empty project.
 */
export const nextToUndo = (handle: ReadHandle): StoredEvent | null =>
  firstEvent(
    handle,
    `SELECT ${columns} FROM history WHERE state = 'done' AND of IS NULL
     AND NOT (kind = 'import' AND seq = (SELECT min(seq) FROM history)) ORDER BY seq DESC LIMIT 1`,
  );

/** What redo would bring back: the oldest action that is undone. */
export const nextToRedo = (handle: ReadHandle): StoredEvent | null =>
  firstEvent(handle, `SELECT ${columns} FROM history WHERE state = 'undone' ORDER BY seq LIMIT 1`);

/** The newest standing event of a burst. */
export const lastOfBurst = (handle: ReadHandle, burst: string): StoredEvent | null => {
  const row = first<EventRow>(
    handle,
    `SELECT ${columns} FROM history WHERE state = 'done' AND of IS NULL AND burst = ? ORDER BY seq DESC LIMIT 1`,
    burst,
  );
  return row === undefined ? null : fromRow(row);
};

/** How many events of a burst are in a state. */
export const countOfBurst = (handle: ReadHandle, burst: string, state: EventState): number =>
  first<{ n: number }>(
    handle,
    'SELECT count(*) AS n FROM history WHERE burst = ? AND of IS NULL AND state = ?',
    burst,
    state,
  )?.n ?? 0;

/** The numbers of the events of a burst, oldest first. */
export const eventsOfBurst = (handle: ReadHandle, burst: string): readonly Sequence[] =>
  column<number>(
    handle,
    'SELECT seq FROM history WHERE burst = ? AND of IS NULL ORDER BY seq',
    burst,
  ) as Sequence[];

/** Newest first, below `before`; with `segment`, only what touched it, directly or by undo and redo. */
export const listEvents = (
  handle: ReadHandle,
  before: number,
  count: number,
  segment: SegmentId | null,
): readonly StoredEvent[] =>
  (segment === null
    ? all<EventRow>(
        handle,
        `SELECT ${columns} FROM history WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
        before,
        count,
      )
    : all<EventRow>(
        handle,
        `SELECT ${columns} FROM history WHERE seq < ?
         AND coalesce(of, seq) IN (SELECT seq FROM steps WHERE segment_id = ?) ORDER BY seq DESC LIMIT ?`,
        before,
        segment,
        count,
      )
  ).map(fromRow);

/** The events from `from` on, oldest first. */
export const eventsFrom = (handle: ReadHandle, from: Sequence): readonly StoredEvent[] =>
  all<EventRow>(handle, `SELECT ${columns} FROM history WHERE seq >= ? ORDER BY seq`, from).map(fromRow);

export const countEvents = (handle: ReadHandle): number =>
  first<{ n: number }>(handle, 'SELECT count(*) AS n FROM history')?.n ?? 0;

/** One event; null for a number that is none. */
export const findEvent = (handle: ReadHandle, seq: Sequence): StoredEvent | null =>
  first<StoredEvent>(handle, `SELECT ${columns} FROM history WHERE seq = ?`, seq) ?? null;

/** Everybody who ever did something in the project. */
export const actors = (handle: ReadHandle): readonly string[] =>
  column<string>(handle, 'SELECT DISTINCT actor FROM history');

export const insertEvent = (handle: WriteHandle, event: NewEvent): Sequence =>
  run(
    handle,
    `INSERT INTO history (kind, of, at, actor, burst, state, cells) VALUES (?, ?, ?, ?, ?, 'done', ?)`,
    event.kind,
    event.of,
    event.at,
    event.actor,
    event.burst,
    event.cells,
  ).id as Sequence;

export const writeEventState = (handle: WriteHandle, seq: Sequence, state: EventState): void => {
  run(handle, 'UPDATE history SET state = ? WHERE seq = ?', state, seq);
};

/** A later edit of the same burst: the event now ends then, and holds so many cells. */
export const extendEvent = (handle: WriteHandle, seq: Sequence, at: string, cells: number): void => {
  run(handle, 'UPDATE history SET at = ?, cells = ? WHERE seq = ?', at, cells, seq);
};

/** Leaves everything undone behind: after a new action there is nothing to redo. */
export const dropUndone = (handle: WriteHandle): void => {
  run(handle, `UPDATE history SET state = 'dropped' WHERE state = 'undone'`);
};
