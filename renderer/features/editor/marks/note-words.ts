import type { AnnotationInfo, PlacedAnchor } from '#api/annotations.ts';
import type { RowNumber } from '#core/model/index.ts';
import { noteText } from '#core/annotations/note.ts';
import { headOf } from '#renderer/ui/code-points.ts';

/** Code points of a body that a glance takes in. */
const glance = 120;

/** What an annotation says, as plain words and not all of them; the wording it proposes when it says nothing. */
export const beginningOf = ({ annotation }: AnnotationInfo): string => {
  const said = noteText(annotation.body).replace(/\s+/g, ' ').trim();
  return headOf(said === '' ? (annotation.wording ?? '') : said, glance);
};

/** The anchor of an annotation that stands in a row. */
export const anchorIn = ({ anchors }: AnnotationInfo, row: RowNumber): PlacedAnchor | undefined =>
  anchors.find((anchor) => anchor.row === row);
