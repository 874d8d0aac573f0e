import {
  fail,
  ok,
  type ActionKind,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type Result,
  type Step,
} from '#core/model/index.ts';
import { conceptIn, numberIn, ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { termbaseNumbered, writableTermbase } from '../project/termbases/attached.ts';
import { conceptOf, namedTermbase, type TermbaseFile } from '../project/termbases/termbase-file.ts';
import { checkpoint, fileState, transact } from '../store/database.ts';
import { findConcept } from '../store/concepts-repository.ts';
import { nextId } from '../store/ids.ts';
import { logSize } from '../store/log-tie.ts';
import {
  beginSharedChange,
  changeShared,
  type SharedChangeKind,
} from '../store/shared-concepts-repository.ts';

/** A concept as it was and as it is to be; null where it is not there. */
export type ConceptChange = {
  readonly id: ConceptId;
  readonly before: Concept | null;
  readonly after: Concept | null;
};

/** Where the concepts of one termbase are kept: the project, or a file beside it. */
export type ConceptStore = {
  /** Null for the project. */
  readonly path: string | null;
  readonly find: (id: ConceptId) => Concept | null;
  /** Ids that nothing had, each further one by one more. */
  readonly nextId: () => ConceptId;
  /** Does changes as one that can be taken back: with undo of the project, or with that of the termbase. */
  readonly change: (kind: SharedChangeKind, changes: readonly ConceptChange[], actor: string) => Result<null>;
};

const actions = {
  add: 'add-term',
  edit: 'change-term',
  remove: 'remove-term',
  import: 'import-terms',
} as const satisfies Record<SharedChangeKind, ActionKind>;

/** The termbase of the project itself. Failures: those of `writable` and commit. */
const ownStore = (project: OpenProject): Result<ConceptStore> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  return ok({
    path: null,
    find: (id) => findConcept(project.handle, id),
    nextId: () => nextId(project.handle, 'concepts') as ConceptId,
    change: (kind, changes, actor) => {
      const steps = changes.map((change): Step => ({ on: 'concept', ...change }));
      const done = commit(project, { kind: actions[kind], steps, actor });
      return done.ok ? ok(null) : done;
    },
  });
};

/** Bytes of a log that is written into the file. */
const longLog = 8_000_000;

/** What a concept says, as it is stored in a termbase of its own. */
const saidBy = ({
  id: _id,
  damaged: _damaged,
  ...said
}: Concept): ConceptContent & { readonly uid: string } => said;

/**
 * Whether concepts of a termbase can be written now. Failures: termbase.read-only; termbase.in-use while concepts are put in; file.not-found where the
 * file is gone.
 */
export const writableFile = ({ database, path }: TermbaseFile) => {
  const { write } = database;
  if (write === null) return fail('termbase.read-only', { path });
  if (write.inTransaction) return fail('termbase.in-use', { path });
  return fileState(database, path) === 'gone' ? fail('file.not-found', { path }) : ok(write);
};

/** A termbase in a file of its own. */
const storeOfFile = (file: TermbaseFile, now: () => Date): ConceptStore => {
  const { path, database, number } = file;
  return {
    path,
    find: (id) => conceptOf(file, id),
    nextId: () => conceptIn(number, nextId(database.read, 'concepts')),
    change: (kind, changes, actor) => {
      const write = writableFile(file);
      if (!write.ok) return write;
      if (changes.length === 0) return ok(null);
      if (changes.some(({ before }) => before?.damaged === true)) return fail('concept.damaged', {});
      const at = now().toISOString();
      const done = transact(write.value, path, (handle) => {
        const change = beginSharedChange(handle, { kind, actor, at });
        for (const { id, after } of changes)
          changeShared(handle, change, numberIn(id), after === null ? null : saidBy(after));
        return null;
      });
      if (done.ok && logSize(path) > longLog) checkpoint(database, path);
      return namedTermbase(done);
    },
  };
};

/** The termbase of a path that entries are to be changed in, of the project without one. Failures: termbase.unknown, termbase.read-only, those of `ownStore`. */
export const storeAt = (project: OpenProject, path: string | null): Result<ConceptStore> => {
  if (path === null) return ownStore(project);
  const file = writableTermbase(project, path);
  return file.ok ? ok(storeOfFile(file.value, () => project.services.clock.now())) : file;
};

/** The termbase that a concept is of, to change it there. Failures: concept.unknown, those of `storeAt`. */
export const storeOf = (project: OpenProject, id: ConceptId): Result<ConceptStore> => {
  const number = termbaseOf(id);
  if (number === ownTermbase) return ownStore(project);
  const known = termbaseNumbered(project, number);
  return known === null ? fail('concept.unknown', { concept: id }) : storeAt(project, known.record.path);
};

/** A concept by its id, whichever termbase of the project it is of. */
export const conceptById = (project: OpenProject, id: ConceptId): Concept | null => {
  const number = termbaseOf(id);
  if (number === ownTermbase) return findConcept(project.handle, id);
  const known = termbaseNumbered(project, number);
  return known === null ? null : conceptOf(known.file, id);
};
