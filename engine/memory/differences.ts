import type { ConcordanceEntry, DifferenceGroup } from '#api/memory.ts';
import { memoryKey } from '#core/memory/index.ts';
import { fail, ok, originalSide, type Result, type SegmentId, type Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellTexts, lastSegment } from '../store/find-repository.ts';
import { takeTurns } from '../turns.ts';
import { confirmedRows } from './confirmed-rows.ts';

/** Segments whose originals are read at a time. */
const stretch = 1000;

/** The segments of each original that several have, by its key. */
const repeated = async (
  project: OpenProject,
  isWanted: () => boolean,
): Promise<Result<readonly (readonly SegmentId[])[]>> => {
  const turn = takeTurns();
  const byKey = new Map<string, SegmentId[]>();
  const last = lastSegment(project.handle);
  for (let from = 1; from <= last; from += stretch) {
    await turn();
    if (!isWanted()) return fail('job.cancelled');
    for (const { segment, side, text } of cellTexts(project.handle, from, from + stretch, null)) {
      if (side !== originalSide || project.order.rowOf(segment) === null) continue;
      const key = memoryKey(text);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [segment]);
      else known.push(segment);
    }
  }
  return ok([...byKey.values()].filter(({ length }) => length > 1));
};

const differingSides = (rows: readonly ConcordanceEntry[]): readonly Side[] => {
  const texts = new Map<Side, Set<string>>();
  for (const { side, text } of rows.flatMap(({ translations }) => translations)) {
    if (side === null) continue;
    texts.set(side, (texts.get(side) ?? new Set()).add(text));
  }
  return [...texts].filter(([, { size }]) => size > 1).map(([side]) => side);
};

export type Differences = { readonly groups: readonly DifferenceGroup[]; readonly isCut: boolean };

/** Originals of the project, compared by their keys, whose confirmed translations differ, in the order of rows. Failure: job.cancelled. */
export const findDifferences = async (
  project: OpenProject,
  count: number,
  isWanted: () => boolean,
): Promise<Result<Differences>> => {
  const all = await repeated(project, isWanted);
  if (!all.ok) return all;
  const turn = takeTurns();
  const groups: DifferenceGroup[] = [];
  for (const segments of all.value) {
    await turn();
    if (!isWanted()) return fail('job.cancelled');
    const rows = confirmedRows(project, segments);
    const sides = differingSides(rows);
    if (sides.length > 0) groups.push({ rows, sides });
  }
  const first = ({ rows }: DifferenceGroup): number => rows[0]?.row ?? 0;
  groups.sort((a, b) => first(a) - first(b));
  return ok({ groups: groups.slice(0, count), isCut: groups.length > count });
};
