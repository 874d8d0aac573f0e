import { editFollower, groupFollower } from '#core/annotations/follow.ts';
import type { Anchor, AnchorPlace, SegmentId, Side, Step, TextEdit } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import { applyEdits } from '#core/text/mapping.ts';
import { editKey, type KnownEdits } from '../project/action-request.ts';
import type { OpenProject } from '../project/open-project.ts';
import { anchorsOf, annotationsIn, type TextOf } from '../store/anchors-repository.ts';
import { findCell } from '../store/cells-repository.ts';
import { candidatesIn } from './candidates.ts';
import { cutGroups, type CellChange, type CellChanges } from './cut-groups.ts';

const changesOf = (steps: readonly Step[]): CellChanges => {
  const changes = new Map<SegmentId, Map<Side, CellChange>>();
  for (const step of steps) {
    if (step.on !== 'cell' || step.before?.text === step.after?.text) continue;
    const change = { before: step.before?.text ?? null, after: step.after?.text ?? null };
    const known = changes.get(step.segment);
    if (known === undefined) changes.set(step.segment, new Map([[step.side, change]]));
    else known.set(step.side, change);
  }
  return changes;
};

/** True for edits in order, inside the text, that lead from `before` to `after`. */
const areEdits = (edits: readonly TextEdit[], before: string, after: string): boolean => {
  let done = 0;
  for (const { start, end } of edits) {
    if (start < done || end < start) return false;
    done = end;
  }
  return done <= codePointLength(before) && applyEdits(before, edits) === after;
};

const orphaned = (anchor: Anchor): Anchor => ({ ...anchor, status: 'orphan', candidates: [] });

/** Where anchors of one annotation in one text, or one group of texts, go: to more, when words were cut in two. */
type Follower = (anchors: readonly Anchor[]) => readonly Anchor[];

const stay: Follower = (anchors) => anchors;

/** How anchors in a text follow an action; worked out once for each text, when an anchor is found there. */
const followersOf = (
  project: OpenProject,
  steps: readonly Step[],
  changes: CellChanges,
  edits: KnownEdits,
) => {
  const groups = cutGroups(project, steps, changes);
  const removed = new Set(
    steps.flatMap((step) => (step.on === 'segment' && step.after === null ? [step.id] : [])),
  );
  const known = new Map<string, Follower>();

  const make = (segment: SegmentId, side: Side, group: SegmentId | null): Follower => {
    if (group !== null) return groupFollower(groups.textGroup(group, side));
    if (removed.has(segment)) return (anchors) => anchors.map(orphaned);
    const change = changes.get(segment)?.get(side);
    if (change === undefined) return stay;
    const [before, after] = [change.before ?? '', change.after ?? ''];
    const given = edits.get(editKey(segment, side));
    const follow = editFollower(
      before,
      after,
      given !== undefined && areEdits(given, before, after) ? given : undefined,
    );
    return (anchors) => anchors.map(follow);
  };
  const keyOf = ({ segment, side }: Pick<Anchor, 'segment' | 'side'>): string =>
    editKey(groups.groupOf(segment) ?? segment, side);
  const followerOf = (segment: SegmentId, side: Side): Follower => {
    const group = groups.groupOf(segment);
    const key = keyOf({ segment, side });
    const follower = known.get(key) ?? make(segment, side, group);
    known.set(key, follower);
    return follower;
  };
  return { keyOf, followerOf };
};

type Followers = ReturnType<typeof followersOf>;
type FollowerOf = Followers['followerOf'];

/** A place to choose goes where words standing there would; it is no choice any more once its segment is gone. */
const followPlace = (project: OpenProject, followerOf: FollowerOf, anchor: Anchor, place: AnchorPlace) => {
  const follow = followerOf(place.segment, anchor.side);
  if (follow === stay) return place;
  const text = findCell(project.handle, place.segment, anchor.side)?.text ?? '';
  const quote = sliceCodePoints(text, place.start, place.end);
  const standIn: Anchor = { ...anchor, ...place, quote, status: 'live', candidates: [] };
  const [first] = follow([standIn]);
  if (first === undefined || (first.status !== 'live' && first.status !== 'edited')) return null;
  return { segment: first.segment, start: first.start, end: first.end };
};

/** One whose places are all in one text, or in texts that were cut anew together, follows as others there do. */
const followAmbiguous = (project: OpenProject, { keyOf, followerOf }: Followers, anchor: Anchor): Anchor => {
  const { segment, side } = anchor;
  const key = keyOf(anchor);
  if (anchor.candidates.every((place) => keyOf({ segment: place.segment, side }) === key)) {
    return followerOf(segment, side)([anchor])[0] ?? anchor;
  }
  const candidates = anchor.candidates
    .map((place) => followPlace(project, followerOf, anchor, place))
    .filter((place) => place !== null);
  if (candidates.length === 0) return orphaned(anchor);
  const same = candidates.every((place, index) => place === anchor.candidates[index]);
  return same && candidates.length === anchor.candidates.length ? anchor : { ...anchor, candidates };
};

/** All anchors of an annotation after the action: those of one text together, as a merge may make them one. */
const followAll = (
  project: OpenProject,
  followers: Followers,
  anchors: readonly Anchor[],
): readonly Anchor[] => {
  const { keyOf, followerOf } = followers;
  const bundles = Map.groupBy(anchors, (anchor) =>
    anchor.status === 'orphan' || anchor.status === 'ambiguous' ? anchor.status : keyOf(anchor),
  );
  return [...bundles].flatMap(([key, bundle]) => {
    if (key === 'orphan') return bundle;
    if (key === 'ambiguous') return bundle.map((anchor) => followAmbiguous(project, followers, anchor));
    const [first] = bundle;
    return first === undefined ? [] : followerOf(first.segment, first.side)(bundle);
  });
};

/** Texts whose anchors an action may move: those it changes, and all of segments that it removes or cuts anew. */
const concerned = (steps: readonly Step[], changes: CellChanges): readonly TextOf[] => {
  const texts: TextOf[] = [...changes].flatMap(([segment, of]) =>
    Array.from(of.keys(), (side) => ({ segment, side })),
  );
  for (const step of steps) {
    if (step.on === 'segment' && step.after === null) texts.push({ segment: step.id, side: null });
    if (step.on === 'lineage') for (const segment of step.from) texts.push({ segment, side: null });
  }
  return texts;
};

const isSame = (a: readonly Anchor[], b: readonly Anchor[]): boolean =>
  a.length === b.length && a.every((anchor, i) => sameValue(anchor, b[i]));

/**
 * The steps that take annotations along with an action on texts, to be done after its own. Annotations whose anchors
 * the action sets itself are left to it. Costs one look-up when nothing in the texts is annotated.
 */
export const followSteps = (
  project: OpenProject,
  steps: readonly Step[],
  edits: KnownEdits = new Map(),
): readonly Step[] => {
  const changes = changesOf(steps);
  const texts = concerned(steps, changes);
  if (texts.length === 0) return [];
  const settled = new Set(steps.flatMap((step) => (step.on === 'anchors' ? [step.annotation] : [])));
  const annotations = [
    ...new Set([...annotationsIn(project.handle, texts), ...candidatesIn(project, texts)]),
  ].filter((id) => !settled.has(id));
  if (annotations.length === 0) return [];
  const followers = followersOf(project, steps, changes, edits);
  return annotations
    .toSorted((a, b) => a - b)
    .flatMap((annotation): readonly Step[] => {
      const before = anchorsOf(project.handle, annotation);
      const after = followAll(project, followers, before);
      return isSame(before, after) ? [] : [{ on: 'anchors', annotation, before, after }];
    });
};
