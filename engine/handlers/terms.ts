import type { EngineHandlers } from '#api/index.ts';
import { fail, ok } from '#core/model/index.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { locateOrigin } from '../import/origin.ts';
import { findConcept } from '../store/concepts-repository.ts';
import { addPair } from '../terms/add-pair.ts';
import { termCandidates } from '../terms/candidates.ts';
import { addConcept, changeConcept, removeConcepts } from '../terms/change.ts';
import { exportTerms } from '../terms/export.ts';
import { importTerms } from '../terms/import.ts';
import { changeWithTexts, termImpact } from '../terms/impact.ts';
import { termsInRow } from '../terms/in-row.ts';
import { listConcepts } from '../terms/list.ts';

export const termsHandlers: EngineHandlers<EngineContext>['terms'] = {
  inRow: (context, { segment }) => withProject(context, (project) => termsInRow(project, segment)),
  list: (context, wanted) => withProject(context, (project) => ok(listConcepts(project, wanted))),
  romanise: async (_context, { text, kind, surname }) => {
    const { proposedName } = await import('../terms/propose-name.ts');
    return ok(proposedName(text, kind, surname));
  },
  get: (context, { concept: id }) =>
    withProject(context, ({ handle }) => {
      const concept = findConcept(handle, id);
      return concept === null ? fail('concept.unknown', { concept: id }) : ok(concept);
    }),
  add: (context, content) =>
    withProject(context, (project) => addConcept(project, content, authorOf(context))),
  addPair: (context, { first, second }) =>
    withProject(context, (project) => addPair(project, first, second, authorOf(context))),
  change: (context, { concept, content }) =>
    withProject(context, (project) => changeConcept(project, concept, content, authorOf(context))),
  impact: (context, { concept, content }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    return termImpact(current.value, concept, content, () => context.projects.current() === current.value);
  },
  changeWithTexts: (context, { concept, ...change }) =>
    withProject(context, (project) => changeWithTexts(project, concept, change, authorOf(context))),
  candidates: (context, { job, ...wanted }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    return context.jobs.run(job, (running) => termCandidates(current.value, wanted, running));
  },
  import: (context, { from, job }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const located = locateOrigin(context.paths, from);
    if (!located.ok) return located;
    return context.jobs.run(job, ({ signal }) =>
      importTerms(current.value, located.value, authorOf(context), { isWanted: () => !signal.aborted }),
    );
  },
  export: (context, request) =>
    context.jobs.run(request.job, (running) => exportTerms(context, request, running)),
  remove: (context, { concepts }) =>
    withProject(context, (project) => removeConcepts(project, concepts, authorOf(context))),
};
