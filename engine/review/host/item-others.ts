import type { ReviewItemInfo, ReviewOther } from '#api/review-values.ts';
import type { ReviewItem } from '#core/model/index.ts';
import { cellUid } from '#core/review/merge.ts';
import { versionKey } from '#core/review/versions.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { originsOf } from '../../store/review-versions-repository.ts';
import type { KnownReview } from '../known.ts';
import type { CellStanding, StandingItem } from './standing.ts';

type Sent = Pick<ReviewItemInfo, 'made' | 'round'>;

/**
 * When an item was written, or else sent, and in which round, from the file that brought its text. One query for each reviewer's text that
 * is asked for.
 */
export const sendings = (
  project: OpenProject,
  review: string,
  known: KnownReview,
): ((item: ReviewItem) => Sent) => {
  const told = new Map<string, Sent>();
  return ({ reviewer, segment, side, base }) => {
    const uid = cellUid({ reviewer, segment, side, base });
    const before = told.get(uid);
    if (before !== undefined) return before;
    const version = known.lists.cells.get(uid)?.[0];
    const origins = originsOf(project.handle, review, 'cells', uid);
    const origin = version === undefined ? undefined : origins.get(versionKey(version));
    const sent = {
      made: version?.value.made ?? origin?.at ?? null,
      round: origin?.round ?? null,
    };
    told.set(uid, sent);
    return sent;
  };
};

const isRejected = ({ standing }: StandingItem): boolean =>
  standing.is === 'answered' && standing.answers.every(({ decision }) => decision === 'rejected');

/**
 * The suggestions of others that an item has to do with: those it conflicts with, those that say the same, and, of a segment that several
 * changed differently, those elsewhere in it.
 */
export const othersOf = (
  { item, standing, contested }: StandingItem,
  cell: CellStanding | undefined,
  sentOf: (item: ReviewItem) => Sent,
): readonly ReviewOther[] => {
  const rivals = new Set(standing.is === 'free' ? standing.rivals : []);
  const twins = new Set(standing.is === 'free' ? standing.twins : []);
  return (cell?.items ?? []).flatMap((other): readonly ReviewOther[] => {
    const { id, reviewer, removed, inserted } = other.item;
    if (id === item.id || reviewer === item.reviewer) return [];
    const isBeside = contested && !isRejected(other);
    const is = rivals.has(id) ? 'rival' : twins.has(id) ? 'twin' : isBeside ? 'segment' : null;
    return is === null ? [] : [{ id, is, reviewer, removed, inserted, ...sentOf(other.item) }];
  });
};
