import {
  fail,
  ok,
  type AnchorPlace,
  type DocumentId,
  type Result,
  type SegmentId,
  type Step,
} from '#core/model/index.ts';
import type { OpenProject } from './open-project.ts';

/**
 * What a piece of work has in hand that is stored in portions, between which others save: the rows and blocks of a document stay
 * where they are, and some rows as they are, until it is done. So each portion finds what was planned, and can be taken back
 * without anything that somebody wrote in between.
 */
export type Hold = {
  readonly document: DocumentId;
  readonly name: string;
  readonly hasRow: (segment: SegmentId) => boolean;
};

const touchesAnchors = (hold: Hold, { before, after }: Extract<Step, { on: 'anchors' }>): boolean => {
  const isHeld = ({ segment }: Pick<AnchorPlace, 'segment'>): boolean => hold.hasRow(segment);
  return [...before, ...after].some((anchor) => isHeld(anchor) || anchor.candidates.some(isHeld));
};

const touches = (hold: Hold, step: Step): boolean => {
  switch (step.on) {
    case 'cell':
      return hold.hasRow(step.segment);
    case 'segment':
      return (
        (step.before ?? step.after)?.document === hold.document || step.after?.document === hold.document
      );
    case 'block':
      return step.document === hold.document;
    case 'document':
      return step.id === hold.document;
    case 'repair':
      return [step.before, step.after].some((place) => place !== null && hold.hasRow(place.segment));
    case 'anchors':
      return touchesAnchors(hold, step);
    case 'row':
      // Whatever is written as it was stored may be anything.
      return true;
    case 'annotation':
    case 'reply':
    case 'lineage':
    case 'review':
    case 'ignored':
    case 'concept':
    case 'settings':
      break;
  }
  return false;
};

/** Refuses steps that touch what is held by other work than `within`. Failure: document.updating. */
export const refuseHeld = (
  { hold }: Pick<OpenProject, 'hold'>,
  steps: readonly Step[],
  within: Hold | undefined,
): Result<null> =>
  hold !== null && hold !== within && steps.some((step) => touches(hold, step))
    ? fail('document.updating', { name: hold.name })
    : ok(null);
