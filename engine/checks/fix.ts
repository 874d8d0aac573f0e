import type { FindingAt, FixReport } from '#api/checks.ts';
import { kindKey } from '#core/checks/registry.ts';
import {
  fail,
  isFixed,
  ok,
  type Cell,
  type Result,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { applyEdits, mapTags } from '#core/text/mapping.ts';
import { editKey } from '../project/action-request.ts';
import { damagedCell, segmentFor } from '../project/address.ts';
import { withText } from '../project/cell-rules.ts';
import { commit } from '../project/commit.ts';
import { findingsIn } from '../project/findings.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { afterChange, cellSteps, repairAfterEdits } from '../project/source-change.ts';
import { kindOf } from '../store/blocks-repository.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { repairsOf } from '../store/repairs-repository.ts';
import { findingNow } from './ignore.ts';

type Fixed = {
  readonly steps: readonly Step[];
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly fixed: number;
};

/** The edits of one text that fix the wanted findings it still has, in order; those that overlap an earlier one are left. */
const editsFor = (
  wanted: ReadonlySet<string>,
  row: Parameters<typeof findingsIn>[0],
  side: Side,
): { readonly edits: readonly TextEdit[]; readonly fixed: number } => {
  const own = findingsIn(row)
    .map(({ finding }) => finding)
    .filter((finding) => finding.side === side && finding.fix !== undefined && wanted.has(kindKey(finding)));
  const edits: TextEdit[] = [];
  for (const edit of own.flatMap(({ fix }) => fix ?? []).toSorted((a, b) => a.start - b.start))
    if (edit.start >= (edits.at(-1)?.end ?? 0)) edits.push(edit);
  return { edits, fixed: own.length };
};

/** People's words stay people's; a converted text goes on following the text it was converted from. */
const fixedCell = (cell: Cell, edits: readonly TextEdit[]): Cell =>
  withText(
    cell,
    { text: applyEdits(cell.text, edits), tags: mapTags(cell.tags, edits) },
    cell.origin === 'converted' ? 'converted' : 'typed',
  );

/**
 * Fixes the wanted findings of one row, column by column, so that a column converted from another has followed it before it is
 * looked at itself.
 */
const fixRow = (
  project: OpenProject,
  segment: SegmentId,
  document: StoredDocument,
  wanted: ReadonlyMap<Side, ReadonlySet<string>>,
): Fixed => {
  const before = new Map(cellsOf(project.handle, segment).map(({ side, cell }) => [side, cell]));
  const now = new Map(before);
  const block = kindOf(project.handle, segment) ?? 'paragraph';
  const edits = new Map<string, readonly TextEdit[]>();
  const steps: Step[] = [];
  let fixed = 0;
  for (const side of ['source', ...document.targets] as const) {
    const [kinds, cell, was] = [wanted.get(side), now.get(side), before.get(side)];
    if (kinds === undefined || cell === undefined || was === undefined || isFixed(cell)) continue;
    const found = editsFor(
      kinds,
      { segment, document, block, cells: Object.fromEntries(now), terms: null, repaired: () => [] },
      side,
    );
    if (found.edits.length === 0) continue;
    fixed += found.fixed;
    const after = fixedCell(cell, found.edits);
    now.set(side, after);
    // Of a text that has followed another in this action, only a comparison can tell how it was changed.
    if (cell === was) edits.set(editKey(segment, side), found.edits);
    const change = { segment, document, side, before: cell, after, edits: found.edits };
    for (const target of document.targets) {
      const other = now.get(target);
      if (target !== side && other !== undefined)
        now.set(target, afterChange(project, change, target, other));
    }
    if (side !== 'source') continue;
    for (const repair of repairsOf(project.handle, segment)) {
      const step = repairAfterEdits(repair, found.edits);
      if (step !== null) steps.push(step);
    }
  }
  return { steps: [...cellSteps(segment, before, now), ...steps], edits, fixed };
};

/**
 * Fixes findings of the texts as they are now, as one action; those that are gone are not counted. Locked and damaged texts are left.
 * Failures: those of commit.
 */
export const fixFindings = (
  project: OpenProject,
  findings: readonly FindingAt[],
  actor: string,
): Result<FixReport> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const steps: Step[] = [];
  const edits = new Map<string, readonly TextEdit[]>();
  let [fixed, left] = [0, 0];
  for (const [segment, group] of Map.groupBy(findings, (at) => at.segment)) {
    const found = segmentFor(project, segment);
    if (!found.ok) continue;
    const bySide = new Map(
      [...Map.groupBy(group, ({ side }) => side)].map(([side, own]) => [side, new Set(own.map(kindKey))]),
    );
    const row = fixRow(project, segment, found.value.document, bySide);
    steps.push(...row.steps);
    for (const [key, own] of row.edits) edits.set(key, own);
    fixed += row.fixed;
    const cells = new Map(cellsOf(project.handle, segment).map(({ side, cell }) => [side, cell]));
    left += group.filter(({ side }) => {
      const cell = cells.get(side);
      return cell !== undefined && isFixed(cell);
    }).length;
  }
  const done = commit(project, { kind: 'fix', steps, edits, actor });
  return done.ok ? ok({ fixed, left }) : done;
};

/** Fixes one finding. Failures: those of commit, finding.unknown, finding.no-fix, cell.locked, cell.damaged. */
export const fixFinding = (project: OpenProject, at: FindingAt, actor: string): Result<null> => {
  const found = findingNow(project, at);
  if (!found.ok) return found;
  if (found.value.finding.fix === undefined) return fail('finding.no-fix', { words: at.words });
  const cell = cellsOf(project.handle, at.segment).find(({ side }) => side === at.side)?.cell;
  if (cell?.damaged === true) return damagedCell(project, at.segment, at.side);
  if (cell?.locked === true) return fail('cell.locked');
  const done = fixFindings(project, [at], actor);
  return done.ok ? ok(null) : done;
};
