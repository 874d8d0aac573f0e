import type { EngineHandlers } from '#api/index.ts';
import { fail, ok } from '#core/model/index.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import { findConcept } from '../store/concepts-repository.ts';
import { addPair } from '../terms/add-pair.ts';
import { addConcept, changeConcept, removeConcepts } from '../terms/change.ts';
import { termsInRow } from '../terms/in-row.ts';
import { listConcepts } from '../terms/list.ts';

export const termsHandlers: EngineHandlers<EngineContext>['terms'] = {
  inRow: (context, { segment }) => withProject(context, (project) => termsInRow(project, segment)),
  list: (context, wanted) => withProject(context, (project) => ok(listConcepts(project, wanted))),
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
  remove: (context, { concepts }) =>
    withProject(context, (project) => removeConcepts(project, concepts, authorOf(context))),
};
