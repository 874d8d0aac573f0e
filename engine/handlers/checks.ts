import type { EngineHandlers } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { fixFinding, fixFindings } from '../checks/fix.ts';
import { ignoreFinding, unignore } from '../checks/ignore.ts';
import type { Asked } from '../checks/known.ts';
import { describeFinding, groupFindings, ignoredEntries, openFindings } from '../checks/list.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { nearestRow } from '../project/next-row.ts';
import type { OpenProject } from '../project/open-project.ts';

/** Looks at the open project for as long as it is open, under the name of a job where there is one. */
const looking = async <T>(
  context: EngineContext,
  job: string | undefined,
  work: (project: OpenProject, asked: Asked) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const isOpen = (): boolean => context.projects.current() === project;
  if (job === undefined) return work(project, { isWanted: isOpen });
  return context.jobs.run(job, ({ signal, progress }) =>
    work(project, {
      isWanted: () => isOpen() && !signal.aborted,
      progress: (done, total) => progress('searching', done, total),
    }),
  );
};

export const checksHandlers: EngineHandlers<EngineContext>['checks'] = {
  groups: (context, { job, ...filter }) =>
    looking(context, job, async (project, asked) => {
      const found = await openFindings(project, filter, asked);
      if (!found.ok) return found;
      return ok({
        groups: groupFindings(found.value),
        total: found.value.length,
        ignored: ignoredEntries(project, filter).length,
      });
    }),
  list: (context, { from, count, job, ...filter }) =>
    looking(context, job, async (project, asked) => {
      const found = await openFindings(project, filter, asked);
      if (!found.ok) return found;
      return ok({
        total: found.value.length,
        findings: found.value.slice(from, from + count).flatMap((one) => describeFinding(project, one)),
      });
    }),
  next: (context, { check, ...from }) =>
    looking(context, undefined, async (project, asked) => {
      const found = await openFindings(project, check === undefined ? {} : { check }, asked);
      if (!found.ok) return found;
      return ok(nearestRow(project, from, [...new Set(found.value.map(({ segment }) => segment))]));
    }),
  ignored: (context, { from, count, ...filter }) =>
    withProject(context, (project) => {
      const entries = ignoredEntries(project, filter);
      return ok({ total: entries.length, entries: entries.slice(from, from + count) });
    }),
  ignore: (context, { finding, where }) =>
    withProject(context, (project) => ignoreFinding(project, finding, where, authorOf(context))),
  unignore: (context, { entries }) =>
    withProject(context, (project) => unignore(project, entries, authorOf(context))),
  fix: (context, { finding }) =>
    withProject(context, (project) => fixFinding(project, finding, authorOf(context))),
  fixAll: (context, { job, ...filter }) =>
    looking(context, job, async (project, asked) => {
      const found = await openFindings(project, filter, asked);
      if (!found.ok) return found;
      // The project may have been closed while the rest was looked at.
      if (!asked.isWanted()) return fail('job.cancelled');
      const fixable = found.value.filter(({ finding }) => finding.fix !== undefined);
      const at = fixable.map(({ segment, finding }) => ({ ...finding, segment }));
      return fixFindings(project, at, authorOf(context));
    }),
};
