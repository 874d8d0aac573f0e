import type { EngineHandlers, Noted } from '#api/index.ts';
import { fail, ok, type AnnotationId, type Result, type Sequence } from '#core/model/index.ts';
import {
  linkAnnotation,
  removeAnnotations,
  reopenAnnotations,
  resolveAnnotations,
  updateAnnotation,
} from '../annotations/change.ts';
import { choosePlace } from '../annotations/choose.ts';
import { annotateEach, createAnnotation } from '../annotations/create.ts';
import { describeAnnotations } from '../annotations/describe.ts';
import { annotationFacets, listAnnotations, nextAnnotation } from '../annotations/list.ts';
import { findOccurrences } from '../annotations/occurrences.ts';
import { peopleOf } from '../annotations/people.ts';
import { proposeWords } from '../annotations/propose.ts';
import { wholeAnnotation } from '../annotations/read.ts';
import { exportAnnotations } from '../annotations/export.ts';
import { importAnnotations } from '../annotations/import.ts';
import { addReply, dropReply, editReply, type Replied } from '../annotations/replies.ts';
import { authorOf, currentProject, withProject, withProjectBehind, type EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';

/** The answer to a change of one annotation: where it stands in history, and the annotation as it now is. */
const noted = (project: OpenProject, id: AnnotationId, done: Result<Sequence>): Result<Noted> => {
  if (!done.ok) return done;
  const whole = wholeAnnotation(project, id);
  if (!whole.ok) return whole;
  const [info] = describeAnnotations(project, [whole.value]);
  return info === undefined
    ? fail('annotation.unknown', { annotation: id })
    : ok({ sequence: done.value, info });
};

const replied = (project: OpenProject, done: Result<Replied>): Result<Noted> =>
  done.ok ? noted(project, done.value.annotation, ok(done.value.sequence)) : done;

export const annotationsHandlers: EngineHandlers<EngineContext>['annotations'] = {
  list: (context, { filter, group, ...page }) =>
    withProject(context, (project) => ok(listAnnotations(project, filter, group, page))),
  facets: (context, { filter }) =>
    withProjectBehind(context, (project) => ok(annotationFacets(project, filter))),
  get: (context, { annotation }) =>
    withProject(context, (project) => {
      const found = noted(project, annotation, ok(project.sequence));
      return found.ok ? ok(found.value.info) : found;
    }),
  of: (context, { annotations }) =>
    withProject(context, (project) => {
      const found = annotations.map((id) => wholeAnnotation(project, id));
      return ok(
        describeAnnotations(
          project,
          found.flatMap((each) => (each.ok ? [each.value] : [])),
        ),
      );
    }),
  next: (context, { filter, ...whence }) =>
    withProject(context, (project) => ok(nextAnnotation(project, filter, whence))),
  create: (context, { content, ranges }) =>
    withProject(context, (project) => {
      const made = createAnnotation(project, content, ranges, authorOf(context));
      return made.ok ? noted(project, made.value.id, ok(made.value.sequence)) : made;
    }),
  update: (context, { annotation, content }) =>
    withProject(context, (project) =>
      noted(project, annotation, updateAnnotation(project, annotation, content, authorOf(context))),
    ),
  link: (context, { annotation, side, ranges }) =>
    withProject(context, (project) =>
      noted(project, annotation, linkAnnotation(project, annotation, side, ranges, authorOf(context))),
    ),
  propose: (context, { ranges, side }) =>
    withProject(context, (project) => proposeWords(project, ranges, side)),
  choose: (context, { annotation, ...which }) =>
    withProject(context, (project) =>
      noted(project, annotation, choosePlace(project, annotation, which, authorOf(context))),
    ),
  occurrences: (context, { annotation, ...page }) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    const isOpen = (): boolean => context.projects.current() === project.value;
    return findOccurrences(project.value, annotation, page, isOpen);
  },
  annotateEach: (context, { annotation, ranges }) =>
    withProject(context, (project) => annotateEach(project, annotation, ranges, authorOf(context))),
  remove: (context, { annotations }) =>
    withProject(context, (project) => removeAnnotations(project, annotations, authorOf(context))),
  resolve: (context, { annotations, reason }) =>
    withProject(context, (project) => resolveAnnotations(project, annotations, reason, authorOf(context))),
  reopen: (context, { annotations }) =>
    withProject(context, (project) => reopenAnnotations(project, annotations, authorOf(context))),
  reply: (context, { annotation, body }) =>
    withProject(context, (project) =>
      replied(project, addReply(project, annotation, body, authorOf(context))),
    ),
  editReply: (context, { reply, body }) =>
    withProject(context, (project) => replied(project, editReply(project, reply, body, authorOf(context)))),
  removeReply: (context, { reply }) =>
    withProject(context, (project) => replied(project, dropReply(project, reply, authorOf(context)))),
  people: (context) => withProject(context, (project) => ok(peopleOf(project))),
  import: (context, { from, job: id }) =>
    context.jobs.run(id, (job) => importAnnotations(context, from, job)),
  export: (context, request) =>
    context.jobs.run(request.job, (job) => exportAnnotations(context, request, job)),
};
