import type { FindingAt, FixReport } from '#api/checks.ts';
import { kindKey } from '#core/checks/registry.ts';
import {
  fail,
  isFixed,
  ok,
  type Result,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { damagedCell, segmentFor } from '../project/address.ts';
import { commit } from '../project/commit.ts';
import { editRow, type EditedRow } from '../project/edit-row.ts';
import { findingsIn, textsBefore } from '../project/findings.ts';
import { knownSpelling } from '../project/spelling.ts';
import { knownTerms } from '../project/terms.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { kindOf } from '../store/blocks-repository.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { findingNow } from './ignore.ts';

type Fixed = EditedRow & { readonly fixed: number };

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

/** Fixes the wanted findings of one row. */
const fixRow = (
  project: OpenProject,
  segment: SegmentId,
  document: StoredDocument,
  wanted: ReadonlyMap<Side, ReadonlySet<string>>,
): Fixed => {
  const block = kindOf(project.handle, segment) ?? 'paragraph';
  const terms = knownTerms(project);
  const spelling = knownSpelling(project);
  const previous = textsBefore(project, segment);
  let fixed = 0;
  const row = editRow(project, { segment, document }, (side, now) => {
    const kinds = wanted.get(side);
    if (kinds === undefined) return [];
    const cells = Object.fromEntries(now);
    const found = editsFor(
      kinds,
      // Nothing of grammar is fixed by itself.
      { segment, document, block, cells, terms, spelling, grammar: null, previous, repaired: () => [] },
      side,
    );
    fixed += found.edits.length === 0 ? 0 : found.fixed;
    return found.edits;
  });
  return { ...row, fixed };
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
