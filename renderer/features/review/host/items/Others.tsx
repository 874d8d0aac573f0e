import { useTranslation } from 'react-i18next';
import type { ReviewItemInfo } from '#api/review.ts';
import { moment } from '#renderer/ui/time.ts';
import { showItem } from '../host-store.ts';
import styles from './ItemCard.module.css';

/** The suggestions of others that one has to do with: whose each is, when it came, what it says, and the way there. */
export const Others = ({
  item: { others, segment },
  tabIndex,
}: {
  readonly item: Pick<ReviewItemInfo, 'others' | 'segment'>;
  readonly tabIndex: 0 | -1;
}) => {
  const { t, i18n } = useTranslation('review-host');
  if (others.length === 0) return null;
  return (
    <ul className={styles.others} aria-label={t('items.others')}>
      {others.map(({ id, is, reviewer, round, made, removed, inserted }) => (
        <li key={id}>
          <button
            type="button"
            tabIndex={tabIndex}
            className={styles.other}
            onClick={() => showItem(id, segment)}
          >
            <span className={styles.link}>
              {t(`items.is.${is}`, { name: reviewer === '' ? t('noName') : reviewer })}
            </span>
            <span>
              {[
                ...(round === null ? [] : [t('round', { round })]),
                ...(made === null ? [] : [moment(made, i18n.language)]),
              ].join(' · ')}
            </span>
            {is === 'twin' ? null : (
              <span className={styles.otherWords}>
                {removed === '' ? null : <del>{removed}</del>}
                {inserted === '' ? null : <ins>{inserted}</ins>}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
};
