import { z } from 'zod';
import type { ProjectInfo, Row, Side } from '#core/model/index.ts';
import { call, aside, editing, lasting, reading, type WrittenFile } from './define.ts';
import { pathOfProject, pathToWrite, rowNumber } from './shapes.ts';

export type Backup = {
  readonly id: string;
  readonly at: string;
  readonly bytes: number;
  readonly rows: number;
  /** Why it was made: on a timer of work, before a migration, before a restore. */
  readonly reason: 'timer' | 'migration' | 'restore' | 'asked';
};

/** A project that has backups on this machine, whether or not its file is still there. */
export type BackedUpProject = {
  /** Names the folder of its backups. */
  readonly id: string;
  readonly name: string;
  /** Where it was last, or null when that is not known. */
  readonly path: string | null;
  readonly missing: boolean;
  readonly backups: number;
  readonly bytes: number;
  /** Time of the newest backup. */
  readonly newest: string;
};

/** A copy that was made of a project whose file vanished or was overwritten while it was open. */
export type RescuedCopy = {
  readonly path: string;
  readonly name: string;
  readonly at: string;
  readonly bytes: number;
};

/** Whose backups: a project's id as `projects` tells it; the open project's when left out. */
const project = z.string().min(1).optional();

export const backups = {
  /** Everything that is kept on this machine: projects with backups, newest first, and rescued copies. */
  projects: call(z.object({}), aside).gives<{
    readonly projects: readonly BackedUpProject[];
    readonly rescued: readonly RescuedCopy[];
  }>(),
  list: call(z.object({ project }), aside).gives<readonly Backup[]>(),
  /** Backs the project up now. */
  make: call(z.object({}), lasting(reading)).gives<Backup>(),
  /** Rows of a backup, without opening it for work. */
  look: call(
    z.object({ project, id: z.string(), from: rowNumber, count: z.number().int().min(1).max(200) }),
    aside,
  ).gives<{
    readonly total: number;
    /** The columns that some document of the backup has. */
    readonly sides: readonly Side[];
    readonly rows: readonly Row[];
  }>(),
  /** Puts a backup in the open project's place, after backing up what is there now. */
  restore: call(
    z.object({ id: z.string() }),
    lasting({ ...editing, inReview: 'always' }),
  ).gives<ProjectInfo>(),
  /** Makes a new project of a backup, in the library folder or at `path`; never over a file that is there. Does not open it. */
  restoreAs: call(
    z.object({ project, id: z.string(), path: pathToWrite.min(1).optional() }),
    lasting(aside),
  ).writes<WrittenFile>(),
  /** Deletes backups for good: those named, or all of the project. */
  remove: call(z.object({ project, ids: z.array(z.string()).optional() }), lasting(aside)).gives<{
    readonly removed: number;
  }>(),
  /** Deletes a rescued copy for good. */
  removeRescued: call(z.object({ path: pathOfProject }), aside).gives<null>(),
};
