import type { ItemStandingName, ReviewCounts, ReviewInfo } from '#api/review.ts';
import { openStandings } from './host-store.ts';

const sum = (counts: ReviewCounts, standings: readonly ItemStandingName[]): number =>
  standings.reduce((total, standing) => total + counts.standings[standing], 0);

/** True when something came back. */
export const cameBack = ({ parcels }: Pick<ReviewInfo, 'parcels'>): boolean =>
  parcels.some(({ direction }) => direction === 'in');

/** Items that wait for an answer. */
export const waitingIn = (counts: ReviewCounts): number => sum(counts, openStandings);
