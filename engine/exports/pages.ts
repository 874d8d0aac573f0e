import type { ExportRow, TextFacts } from '#core/formats/export-source.ts';
import type { Notes } from '../annotations/notes.ts';
import type { DocumentId, Row, SegmentId, Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { rowsOf } from '../project/rows.ts';
import { referencesOf } from '../store/references-repository.ts';

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

const factsIn = ({ cells }: Row, sides: readonly Side[]): NonNullable<ExportRow['facts']> =>
  Object.fromEntries(
    sides.flatMap((side): [Side, TextFacts][] => {
      const cell = cells[side];
      if (cell === undefined) return [];
      const { state, locked, origin, stale } = cell;
      return [[side, { state, locked, origin, stale }]];
    }),
  );

/** Besides texts. `referred`: the version of a document's file that references lead into, where it is filled and has some. */
export type PageOptions = {
  readonly notes?: Notes | null;
  readonly referred?: (document: DocumentId) => DocumentId | null;
};

export const openPages = (
  project: OpenProject,
  document: DocumentId | undefined,
  sides: readonly Side[],
  { notes = null, referred = () => null }: PageOptions = {},
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

  /** Where the rows of a page are in their files. */
  const placesOf = (page: readonly Row[]): ReadonlyMap<SegmentId, string> => {
    const known = new Map<SegmentId, string>();
    for (const [of, rows] of Map.groupBy(page, (row) => row.document)) {
      const version = referred(of);
      if (version === null) continue;
      const ids = rows.map(({ segment }) => segment);
      for (const [segment, ref] of referencesOf(project.handle, version, ids)) known.set(segment, ref);
    }
    return known;
  };

  const toExport = (row: Row, places: ReadonlyMap<SegmentId, string>): ExportRow => {
    const ref = places.get(row.segment);
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
      ...(referred(row.document) === null ? {} : { facts: factsIn(row, sides) }),
      ...(ref === undefined ? {} : { ref }),
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
        if (page.length === 0) continue;
        const places = placesOf(page);
        return page.map((row) => toExport(row, places));
      }
      return [];
    },
  };
};
