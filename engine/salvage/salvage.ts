import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import { systemClock } from '../clock.ts';
import { newProjectAt, placeNew } from '../store/place-file.ts';
import { checkProject } from '../project/check/check.ts';
import { closeProject, openProject, unobserved } from '../project/open-project.ts';
import { newestOf, projectKind } from '../store/database-kind.ts';
import { closeDatabase, createDatabase, transact, type OpenedDatabase } from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import { mostOf } from '../store/file-mode.ts';
import { temporaryIn } from '../store/temporary.ts';
import { isInUse } from '../store/inspect.ts';
import { run } from '../store/handles.ts';
import { dropHistory, mendProject, type Mended } from './mend.ts';
import { readPages, type Pages } from './pages.ts';
import { readTables, tableShapes, type FoundTable } from './tables.ts';
import { makeFolder } from '../store/make-folder.ts';

type SalvagedTable = {
  readonly table: string;
  /** Rows that were read and taken over. */
  readonly rows: number;
  /** False when part of the table could not be read. */
  readonly whole: boolean;
};

export type SalvageReport = {
  /** Where the new project is. */
  readonly path: string;
  readonly rows: number;
  readonly tables: readonly SalvagedTable[];
  readonly mended: Mended;
  /** False when history was left out because part of it, or of what it changed, is lost: nothing can be undone further back. */
  readonly history: boolean;
  /** What `check` still finds in the new project. */
  readonly problems: readonly string[];
};

/** The version of the format that the header tells, where it is one there has been; else the newest. */
const versionOf = (pages: Pages): number => {
  const newest = newestOf(projectKind);
  const told = pages.page(1)?.readUInt32BE(60) ?? 0;
  return told >= 1 && told <= newest ? told : newest;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Takes rows over into a new database of the same version. Rows that its checks refuse, and second ones with a key, are left out. */
const takeOver = (
  database: OpenedDatabase,
  path: string,
  tables: readonly FoundTable[],
): Result<readonly SalvagedTable[]> => {
  const { write } = database;
  if (write === null) return fail('project.read-only', { path });
  write.pragma('foreign_keys = OFF');
  return transact(write, path, (write) =>
    tables.map(({ shape, rows, whole }) => {
      const names = shape.columns.map(({ name }) => quoted(name)).join(', ');
      const places = shape.columns.map(() => '?').join(', ');
      const sql = `INSERT OR IGNORE INTO ${quoted(shape.name)} (${names}) VALUES (${places})`;
      let taken = 0;
      for (const row of rows) taken += run(write, sql, ...row).changes;
      return { table: shape.name, rows: taken, whole };
    }),
  );
};

/** Tables whose loss makes history impossible to undo. */
const underHistory = new Set([
  'history',
  'steps',
  'segments',
  'cells',
  'documents',
  'blocks',
  'annotations',
  'anchors',
  'replies',
  'concepts',
]);

/** Makes rows hang together, and leaves history out where it cannot be relied on. */
const mend = (path: string, keepsHistory: boolean): Result<Mended> => {
  const opened = openProject(path, {}, unobserved(systemClock));
  if (!opened.ok) return opened;
  const { write } = opened.value.database;
  try {
    if (write === null) return fail('project.read-only', { path });
    write.pragma('foreign_keys = OFF');
    return transact(write, path, (write) => {
      const mended = mendProject(write);
      if (!keepsHistory) dropHistory(write);
      return mended;
    });
  } finally {
    closeProject(opened.value);
  }
};

/** What `check` says of the new project. */
const look = (path: string): Result<Pick<SalvageReport, 'rows' | 'problems'>> => {
  const opened = openProject(path, {}, unobserved(systemClock));
  if (!opened.ok) return opened;
  const checked = checkProject(opened.value);
  closeProject(opened.value);
  return checked.ok ? ok({ rows: checked.value.rows, problems: checked.value.problems }) : checked;
};

type Finished = Omit<SalvageReport, 'path' | 'tables'>;

const finish = (path: string, keepsHistory: boolean): Result<Finished> => {
  const mended = mend(path, keepsHistory);
  if (!mended.ok) return mended;
  const looked = look(path);
  return looked.ok ? ok({ ...looked.value, mended: mended.value, history: keepsHistory }) : looked;
};

const salvageInto = (path: string, partial: string): Result<Omit<SalvageReport, 'path'>> => {
  const read = guarded(path, () => readPages(path, true));
  if (!read.ok) return read;
  const version = versionOf(read.value);
  const { shapes, roots } = tableShapes(projectKind, version);
  const tables = readTables(read.value, shapes, roots);
  if (tables.every(({ rows }) => rows.length === 0)) return fail('project.not-a-project', { path });
  const asItWas = {
    ...projectKind,
    migrations: projectKind.migrations.filter((migration) => migration.version <= version),
  };
  const made = createDatabase(asItWas, partial, { most: mostOf(path) });
  if (!made.ok) return made;
  const taken = takeOver(made.value, partial, tables);
  closeDatabase(made.value, partial);
  if (!taken.ok) return taken;
  const sound = taken.value.every(({ table, whole }) => whole || !underHistory.has(table));
  const finished = finish(partial, sound);
  if (!finished.ok) return finished;
  const odd =
    finished.value.history && finished.value.problems.some((problem) => problem.startsWith('event '));
  const again = odd ? finish(partial, false) : finished;
  return again.ok ? ok({ ...again.value, tables: taken.value }) : again;
};

/**
 * Reads every row that can be read of a damaged project, and of the log beside it, into a new project at `out`. The damaged file is only read.
 * Nobody may do more with it than with the damaged file. `dataFolder`: see `temporaryIn`. Where rows have lost what they belong to, it is made up (see `Mended`), so that the new project opens and is sound.
 * @returns failures: file.not-found, project.exists, project.not-a-project (no row was found), project.in-use, disk.*
 */
export const salvage = (path: string, out: string, dataFolder?: string): Result<SalvageReport> => {
  const from = resolve(path);
  const target = newProjectAt(out);
  if (!target.ok) return target;
  const to = target.value;
  if (isInUse(from)) return fail('project.in-use', { path: from });
  const there = guarded(from, () => statSync(from));
  if (!there.ok) return there;
  if (there.value.isDirectory()) return fail('file.is-directory', { path: from });
  const folder = dirname(to);
  const { path: partial, discard } = temporaryIn(folder, dataFolder);
  try {
    const made = guarded(folder, () => makeFolder(folder));
    if (!made.ok) return made;
    const salvaged = salvageInto(from, partial);
    if (!salvaged.ok) return salvaged;
    const placed = placeNew(partial, to);
    return placed.ok ? ok({ path: placed.value, ...salvaged.value }) : placed;
  } finally {
    discard();
  }
};
