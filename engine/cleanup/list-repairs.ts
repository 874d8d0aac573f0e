import type { DocumentId, Repair, RepairDecision, RepairKind, SegmentId } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import type { StoredRepair } from '../store/repairs-repository.ts';

/** Which repairs: of one document or all that are shown, of one segment, of one kind or all, by decision or all. */
export type RepairFilter = {
  readonly document?: DocumentId | undefined;
  readonly segment?: SegmentId | undefined;
  readonly kind?: RepairKind | undefined;
  readonly decision?: RepairDecision | undefined;
};

export const documentsIn = (project: OpenProject, { document }: RepairFilter): readonly DocumentId[] =>
  project.order
    .stretches()
    .map((stretch) => stretch.document)
    .filter((id) => document === undefined || id === document);

/** So many code points of the text round a repair are told with it. */
const context = 24;

/** Stored repairs with their row and the words around them, from the present text. */
export const describeRepairs = (
  project: OpenProject,
  repairs: readonly StoredRepair[],
): readonly Repair[] => {
  const segments = [...new Set(repairs.map(({ segment }) => segment))];
  const texts = new Map(
    cellsOfAll(project.handle, segments)
      .filter(({ side }) => side === 'source')
      .map(({ segment, cell }) => [segment, cell.text]),
  );
  return repairs.flatMap((repair): readonly Repair[] => {
    const row = project.order.rowOf(repair.segment);
    if (row === null) return [];
    const text = texts.get(repair.segment) ?? '';
    const start = Math.min(repair.start, codePointLength(text));
    return [
      {
        ...repair,
        row,
        lead: sliceCodePoints(text, Math.max(0, start - context), start),
        trail: sliceCodePoints(text, repair.end, repair.end + context),
      },
    ];
  });
};
