import { existsSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ProjectClosing } from '#api/events.ts';
import type { ColumnProgress } from '#api/library.ts';
import { shownColumns } from './columns.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { Clock } from '../clock.ts';
import type { EventHub } from '../events.ts';
import { copyProject, isSound } from '../store/copy-project.ts';
import { fileStamp, type BeforeMigration } from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import { freePath } from '../store/file-names.ts';
import type { DatabaseKind } from '../store/database-kind.ts';
import { holderOf, markOpen, unmarkOpen, type Form } from '../store/open-marks.ts';
import { findCopy } from '../store/reviews-repository.ts';
import { stampOf } from '../store/recent-list.ts';
import { rememberClosed, rememberProject } from '../store/recent-projects.ts';
import { sweepFolder } from '../store/sweep.ts';
import { badPath } from '../store/path-limits.ts';
import { temporaryIn } from '../store/temporary.ts';
import { placeNew } from '../store/place-file.ts';
import type { CommitObserver } from './commit-observer.ts';
import { takeUnfinishedBack } from './take-back.ts';
import { countsOf } from './counts.ts';
import { projectInfo } from './info.ts';
import {
  closeProject,
  createProject,
  openProject,
  type OpenProject,
  type ProjectOptions,
  type ProjectServices,
} from './open-project.ts';
import { createNetworkFolders } from './network-folders.ts';
import { makeFolder } from '../store/make-folder.ts';

/** The one project the engine has open, and the ways to change which. */
export type Projects = {
  readonly current: () => OpenProject | null;
  /**
   * Opens a project; the one open before is closed first, but only once the new one could be opened. One that this engine has
   * just made is not read for damage.
   */
  readonly open: (path: string, isMade?: boolean) => Result<OpenProject>;
  /** Makes a project in the library folder, or at `path`, and opens it. */
  readonly create: (name: string, path?: string) => Result<OpenProject>;
  readonly close: (reason: ProjectClosing) => void;
};

export type ProjectsOptions = {
  readonly dataFolder: string;
  readonly libraryFolder: string;
  /** What other engines are told that has a project open here. */
  readonly form: Form;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly observers: readonly CommitObserver[];
  readonly kind: DatabaseKind;
  /** Backs a project up before it is migrated; is told where the project lies. */
  readonly backupBeforeMigration: (path: string) => BeforeMigration;
};

const servicesFor = ({
  dataFolder,
  libraryFolder,
  clock,
  events,
  observers,
}: ProjectsOptions): ProjectServices => ({
  networkFolders: createNetworkFolders(dataFolder, libraryFolder),
  clock,
  emit: events.emit,
  observers,
  rescue: (project) => {
    const to = freePath(join(dataFolder, 'rescued'), project.name, 'duizhao');
    if (!copyProject(project.handle, to).ok) return null;
    // Where another program wrote into the file, pages of two states may have come together: no copy at all is better than that.
    if (isSound(to)) return to;
    rmSync(to, { force: true });
    return null;
  },
});

const realPath = (path: string): string => {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    return full;
  }
};

const isUnchanged = (dataFolder: string, path: string): boolean => {
  const stamp = stampOf(dataFolder, path);
  return stamp !== null && stamp === fileStamp(path);
};

/** Makes an empty project beside its place, which takes its name only when it is complete: a crash leaves no half of one. */
const makeAt = (
  to: string,
  options: ProjectOptions,
  services: ProjectServices,
  dataFolder: string,
): Result<string> => {
  const bad = badPath(to);
  if (bad !== null) return fail(bad.code, bad.params);
  if (existsSync(to)) return fail('project.exists', { path: to });
  const folder = guarded(dirname(to), () => makeFolder(dirname(to)));
  if (!folder.ok) return folder;
  const { path: partial, discard } = temporaryIn(dirname(to), dataFolder);
  try {
    const made = createProject(partial, options, services);
    if (!made.ok) {
      const { code, params } = made.error;
      return fail(code, params?.['path'] === partial ? { ...params, path: to } : params);
    }
    closeProject(made.value);
    return placeNew(partial, to);
  } finally {
    discard();
  }
};

/** What a reviewer's own copy is remembered by: decisions on it are shown there. */
const ownCopyOf = ({ handle }: OpenProject): { readonly review?: string } => {
  const found = findCopy(handle);
  return found?.copy?.kind === 'handover' ? { review: found.id } : {};
};

/** How far the translations of a project are; null where that cannot be read. */
const progressOf = (project: OpenProject): readonly ColumnProgress[] | null => {
  const counts = countsOf(project);
  if (!counts.ok) return null;
  return shownColumns(project).flatMap(({ id, role, language, label }): readonly ColumnProgress[] => {
    const found = counts.value.find(({ side }) => side === id);
    if (found === undefined || role === 'original') return [];
    const { side, segments, translated, reviewed, approved } = found;
    return [{ side, language, label, segments, translated, reviewed, approved }];
  });
};

/** Says who has the project open, where that is known. */
const withHolder = <T>(dataFolder: string, path: string, opened: Result<T>): Result<T> => {
  if (opened.ok || opened.error.code !== 'project.in-use') return opened;
  const holder = holderOf(dataFolder, path);
  return holder === null ? opened : fail(`project.in-use-${holder}`, { path });
};

export const createProjects = (options: ProjectsOptions): Projects => {
  const { dataFolder, libraryFolder, form, clock, events } = options;
  const services = servicesFor(options);
  let current: OpenProject | null = null;

  const openOptions = (path: string): ProjectOptions => ({
    kind: options.kind,
    unchanged: isUnchanged(dataFolder, path),
    beforeMigration: options.backupBeforeMigration(path),
  });
  const close = (reason: ProjectClosing): void => {
    const project = current;
    if (project === null) return;
    current = null;
    const progress = progressOf(project);
    closeProject(project);
    unmarkOpen(dataFolder, project.path);
    rememberClosed(dataFolder, project.path, {
      rows: project.order.size(),
      stamp: fileStamp(project.path),
      progress,
    });
    events.emit('project.closed', { path: project.path, reason });
  };
  const take = (opened: Result<OpenProject>): Result<OpenProject> => {
    if (!opened.ok) return opened;
    close('asked');
    const project = opened.value;
    current = project;
    markOpen(dataFolder, project.path, form);
    takeUnfinishedBack(project);
    // A list that cannot be written is no reason to refuse the project.
    rememberProject(dataFolder, {
      path: project.path,
      name: project.name,
      openedAt: clock.now().toISOString(),
      rows: project.order.size(),
      ...ownCopyOf(project),
    });
    events.emit('project.opened', projectInfo(project));
    return opened;
  };

  return {
    current: () => current,
    open: (path, isMade = false) => {
      // A link is followed at once, so that the file and the log beside it are meant by every later name of them.
      const full = realPath(path);
      if (current?.path === full) return ok(current);
      sweepFolder(dirname(full), clock.now().getTime());
      const options = openOptions(full);
      const unchanged = isMade || options.unchanged === true;
      return take(withHolder(dataFolder, full, openProject(full, { ...options, unchanged }, services)));
    },
    create: (name, path) => {
      const to = path === undefined ? freePath(libraryFolder, name, 'duizhao') : resolve(path);
      const made = makeAt(to, openOptions(to), services, dataFolder);
      if (!made.ok) return made;
      return take(openProject(to, { ...openOptions(to), unchanged: true }, services));
    },
    close,
  };
};
