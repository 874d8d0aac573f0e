import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { AttachedTermbase, TermbaseExported, TermbaseImported, TermbaseInfo } from '#api/termbases.ts';
import type { EntryKind } from '#api/terms.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { writePieces } from '../files/write-pieces.ts';
import type { LocatedDocument } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { attachTermbase, openedTermbase, retryTermbases } from '../project/termbases/attached.ts';
import { termbaseRecords, type TermbaseRecord } from '../project/termbases/records.ts';
import {
  createTermbase,
  discardTermbase,
  holdTermbase,
  namedTermbase,
  releaseTermbase,
  termbaseName,
  withTermbase,
  type TermbaseFile,
} from '../project/termbases/termbase-file.ts';
import { guarded } from '../store/failures.ts';
import { mayReplace, placeOver } from '../store/place-file.ts';
import { countShared, lastSharedChange, nextSharedRedo } from '../store/shared-concepts-repository.ts';
import { temporaryIn } from '../store/temporary.ts';
import { takeTurns } from '../turns.ts';
import { conceptsOfFile } from './all-concepts.ts';
import { isOfKind } from './entry-kind.ts';
import { importIntoFile } from './import.ts';
import { termbasePieces } from './termbase-pieces.ts';
import { makeFolder } from '../store/make-folder.ts';

const infoOf = ({ path, name, database: { read } }: TermbaseFile): TermbaseInfo => ({
  path,
  name,
  concepts: countShared(read),
});

const described = (project: OpenProject, record: TermbaseRecord): AttachedTermbase => {
  const { path, on, writes, takesNew = false } = record;
  const about = { path, on, writes, takesNew };
  const file = openedTermbase(project, path);
  const none = { concepts: null, number: null, canWrite: false, canUndo: false, canRedo: false };
  const unreadable = (failure: AttachedTermbase['failure']): AttachedTermbase => ({
    ...about,
    ...none,
    name: termbaseName(path),
    failure,
  });
  if (!file.ok) return unreadable(file.error);
  const { read, write } = file.value.database;
  const found = namedTermbase(
    guarded(path, () => ({
      ...infoOf(file.value),
      number: file.value.number,
      canUndo: lastSharedChange(read) !== null,
      canRedo: nextSharedRedo(read) !== null,
    })),
  );
  if (!found.ok) return unreadable(found.error);
  return { ...about, ...found.value, canWrite: write !== null, failure: null };
};

/** The shared termbases of a project, those too that cannot be opened, with the reason: each of these is tried again. */
export const listTermbases = (project: OpenProject): readonly AttachedTermbase[] => {
  retryTermbases(project);
  return termbaseRecords(project).map((record) => described(project, record));
};

const folderOf = ({ paths }: EngineContext): string => join(paths.library, 'Termbases');

/** Termbases in the library that a project does not have, by name. */
export const availableTermbases = (
  context: EngineContext,
  project: OpenProject,
): readonly Pick<TermbaseInfo, 'path' | 'name'>[] => {
  const folder = folderOf(context);
  const attached = new Set(termbaseRecords(project).map(({ path }) => path));
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => /\.duizhao-termbase$/i.test(name) && !attached.has(join(folder, name)))
    .map((name) => ({ path: join(folder, name), name: termbaseName(name) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
};

/** A name in a folder that nothing has yet. */
const freeIn = (folder: string, title: string): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? title : `${title} ${number}`;
    const path = join(folder, `${name}.duizhao-termbase`);
    if (!existsSync(path)) return path;
  }
};

/** Makes an empty termbase in the library, and gives it to the project, to take new terms. Failures: those of writing. */
export const addNewTermbase = (context: EngineContext, project: OpenProject, name: string): Result<null> => {
  const folder = folderOf(context);
  const made = guarded(folder, () => makeFolder(folder));
  if (!made.ok) return made;
  const file = createTermbase(freeIn(folder, name));
  if (!file.ok) return file;
  const attached = attachTermbase(project, file.value.path, { writes: true, takesNew: true });
  releaseTermbase(file.value);
  return attached;
};

/** Makes an empty termbase. Failures: termbase.exists, those of writing. */
export const makeTermbase = (path: string): Result<TermbaseInfo> => {
  const file = createTermbase(path);
  if (!file.ok) return file;
  const info = infoOf(file.value);
  releaseTermbase(file.value);
  return ok(info);
};

export const termbaseInfo = (path: string): Promise<Result<TermbaseInfo>> =>
  withTermbase(path, (file) => ok(infoOf(file)));

/**
 * Puts the concepts of a file into the termbase at a path, which is made where none is: all of them, or after a failure none, and then no file is left that was
 * not there. Failures: those of opening it and of `importIntoFile`.
 */
export const importIntoTermbase = async (
  context: EngineContext,
  given: string,
  from: LocatedDocument,
  job: Job,
): Promise<Result<TermbaseImported>> => {
  const path = resolve(given);
  const isNew = !existsSync(path);
  const file = isNew ? createTermbase(path) : holdTermbase(path);
  if (!file.ok) return file;
  const done = await importIntoFile(context, file.value, from, job);
  if (isNew && !done.ok) discardTermbase(file.value);
  else releaseTermbase(file.value);
  return done.ok ? ok({ ...done.value, path }) : done;
};

/**
 * Writes a termbase as TBX, or as a table or a workbook by the name; the file takes its name when it is complete. Failures: export.sheet-rows,
 * export.sheet-cell; those of opening it; disk.*; job.cancelled.
 */
export const exportTermbase = (
  dataFolder: string,
  { path, to, kind }: { readonly path: string; readonly to: string; readonly kind?: EntryKind | undefined },
  { signal }: Job,
): Promise<Result<TermbaseExported>> =>
  withTermbase(path, async (file) => {
    const target = resolve(to);
    const free = mayReplace(target);
    if (!free.ok) return free;
    const concepts = [...conceptsOfFile(file)].filter(
      (concept) => concept.damaged !== true && isOfKind(concept, kind),
    );
    const { path: partial, discard } = temporaryIn(dirname(target), dataFolder);
    try {
      const { pieces, failure } = termbasePieces(concepts, target);
      const turn = takeTurns();
      const written = await writePieces(partial, pieces, async () => {
        await turn();
        return !signal.aborted;
      });
      if (!written.ok) return written;
      const refused = failure();
      if (refused !== null) return refused;
      const placed = placeOver(partial, target);
      if (!placed.ok) return placed;
      const name = basename(placed.value);
      return ok({ path: placed.value, name, bytes: statSync(placed.value).size, concepts: concepts.length });
    } finally {
      discard();
    }
  });
