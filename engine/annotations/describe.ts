import type { AnnotationInfo, PlacedAnchor } from '#api/annotations.ts';
import type { Anchor, Annotation, Range, Reply, Side } from '#core/model/index.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import type { OpenProject } from '../project/open-project.ts';
import { absentTexts } from '../project/absent-texts.ts';
import { findCell } from '../store/cells-repository.ts';
import { inTextOrder, rowOfAnchor } from './text-order.ts';

/** Code points shown before and after the words. */
const around = 24;

/** Words in what stands around them; an ellipsis where the text goes on. */
export const wordsAt = (text: string, { start, end }: Range) => {
  const rest = sliceCodePoints(text, end);
  const trail = sliceCodePoints(rest, 0, around);
  return {
    lead: (start > around ? '…' : '') + sliceCodePoints(text, Math.max(0, start - around), start),
    words: sliceCodePoints(text, start, end),
    trail: trail + (trail.length < rest.length ? '…' : ''),
  };
};

/** Texts of cells, each read once. */
const reader = (project: OpenProject) => {
  const known = new Map<string, string>();
  return (segment: Anchor['segment'], side: Side): string => {
    const key = `${segment} ${side}`;
    const text = known.get(key) ?? findCell(project.handle, segment, side)?.text ?? '';
    known.set(key, text);
    return text;
  };
};

const placeAnchor = (
  project: OpenProject,
  textOf: ReturnType<typeof reader>,
  absent: boolean,
  anchor: Anchor,
): PlacedAnchor => {
  const row = rowOfAnchor(project, anchor);
  const words =
    row === null || absent
      ? { lead: anchor.prefix, words: anchor.quote, trail: anchor.suffix }
      : wordsAt(textOf(anchor.segment, anchor.side), anchor);
  const places = anchor.candidates.flatMap((place) => {
    const at = project.order.rowOf(place.segment);
    return at === null ? [] : [{ ...place, row: at, ...wordsAt(textOf(place.segment, anchor.side), place) }];
  });
  return { ...anchor, row, absent, ...words, places };
};

export type WholeAnnotation = {
  readonly annotation: Annotation;
  readonly anchors: readonly Anchor[];
  readonly replies: readonly Reply[];
};

/** Annotations as the screen shows them. */
export const describeAnnotations = (
  project: OpenProject,
  annotations: readonly WholeAnnotation[],
): readonly AnnotationInfo[] => {
  const textOf = reader(project);
  const isAbsent = absentTexts(project);
  return annotations.map(({ annotation, anchors, replies }) => {
    const placed = inTextOrder(project, anchors).map((anchor) =>
      placeAnchor(project, textOf, isAbsent(anchor), anchor),
    );
    const inRow = placed.filter(({ row }) => row !== null);
    const first = inRow.find(({ absent }) => !absent) ?? inRow[0] ?? placed[0];
    return { annotation, anchors: placed, replies, row: first?.row ?? null, side: first?.side ?? 'source' };
  });
};
