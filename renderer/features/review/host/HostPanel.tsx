import type { ReviewInfo } from '#api/review.ts';
import { useHost } from './host-store.ts';
import { ReviewList } from './overview/ReviewList.tsx';
import { ReviewView } from './overview/ReviewView.tsx';

/** The translator's side: all reviews, or the one that is looked at. */
export const HostPanel = ({ reviews }: { readonly reviews: readonly ReviewInfo[] }) => {
  const shown = useHost((state) => state.review);
  const review = reviews.find(({ id }) => id === shown);
  return review === undefined ? <ReviewList reviews={reviews} /> : <ReviewView review={review} />;
};
