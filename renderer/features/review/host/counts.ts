import type { ItemStandingName, ReviewCounts } from '../../../../api/review.ts';
import { openStandings } from './host-store.ts';

const sum = (counts: ReviewCounts, standings: readonly ItemStandingName[]): number =>
  standings.reduce((total, standing) => total + counts.standings[standing], 0);

/** Items that wait for an answer. */
export const waitingIn = (counts: ReviewCounts): number => sum(counts, openStandings);
