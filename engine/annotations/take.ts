import type { ImportedAnnotation } from '#api/annotations.ts';
import type { AnnotationDraft, ImportReason, ReplyDraft } from '#core/formats/jsonld/draft.ts';
import type { Anchor, Annotation, AnnotationId, Reply, ReplyId, Step } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import type { Attached } from './attach.ts';
import type { WholeAnnotation } from './describe.ts';

/** What becomes of one annotation of a file: the steps that bring it in, if any, and what is told of it. */
export type Taking = { readonly steps: readonly Step[]; readonly item: TakenAnnotation };

/** What became of an annotation, without what tells people which one it is. */
type TakenAnnotation = Pick<ImportedAnnotation, 'id' | 'taken' | 'status' | 'reason' | 'detail'>;

/** One word for all anchors of an annotation: what the user should look at first. */
const statusOf = (anchors: readonly Anchor[]): Anchor['status'] => {
  const has = (status: Anchor['status']): boolean => anchors.some((anchor) => anchor.status === status);
  if (anchors.every(({ status }) => status === 'orphan')) return 'orphan';
  return (['ambiguous', 'replaced', 'edited'] as const).find(has) ?? 'live';
};

const reasonOf = (attached: readonly Attached[], mended: ImportReason | null): ImportReason | null =>
  attached.find(({ reason }) => reason === 'several-places')?.reason ??
  attached.find(({ reason }) => reason !== null)?.reason ??
  mended;

/** Everything it says, without who numbered it and when: two that say the same are the same. */
const saying = ({
  kind,
  body,
  wording,
  category,
  severity,
  tags,
  visibility,
  author,
  resolution,
}: Annotation) => [kind, body, wording, category, severity, tags, visibility, author, resolution];

const refused = (id: string, reason: ImportReason, detail = ''): Taking => ({
  steps: [],
  item: { id, taken: 'refused', status: null, reason, detail },
});

export const takeNew = (
  { annotation: draft, mended }: AnnotationDraft,
  attached: readonly Attached[],
  id: AnnotationId,
  at: string,
): Taking => {
  if (attached.every(({ belongs }) => !belongs)) return refused(draft.uid, 'other-document');
  const created = draft.created ?? at;
  const annotation: Annotation = {
    ...draft,
    id,
    created,
    changed: draft.changed ?? created,
    revision: draft.revision ?? 1,
  };
  const anchors = attached.flatMap((one) => one.anchors);
  return {
    steps: [
      { on: 'annotation', id, before: null, after: annotation },
      { on: 'anchors', annotation: id, before: [], after: anchors },
    ],
    item: {
      id: draft.uid,
      taken: 'new',
      status: statusOf(anchors),
      reason: reasonOf(attached, mended),
      detail: '',
    },
  };
};

/** Whether the file's is the later one: by revision, or, when another program wrote it, by its time of change. */
const isLater = ({ annotation: draft }: AnnotationDraft, ours: Annotation): boolean =>
  draft.revision === null
    ? draft.changed !== null && Date.parse(draft.changed) > Date.parse(ours.changed)
    : draft.revision > ours.revision;

/** One that is here already: brought up to date when the file's is later, else left as it is. */
export const takeKnown = (
  draft: AnnotationDraft,
  attached: readonly Attached[],
  { annotation: ours, anchors: before }: WholeAnnotation,
): Taking => {
  const { uid, ...theirs } = draft.annotation;
  const after: Annotation = {
    ...ours,
    ...theirs,
    created: theirs.created ?? ours.created,
    changed: theirs.changed ?? ours.changed,
    revision: theirs.revision ?? ours.revision + 1,
  };
  const same = sameValue(saying(after), saying(ours));
  const tell = (taken: 'same' | 'updated', anchors: readonly Anchor[]): TakenAnnotation => {
    const reason = taken === 'updated' ? reasonOf(attached, draft.mended) : null;
    return { id: uid, taken, status: statusOf(anchors), reason, detail: '' };
  };
  if (!isLater(draft, ours)) {
    if (same) return { steps: [], item: tell('same', before) };
    const isOlder = (draft.annotation.revision ?? ours.revision) < ours.revision;
    return refused(uid, isOlder ? 'older' : 'conflict');
  }
  const found = attached.flatMap((one) => one.anchors);
  // Words the file knows no place for any more may still have theirs here.
  const anchors = found.every(({ status }) => status === 'orphan') ? before : found;
  const steps: Step[] = [{ on: 'annotation', id: ours.id, before: ours, after }];
  if (!sameValue(anchors, before)) steps.push({ on: 'anchors', annotation: ours.id, before, after: anchors });
  return { steps, item: tell('updated', anchors) };
};

/** The step a reply of a file makes, if any: new, or a later one of one that is here. */
export const takeReply = (
  { uid, author, body, ...dates }: ReplyDraft,
  annotation: AnnotationId,
  known: Reply | null,
  nextId: () => ReplyId,
  at: string,
): Step | null => {
  const created = dates.created ?? known?.created ?? at;
  const said = { uid, author, body, created, changed: dates.changed ?? created };
  if (known === null) {
    const id = nextId();
    const after: Reply = { ...said, id, annotation, revision: dates.revision ?? 1 };
    return { on: 'reply', id, before: null, after };
  }
  if (body === known.body || (dates.revision ?? 0) <= known.revision) return null;
  const after: Reply = { ...known, ...said, revision: dates.revision ?? known.revision };
  return { on: 'reply', id: known.id, before: known, after };
};
