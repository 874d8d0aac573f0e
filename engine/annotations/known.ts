import type { AnnotationId, ReplyId, SegmentId, Sequence, Step } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { segmentsOf } from '../store/anchors-repository.ts';
import { findReply } from '../store/replies-repository.ts';
import type { WholeAnnotation } from './describe.ts';
import { wholeAnnotation, wholeAnnotations } from './read.ts';

/** A project's annotations in memory, as they were at a point of its history. */
type Known = {
  sequence: Sequence;
  readonly annotations: Map<AnnotationId, WholeAnnotation>;
  /** Annotations, and the annotations of replies, by their uids. */
  readonly named: Map<string, AnnotationId>;
  readonly answered: Map<string, AnnotationId>;
};

const known = new WeakMap<OpenProject, Known>();

const put = ({ annotations, named, answered }: Known, whole: WholeAnnotation): void => {
  const { id, uid } = whole.annotation;
  annotations.set(id, whole);
  named.set(uid, id);
  for (const reply of whole.replies) answered.set(reply.uid, id);
};

const unname = ({ named, answered }: Known, { annotation, replies }: WholeAnnotation): void => {
  if (named.get(annotation.uid) === annotation.id) named.delete(annotation.uid);
  for (const { uid } of replies) if (answered.get(uid) === annotation.id) answered.delete(uid);
};

/** Puts an annotation in the place of what it was: a Map keeps the order in which they came. */
const replace = (all: Known, whole: WholeAnnotation): void => {
  const { id } = whole.annotation;
  const before = all.annotations.get(id);
  if (before !== undefined) unname(all, before);
  put(all, whole);
};

const takeOut = (all: Known, id: AnnotationId): void => {
  const whole = all.annotations.get(id);
  if (whole === undefined) return;
  unname(all, whole);
  all.annotations.delete(id);
};

const knownOf = (project: OpenProject): Known => {
  const last = known.get(project);
  if (last?.sequence === project.sequence) return last;
  const next: Known = {
    sequence: project.sequence,
    annotations: new Map(),
    named: new Map(),
    answered: new Map(),
  };
  for (const whole of wholeAnnotations(project)) put(next, whole);
  known.set(project, next);
  return next;
};

/** Every annotation of the project, oldest first: read once, then kept up with each commit by `noteAnnotations`. */
export const knownAnnotations = (project: OpenProject): ReadonlyMap<AnnotationId, WholeAnnotation> =>
  knownOf(project).annotations;

/** The annotation of this uid. */
export const annotationNamed = (project: OpenProject, uid: string): WholeAnnotation | undefined => {
  const { annotations, named } = knownOf(project);
  const id = named.get(uid);
  return id === undefined ? undefined : annotations.get(id);
};

/** The annotation that the reply of this uid belongs to. */
export const annotationOfReply = (project: OpenProject, uid: string): WholeAnnotation | undefined => {
  const { annotations, answered } = knownOf(project);
  const id = answered.get(uid);
  return id === undefined ? undefined : annotations.get(id);
};

const annotationOf = (step: Step): AnnotationId | null => {
  if (step.on === 'annotation') return step.id;
  return step.on === 'reply' ? ((step.after ?? step.before)?.annotation ?? null) : null;
};

/** What steps change of annotations: all that is known of those in `whole`, and of others some of their replies. */
const changedBy = (steps: readonly Step[]) => {
  const whole = new Set<AnnotationId>();
  const replies = new Map<AnnotationId, ReplyId[]>();
  for (const step of steps) {
    const annotation = step.on === 'anchors' ? step.annotation : annotationOf(step);
    if (annotation === null) continue;
    if (step.on !== 'reply') whole.add(annotation);
    else if (replies.has(annotation)) replies.get(annotation)?.push(step.id);
    else replies.set(annotation, [step.id]);
  }
  return { whole, replies };
};

/** With some of its replies read again: of an annotation that tens of thousands answer, all would keep saves waiting each time. */
const withReplies = (
  project: OpenProject,
  known: WholeAnnotation,
  ids: readonly ReplyId[],
): WholeAnnotation => {
  const replies = new Map(known.replies.map((reply) => [reply.id, reply]));
  for (const id of ids) {
    const reply = findReply(project.handle, id);
    if (reply === null) replies.delete(id);
    else replies.set(id, reply);
  }
  return { ...known, replies: [...replies.values()].sort((a, b) => a.id - b.id) };
};

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
  const changed = changedBy(steps);
  for (const [id, replies] of changed.replies) {
    const before = last.annotations.get(id);
    if (before === undefined) changed.whole.add(id);
    else if (!changed.whole.has(id)) replace(last, withReplies(project, before, replies));
  }
  for (const id of changed.whole) {
    const whole = wholeAnnotation(project, id);
    if (whole.ok) replace(last, whole.value);
    else takeOut(last, id);
  }
  last.sequence = sequence;
};
