import { useTranslation } from 'react-i18next';
import type { ReviewInfo } from '#api/review.ts';

/** How the rows of a review were chosen, in words. */
export const useScopeName = (): ((review: Pick<ReviewInfo, 'scope'>) => string) => {
  const { t } = useTranslation('review-host');
  return ({ scope }) => {
    if (scope.is === 'rows') return t('scope.rows', { from: scope.from, to: scope.to });
    if (scope.is === 'filter') return scope.filter;
    if (scope.is === 'sample') return t('scope.sample', { count: scope.characters, seed: scope.seed });
    if (scope.is === 'book') return t('scope.book', { name: scope.name });
    return t('scope.all');
  };
};
