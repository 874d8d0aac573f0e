import { useTranslation } from 'react-i18next';
import type { ReviewItemInfo } from '#api/review.ts';
import { PanelSection } from '#renderer/ui/Panel.tsx';
import { Change } from '../Change.tsx';
import { Answered } from './Answered.tsx';
import { Said } from './Said.tsx';
import styles from './Guest.module.css';

/** What others suggested here, and what one did oneself in rounds before, with what became of it. */
export const Earlier = ({
  title,
  items,
  reviewer,
}: {
  readonly title: string;
  readonly items: readonly ReviewItemInfo[];
  readonly reviewer: string;
}) => {
  const { t } = useTranslation(['review-guest', 'review-host']);
  return (
    <PanelSection title={title}>
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={item.id} className={styles.item} data-earlier={item.id}>
            <p className={styles.soft}>
              <span className={styles.kind}>{t(`review-host:kinds.${item.kind}`)}</span>
              {' · '}
              {item.reviewer === reviewer
                ? t('yourself')
                : item.reviewer === ''
                  ? t('noName')
                  : item.reviewer}
            </p>
            <p className={styles.change}>
              <Change item={item} />
            </p>
            <Said assessment={item.assessment} />
            {item.answers.length === 0 ? (
              <p className={styles.soft}>{t('unanswered')}</p>
            ) : (
              item.answers.map((answer) => <Answered key={`${answer.by} ${answer.at}`} answer={answer} />)
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
};
