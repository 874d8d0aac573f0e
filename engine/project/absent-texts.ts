import { originalSide, type Anchor } from '#core/model/index.ts';
import type { OpenProject } from './open-project.ts';
import { findCopy } from '../store/reviews-repository.ts';

/**
 * Tells of anchors whether their text is not in this file because it was not sent: a reviewer's copy has the rows and sides of
 * its review only. Their words are not gone; nothing is known of them here. In a translator's project there are none.
 */
export const absentTexts = ({
  handle,
  order,
}: Pick<OpenProject, 'handle' | 'order'>): ((anchor: Pick<Anchor, 'segment' | 'side'>) => boolean) => {
  const copy = findCopy(handle);
  if (copy === null) return () => false;
  const sent = new Set<string>([originalSide, ...copy.session.sides]);
  return ({ segment, side }) => !sent.has(side) || order.rowOf(segment) === null;
};
