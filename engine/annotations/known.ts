import type { AnnotationId, SegmentId, Sequence, Step } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { segmentsOf } from '../store/anchors-repository.ts';
import { guarded } from '../store/failures.ts';
import type { WholeAnnotation } from './describe.ts';
import { wholeAnnotation, wholeAnnotations } from './read.ts';

/** A project's annotations in memory, as they were at a point of its history. */
type Known = { sequence: Sequence; readonly annotations: Map<AnnotationId, WholeAnnotation> };

const known = new WeakMap<OpenProject, Known>();

/** Every annotation of the project, oldest first: read once, then kept up with each commit by `noteAnnotations`. */
export const knownAnnotations = (project: OpenProject): ReadonlyMap<AnnotationId, WholeAnnotation> => {
  const last = known.get(project);
  if (last?.sequence === project.sequence) return last.annotations;
  const annotations = new Map(wholeAnnotations(project).map((whole) => [whole.annotation.id, whole]));
  known.set(project, { sequence: project.sequence, annotations });
  return annotations;
};

const annotationOf = (step: Step): AnnotationId | null => {
  if (step.on === 'annotation') return step.id;
  return step.on === 'reply' ? ((step.after ?? step.before)?.annotation ?? null) : null;
};

const changedBy = (step: Step): AnnotationId | null =>
  step.on === 'anchors' ? step.annotation : annotationOf(step);

/** The rows of annotations that steps change though not where they stand. */
export const rowsOfAnnotations = ({ handle }: OpenProject, steps: readonly Step[]): readonly SegmentId[] =>
  steps.flatMap((step) => {
    const annotation = annotationOf(step);
    return annotation === null ? [] : segmentsOf(handle, annotation);
  });

/** Reads again what committed steps changed. Call it after each commit, before the project's sequence moves on. */
export const noteAnnotations = (project: OpenProject, sequence: Sequence, steps: readonly Step[]): void => {
  const last = known.get(project);
  if (last === undefined || last.sequence !== project.sequence) return;
  if (steps.some(({ on }) => on === 'row')) {
    known.delete(project);
    return;
  }
  for (const id of new Set(steps.map(changedBy))) {
    if (id === null) continue;
    const whole = wholeAnnotation(project, id);
    if (whole.ok) last.annotations.set(id, whole.value);
    else last.annotations.delete(id);
  }
  last.sequence = sequence;
};

/** Milliseconds after a project was opened: by then its rows stand on the screen. */
const beforeReading = 400;

/** Reads a project's annotations soon, while nobody waits for them, so that their list opens at once. */
export const readAnnotationsAhead = (project: OpenProject, isOpen: () => boolean): void => {
  project.services.clock.later(beforeReading, () => {
    if (isOpen()) guarded(project.path, () => knownAnnotations(project));
  });
};
