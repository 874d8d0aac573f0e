import type { Concept, ConceptContent } from '#core/model/index.ts';
import { conceptOfRow, storedConcept, type ConceptRow } from './concepts-repository.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

/*
 * The concepts of a termbase in a file of its own (`termbase-kind.ts`). Their ids are the numbers by which they are stored there.
 */

type SharedRow = ConceptRow & { readonly revision: number; readonly made: number };

const columns = 'id, uid, terms, details, revision, made, sum';

const fromRow = (row: SharedRow): Concept => conceptOfRow(row, [row.revision, row.made]);

export const findShared = (handle: ReadHandle, number: number): Concept | null => {
  const row = first<SharedRow>(handle, `SELECT ${columns} FROM concepts WHERE id = ?`, number);
  return row === undefined ? null : fromRow(row);
};

export const countShared = (handle: ReadHandle): number =>
  first<{ n: number }>(handle, 'SELECT count(*) AS n FROM concepts')?.n ?? 0;

/** Concepts behind one of them in the order in which they were made, at most `most`. */
export const sharedBehind = (handle: ReadHandle, number: number, most: number): readonly Concept[] =>
  all<SharedRow>(
    handle,
    `SELECT ${columns} FROM concepts WHERE id > ? ORDER BY id LIMIT ?`,
    number,
    most,
  ).map(fromRow);

/** Up to where changes have been read: those of a revision up to a concept. */
export type Read = { readonly revision: number; readonly number: number };

/** Concepts that were changed after those that have been read, at most `most`, with how far they are read then. */
export const changedBehind = (
  handle: ReadHandle,
  { revision, number }: Read,
  most: number,
): readonly (Read & { readonly concept: Concept })[] =>
  all<SharedRow>(
    handle,
    `SELECT ${columns} FROM concepts WHERE (revision, id) > (?, ?) ORDER BY revision, id LIMIT ?`,
    revision,
    number,
    most,
  ).map((row) => ({ revision: row.revision, number: row.id, concept: fromRow(row) }));

/** The numbers of concepts that were removed after a revision. */
export const removedSince = (handle: ReadHandle, revision: number): readonly number[] =>
  column(handle, 'SELECT concept FROM removed WHERE revision > ?', revision);

/** The number of the last transaction that changed something; 0 where none has. */
export const lastRevision = (handle: ReadHandle): number =>
  first<{ n: number }>(
    handle,
    `SELECT max(coalesce((SELECT max(revision) FROM concepts), 0),
                coalesce((SELECT max(revision) FROM removed), 0)) AS n`,
  )?.n ?? 0;

/** What a concept says, and the revision in which it was made to say it. */
type Stored = Pick<SharedRow, 'uid' | 'terms' | 'details' | 'made'>;

const storedIn = (handle: ReadHandle, number: number): Stored | null =>
  first<Stored>(handle, 'SELECT uid, terms, details, made FROM concepts WHERE id = ?', number) ?? null;

const kept = (stored: Stored | null): string | null => (stored === null ? null : JSON.stringify(stored));

const write = (handle: WriteHandle, number: number, stored: Stored | null, revision: number): void => {
  if (stored === null) {
    run(handle, 'DELETE FROM concepts WHERE id = ?', number);
    run(handle, 'INSERT OR REPLACE INTO removed VALUES (?, ?)', number, revision);
    return;
  }
  run(handle, 'DELETE FROM removed WHERE concept = ?', number);
  run(
    handle,
    `INSERT INTO concepts (id, uid, terms, details, revision, made) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET uid = excluded.uid, terms = excluded.terms, details = excluded.details,
       revision = excluded.revision, made = excluded.made`,
    number,
    stored.uid,
    stored.terms,
    stored.details,
    revision,
    stored.made,
  );
};

export type SharedChangeKind = 'add' | 'edit' | 'remove' | 'import';

/** Something that was done to a termbase, to be taken back. */
export type SharedChange = {
  readonly id: number;
  readonly kind: SharedChangeKind;
  readonly actor: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
};

/** A change that is being made: `revision` is that of all it changes. */
export type OpenChange = { readonly id: number; readonly revision: number };

/** Changes that are kept; older ones cannot be taken back any more. */
const mostChanges = 200;

const selected = 'SELECT id, kind, actor, at FROM changes';

/** The change that is taken back next; null when there is none. */
export const lastSharedChange = (handle: ReadHandle): SharedChange | null =>
  first<SharedChange>(handle, `${selected} WHERE undone = 0 ORDER BY id DESC LIMIT 1`) ?? null;

/** The change that is done again next. */
export const nextSharedRedo = (handle: ReadHandle): SharedChange | null =>
  first<SharedChange>(handle, `${selected} WHERE undone = 1 ORDER BY id LIMIT 1`) ?? null;

/** Begins a change: what was taken back before cannot be done again, and the oldest are forgotten. */
export const beginSharedChange = (
  handle: WriteHandle,
  { kind, actor, at }: Omit<SharedChange, 'id'>,
): OpenChange => {
  run(handle, 'DELETE FROM changed_concepts WHERE change IN (SELECT id FROM changes WHERE undone = 1)');
  run(handle, 'DELETE FROM changes WHERE undone = 1');
  const id = (first<{ id: number | null }>(handle, 'SELECT max(id) AS id FROM changes')?.id ?? 0) + 1;
  run(handle, 'INSERT INTO changes (id, kind, actor, at) VALUES (?, ?, ?, ?)', id, kind, actor, at);
  run(handle, 'DELETE FROM changed_concepts WHERE change <= ?', id - mostChanges);
  run(handle, 'DELETE FROM changes WHERE id <= ?', id - mostChanges);
  return { id, revision: lastRevision(handle) + 1 };
};

/** Makes a concept say something as part of a change, or removes it; `number` is that of a new one where none has it. */
export const changeShared = (
  handle: WriteHandle,
  { id, revision }: OpenChange,
  number: number,
  after: (ConceptContent & { readonly uid: string }) | null,
): void => {
  const before = storedIn(handle, number);
  const stored =
    after === null ? null : { ...storedConcept({ ...after, id: number as Concept['id'] }), made: revision };
  write(handle, number, stored, revision);
  run(
    handle,
    // The first of several in one change says how it was.
    `INSERT INTO changed_concepts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET made = excluded.made`,
    id,
    number,
    kept(before),
    stored === null ? null : revision,
  );
};

/** A concept of a change: what it does not say at present, and of what it says the revision in which it was made so. */
export type ChangedConcept = {
  readonly concept: number;
  readonly other: string | null;
  readonly made: number | null;
};

/** Concepts of a change behind one of them, at most `most`. */
export const changedIn = (
  handle: ReadHandle,
  change: number,
  behind: number,
  most: number,
): readonly ChangedConcept[] =>
  all(
    handle,
    'SELECT concept, other, made FROM changed_concepts WHERE change = ? AND concept > ? ORDER BY concept LIMIT ?',
    change,
    behind,
    most,
  );

/** Makes a concept say what it does not say at present; false, and nothing is done, where something else has changed it since. */
export const turnShared = (
  handle: WriteHandle,
  { id, revision }: OpenChange,
  { concept, other, made }: ChangedConcept,
): boolean => {
  const now = storedIn(handle, concept);
  if ((now?.made ?? null) !== made) return false;
  const next = other === null ? null : (JSON.parse(other) as Stored);
  write(handle, concept, next, revision);
  run(
    handle,
    'UPDATE changed_concepts SET other = ?, made = ? WHERE change = ? AND concept = ?',
    kept(now),
    next?.made ?? null,
    id,
    concept,
  );
  return true;
};

export const markSharedUndone = (handle: WriteHandle, change: number, undone: boolean): void => {
  run(handle, 'UPDATE changes SET undone = ? WHERE id = ?', undone ? 1 : 0, change);
};
