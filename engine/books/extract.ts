import { chapterLevelOf } from '#core/layouts/make-book.ts';
import type { Block, DocumentId, RowNumber, SegmentId } from '#core/model/index.ts';
import { segmentsOf } from '../exports/pages.ts';
import type { OpenProject } from '../project/open-project.ts';
import { blocksOf, headingLevels } from '../store/blocks-repository.ts';
import { findSegments } from '../store/segments-repository.ts';

/** Rows before the one that is sought, in which the chapter has to begin: more would be printed than is worth waiting for. */
const farthest = 300;

/** The blocks of segments that are one behind the other, null for what is lost. */
const blocksFor = (
  { handle }: OpenProject,
  segments: readonly SegmentId[],
): readonly { readonly document: DocumentId; readonly block: Block }[] => {
  const places = new Map(findSegments(handle, segments).map((place) => [place.id, place]));
  const blocks = new Map(
    blocksOf(handle, [...new Set([...places.values()].map(({ block }) => block))]).map((block) => [
      block.id,
      block,
    ]),
  );
  return segments.flatMap((segment) => {
    const place = places.get(segment);
    if (place === undefined) return [];
    const { document, block: id } = place;
    return [{ document, block: blocks.get(id) ?? { id, kind: 'paragraph', level: 0 } }];
  });
};

export type Placed = ReturnType<typeof blocksFor>;

/** Where the chapter of the last of these begins; where its paragraph does when that is not among them. O(rows). */
export const beginningIn = (rows: Placed, level: number, isStart: boolean): number => {
  const opens = (at: number): boolean => (at === 0 ? isStart : rows[at]?.block.id !== rows[at - 1]?.block.id);
  const isHeading = (at: number): boolean => rows[at]?.block.kind === 'heading';
  const begins = (at: number): boolean =>
    opens(at) &&
    ((at === 0 && isStart) ||
      (at > 0 && rows[at]?.document !== rows[at - 1]?.document) ||
      (isHeading(at) && (rows[at]?.block.level ?? 0) <= level));
  let at = rows.length - 1;
  while (at > 0 && !begins(at)) at -= 1;
  if (begins(at)) {
    // Headings above it stand with it.
    for (let before = at; before >= 0 && isHeading(before); before -= 1) if (begins(before)) at = before;
    return at;
  }
  at = rows.length - 1;
  while (at > 0 && !opens(at)) at -= 1;
  return at;
};

export type Extract = {
  /** The first row, by its place among those of the export, from 0. */
  readonly first: number;
  /** The row that is sought, counted from the first, from 1. */
  readonly soughtRow: number;
  /** Of the headings with which the chapters of the whole book begin. */
  readonly level: number;
};

/**
 * What to read of a project to show its book from a row on (of the project; its beginning where there is none, or where it is no part of
 * the book): the chapter up to it, if that is short enough. O(rows of the book) for finding the row, and a few hundred for the rest.
 */
export const extractAt = (
  project: OpenProject,
  document: DocumentId | undefined,
  documents: readonly DocumentId[],
  row: RowNumber | undefined,
): Extract => {
  const level = chapterLevelOf(headingLevels(project.handle, documents));
  const segments = segmentsOf(project, document);
  const wanted = row === undefined ? null : project.order.segmentAt(row);
  const sought = wanted === null ? 0 : Math.max(segments.indexOf(wanted), 0);
  const from = Math.max(sought - farthest, 0);
  const rows = blocksFor(project, segments.slice(from, sought + 1));
  const first = rows.length === 0 ? sought : from + beginningIn(rows, level, from === 0);
  return { first, soughtRow: sought - first + 1, level };
};
