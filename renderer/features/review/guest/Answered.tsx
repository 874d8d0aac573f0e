import { Check, PenLine, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#core/model/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import { moment } from '#renderer/ui/time.ts';
import styles from './Guest.module.css';

const icons = { accepted: Check, rejected: X, edited: PenLine } as const;

/** What the translator answered, and why. */
export const Answered = ({ answer: { decision, by, at, reason } }: { readonly answer: Answer }) => {
  const { t, i18n } = useTranslation(['review-guest', 'review-host']);
  const Icon = icons[decision];
  return (
    <div className={styles.answer}>
      <p className={cx(styles.decision, styles[decision])}>
        <Icon aria-hidden />
        {t(`review-host:decisions.${decision}`)}
        <span className={styles.soft}>
          {by === '' ? t('noName') : by} · {moment(at, i18n.language)}
        </span>
      </p>
      {reason === '' ? null : <p>{reason}</p>}
    </div>
  );
};
