import type { EngineHandlers } from '#api/index.ts';
import { ok, type Result } from '#core/model/index.ts';
import { currentProject, withProject, type EngineContext } from '../context.ts';
import { locateOrigin } from '../import/origin.ts';
import { addNew, addTmx } from '../memory/add.ts';
import { attach, detach, listAttached, moveMemory, setMemory } from '../memory/attached.ts';
import { newestSearch, searchMemory, searchProject } from '../memory/concordance.ts';
import { feedMemories } from '../memory/feed.ts';
import { findDifferences } from '../memory/differences.ts';
import { exportFound } from '../memory/export-found.ts';
import { importTmx } from '../memory/import-file.ts';
import { matchesFor } from '../memory/lookup.ts';
import { piecesFor } from '../memory/lookup-pieces.ts';
import { originalsOf } from '../memory/originals.ts';
import type { OpenProject } from '../project/open-project.ts';
import { exportMemory, findInMemory, memoryInfo, withMemory } from '../memory/read-file.ts';
import { fillsRepeats, setFillsRepeats } from '../memory/repeats.ts';

/** What is done with the open project, and takes its time. */
const onProject = async <T>(
  context: EngineContext,
  work: (project: OpenProject) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const current = currentProject(context);
  return current.ok ? work(current.value) : current;
};

/** A memory that is written into is handed what is confirmed. */
const fedAfter = <T>(project: OpenProject, answer: Result<T>): Result<T> => {
  if (answer.ok) void feedMemories(project);
  return answer;
};

export const memoryHandlers: EngineHandlers<EngineContext>['memory'] = {
  lookup: async (context, { segment, ...wanted }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const project = current.value;
    const originals = await originalsOf(project, () => context.projects.current() === project);
    if (!originals.ok) return originals;
    const matches = await matchesFor(project, originals.value, segment, wanted);
    const isKnown = matches.some(({ kind }) => kind === 'context' || kind === 'exact');
    return ok(isKnown ? matches : [...matches, ...(await piecesFor(project, originals.value, segment))]);
  },
  search: async (context, wanted) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const project = current.value;
    const isNewest = newestSearch(project);
    return searchProject(project, wanted, () => isNewest() && context.projects.current() === project);
  },
  searchIn: (_context, { path, ...wanted }) => withMemory(path, (memory) => searchMemory(memory, wanted)),
  differences: async (context, { count }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const project = current.value;
    return findDifferences(project, count, () => context.projects.current() === project);
  },
  exportFound: (context, request) =>
    context.jobs.run(request.job, (running) => exportFound(context, request, running)),
  repeats: (context) => withProject(context, (project) => ok({ fills: fillsRepeats(project) })),
  setRepeats: (context, { fills }) => withProject(context, (project) => setFillsRepeats(project, fills)),
  list: (context) => onProject(context, async (project) => ok(await listAttached(project))),
  attach: (context, { path, writes }) =>
    onProject(context, async (project) => fedAfter(project, await attach(project, path, writes))),
  detach: (context, { path }) => onProject(context, (project) => detach(project, path)),
  set: (context, { path, ...setting }) =>
    onProject(context, async (project) => fedAfter(project, await setMemory(project, path, setting))),
  move: (context, { path, to }) => onProject(context, (project) => moveMemory(project, path, to)),
  create: (context, { name }) =>
    onProject(context, async (project) => fedAfter(project, await addNew(context, project, name))),
  add: (context, { from, job }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const located = locateOrigin(context.paths, from);
    if (!located.ok) return located;
    return context.jobs.run(job, ({ signal, progress }) =>
      addTmx(context, current.value, located.value, {
        isWanted: () => !signal.aborted,
        signal,
        progress: (units) => progress('storing', units, units + 1),
      }),
    );
  },
  import: (context, { path, from, job }) => {
    const located = locateOrigin(context.paths, from);
    if (!located.ok) return located;
    return context.jobs.run(job, ({ signal, progress }) =>
      importTmx(path, located.value, {
        isWanted: () => !signal.aborted,
        signal,
        progress: (units) => progress('storing', units, units + 1),
      }),
    );
  },
  info: (_context, { path }) => memoryInfo(path),
  find: (_context, { path, ...wanted }) => findInMemory(path, wanted),
  export: (context, { path, to, job }) =>
    context.jobs.run(job, ({ signal }) =>
      exportMemory(context.paths.data, path, to, {
        created: context.clock.now().toISOString(),
        isWanted: () => !signal.aborted,
      }),
    ),
};
