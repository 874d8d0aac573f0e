import { useTranslation } from 'react-i18next';
import { isMqmCategory, mqmKey } from '#core/annotations/mqm.ts';

/** The name of a type of error; one that an imported annotation brought calls itself. */
export const useCategoryName = (): ((category: string) => string) => {
  const { t } = useTranslation('annotations');
  return (category) => (isMqmCategory(category) ? t(mqmKey(category)) : category);
};
