import { useTranslation } from 'react-i18next';
import { useCategoryName } from '../../../workspace/category-name.ts';
import type { FacetMember } from './item-filter.ts';

/** The words for a value of a filter, as menus and chips show it. */
export const useValueName = (): ((on: FacetMember, value: string) => string) => {
  const { t } = useTranslation(['review-host', 'editor', 'annotations']);
  const categoryName = useCategoryName();
  const names: Readonly<Record<FacetMember, (value: string) => string>> = {
    standings: (value) => t(`review-host:standings.${value}`),
    reviewers: (value) => (value === '' ? t('review-host:noName') : value),
    sides: (value) => t(`editor:languages.${value}`),
    categories: categoryName,
    severities: (value) => t(`annotations:severities.${value}`),
  };
  return (on, value) => names[on](value);
};
