import {
  fail,
  ok,
  type RepairDecision,
  type RepairId,
  type Result,
  type SegmentId,
} from '#core/model/index.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import type { StoredRepair } from '../store/repairs-repository.ts';
import { switchPlain, switchWide } from './switch-repair.ts';
import { workOn, type WorkingSegments } from './working-segments.ts';

export type DecideReport = { readonly changed: number; readonly leftEdited: number };

const bySegment = (repairs: readonly StoredRepair[]): ReadonlyMap<SegmentId, Set<RepairId>> => {
  const groups = new Map<SegmentId, Set<RepairId>>();
  for (const { id, segment } of repairs) groups.set(segment, (groups.get(segment) ?? new Set()).add(id));
  return groups;
};

/** Where a repair now is: earlier switches of the same action may have moved it to another segment. */
const find = (work: WorkingSegments, from: SegmentId, id: RepairId) => {
  for (
    let segment = work.get(from), hops = 0;
    segment !== null && hops < 8;
    segment = work.next(segment), hops += 1
  ) {
    const repair = segment.repairs.find((each) => each.id === id);
    if (repair !== undefined) return { segment, repair };
  }
  return null;
};

/**
 * Switches repairs as one action, which undo takes back exactly. Repairs whose words are not what they should be, or
 * stand in a locked text, are left and counted. `repairs` are in text order.
 */
export const decideRepairs = (
  project: OpenProject,
  repairs: readonly StoredRepair[],
  decision: RepairDecision,
  actor: string,
): Result<DecideReport> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const wanted = repairs.filter((repair) => repair.decision !== decision);
  const live = wanted.filter(({ status }) => status === 'live');
  const work = workOn(project);
  const switched = new Set<RepairId>();
  // From the end backwards, so that joining and cutting leave what is still to come where it was.
  for (const [id, group] of [...bySegment(live)].reverse()) {
    const segment = work.get(id);
    if (segment === null) continue;
    for (const done of switchPlain(project, work, segment, group, decision)) switched.add(done);
    for (const repair of [...group].reverse()) {
      if (switched.has(repair)) continue;
      const found = find(work, id, repair);
      if (found !== null && switchWide(project, work, found.segment, found.repair, decision))
        switched.add(repair);
    }
  }
  const [only] = wanted;
  if (wanted.length === 1 && switched.size === 0 && only !== undefined) {
    return fail('repair.text-edited', { repair: only.id });
  }
  const done = commit(project, { kind: 'repair', steps: work.steps(), actor });
  return done.ok ? ok({ changed: switched.size, leftEdited: wanted.length - switched.size }) : done;
};
