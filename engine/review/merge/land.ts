import type {
  Anchor,
  Annotation,
  AnnotationId,
  Reply,
  ReplyId,
  ReviewRecord,
  SegmentId,
  SharedAnnotation,
  Step,
  Version,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { chosenVersion, distinctVersions, versionKey, versionsByUid } from '#core/review/versions.ts';
import type { WholeAnnotation } from '../../annotations/describe.ts';
import { knownAnnotations } from '../../annotations/known.ts';
import { inTextOrder } from '../../annotations/text-order.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { nextId } from '../../store/ids.ts';
import { anchorPlacer, type AnchorPlacer, type TextsInChange } from './anchor-placer.ts';
import { saidInAnnotation, sharedAnnotation } from '../record.ts';

type Threads = Pick<ReviewRecord, 'annotations' | 'replies'>;

export type Landed = {
  readonly steps: readonly Step[];
  /** How many came, changed or went. */
  readonly annotations: number;
  readonly replies: number;
};

const keysOf = <T>(versions: readonly Version<T>[] | undefined): string =>
  (versions ?? []).map(versionKey).sort().join(' ');

/** The uids whose versions are others after the merge, with all of these. */
const changedIn = <T>(
  before: readonly Version<T>[],
  after: readonly Version<T>[],
): ReadonlyMap<string, readonly Version<T>[]> => {
  const [was, is] = [versionsByUid(before), versionsByUid(after)];
  return new Map([...is].filter(([uid, versions]) => keysOf(versions) !== keysOf(was.get(uid))));
};

/** What an anchor was made on, wherever it has moved since. */
const madeOn = ({ segment, side, quote, prefix, suffix, hash }: Anchor): string =>
  JSON.stringify([segment, side, quote, prefix, suffix, hash]);

/** No segment has this id: words that are nowhere. */
const nowhere: Anchor = {
  segment: 0 as SegmentId,
  start: 0,
  end: 0,
  side: 'source',
  startLean: 'after',
  endLean: 'before',
  quote: '',
  prefix: '',
  suffix: '',
  folded: '',
  hash: '',
  status: 'orphan',
  candidates: [],
};

/** The anchors of a version in this file: those it has here already stay, others are placed. */
const anchorsHere = (
  project: OpenProject,
  placer: AnchorPlacer,
  came: readonly Anchor[],
  here: readonly Anchor[],
): readonly Anchor[] => {
  const left = [...here];
  const anchors = came.map((anchor) => {
    const at = left.findIndex((one) => madeOn(one) === madeOn(anchor));
    const [kept] = at < 0 ? [] : left.splice(at, 1);
    return kept === undefined ? placer.place(anchor) : placer.keep(kept);
  });
  return anchors.length === 0 ? [nowhere] : inTextOrder(project, anchors);
};

const sameAnchors = (a: readonly Anchor[], b: readonly Anchor[]): boolean =>
  sameValue(a.map(madeOn).sort(), b.map(madeOn).sort());

/** What a version says as an annotation of this file; its members in the order in which they are read again. */
const annotationFrom = (value: SharedAnnotation, id: AnnotationId): Annotation => ({
  id,
  uid: value.uid,
  kind: value.kind,
  body: value.body,
  wording: value.wording,
  category: value.category,
  severity: value.severity,
  tags: value.tags,
  visibility: value.visibility,
  author: value.author,
  created: value.created,
  changed: value.changed,
  revision: Math.max(1, value.revision),
  resolution:
    value.resolution === null
      ? null
      : { reason: value.resolution.reason, by: value.resolution.by, at: value.resolution.at },
  foreign: value.foreign,
});

const removal = ({ annotation, anchors, replies }: WholeAnnotation): readonly Step[] => [
  ...replies.map((reply): Step => ({ on: 'reply', id: reply.id, before: reply, after: null })),
  { on: 'anchors', annotation: annotation.id, before: anchors, after: [] },
  { on: 'annotation', id: annotation.id, before: annotation, after: null },
];

type Landing = {
  readonly project: OpenProject;
  readonly placer: AnchorPlacer;
  readonly wholes: ReadonlyMap<string, WholeAnnotation>;
  /** What the file knew before, to tell whether anchors are the same. */
  readonly known: ReadonlyMap<string, readonly Version<SharedAnnotation>[]>;
  readonly newId: () => AnnotationId;
};

/** The steps to one annotation as a version has it. */
const landAnnotation = (
  { project, placer, wholes, known, newId }: Landing,
  value: SharedAnnotation,
): readonly Step[] => {
  const live = wholes.get(value.uid);
  if (live === undefined) {
    const id = newId();
    const after = anchorsHere(project, placer, value.anchors, []);
    return [
      { on: 'annotation', id, before: null, after: annotationFrom(value, id) },
      { on: 'anchors', annotation: id, before: [], after },
    ];
  }
  const { annotation: before, anchors } = live;
  const after = annotationFrom(value, before.id);
  const steps: Step[] = sameValue(before, after) ? [] : [{ on: 'annotation', id: before.id, before, after }];
  const said = saidInAnnotation(sharedAnnotation(live));
  const wasAs = known.get(value.uid)?.find((one) => saidInAnnotation(one.value) === said);
  if (sameAnchors(value.anchors, wasAs?.value.anchors ?? anchors)) return steps;
  const placed = anchorsHere(project, placer, value.anchors, anchors);
  return sameValue(placed, anchors)
    ? steps
    : [...steps, { on: 'anchors', annotation: before.id, before: anchors, after: placed }];
};

const counter = (first: number): (() => number) => {
  let next = first;
  return () => next++;
};

type Came = ReadonlyMap<string, readonly Version<SharedAnnotation>[]>;

/** What is private here stays as it is, unless its author settled that it be shared. */
const isWithheld = (
  live: WholeAnnotation | undefined,
  known: readonly Version<SharedAnnotation>[] | undefined,
  came: readonly Version<SharedAnnotation>[],
): boolean =>
  live?.annotation.visibility === 'private' && (known === undefined || distinctVersions(came).length > 1);

/** The steps of every annotation that came, and the numbers under which those that stand are found. */
const landAnnotations = (
  landing: Landing,
  came: Came,
  concerned: ReadonlySet<string>,
  answered: ReadonlySet<string>,
): {
  readonly steps: readonly Step[];
  readonly ids: ReadonlyMap<string, AnnotationId>;
  readonly count: number;
} => {
  const { wholes, known } = landing;
  const ids = new Map([...wholes].map(([uid, { annotation }]) => [uid, annotation.id]));
  const steps: Step[] = [];
  let count = 0;
  for (const uid of concerned) {
    const versions = came.get(uid) ?? [];
    const chosen = chosenVersion(versions);
    const live = wholes.get(uid);
    if (chosen === undefined || isWithheld(live, known.get(uid), versions)) continue;
    const isPrivate = live?.annotation.visibility === 'private';
    // Shown with the answers to it, it has to say what the removed version says, or it would count as changed here.
    const stays = !chosen.removed || (answered.has(uid) && !isPrivate);
    const own = stays
      ? landAnnotation(landing, chosen.value)
      : live === undefined || isPrivate
        ? []
        : removal(live);
    if (own.length > 0) count += 1;
    for (const step of own) {
      steps.push(step);
      if (step.on !== 'annotation') continue;
      if (step.after === null) ids.delete(uid);
      else ids.set(uid, step.id);
    }
  }
  return { steps, ids, count };
};

const replyStep = (
  live: Reply | undefined,
  annotation: AnnotationId,
  { value, removed }: ReviewRecord['replies'][number],
  newId: () => ReplyId,
): Step | null => {
  if (removed) return live === undefined ? null : { on: 'reply', id: live.id, before: live, after: null };
  const after: Reply = {
    id: live?.id ?? newId(),
    uid: value.uid,
    annotation: live?.annotation ?? annotation,
    author: value.author,
    created: value.created,
    changed: value.changed,
    revision: value.revision,
    body: value.body,
  };
  return sameValue(live, after) ? null : { on: 'reply', id: after.id, before: live ?? null, after };
};

/**
 * The steps that bring annotations and replies of a merged record into the project, where the file knew `ours` before. Of
 * one that was changed apart, one version is shown (`chosenVersion`) until somebody settles it. One that was removed while
 * others answered it is shown with their answers. `changing`: texts the same action changes; null when a package is opened.
 */
export const landThreads = (
  project: OpenProject,
  review: string,
  ours: Threads,
  merged: Threads & Pick<ReviewRecord, 'cells'>,
  changing: TextsInChange | null = new Map(),
): Landed => {
  const notes = changedIn(ours.annotations, merged.annotations);
  const replies = changedIn(ours.replies, merged.replies);
  if (notes.size + replies.size === 0) return { steps: [], annotations: 0, replies: 0 };
  const came = versionsByUid(merged.annotations);
  const answered = new Set(
    [...versionsByUid(merged.replies).values()].flatMap((versions) => {
      const chosen = chosenVersion(versions);
      return chosen === undefined || chosen.removed ? [] : [chosen.value.annotation];
    }),
  );
  const concerned = new Set(notes.keys());
  const wholes = new Map(
    Array.from(knownAnnotations(project).values(), (whole) => [whole.annotation.uid, whole]),
  );
  for (const [first] of replies.values()) {
    const uid = first?.value.annotation;
    if (uid === undefined) continue;
    // Its annotation says nothing new, but comes back with a reply, or it would be lost from sight, and goes with its last.
    const isRemoved = chosenVersion(came.get(uid) ?? [])?.removed === true;
    if (isRemoved || (answered.has(uid) && !wholes.has(uid))) concerned.add(uid);
  }
  const segments = [...concerned].flatMap((uid) =>
    (came.get(uid) ?? []).flatMap(({ value }) => value.anchors.map(({ segment }) => segment)),
  );
  const noteId = counter(nextId(project.handle, 'annotations'));
  const landed = landAnnotations(
    {
      project,
      placer: anchorPlacer(project, review, segments, merged, changing),
      wholes,
      known: versionsByUid(ours.annotations),
      newId: () => noteId() as AnnotationId,
    },
    came,
    concerned,
    answered,
  );
  const live = new Map(
    [...wholes.values()].flatMap((whole) => whole.replies.map((reply) => [reply.uid, reply] as const)),
  );
  const replyId = counter(nextId(project.handle, 'replies'));
  const newId = (): ReplyId => replyId() as ReplyId;
  const replySteps = [...replies.values()].flatMap((versions): readonly Step[] => {
    const chosen = chosenVersion(versions);
    const annotation = chosen === undefined ? undefined : landed.ids.get(chosen.value.annotation);
    if (chosen === undefined || annotation === undefined) return [];
    const step = replyStep(live.get(chosen.uid), annotation, chosen, newId);
    return step === null ? [] : [step];
  });
  return {
    steps: [...landed.steps, ...replySteps],
    annotations: landed.count,
    replies: replySteps.length,
  };
};

/** The steps that bring the annotations and replies of a package into a copy that has none yet. */
export const landingSteps = (project: OpenProject, review: string, record: ReviewRecord): readonly Step[] =>
  landThreads(project, review, { annotations: [], replies: [] }, record, null).steps;
