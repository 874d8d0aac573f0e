import { useTranslation } from 'react-i18next';
import { useCategoryName } from '#renderer/workspace/category-name.ts';
import type { Chip, FacetMember } from './item-filter.ts';

/** The words for a value of a filter, as menus and chips show it. */
export const useValueName = (): ((on: FacetMember, value: string) => string) => {
  const { t } = useTranslation(['review-host', 'editor', 'annotations']);
  const categoryName = useCategoryName();
  const names: Readonly<Record<FacetMember, (value: string) => string>> = {
    standings: (value) => t(`review-host:standings.${value}`),
    reviewers: (value) => (value === '' ? t('review-host:noName') : value),
    sides: (value) => t(`editor:columnNames.${value}`),
    categories: categoryName,
    severities: (value) => t(`annotations:severities.${value}`),
  };
  return (on, value) => names[on](value);
};

/** The words for one narrowing of the list. */
export const useChipName = (): ((chip: Chip) => string) => {
  const { t } = useTranslation('review-host');
  const nameOf = useValueName();
  return (chip) => {
    if (chip.on === 'segments') return t('items.oneRow');
    if (chip.on === 'preferential') return t(chip.value ? 'items.preferential' : 'items.notPreferential');
    return nameOf(chip.on, chip.value);
  };
};
