import type { ExportRow } from '#core/formats/export-source.ts';
import type { Notes } from '../annotations/notes.ts';
import type { DocumentId, Row, SegmentId, Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { rowsOf } from '../project/rows.ts';

/** Rows told to the writer at a time: a few milliseconds of the engine's work. */
const pageLength = 200;

/** Pages of the rows there were when the export began; a row that goes meanwhile is left out. */
export type Pages = {
  readonly total: number;
  readonly next: () => readonly ExportRow[];
  /** Rows told so far of which a text is not as it was written. */
  readonly damaged: () => readonly number[];
};

const textsOf = ({ cells }: Row, sides: readonly Side[]): ExportRow['texts'] =>
  Object.fromEntries(
    sides.flatMap((side) => {
      const cell = cells[side];
      return cell === undefined ? [] : [[side, { text: cell.text, tags: cell.tags }]];
    }),
  );

export const openPages = (
  project: OpenProject,
  document: DocumentId | undefined,
  sides: readonly Side[],
  notes: Notes | null = null,
): Pages => {
  const stretches = project.order
    .stretches()
    .filter((stretch) => document === undefined || stretch.document === document);
  const segments: SegmentId[] = stretches.flatMap(({ first, count }) => project.order.slice(first, count));
  const openings = new Map(
    stretches.length > 1
      ? stretches.map((stretch) => [
          project.order.segmentAt(stretch.first),
          project.documents.get(stretch.document)?.name ?? null,
        ])
      : [],
  );
  let at = 0;
  let last: Row | null = null;
  let number = 0;
  const damaged: number[] = [];

  const toExport = (row: Row): ExportRow => {
    const opensBlock = last === null || last.block.id !== row.block.id;
    last = row;
    number += 1;
    if (sides.some((side) => row.cells[side]?.damaged === true)) damaged.push(row.row);
    const here = notes?.places.get(row.segment);
    return {
      row: number,
      document: row.document,
      block: row.block,
      opensBlock,
      opensDocument: openings.get(row.segment) ?? null,
      gap: row.gap,
      texts: textsOf(row, sides),
      ...(here === undefined ? {} : { notes: here }),
    };
  };

  return {
    total: segments.length,
    damaged: () => damaged,
    next: () => {
      while (at < segments.length) {
        const page = rowsOf(project, segments.slice(at, at + pageLength));
        at += pageLength;
        if (page.length > 0) return page.map(toExport);
      }
      return [];
    },
  };
};
