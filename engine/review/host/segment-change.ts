import { diffText } from '#core/text/diff.ts';
import {
  emptyCell,
  originalSide,
  sameRich,
  type Cell,
  type RichEdit,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { editKey } from '../../project/action-request.ts';
import { segmentFor } from '../../project/address.ts';
import { sameCell } from '../../project/cell-rules.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { afterChange, cellSteps, repairAfterEdits } from '../../project/source-change.ts';
import { repairsOf } from '../../store/repairs-repository.ts';
import { cellsOf } from '../../store/cells-repository.ts';
import type { TextsInChange } from '../merge/anchor-placer.ts';

/** What becomes of one cell; `edits` (code points) make its text. */
export type CellWrite = { readonly after: Cell; readonly edits: readonly TextEdit[] };

/** What an action writes to texts, gathered segment by segment. */
export type Writes = {
  readonly steps: Step[];
  readonly edits: Map<string, readonly TextEdit[]>;
  readonly texts: Map<string, NonNullable<ReturnType<TextsInChange['get']>>>;
};

export const noWrites = (): Writes => ({ steps: [], edits: new Map(), texts: new Map() });

/** The characters that edits of a rich text change. */
export const textEditsOf = (edits: readonly RichEdit[]): readonly TextEdit[] =>
  edits
    .map(({ from, to, insert }) => ({ start: from.at, end: to.at, insert: insert.text }))
    .filter(({ start, end, insert }) => start !== end || insert !== '');

/**
 * Changes texts of one segment, one after another, as editing them would: columns converted from one follow it, or become
 * stale, before their own turn comes. `change` answers null where a cell stays.
 */
export const changeSegment = (
  project: OpenProject,
  segment: SegmentId,
  wanted: ReadonlySet<Side>,
  change: (side: Side, cell: Cell) => CellWrite | null,
  writes: Writes,
): void => {
  const found = segmentFor(project, segment);
  if (!found.ok) return;
  const { document } = found.value;
  const before = new Map(cellsOf(project.handle, segment).map(({ side, cell }) => [side, cell]));
  const now = new Map(before);
  for (const side of [originalSide, ...document.targets]) {
    if (!wanted.has(side)) continue;
    const cell = now.get(side) ?? emptyCell;
    if (cell.damaged === true) continue;
    const write = change(side, cell);
    if (write === null || sameCell(write.after, cell)) continue;
    now.set(side, write.after);
    if (sameRich(write.after, cell)) continue;
    if (cell === before.get(side)) writes.edits.set(editKey(segment, side), write.edits);
    for (const target of document.targets) {
      const other = now.get(target);
      if (target === side || other === undefined) continue;
      const moved = { segment, document, side, before: cell, after: write.after };
      now.set(target, afterChange(project, moved, target, other));
    }
  }
  const [original, changed] = [before.get(originalSide)?.text ?? '', now.get(originalSide)?.text ?? ''];
  if (original !== changed) {
    const edits = writes.edits.get(editKey(segment, originalSide)) ?? diffText(original, changed);
    writes.steps.push(
      ...repairsOf(project.handle, segment).flatMap((one) => repairAfterEdits(one, edits) ?? []),
    );
  }
  for (const step of cellSteps(segment, before, now)) {
    writes.steps.push(step);
    if (step.on !== 'cell' || step.before?.text === step.after?.text) continue;
    const key = editKey(segment, step.side);
    const texts = { before: step.before?.text ?? '', after: step.after?.text ?? '' };
    writes.texts.set(key, { ...texts, edits: writes.edits.get(key) });
  }
};
