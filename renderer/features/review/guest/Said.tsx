import { useTranslation } from 'react-i18next';
import type { Assessment } from '#core/model/index.ts';
import { useCategoryName } from '#renderer/workspace/category-name.ts';
import styles from './Guest.module.css';

/** What was said of an item, to be read. */
export const Said = ({ assessment }: { readonly assessment: Assessment | null }) => {
  const { t } = useTranslation(['review-guest', 'annotations']);
  const categoryName = useCategoryName();
  if (assessment === null) return null;
  const { category, severity, preferential, reason } = assessment;
  const facts = preferential
    ? [t('assess.preferential')]
    : [...(category === null ? [] : [categoryName(category)]), t(`annotations:severities.${severity}`)];
  return (
    <p className={styles.said}>
      <span className={styles.kind}>{facts.join(' · ')}</span>
      {reason === '' ? null : <span>{reason}</span>}
    </p>
  );
};
