import type { EngineHandlers } from '#api/index.ts';
import { fail, ok, type ConceptId, type Result } from '#core/model/index.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { cedictHere } from '../dictionaries/cedict.ts';
import { locateOrigin } from '../import/origin.ts';
import type { OpenProject } from '../project/open-project.ts';
import { readyTerms } from '../project/terms.ts';
import { addPair } from '../terms/add-pair.ts';
import { termCandidates } from '../terms/candidates.ts';
import { addConcept, changeConcept, removeConcepts } from '../terms/change.ts';
import { conceptById } from '../terms/concept-store.ts';
import { exportTerms } from '../terms/export.ts';
import { importTerms } from '../terms/import.ts';
import { changeWithTexts, termImpact } from '../terms/impact.ts';
import { termsInRow } from '../terms/in-row.ts';
import { listConcepts } from '../terms/list.ts';
import { termsChanged } from './termbases.ts';

const isShared = (id: ConceptId): boolean => termbaseOf(id) !== ownTermbase;

/** Of what was changed in a shared termbase no commit tells. */
const told = <T>(project: OpenProject, done: Result<T>, isTold: (value: T) => boolean): Result<T> => {
  if (done.ok && isTold(done.value)) termsChanged(project);
  return done;
};

export const termsHandlers: EngineHandlers<EngineContext>['terms'] = {
  inRow: (context, { segment }) => withProject(context, (project) => termsInRow(project, segment)),
  list: (context, wanted) => withProject(context, (project) => listConcepts(project, wanted)),
  romanise: async (_context, { text, kind, surname }) => {
    const { proposedName } = await import('../terms/propose-name.ts');
    const dictionary = cedictHere();
    return ok(proposedName(text, kind, surname, dictionary.ok ? dictionary.value : null));
  },
  get: (context, { concept: id }) =>
    withProject(context, (project) => {
      const concept = conceptById(project, id);
      return concept === null ? fail('concept.unknown', { concept: id }) : ok(concept);
    }),
  add: (context, { into, ...content }) =>
    withProject(context, (project) =>
      told(project, addConcept(project, content, authorOf(context), into), ({ id }) => isShared(id)),
    ),
  addPair: async (context, { first, second }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    await readyTerms(current.value);
    return withProject(context, (project) =>
      told(project, addPair(project, first, second, authorOf(context)), ({ termbase }) => termbase !== null),
    );
  },
  change: (context, { concept, content }) =>
    withProject(context, (project) =>
      told(project, changeConcept(project, concept, content, authorOf(context)), ({ id }) => isShared(id)),
    ),
  impact: async (context, { concept, content }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    await readyTerms(current.value);
    return termImpact(current.value, concept, content, () => context.projects.current() === current.value);
  },
  changeWithTexts: async (context, { concept, ...change }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    await readyTerms(current.value);
    return withProject(context, (project) =>
      told(project, changeWithTexts(project, concept, change, authorOf(context)), () => isShared(concept)),
    );
  },
  candidates: (context, { job, ...wanted }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    return context.jobs.run(job, (running) => termCandidates(current.value, wanted, running));
  },
  import: (context, { from, termbase = null, job }) => {
    const current = currentProject(context);
    if (!current.ok) return current;
    const located = locateOrigin(context.paths, from);
    if (!located.ok) return located;
    return context.jobs.run(job, async (running) => {
      const done = await importTerms(context, current.value, located.value, termbase, running);
      return told(current.value, done, () => termbase !== null);
    });
  },
  export: (context, request) =>
    context.jobs.run(request.job, (running) => exportTerms(context, request, running)),
  remove: (context, { concepts }) =>
    withProject(context, (project) =>
      told(project, removeConcepts(project, concepts, authorOf(context)), () => concepts.some(isShared)),
    ),
};
