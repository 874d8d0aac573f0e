import { Check, PenLine, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewItemInfo } from '../../../../api/review.ts';
import type { Answer } from '../../../../core/model/index.ts';
import { cx } from '../../../ui/cx.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { moment } from '../../../ui/time.ts';
import { Change } from '../Change.tsx';
import { Said } from './Said.tsx';
import styles from './Guest.module.css';

const icons = { accepted: Check, rejected: X, edited: PenLine } as const;

const Answered = ({ answer: { decision, by, at, reason } }: { readonly answer: Answer }) => {
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

/** What others suggested here, and what one did oneself in rounds before, with what became of it. */
export const Earlier = ({
  items,
  reviewer,
}: {
  readonly items: readonly ReviewItemInfo[];
  readonly reviewer: string;
}) => {
  const { t } = useTranslation(['review-guest', 'review-host']);
  return (
    <PanelSection title={t('earlier')}>
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
