import type { AnnotationRange } from '#api/annotations.ts';
import { wordsInOtherColumn } from '#core/annotations/other-column.ts';
import { isChinese, languageOfSide, type Anchor, type Side } from '#core/model/index.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { cellFor } from '../project/address.ts';
import type { OpenProject } from '../project/open-project.ts';

/** The words an annotation has on each side but one, by side; those that are gone count for nothing. */
const quotesElsewhere = (anchors: readonly Anchor[], side: Side): ReadonlyMap<Side, readonly string[]> => {
  const quotes = new Map<Side, string[]>();
  for (const anchor of anchors) {
    if (anchor.side === side || anchor.status === 'orphan') continue;
    const known = quotes.get(anchor.side) ?? [];
    if (!known.includes(anchor.quote)) quotes.set(anchor.side, [...known, anchor.quote]);
  }
  return quotes;
};

/**
 * The words in the other columns that an annotation on `range` is to be linked to, so that it is linked as the one with
 * these `anchors` is. Columns a document does not have, and words that are not there, are left out.
 */
export const linksLike = (
  project: OpenProject,
  anchors: readonly Anchor[],
  { segment, side, start, end }: AnnotationRange,
): readonly AnnotationRange[] => {
  const from = cellFor(project, segment, side);
  if (!from.ok) return [];
  const { columns } = from.value.document;
  const textOn = (each: Side, text: string) => ({
    text,
    isChinese: isChinese(languageOfSide(columns, each)),
  });
  return [...quotesElsewhere(anchors, side)].flatMap(([other, quotes]) => {
    const to = cellFor(project, segment, other);
    if (!to.ok) return [];
    const { text } = to.value.cell;
    const found = wordsInOtherColumn(
      textOn(side, from.value.cell.text),
      { start, end },
      textOn(other, text),
      quotes,
    );
    return found.map((range): AnnotationRange => ({
      segment,
      side: other,
      ...range,
      quote: sliceCodePoints(text, range.start, range.end),
    }));
  });
};
