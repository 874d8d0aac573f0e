import type { EngineHandlers } from '#api/index.ts';
import { factsOf } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { ok } from '#core/model/index.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { importDocument, importDocuments } from '../import/import-documents.ts';
import { omegatContents, openOmegat } from '../import/omegat-folder.ts';
import { locateOrigin } from '../import/origin.ts';
import { bringMemories } from '../omegat/bring-memories.ts';
import { bringTerms } from '../omegat/bring-terms.ts';
import { removeDocument, setTargets } from '../project/documents.ts';
import { keptChoices } from '../project/kept-choices.ts';
import { uidOfProject } from '../review/book/known-texts.ts';
import { comparedChanges, compareDocument } from '../update/compare.ts';
import { shownDocument } from '../update/prepare.ts';
import { updateDocument } from '../update/update-document.ts';

export const documentsHandlers: EngineHandlers<EngineContext>['documents'] = {
  formats: () => ok(formats.all.map(factsOf)),
  inspect: async (context, { from }) => {
    const located = locateOrigin(context.paths, from);
    if (!located.ok) return located;
    const inspected = await context.reader.inspect(located.value);
    if (!inspected.ok || inspected.value.book === null) return inspected;
    const { book } = inspected.value;
    const current = currentProject(context);
    const isOpen = current.ok && uidOfProject(current.value) === book.project;
    return ok({ ...inspected.value, book: { ...book, isOpen } });
  },
  import: (context, request) => context.jobs.run(request.job, (job) => importDocument(context, request, job)),
  omegat: (_context, { path }) => {
    const folder = openOmegat(path);
    if (!folder.ok) return folder;
    return omegatContents(folder.value);
  },
  importAll: (context, request) =>
    context.jobs.run(request.job, async (job) => {
      const report = await importDocuments(context, request, job);
      const project = context.projects.current();
      if (!report.ok || report.value.project === null || project === null) return report;
      const origins = request.files.map(({ from }) => from);
      const memories = await bringMemories(context, project, origins, job);
      const glossaries = await bringTerms(context, project, origins, job);
      return ok({
        ...report.value,
        ...(memories.length === 0 ? {} : { memories }),
        ...(glossaries.length === 0 ? {} : { glossaries }),
      });
    }),
  update: (context, request) => context.jobs.run(request.job, (job) => updateDocument(context, request, job)),
  compare: (context, request) =>
    context.jobs.run(request.job, (job) => compareDocument(context, request, job)),
  compared: (context, { job, ...page }) =>
    withProject(context, (project) => comparedChanges(project, job, page)),
  choices: (context, { document }) =>
    withProject(context, (project) => {
      const shown = shownDocument(project, document);
      return shown.ok ? ok(keptChoices(project, document)) : shown;
    }),
  remove: (context, { document }) =>
    withProject(context, (project) => removeDocument(project, document, authorOf(context))),
  setTargets: (context, { document, targets }) =>
    withProject(context, (project) => setTargets(project, document, targets, authorOf(context))),
};
