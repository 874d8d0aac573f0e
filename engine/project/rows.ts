import type { Block, BlockId, Cell, Row, SegmentId, SegmentPlace, Side } from '#core/model/index.ts';
import { marksOf } from '../store/anchors-repository.ts';
import { blocksOf, damagedBlocks } from '../store/blocks-repository.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { openRepairCounts } from '../store/repairs-repository.ts';
import { damagedSegments, findSegments } from '../store/segments-repository.ts';
import { readableText } from '../store/sound-values.ts';
import { shownFindings } from './findings.ts';
import { sideRank } from './columns.ts';
import type { OpenProject } from './open-project.ts';
import { shownTerms, termRanges } from './terms.ts';

const cellsBySegment = (
  project: OpenProject,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, Partial<Record<Side, Cell>>> => {
  const found = new Map<SegmentId, Partial<Record<Side, Cell>>>();
  for (const { segment, side, cell } of cellsOfAll(project.handle, segments)) {
    const cells = found.get(segment);
    if (cells === undefined) found.set(segment, { [side]: cell });
    else cells[side] = cell;
  }
  return found;
};

/** Only the original and the columns the document shows: a hidden column keeps its cells in the file. */
const shown = (
  project: OpenProject,
  place: SegmentPlace,
  cells: Partial<Record<Side, Cell>>,
): Partial<Record<Side, Cell>> => {
  const targets = project.documents.get(place.document)?.targets ?? [];
  return Object.fromEntries(
    Object.entries(cells).filter(([side]) => side === 'source' || targets.some((target) => target === side)),
  );
};

/** A row's texts and where it stands, without what is found in it and marked on it. */
export type TextRow = Omit<Row, 'openRepairs' | 'findings' | 'marks' | 'terms' | 'underlined'>;

/**
 * The texts of the given segments, in the order given; segments that are in no shown document are left out. For whoever goes through many rows and
 * shows none: to check a text costs several times as much as to read it.
 */
export const textRowsOf = (project: OpenProject, segments: readonly SegmentId[]): readonly TextRow[] => {
  const { handle, order } = project;
  const before = segments.map((segment) => order.segmentAt((order.rowOf(segment) ?? 0) - 1));
  const places = new Map(
    findSegments(handle, [...segments, ...before.filter((id) => id !== null)]).map((place) => [
      place.id,
      place,
    ]),
  );
  const blocks = new Map<BlockId, Block>(
    blocksOf(handle, [...new Set([...places.values()].map(({ block }) => block))]).map((block) => [
      block.id,
      block,
    ]),
  );
  const cells = cellsBySegment(project, segments);
  const oddPlaces = damagedSegments(handle, segments);
  const oddBlocks = damagedBlocks(handle, [...blocks.keys()]);
  return segments.flatMap((segment, i): readonly TextRow[] => {
    const place = places.get(segment);
    const row = order.rowOf(segment);
    if (place === undefined || row === null) return [];
    // Its paragraph may be lost: the texts are not.
    const block = blocks.get(place.block) ?? { id: place.block, kind: 'paragraph', level: 0 };
    const damaged = oddPlaces.has(segment) || oddBlocks.has(block.id) || !blocks.has(block.id);
    const previous = before[i] ?? null;
    return [
      {
        segment,
        row,
        document: place.document,
        block,
        opensBlock: previous === null || places.get(previous)?.block !== place.block,
        gap: readableText(place.gap),
        cells: shown(project, place, cells.get(segment) ?? {}),
        ...(damaged ? { damaged } : {}),
      },
    ];
  });
};

/** The rows of the given segments, in the order given; segments that are in no shown document are left out. */
export const rowsOf = (project: OpenProject, segments: readonly SegmentId[]): readonly Row[] => {
  const { handle } = project;
  const open = openRepairCounts(handle, segments);
  const marks = marksOf(handle, segments);
  const rows = textRowsOf(project, segments).map((row): Omit<Row, 'findings'> => ({
    ...row,
    openRepairs: open.get(row.segment) ?? 0,
    // Within a column they come in the order of the text.
    marks: (marks.get(row.segment) ?? []).toSorted(
      (a, b) => sideRank(project, a.side) - sideRank(project, b.side),
    ),
  }));
  const findings = shownFindings(project, rows);
  const terms = shownTerms(project);
  return rows.map((row) => {
    const found = terms === null ? [] : termRanges(project, terms, row);
    const counted = { ...row, ...(findings.get(row.segment) ?? { findings: 0 }) };
    return found.length === 0 ? counted : { ...counted, terms: found };
  });
};

/** One row, or null when its segment is gone. */
export const rowOfSegment = (project: OpenProject, segment: SegmentId): Row | null =>
  rowsOf(project, [segment])[0] ?? null;
