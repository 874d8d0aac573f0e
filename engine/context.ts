import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { PreviewPrinter } from './books/preview-printer.ts';
import type { Printer } from './books/printer.ts';
import type { Clock } from './clock.ts';
import type { EventHub } from './events.ts';
import type { Grammar } from './grammar/service.ts';
import type { DocumentReader } from './import/reader.ts';
import type { Jobs } from './jobs.ts';
import type { Lane } from './serialise.ts';
import type { OpenProject } from './project/open-project.ts';
import type { Projects } from './project/projects.ts';
import type { Teams } from './team-memory/teams.ts';
import type { PreferencesStore } from './store/preferences-file.ts';
import { findCopy } from './store/reviews-repository.ts';
import { giveWay } from './turns.ts';

export type EnginePaths = {
  /** App data: preferences, the library's list, backups. */
  readonly data: string;
  /** Where new projects and exports go. */
  readonly library: string;
  readonly samples: string;
  /** The faces of printed books, where they were built. */
  readonly fonts: string;
};

/** What every handler is given. */
export type EngineContext = {
  readonly paths: EnginePaths;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly jobs: Jobs;
  /** Reads documents beside the engine. */
  readonly reader: DocumentReader;
  readonly preferences: PreferencesStore;
  /** Memories of teams on servers; none unless somebody has set one up. */
  readonly teams: Teams;
  /** Checks the grammar of English; in memory only while it is asked. */
  readonly grammar: Grammar;
  /** Makes PDFs of pages. */
  readonly printer: Printer;
  /** Prints previews of books. */
  readonly previews: PreviewPrinter;
  readonly projects: Projects;
  /** Why a project could not be opened that nobody waited for; told to the first window that asks. */
  readonly refused: { failure: Failure | null };
  /** Runs what changes which project is open after all else that does or takes its time: see `lasting` in api/define.ts. */
  readonly alone: Lane;
};

/** The open project, or `project.none-open`. */
export const currentProject = (context: EngineContext): Result<OpenProject> => {
  const project = context.projects.current();
  return project === null ? fail('project.none-open') : ok(project);
};

/** Runs `work` on the open project; fails with `project.none-open` without one. */
export const withProject = <T>(
  context: EngineContext,
  work: (project: OpenProject) => Result<T>,
): Result<T> => {
  const project = currentProject(context);
  return project.ok ? work(project.value) : project;
};

/** The same, behind whatever is asked for at the same time: for work that looks at everything, while a page of it is waited for. */
export const withProjectBehind = async <T>(
  context: EngineContext,
  work: (project: OpenProject) => Result<T>,
): Promise<Result<T>> => {
  const meant = currentProject(context);
  if (!meant.ok) return meant;
  await giveWay();
  return withProject(context, (project) =>
    project === meant.value ? work(project) : fail('project.other', { path: meant.value.path }),
  );
};

/** The name that goes into history: in a reviewer's copy, that of the reviewer. */
export const authorOf = (context: EngineContext): string => {
  const project = context.projects.current();
  const copy = project === null ? null : findCopy(project.handle);
  return copy?.copy?.reviewer ?? context.preferences.get().author;
};
