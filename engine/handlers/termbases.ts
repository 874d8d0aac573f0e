import type { EngineHandlers } from '#api/index.ts';
import { ok, type Result } from '#core/model/index.ts';
import type { AttachedTermbase } from '#api/termbases.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { locateOrigin } from '../import/origin.ts';
import type { OpenProject } from '../project/open-project.ts';
import {
  attachTermbase,
  detachTermbase,
  moveTermbase,
  setTermbase,
  writableTermbase,
} from '../project/termbases/attached.ts';
import { withTermbase } from '../project/termbases/termbase-file.ts';
import { conceptsOfFile } from '../terms/all-concepts.ts';
import { conceptsThat } from '../terms/list.ts';
import {
  addNewTermbase,
  availableTermbases,
  exportTermbase,
  importIntoTermbase,
  listTermbases,
  makeTermbase,
  termbaseInfo,
} from '../terms/termbases.ts';
import { transferConcepts } from '../terms/transfer.ts';
import { turnTermbase } from '../terms/turn-termbase.ts';

/** Other terms are found now, of which no commit tells. */
export const termsChanged = ({ path, services }: OpenProject): void =>
  services.emit('terms.changed', { path });

/** Changes which termbases the open project has, and answers them. */
const changing = (
  context: EngineContext,
  work: (project: OpenProject) => Result<null>,
): Result<readonly AttachedTermbase[]> =>
  withProject(context, (project) => {
    const done = work(project);
    if (!done.ok) return done;
    const listed = listTermbases(project);
    termsChanged(project);
    return ok(listed);
  });

const turning = (
  context: EngineContext,
  { path, job }: { readonly path: string; readonly job: string },
  direction: 'undo' | 'redo',
) => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  return context.jobs.run(job, async ({ signal }) => {
    const file = writableTermbase(project, path);
    if (!file.ok) return file;
    const done = await turnTermbase(file.value, direction, { isWanted: () => !signal.aborted });
    if (done.ok) termsChanged(project);
    return done;
  });
};

export const termbasesHandlers: EngineHandlers<EngineContext>['termbases'] = {
  list: (context) => withProject(context, (project) => ok(listTermbases(project))),
  attach: (context, { path, writes }) =>
    changing(context, (project) => attachTermbase(project, path, { writes })),
  detach: (context, { path }) => changing(context, (project) => detachTermbase(project, path)),
  set: (context, { path, on, writes, takesNew }) =>
    changing(context, (project) =>
      setTermbase(project, path, {
        ...(on === undefined ? {} : { on }),
        ...(writes === undefined ? {} : { writes }),
        ...(takesNew === undefined ? {} : { takesNew }),
      }),
    ),
  move: (context, { path, to }) => changing(context, (project) => moveTermbase(project, path, to)),
  create: (context, { name }) => changing(context, (project) => addNewTermbase(context, project, name)),
  available: (context) => withProject(context, (project) => ok(availableTermbases(context, project))),
  transfer: (context, wanted) =>
    withProject(context, (project) => {
      const done = transferConcepts(project, wanted, authorOf(context));
      termsChanged(project);
      return done;
    }),
  undo: (context, of) => turning(context, of, 'undo'),
  redo: (context, of) => turning(context, of, 'redo'),
  make: (_context, { path }) => makeTermbase(path),
  info: (_context, { path }) => termbaseInfo(path),
  find: (_context, { path, text, count }) =>
    withTermbase(path, (file) => {
      const found = conceptsThat(conceptsOfFile(file), { text });
      return ok({ total: found.length, concepts: found.slice(0, count) });
    }),
  import: (context, { path, from, job }) => {
    const located = locateOrigin(context.paths, from);
    if (!located.ok) return located;
    return context.jobs.run(job, (running) => importIntoTermbase(context, path, located.value, running));
  },
  export: (context, { job, ...wanted }) =>
    context.jobs.run(job, (running) => exportTermbase(context.paths.data, wanted, running)),
};
