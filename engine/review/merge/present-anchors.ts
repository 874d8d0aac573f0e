import type {
  Anchor,
  AnchorStatus,
  ReviewRecord,
  SegmentId,
  SharedAnnotation,
  Side,
} from '#core/model/index.ts';
import type { PackagedRow } from '#core/review/package.ts';
import { anchorAsItCame, placeAnchor } from '#core/review/place-anchor.ts';
import type { WholeAnnotation } from '../../annotations/describe.ts';
import { knownAnnotations } from '../../annotations/known.ts';
import { editKey } from '../../project/action-request.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { findCell } from '../../store/cells-repository.ts';
import { knownTexts } from './anchor-placer.ts';
import { saidInAnnotation, sharedAnnotation } from '../record.ts';

/** How much an anchor still says of its words, the most first. */
const worth: readonly AnchorStatus[] = ['live', 'edited', 'ambiguous', 'replaced', 'orphan'];

const isLess = (a: Anchor, b: Anchor): boolean => worth.indexOf(a.status) > worth.indexOf(b.status);

/** Where the anchors of one annotation go. */
type Placing = (value: SharedAnnotation, whole: WholeAnnotation | undefined) => readonly Anchor[];

const withAnchors = (project: OpenProject, record: ReviewRecord, place: Placing): ReviewRecord => {
  const wholes = new Map(
    Array.from(knownAnnotations(project).values(), (whole) => [whole.annotation.uid, whole]),
  );
  return {
    ...record,
    annotations: record.annotations.map((version) => {
      const whole = wholes.get(version.uid);
      return { ...version, value: { ...version.value, anchors: place(version.value, whole) } };
    }),
  };
};

/** Whether a version is the one the project shows: others of a conflict were left at their own words. */
const isShown = (value: SharedAnnotation, whole: WholeAnnotation): boolean =>
  saidInAnnotation(value) === saidInAnnotation(sharedAnnotation(whole));

/**
 * A record as it leaves a reviewer's copy: every annotation where it stands in the copy now, not where it stood when it came
 * or was handed back before.
 */
export const anchorsInCopy = (project: OpenProject, record: ReviewRecord): ReviewRecord =>
  withAnchors(project, record, (value, whole) =>
    whole !== undefined && isShown(value, whole) ? whole.anchors.map(anchorAsItCame) : value.anchors,
  );

/**
 * A record as it goes out with frozen rows: every annotation where it stands in these texts. They are mostly the present
 * ones, where the project knows its place; from a text that has gone on since the way back is known or worked out, and what
 * gets lost on it is looked for from where the annotation was made.
 */
export const anchorsInRows = (
  project: OpenProject,
  review: string,
  rows: readonly PackagedRow[],
  record: ReviewRecord,
): ReviewRecord => {
  const frozen = new Map(
    rows.flatMap(({ segment, cells }) =>
      cells.map(({ side, text }) => [editKey(segment, side), text] as const),
    ),
  );
  const anchors = record.annotations.flatMap(({ value }) => value.anchors);
  const known = knownTexts(project, review, [...new Set(anchors.map(({ segment }) => segment))], record);
  const textsOf = (segment: SegmentId, side: Side) => known.get(editKey(segment, side)) ?? [];

  const presentOf = ({ segment, side }: Anchor): string =>
    findCell(project.handle, segment, side)?.text ?? '';
  const fromPresent = (anchor: Anchor, sent: string): Anchor => {
    const { segment, side } = anchor;
    const present = presentOf(anchor);
    if (present === sent) return anchorAsItCame(anchor);
    const way = textsOf(segment, side).find(({ text, from }) => text === present && from?.text === sent);
    return placeAnchor(anchor, [way ?? { text: present }], sent);
  };
  const fromMade = (anchor: Anchor, sent: string): Anchor =>
    placeAnchor(anchor, textsOf(anchor.segment, anchor.side), sent);
  const sentTo = ({ segment, side }: Anchor): string | undefined => frozen.get(editKey(segment, side));

  const place: Placing = (value, whole) => {
    const made = value.anchors.map((anchor) => {
      const sent = sentTo(anchor);
      return sent === undefined ? anchorAsItCame(anchor) : fromMade(anchor, sent);
    });
    if (whole === undefined || !isShown(value, whole)) return made;
    const present = whole.anchors.map((anchor) => {
      const sent = sentTo(anchor);
      return sent === undefined ? anchorAsItCame(anchor) : fromPresent(anchor, sent);
    });
    // The texts have gone on since, and may have been cut or joined: the words stand in those that are sent, under other rows.
    const isLost = present.some((anchor, n) => {
      const [sent, other] = [sentTo(anchor), made[n]];
      if (other === undefined || sentTo(other) === undefined) return false;
      return sent === undefined || (sent !== presentOf(anchor) && isLess(anchor, other));
    });
    return isLost ? made : present;
  };
  return withAnchors(project, record, place);
};
