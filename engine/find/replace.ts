import {
  fail,
  ok,
  type Range,
  type Result,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '../../core/model/index.ts';
import { applyEdits, mapTags } from '../../core/text/mapping.ts';
import { compileQuery, replaceMatches, type Matcher } from '../../core/text/search/index.ts';
import { editKey } from '../annotations/follow.ts';
import { segmentFor } from '../project/address.ts';
import { withText } from '../project/cell-rules.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { afterChange, cellSteps, repairAfterEdits } from '../project/source-change.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { repairsOf } from '../store/repairs-repository.ts';
import type { CheckedQuery } from './query.ts';
import { scanCells } from './scan.ts';

/** A cell to replace in; with `hit`, only that one of its hits, counted from 0. */
export type ReplaceTarget = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly hit?: number | undefined;
};

export type ReplaceReport = {
  readonly replaced: number;
  readonly cells: number;
  readonly keptLocked: number;
};

type Tally = { replaced: number; cells: number; keptLocked: number };

/** The longest text a cell may come to hold, in UTF-16 units; the contract admits no longer one either. */
const longestText = 2_000_000;

type Replacing = {
  readonly project: OpenProject;
  readonly matcher: Matcher;
  readonly replacement: string;
  readonly tally: Tally;
  /** The edits made, for annotations to follow: of cells that were changed once. */
  readonly edits: Map<string, readonly TextEdit[]>;
};

/** Which of a cell's hits are asked for: all, or those named. */
const chosen = (ranges: readonly Range[], targets: readonly ReplaceTarget[]): readonly Range[] =>
  targets.some(({ hit }) => hit === undefined)
    ? ranges
    : ranges.filter((_, index) => targets.some(({ hit }) => hit === index));

/** One segment's texts while they are replaced in: a changed original takes converted columns along. */
const replaceInSegment = (
  { project, matcher, replacement, tally, edits: known }: Replacing,
  segment: SegmentId,
  document: StoredDocument,
  targets: readonly ReplaceTarget[],
): Result<readonly Step[]> => {
  const before = new Map(cellsOf(project.handle, segment).map(({ side, cell }) => [side, cell]));
  const now = new Map(before);
  let sourceEdits: readonly TextEdit[] = [];
  for (const side of ['source', ...document.targets] as const) {
    const own = targets.filter((target) => target.side === side);
    const cell = now.get(side);
    if (own.length === 0 || cell === undefined) continue;
    const ranges = chosen(matcher(cell.text), cell === before.get(side) ? own : [{ segment, side }]);
    if (ranges.length === 0) continue;
    if (cell.locked) {
      tally.keptLocked += 1;
      continue;
    }
    const edits = replaceMatches(cell.text, ranges, replacement, matcher);
    const text = applyEdits(cell.text, edits);
    if (text === cell.text) continue;
    if (text.length > longestText || !text.isWellFormed())
      return fail('cell.bad-text', { detail: 'replacement' });
    const after = withText(cell, { text, tags: mapTags(cell.tags, edits) }, 'typed');
    now.set(side, after);
    if (side === 'source') sourceEdits = edits;
    if (cell === before.get(side)) known.set(editKey(segment, side), edits);
    tally.replaced += ranges.length;
    tally.cells += 1;
    for (const target of document.targets) {
      const other = now.get(target);
      if (target === side || other === undefined) continue;
      now.set(target, afterChange(project, { segment, document, side, before: cell, after }, target, other));
    }
  }
  return ok([...cellSteps(segment, before, now), ...repairSteps(project, segment, sourceEdits)]);
};

const repairSteps = (project: OpenProject, segment: SegmentId, edits: readonly TextEdit[]): Step[] =>
  edits.length === 0
    ? []
    : repairsOf(project.handle, segment)
        .map((repair) => repairAfterEdits(repair, edits))
        .filter((step) => step !== null);

const bySegment = (targets: readonly ReplaceTarget[]): ReadonlyMap<SegmentId, ReplaceTarget[]> => {
  const groups = new Map<SegmentId, ReplaceTarget[]>();
  for (const target of targets) {
    const group = groups.get(target.segment);
    if (group === undefined) groups.set(target.segment, [target]);
    else group.push(target);
  }
  return groups;
};

/**
 * Replaces a query's hits in the given cells, or everywhere, as one action. Cells are searched again as they are now,
 * so that nothing is written over that changed meanwhile. Failures: those of the query, of commit, cell.bad-text.
 */
export const replaceInProject = async (
  project: OpenProject,
  query: CheckedQuery,
  request: { readonly replacement: string; readonly only?: readonly ReplaceTarget[] | undefined },
  who: { readonly actor: string; readonly isOpen: () => boolean },
): Promise<Result<ReplaceReport>> => {
  const matcher = compileQuery(query);
  if (!matcher.ok) return matcher;
  const { replacement, only } = request;
  if (!replacement.isWellFormed()) return fail('cell.bad-text', { detail: 'lone surrogate' });
  const scan = { sides: query.sides, isWanted: who.isOpen };
  const targets = only === undefined ? await scanCells(project, query, matcher.value, scan) : ok(only);
  if (!targets.ok) return targets;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const tally = { replaced: 0, cells: 0, keptLocked: 0 };
  const edits = new Map<string, readonly TextEdit[]>();
  const replacing = { project, matcher: matcher.value, replacement, tally, edits };
  const steps: Step[] = [];
  for (const [segment, group] of bySegment(targets.value)) {
    const found = segmentFor(project, segment);
    if (!found.ok && only === undefined) continue; // gone since it was found
    if (!found.ok) return found;
    const made = replaceInSegment(replacing, segment, found.value.document, group);
    if (!made.ok) return made;
    for (const step of made.value) steps.push(step);
  }
  const done = commit(project, { kind: 'replace', steps, edits, actor: who.actor });
  return done.ok ? ok(tally) : done;
};
