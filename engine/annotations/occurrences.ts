import type { Occurrence } from '#api/annotations.ts';
import { occurrencesIn } from '#core/annotations/occurrences.ts';
import {
  fail,
  ok,
  type Anchor,
  type AnnotationId,
  type Range,
  type Result,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { scanCells } from '../find/scan.ts';
import type { CellText } from '../store/find-repository.ts';
import type { OpenProject } from '../project/open-project.ts';
import { marksOf } from '../store/anchors-repository.ts';
import { findCell } from '../store/cells-repository.ts';
import { wordsAt, type WholeAnnotation } from './describe.ts';
import { linksLike } from './linked.ts';
import { wholeAnnotation } from './read.ts';
import { inTextOrder } from './text-order.ts';

/** A cell in which the words stand, so many times. */
type Place = { readonly segment: SegmentId; readonly hits: number };
type Kept = { readonly of: string; readonly sequence: number; readonly places: readonly Place[] };

/** The last search of a project, so that its further pages need none. */
const kept = new WeakMap<OpenProject, Kept>();

const textOf = ({ handle }: OpenProject, segment: SegmentId, side: Side): string =>
  findCell(handle, segment, side)?.text ?? '';

/** Where the words stand in a text, without those the annotation itself is on. */
const rangesIn = (
  text: string,
  segment: SegmentId,
  words: Anchor,
  { anchors }: WholeAnnotation,
): readonly Range[] => {
  const own = anchors.filter((anchor) => anchor.side === words.side && anchor.segment === segment);
  return occurrencesIn(text, words.quote).filter(
    ({ start, end }) => !own.some((anchor) => anchor.start < end && start < anchor.end),
  );
};

const findPlaces = async (
  project: OpenProject,
  whole: WholeAnnotation,
  words: Anchor,
  isOpen: () => boolean,
): Promise<Result<readonly Place[]>> => {
  const { sequence } = project;
  const of = `${whole.annotation.id} ${words.side} ${words.quote}`;
  const last = kept.get(project);
  if (last?.of === of && last.sequence === sequence) return ok(last.places);
  const query = {
    text: words.quote,
    mode: 'plain',
    matchCase: false,
    wholeWord: false,
    exactScript: false,
  } as const;
  const countIn = ({ text }: CellText): number => occurrencesIn(text, words.quote).length;
  const found = await scanCells(project, query, countIn, { sides: [words.side], isWanted: isOpen });
  if (!found.ok) return found;
  const own = new Set(whole.anchors.map(({ segment }) => segment));
  const places = found.value
    .map(({ segment, hits }) => ({
      segment,
      hits: own.has(segment)
        ? rangesIn(textOf(project, segment, words.side), segment, words, whole).length
        : hits,
    }))
    .filter(({ hits }) => hits > 0);
  if (sequence === project.sequence) kept.set(project, { of, sequence, places });
  return ok(places);
};

const describePlace = (
  project: OpenProject,
  whole: WholeAnnotation,
  words: Anchor,
  { segment }: Place,
): readonly Occurrence[] => {
  const { side } = words;
  const row = project.order.rowOf(segment);
  // It may have gone while the rest was searched.
  if (row === null) return [];
  const text = textOf(project, segment, side);
  const marks = (marksOf(project.handle, [segment]).get(segment) ?? []).filter(
    (mark) => mark.side === side && mark.kind === whole.annotation.kind,
  );
  return rangesIn(text, segment, words, whole).map(({ start, end }) => ({
    segment,
    start,
    end,
    side,
    row,
    ...wordsAt(text, { start, end }),
    annotated: marks.some((mark) => mark.start <= start && mark.end >= end),
    links: linksLike(project, whole.anchors, { segment, side, start, end }).map((link) => ({
      side: link.side,
      words: link.quote ?? '',
    })),
  }));
};

/** The cells that hold the hits from number `from` on, and how many hits stand before the first of them. */
const cellsOfPage = (places: readonly Place[], from: number, count: number) => {
  const cells: Place[] = [];
  let [seen, before] = [0, 0];
  for (const place of places) {
    if (seen >= from + count) break;
    if (seen + place.hits > from) cells.push(place);
    else before = seen + place.hits;
    seen += place.hits;
  }
  return { cells, before };
};

/**
 * A page of the places at which the first words of an annotation stand elsewhere, in reading order. Gives way to other
 * work as it goes. Failures: annotation.unknown, job.cancelled when the project is closed meanwhile.
 */
export const findOccurrences = async (
  project: OpenProject,
  id: AnnotationId,
  { from, count }: { readonly from: number; readonly count: number },
  isOpen: () => boolean,
): Promise<Result<{ readonly total: number; readonly items: readonly Occurrence[] }>> => {
  const whole = wholeAnnotation(project, id);
  if (!whole.ok) return whole;
  const [words] = inTextOrder(project, whole.value.anchors);
  if (words === undefined) return fail('annotation.no-words');
  const found = await findPlaces(project, whole.value, words, isOpen);
  if (!found.ok) return found;
  const { cells, before } = cellsOfPage(found.value, from, count);
  return ok({
    total: found.value.reduce((sum, { hits }) => sum + hits, 0),
    items: cells
      .flatMap((place) => describePlace(project, whole.value, words, place))
      .slice(from - before, from - before + count),
  });
};
