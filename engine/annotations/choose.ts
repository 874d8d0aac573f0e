import { makeAnchor } from '#core/annotations/anchor.ts';
import {
  fail,
  ok,
  type Anchor,
  type AnnotationId,
  type Result,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';
import { revised } from './change.ts';
import { wholeAnnotation } from './read.ts';
import { inTextOrder } from './text-order.ts';

/** The anchor on one of the places it might belong to: live where its words stand there as they were, else edited. */
const settledOn = (project: OpenProject, anchor: Anchor, choice: number): Result<Anchor> => {
  const places = anchor.candidates.filter(({ segment }) => project.order.rowOf(segment) !== null);
  const place = places[choice];
  if (anchor.status !== 'ambiguous' || place === undefined) {
    return fail('annotation.bad-range', { detail: `no candidate ${choice}` });
  }
  const text = findCell(project.handle, place.segment, anchor.side)?.text ?? '';
  const fresh = makeAnchor(text, anchor.side, place, anchor);
  if (!fresh.ok) return fresh;
  if (fresh.value.quote === anchor.quote) return fresh;
  const { segment, start, end } = fresh.value;
  return ok({ ...anchor, segment, start, end, status: 'edited', candidates: [] });
};

/** Settles the anchor with this number in text order on the place with that one. Failures: annotation.unknown, annotation.bad-range. */
export const choosePlace = (
  project: OpenProject,
  id: AnnotationId,
  { anchor: number, candidate }: { readonly anchor: number; readonly candidate: number },
  actor: string,
): Result<Sequence> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const whole = wholeAnnotation(project, id);
  if (!whole.ok) return whole;
  const { annotation, anchors } = whole.value;
  const chosen = inTextOrder(project, anchors)[number];
  if (chosen === undefined) return fail('annotation.bad-range', { detail: `no anchor ${number}` });
  const settled = settledOn(project, chosen, candidate);
  if (!settled.ok) return settled;
  const after = anchors.map((anchor) => (anchor === chosen ? settled.value : anchor));
  const steps: Step[] = [
    revised(project, annotation),
    { on: 'anchors', annotation: id, before: anchors, after: inTextOrder(project, after) },
  ];
  const done = commit(project, { kind: 'link-annotation', steps, actor });
  return done.ok ? ok(done.value.sequence) : done;
};
