import type { AnnotationInfo, AnnotationRange, PlacedAnchor } from '#api/annotations.ts';
import { isChinese, type AnchorStatus, type ProjectInfo, type Side } from '#core/model/index.ts';
import { languageAt } from '#renderer/workspace/columns.ts';
import { columnsOf } from '#renderer/workspace/store.ts';

/** From what needs the user most to what needs nothing. */
const gravest: readonly AnchorStatus[] = ['ambiguous', 'orphan', 'replaced', 'edited', 'live'];

/** How far the words on one side can be believed: as the worst of them. Those whose text is not here say nothing. */
export const statusOf = (anchors: readonly PlacedAnchor[]): AnchorStatus =>
  gravest.find((status) => anchors.some((anchor) => !anchor.absent && anchor.status === status)) ?? 'live';

/** Whether none of these texts is part of the review that this copy is for. */
export const areAbsent = (anchors: readonly PlacedAnchor[]): boolean =>
  anchors.length > 0 && anchors.every(({ absent }) => absent);

/** An anchor with its number in the annotation, by which it is chosen. */
export type NumberedAnchor = PlacedAnchor & { readonly number: number };

export const anchorsOn = ({ anchors }: AnnotationInfo, side: Side): readonly NumberedAnchor[] =>
  anchors.map((anchor, number) => ({ ...anchor, number })).filter((anchor) => anchor.side === side);

/** The sides an annotation has words on, in their fixed order. */
export const sidesOf = ({ anchors }: AnnotationInfo): readonly Side[] => [
  ...new Set(anchors.map(({ side }) => side)),
];

const isChineseIn = (project: ProjectInfo, side: Side): boolean =>
  isChinese(languageAt(project, side, null) ?? 'und');

/** Chinese sides whose characters may align with those of `side`: where a counterpart can be proposed. */
export const alignedSides = (project: ProjectInfo, side: Side): readonly Side[] =>
  isChineseIn(project, side)
    ? columnsOf(project).filter((other) => other !== side && isChineseIn(project, other))
    : [];

/** The words an annotation stands on on one side, as ranges to be asked about. Words that are gone are left out. */
export const rangesOn = (info: AnnotationInfo, side: Side): readonly AnnotationRange[] =>
  info.anchors
    .filter(
      (anchor) => anchor.side === side && anchor.row !== null && !anchor.absent && anchor.start < anchor.end,
    )
    .map(({ segment, start, end }) => ({ segment, side, start, end }));
