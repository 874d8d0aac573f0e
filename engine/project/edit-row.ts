import {
  isFixed,
  type Cell,
  type SegmentId,
  type Side,
  type Step,
  type TextEdit,
} from '#core/model/index.ts';
import { applyEdits, mapTags } from '#core/text/mapping.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { repairsOf } from '../store/repairs-repository.ts';
import { editKey } from './action-request.ts';
import { withText } from './cell-rules.ts';
import type { OpenProject } from './open-project.ts';
import { afterChange, cellSteps, repairAfterEdits } from './source-change.ts';

export type EditedRow = {
  readonly steps: readonly Step[];
  /** By `editKey`, for whoever follows the edits. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
};

/** People's words stay people's; a converted text goes on following the text it was converted from. */
const editedCell = (cell: Cell, edits: readonly TextEdit[]): Cell =>
  withText(
    cell,
    { text: applyEdits(cell.text, edits), tags: mapTags(cell.tags, edits) },
    cell.origin === 'converted' ? 'converted' : 'typed',
  );

/**
 * Edits the texts of one row, column by column, so that a column converted from another has followed it before it is looked at itself.
 * `editsFor` is given the texts as they are by then. Locked and damaged texts are left.
 */
export const editRow = (
  project: OpenProject,
  { segment, document }: { readonly segment: SegmentId; readonly document: StoredDocument },
  editsFor: (side: Side, now: ReadonlyMap<Side, Cell>) => readonly TextEdit[],
): EditedRow => {
  const before = new Map(cellsOf(project.handle, segment).map(({ side, cell }) => [side, cell]));
  const now = new Map(before);
  const edits = new Map<string, readonly TextEdit[]>();
  const steps: Step[] = [];
  for (const side of ['source', ...document.targets] as const) {
    const [cell, was] = [now.get(side), before.get(side)];
    if (cell === undefined || was === undefined || isFixed(cell)) continue;
    const wanted = editsFor(side, now);
    if (wanted.length === 0) continue;
    const after = editedCell(cell, wanted);
    now.set(side, after);
    // Of a text that has followed another in this action, only a comparison can tell how it was changed.
    if (cell === was) edits.set(editKey(segment, side), wanted);
    const change = { segment, document, side, before: cell, after, edits: wanted };
    for (const target of document.targets) {
      const other = now.get(target);
      if (target !== side && other !== undefined)
        now.set(target, afterChange(project, change, target, other));
    }
    if (side !== 'source') continue;
    for (const repair of repairsOf(project.handle, segment)) {
      const step = repairAfterEdits(repair, wanted);
      if (step !== null) steps.push(step);
    }
  }
  return { steps: [...cellSteps(segment, before, now), ...steps], edits };
};
