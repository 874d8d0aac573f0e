import type { EngineHandlers, Noted } from '../../api/index.ts';
import { fail, ok, type AnnotationId, type Result, type Sequence } from '../../core/model/index.ts';
import { createAnnotation } from '../annotations/create.ts';
import { describeAnnotations } from '../annotations/describe.ts';
import { wholeAnnotation, wholeAnnotations } from '../annotations/read.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';

const noted = (project: OpenProject, id: AnnotationId, sequence: Sequence): Result<Noted> => {
  const whole = wholeAnnotation(project, id);
  if (!whole.ok) return whole;
  const [info] = describeAnnotations(project, [whole.value]);
  return info === undefined ? fail('annotation.unknown', { annotation: id }) : ok({ sequence, info });
};

const notYet = () => fail('internal', { detail: 'not built yet' });

export const annotationsHandlers: EngineHandlers<EngineContext>['annotations'] = {
  list: (context, { from, count }) =>
    withProject(context, (project) => {
      const all = describeAnnotations(project, wholeAnnotations(project));
      const ordered = all.toSorted(
        (a, b) =>
          (a.row ?? Infinity) - (b.row ?? Infinity) ||
          (a.anchors[0]?.start ?? 0) - (b.anchors[0]?.start ?? 0),
      );
      return ok({ total: all.length, groups: [], items: ordered.slice(from, from + count) });
    }),
  get: (context, { annotation }) =>
    withProject(context, (project) => {
      const found = noted(project, annotation, project.sequence);
      return found.ok ? ok(found.value.info) : found;
    }),
  create: (context, { project: path, content, ranges }) =>
    withProject(context, (project) => {
      if (path !== undefined && path !== project.path) return fail('project.other', { path });
      const made = createAnnotation(project, content, ranges, authorOf(context));
      return made.ok ? noted(project, made.value.id, made.value.sequence) : made;
    }),
  facets: notYet,
  next: notYet,
  update: notYet,
  link: notYet,
  propose: notYet,
  choose: notYet,
  remove: notYet,
  resolve: notYet,
  reopen: notYet,
  reply: notYet,
  editReply: notYet,
  removeReply: notYet,
  occurrences: notYet,
  annotateEach: notYet,
  people: notYet,
  import: notYet,
  export: notYet,
};
