import type { AnnotationContent, AnnotationRange } from '#api/annotations.ts';
import {
  fail,
  ok,
  type ActionKind,
  type Annotation,
  type AnnotationId,
  type Resolution,
  type Result,
  type Sequence,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { anchorsFor, settled } from './create.ts';
import type { WholeAnnotation } from './describe.ts';
import { wholeAnnotation } from './read.ts';
import { inTextOrder } from './text-order.ts';

const now = ({ services }: OpenProject): string => services.clock.now().toISOString();

/** The annotations, each once, of a project that may be written. Failures: annotation.unknown, those of `writable`. */
const changeable = (
  project: OpenProject,
  ids: readonly AnnotationId[],
): Result<readonly WholeAnnotation[]> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const wholes: WholeAnnotation[] = [];
  for (const id of new Set(ids)) {
    const whole = wholeAnnotation(project, id);
    if (!whole.ok) return whole;
    if (whole.value.annotation.damaged === true) return fail('annotation.damaged', { annotation: id });
    wholes.push(whole.value);
  }
  return ok(wholes);
};

/** The step to a changed annotation, which is one revision further. */
const changeStep = (before: Annotation, change: Partial<Annotation>, at: string): Step => ({
  on: 'annotation',
  id: before.id,
  before,
  after: { ...before, ...change, changed: at, revision: before.revision + 1 },
});

/** The step by which an annotation is one revision further though it says what it said: its words are others. */
export const revised = (project: OpenProject, annotation: Annotation): Step =>
  changeStep(annotation, {}, now(project));

const done = (
  project: OpenProject,
  kind: ActionKind,
  steps: readonly Step[],
  actor: string,
): Result<Sequence> => {
  const committed = commit(project, { kind, steps, actor });
  return committed.ok ? ok(committed.value.sequence) : committed;
};

/** The members of it that are to become other ones. */
export type ContentChange = { readonly [K in keyof AnnotationContent]?: AnnotationContent[K] | undefined };

const given = (change: ContentChange): Partial<Annotation> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** Changes what an annotation says; nothing at all when it says that already. */
export const updateAnnotation = (
  project: OpenProject,
  id: AnnotationId,
  content: ContentChange,
  actor: string,
): Result<Sequence> => {
  const found = changeable(project, [id]);
  if (!found.ok) return found;
  const steps = found.value.flatMap(({ annotation }) => {
    const change = settled({ ...annotation, ...given(content) });
    return sameValue(change, annotation) ? [] : [changeStep(annotation, change, now(project))];
  });
  return done(project, 'change-annotation', steps, actor);
};

/** Puts an annotation on these words of one side. Failures: annotation.no-words when it would have none left. */
export const linkAnnotation = (
  project: OpenProject,
  id: AnnotationId,
  side: Side,
  ranges: readonly AnnotationRange[],
  actor: string,
): Result<Sequence> => {
  const found = changeable(project, [id]);
  const [whole] = found.ok ? found.value : [];
  if (!found.ok || whole === undefined) return found.ok ? fail('annotation.unknown') : found;
  if (ranges.some((range) => range.side !== side)) return fail('annotation.bad-range', { detail: side });
  const made = anchorsFor(project, ranges);
  if (!made.ok) return made;
  const { annotation, anchors } = whole;
  const after = inTextOrder(project, [...anchors.filter((anchor) => anchor.side !== side), ...made.value]);
  if (after.length === 0) return fail('annotation.no-words');
  if (sameValue(after, anchors)) return ok(project.sequence);
  const steps: Step[] = [
    revised(project, annotation),
    { on: 'anchors', annotation: id, before: anchors, after },
  ];
  return done(project, 'link-annotation', steps, actor);
};

const removalOf = ({ annotation, anchors, replies }: WholeAnnotation): readonly Step[] => [
  ...replies.map((reply): Step => ({ on: 'reply', id: reply.id, before: reply, after: null })),
  { on: 'anchors', annotation: annotation.id, before: anchors, after: [] },
  { on: 'annotation', id: annotation.id, before: annotation, after: null },
];

/** Removes annotations with their words and replies, as one step of undo. */
export const removeAnnotations = (
  project: OpenProject,
  ids: readonly AnnotationId[],
  actor: string,
): Result<{ readonly sequence: Sequence; readonly removed: number }> => {
  const found = changeable(project, ids);
  if (!found.ok) return found;
  const sequence = done(project, 'remove-annotation', found.value.flatMap(removalOf), actor);
  return sequence.ok ? ok({ sequence: sequence.value, removed: found.value.length }) : sequence;
};

type Settled = { readonly sequence: Sequence; readonly changed: number };

const settleEach = (
  project: OpenProject,
  kind: 'resolve' | 'reopen',
  ids: readonly AnnotationId[],
  actor: string,
  reason: Resolution['reason'] | null,
): Result<Settled> => {
  const found = changeable(project, ids);
  if (!found.ok) return found;
  const at = now(project);
  const resolution = reason === null ? null : { reason, by: actor, at };
  const steps = found.value
    .filter(({ annotation }) => (annotation.resolution?.reason ?? null) !== reason)
    .map(({ annotation }) => changeStep(annotation, { resolution }, at));
  const sequence = done(project, kind, steps, actor);
  return sequence.ok ? ok({ sequence: sequence.value, changed: steps.length }) : sequence;
};

/** Resolves annotations for a reason; those resolved for it already stay as they are and are not counted. */
export const resolveAnnotations = (
  project: OpenProject,
  ids: readonly AnnotationId[],
  reason: Resolution['reason'],
  actor: string,
): Result<Settled> => settleEach(project, 'resolve', ids, actor, reason);

export const reopenAnnotations = (
  project: OpenProject,
  ids: readonly AnnotationId[],
  actor: string,
): Result<Settled> => settleEach(project, 'reopen', ids, actor, null);
