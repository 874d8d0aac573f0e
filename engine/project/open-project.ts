import { basename } from 'node:path';
import {
  fail,
  languageOfSide,
  ok,
  originalSide,
  type DocumentId,
  type Language,
  type ProjectSettings,
  type Result,
  type SegmentId,
  type Sequence,
  type Side,
} from '#core/model/index.ts';
import type { Clock } from '../clock.ts';
import type { Emit } from '../events.ts';
import {
  checkpoint,
  closeDatabase,
  createDatabase,
  fileState,
  openDatabase,
  transact,
  type OpenedDatabase,
  type OpenOptions,
} from '../store/database.ts';
import { projectKind, type DatabaseKind } from '../store/database-kind.ts';
import { discardDocument } from '../store/discard-document.ts';
import { listDocuments, type StoredDocument } from '../store/documents-repository.ts';
import { guarded } from '../store/failures.ts';
import type { ReadHandle, WriteHandle } from '../store/handles.ts';
import { lastEvent } from '../store/history-repository.ts';
import { logSize } from '../store/log-tie.ts';
import { readMeta, readSettings, writeMeta } from '../store/meta-repository.ts';
import { needsRecount, recount } from '../store/recount.ts';
import { findSegment, orderedSegments } from '../store/segments-repository.ts';
import { giveWay } from '../turns.ts';
import type { CommitObserver } from './commit-observer.ts';
import type { Hold } from './hold.ts';
import { noNetworkFolders, type NetworkFolders } from './network-folders.ts';
import { createOrderIndex, type KnownOrders, type OrderIndex } from './order-index.ts';

/** What an open project needs of the engine around it. */
export type ProjectServices = {
  readonly clock: Clock;
  readonly emit: Emit;
  /** Called once when the file has vanished from its path; answers where a copy of its content was put, if it could be. */
  readonly rescue: (project: OpenProject) => string | null;
  readonly observers: readonly CommitObserver[];
  readonly networkFolders: NetworkFolders;
};

/** The services of a project that is only looked into, or is nobody's yet: nothing hears of it, and nothing is committed to it. */
export const unobserved = (clock: Clock): ProjectServices => ({
  clock,
  emit: () => undefined,
  rescue: () => null,
  observers: [],
  networkFolders: noNetworkFolders,
});

/** The open project: its file, and the little that is kept in memory beside it. */
export type OpenProject = {
  readonly path: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly database: OpenedDatabase;
  readonly handle: ReadHandle;
  readonly order: OrderIndex;
  readonly services: ProjectServices;
  settings: ProjectSettings;
  documents: ReadonlyMap<DocumentId, StoredDocument>;
  sequence: Sequence;
  /** What long work has in hand at present. */
  hold: Hold | null;
  /** Undo or redo of a long action while it goes on portion by portion: what changes the project waits for its end. */
  turning: Promise<unknown> | null;
  /** Where the content was rescued to when the file vanished; undefined while it is in its place. */
  rescued: string | null | undefined;
  stopIdleTimer: () => void;
};

/** A name for people: the file's, without its ending. */
export const projectName = (path: string): string => basename(path).replace(/\.duizhao$/i, '');

/** Reads the list of documents again. */
export const reloadDocuments = (project: OpenProject): readonly StoredDocument[] => {
  const documents = listDocuments(project.handle);
  project.documents = new Map(documents.map((document) => [document.id, document]));
  return documents;
};

/** Reads the list of documents and the order of their rows again, after documents came or went. */
export const reloadOrder = (project: OpenProject, known?: KnownOrders): void => {
  const documents = reloadDocuments(project);
  project.order.replaceAll(
    documents
      .filter(({ present, status }) => present && status === 'ready')
      .map(({ id }) => ({ document: id, segments: known?.get(id) ?? orderedSegments(project.handle, id) })),
  );
};

/** Removes what an interrupted import left, gives the project its id, and counts its texts by today's rule. */
const tidy = (write: WriteHandle, path: string, newId: () => string): Result<null> => {
  const unfinished = listDocuments(write).filter(({ status }) => status === 'importing');
  const needsId = readMeta(write, 'id') === null;
  const isCountedOtherwise = needsRecount(write);
  if (unfinished.length === 0 && !needsId && !isCountedOtherwise) return ok(null);
  return transact(write, path, (write) => {
    for (const { id } of unfinished) discardDocument(write, id);
    if (needsId) writeMeta(write, 'id', newId());
    if (isCountedOtherwise) recount(write);
    return null;
  });
};

const assemble = (
  opened: Result<OpenedDatabase>,
  path: string,
  services: ProjectServices,
): Result<OpenProject> => {
  if (!opened.ok) return opened;
  const database = opened.value;
  const loaded = guarded(path, () => {
    const tidied = database.write === null ? ok(null) : tidy(database.write, path, () => crypto.randomUUID());
    if (!tidied.ok) return tidied;
    const project: OpenProject = {
      path,
      name: projectName(path),
      readOnly: database.write === null,
      database,
      handle: database.read,
      order: createOrderIndex(),
      services,
      settings: readSettings(database.read),
      documents: new Map(),
      sequence: lastEvent(database.read)?.seq ?? (0 as Sequence),
      hold: null,
      turning: null,
      rescued: undefined,
      stopIdleTimer: () => undefined,
    };
    reloadOrder(project);
    return ok(project);
  });
  const result = loaded.ok ? loaded.value : loaded;
  if (!result.ok) closeDatabase(database, path);
  return result;
};

export type ProjectOptions = OpenOptions & {
  /** For tests: other versions of the file. */
  readonly kind?: DatabaseKind;
};

/** Opens the project at `path`. Failures: as `openDatabase`. */
export const openProject = (
  path: string,
  options: ProjectOptions,
  services: ProjectServices,
): Result<OpenProject> => assemble(openDatabase(options.kind ?? projectKind, path, options), path, services);

/** Makes an empty project at `path` and opens it. Fails with `project.exists` when something is there. */
export const createProject = (
  path: string,
  options: ProjectOptions,
  services: ProjectServices,
): Result<OpenProject> =>
  assemble(createDatabase(options.kind ?? projectKind, path, options), path, services);

/** Closes the project; its log is written into the file, so that the one file is the whole project. */
export const closeProject = (project: OpenProject): void => {
  project.stopIdleTimer();
  closeDatabase(project.database, project.path);
};

/** What the file was changed to behind our back is refused by; a copy of the content is kept once. */
const lost = (project: OpenProject, code: 'project.gone' | 'project.overwritten'): Result<never> => {
  if (project.rescued === undefined) {
    // A file that was moved is still ours to write: what the log beside it holds goes into it before all else.
    if (code === 'project.gone') checkpoint(project.database, project.path);
    project.rescued = project.services.rescue(project);
  }
  const { path, rescued } = project;
  return fail(code, rescued === null ? { path } : { path, rescued });
};

/**
 * Bytes of log from which on it is written into the file before the next transaction: a bound for long jobs. Saves wait
 * while that is done, for the longer the larger it is: 100 MB kept one for a quarter of a second on a quiet machine.
 */
const largestLog = 12 * 1024 * 1024;

/** Whether the project was closed: work that goes on by itself asks before each piece. */
export const isClosed = ({ handle }: OpenProject): boolean => !handle.open;

/**
 * The handle to write through, if the project may be written now. Fails with `project.read-only`; with `project.gone` when the
 * file was deleted, moved or replaced since; with `project.overwritten` when another program has written into it. In the last two
 * cases its content is rescued once.
 */
export const writable = (project: OpenProject): Result<WriteHandle> => {
  const { write } = project.database;
  if (write === null) return fail('project.read-only', { path: project.path });
  const state = fileState(project.database, project.path);
  if (state !== 'ours') return lost(project, state === 'gone' ? 'project.gone' : 'project.overwritten');
  project.rescued = undefined;
  if (logSize(project.path) > largestLog && !write.inTransaction) {
    const written = checkpoint(project.database, project.path);
    if (!written.ok) return written;
  }
  return ok(write);
};

/** Writes a long log back in a turn of its own: who stores portion after portion asks before each, so that no save waits for both. */
export const shortenLog = async (project: OpenProject): Promise<void> => {
  if (logSize(project.path) <= largestLog) return;
  writable(project);
  await giveWay();
};

/** Milliseconds without a commit after which the log is written into the file. */
const idleBeforeCheckpoint = 3000;

/** Puts the next checkpoint off until nothing has been committed for a while. */
export const scheduleCheckpoint = (project: OpenProject): void => {
  project.stopIdleTimer();
  project.stopIdleTimer = project.services.clock.later(idleBeforeCheckpoint, () => {
    const isOurs = fileState(project.database, project.path) === 'ours';
    if (isOurs && project.database.write !== null) checkpoint(project.database, project.path);
  });
};

/** The language a text is in: of the original, its document's. */
export const languageOf = (project: OpenProject, segment: SegmentId, side: Side): Language => {
  if (side !== originalSide) return languageOfSide(project.settings.columns, side);
  const place = findSegment(project.handle, segment);
  const document = place === null ? undefined : project.documents.get(place.document);
  return document?.language ?? 'zh-Hant';
};
