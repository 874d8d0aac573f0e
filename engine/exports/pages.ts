import type { ExportRow, TextFacts } from '#core/formats/export-source.ts';
import { withStandIns, type UntranslatedWay } from '#core/formats/untranslated.ts';
import type { Notes } from '../annotations/notes.ts';
import type { DocumentId, SegmentId, Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { textRowsOf, type TextRow } from '../project/rows.ts';
import { referencesOf } from '../store/references-repository.ts';
import { inParts } from './page-parts.ts';

/** Rows read at a time: a few milliseconds of the engine's work. */
const pageLength = 200;

/** Pages of the rows there were when the export began; a row that goes meanwhile is left out. */
export type Pages = {
  readonly total: number;
  /** The row of the project that a row of the export is, by its number there. */
  readonly segmentOf: (row: number) => SegmentId | null;
  readonly next: () => readonly ExportRow[];
  /** Rows told so far of which a text is not as it was written. */
  readonly damaged: () => readonly number[];
};

const textsOf = ({ cells }: TextRow, sides: readonly Side[]): ExportRow['texts'] =>
  Object.fromEntries(
    sides.flatMap((side) => {
      const cell = cells[side];
      return cell === undefined ? [] : [[side, { text: cell.text, tags: cell.tags }]];
    }),
  );

const factsIn = ({ cells }: TextRow, sides: readonly Side[]): NonNullable<ExportRow['facts']> =>
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
  /** What stands for missing texts of the columns written; they stay missing without it. */
  readonly standIn?: { readonly sides: readonly Side[]; readonly way: UntranslatedWay };
  /** Which of the segments, by their places among them; all without it. */
  readonly within?: Extent;
};

/** A stretch of the segments of an export: from `first`, which opens a block, to the end. */
export type Extent = { readonly first: number };

/** The segments of a document, or of all, in their order. */
export const segmentsOf = ({ order }: OpenProject, document: DocumentId | undefined): readonly SegmentId[] =>
  order
    .stretches()
    .filter((stretch) => document === undefined || stretch.document === document)
    .flatMap(({ first, count }) => order.slice(first, count));

export const openPages = (
  project: OpenProject,
  document: DocumentId | undefined,
  sides: readonly Side[],
  { notes = null, referred = () => null, standIn, within }: PageOptions = {},
): Pages => {
  const stretches = project.order
    .stretches()
    .filter((stretch) => document === undefined || stretch.document === document);
  const segments = segmentsOf(project, document).slice(within?.first);
  const openings = new Map(
    stretches.length > 1
      ? stretches.map((stretch) => [
          project.order.segmentAt(stretch.first),
          project.documents.get(stretch.document)?.name ?? null,
        ])
      : [],
  );
  let at = 0;
  let last: TextRow | null = null;
  const told: SegmentId[] = [];
  const damaged: number[] = [];

  /** Where the rows of a page are in their files. */
  const placesOf = (page: readonly TextRow[]): ReadonlyMap<SegmentId, string> => {
    const known = new Map<SegmentId, string>();
    for (const [of, rows] of Map.groupBy(page, (row) => row.document)) {
      const version = referred(of);
      if (version === null) continue;
      const ids = rows.map(({ segment }) => segment);
      for (const [segment, ref] of referencesOf(project.handle, version, ids)) known.set(segment, ref);
    }
    return known;
  };

  const toExport = (row: TextRow, places: ReadonlyMap<SegmentId, string>): ExportRow => {
    const ref = places.get(row.segment);
    const opensBlock = last === null || last.block.id !== row.block.id;
    last = row;
    told.push(row.segment);
    const texts = textsOf(row, sides);
    if (sides.some((side) => row.cells[side]?.damaged === true)) damaged.push(row.row);
    const here = notes?.places.get(row.segment);
    return {
      row: told.length,
      segment: row.segment,
      document: row.document,
      block: row.block,
      opensBlock,
      opensDocument: openings.get(row.segment) ?? null,
      gap: row.gap,
      texts: standIn === undefined ? texts : withStandIns(texts, standIn.sides, standIn.way),
      facts: factsIn(row, sides),
      ...(ref === undefined ? {} : { ref }),
      ...(here === undefined ? {} : { notes: here }),
    };
  };

  function* parts(): Generator<readonly ExportRow[]> {
    while (at < segments.length) {
      const page = textRowsOf(project, segments.slice(at, at + pageLength));
      at += pageLength;
      if (page.length === 0) continue;
      const places = placesOf(page);
      yield* inParts(page.map((row) => toExport(row, places)));
    }
  }
  const all = parts();

  return {
    total: segments.length,
    segmentOf: (row) => told[row - 1] ?? null,
    damaged: () => damaged,
    next: () => {
      const step = all.next();
      return step.done === true ? [] : step.value;
    },
  };
};
