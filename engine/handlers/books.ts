import type { EngineHandlers } from '#api/index.ts';
import { layoutFacts } from '#core/layouts/layouts.ts';
import { ok } from '#core/model/index.ts';
import { locateOrigin } from '../import/origin.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { readProfile, saveProfile } from '../books/profiles.ts';
import { runBookJob } from '../books/write-book.ts';

/**
 * What draws books, loaded when the first is looked at: it brings the tables of Cantonese readings, which took an engine a third of its memory
 * and of the time it took to start.
 */
const loadPreview = () => import('../books/preview.ts');

export const booksHandlers: EngineHandlers<EngineContext>['books'] = {
  layouts: (context) => ok({ layouts: layoutFacts, prints: context.printer.isThere() }),
  write: (context, request) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return context.jobs.run(request.job, (job) => runBookJob(context, project.value, request, job));
  },
  previewPages: (context, request) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return context.jobs.run(request.job, async (job) =>
      (await loadPreview()).previewPages(context, project.value, request, job),
    );
  },
  preview: async (context, request) => {
    const { previewBook } = await loadPreview();
    const project = currentProject(context);
    return project.ok ? previewBook(context, project.value, request) : project;
  },
  readProfile: (context, { from }) => {
    const located = locateOrigin(context.paths, from);
    return located.ok ? readProfile(located.value.path) : located;
  },
  saveProfile: (context, request) => {
    const project = currentProject(context);
    return project.ok ? saveProfile(context, project.value, request) : project;
  },
};
