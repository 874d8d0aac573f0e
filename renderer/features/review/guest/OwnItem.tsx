import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewCopy } from '#api/review.ts';
import type { Answer, Assessment, ReviewItem, RowNumber } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx';
import { Change } from '../Change.tsx';
import { Answered } from './Answered.tsx';
import { Assess } from './Assess.tsx';
import { Said } from './Said.tsx';
import { takeBack } from './deeds.ts';
import { useGuest } from './guest-store.ts';
import type { OwnText } from './own-texts.ts';
import styles from './Guest.module.css';

/** One of the reviewer's own changes: what it is, what is said of it where scores are asked for, and the way back. */
export const OwnItem = ({
  copy,
  row,
  own,
  item,
  several,
  assessment,
  answers,
  closed,
}: {
  readonly copy: ReviewCopy;
  readonly row: RowNumber;
  readonly own: OwnText;
  readonly item: ReviewItem;
  readonly several: boolean;
  readonly assessment: Assessment | null;
  /** What was answered to it in a package before. */
  readonly answers: readonly Answer[];
  readonly closed: boolean;
}) => {
  const { t } = useTranslation(['review-guest', 'review-host', 'editor']);
  const isWanted = useGuest((state) => state.item?.id === item.id);
  return (
    <li className={cx(styles.item, isWanted && styles.wanted)} data-item={item.id}>
      <div className={styles.line}>
        <span className={styles.soft}>
          <span className={styles.kind}>{t(`review-host:kinds.${item.kind}`)}</span>
          {several ? ` · ${t(`editor:columnNames.${item.side}`)}` : null}
        </span>
        {closed ? null : (
          <Button small look="quiet" icon={<Undo2 aria-hidden />} onClick={() => void takeBack(row, item)}>
            {t('takeBack')}
            <VisuallyHidden>{`${item.removed} → ${item.inserted}`}</VisuallyHidden>
          </Button>
        )}
      </div>
      <p className={styles.change}>
        <Change item={{ ...item, frozen: own.frozen.text }} />
      </p>
      {answers.map((answer) => (
        <Answered key={`${answer.by} ${answer.at}`} answer={answer} />
      ))}
      {copy.asked !== 'score' ? null : closed ? (
        <Said assessment={assessment} />
      ) : (
        <Assess
          item={item}
          assessment={assessment}
          categories={copy.profile?.categories.map(({ id }) => id) ?? null}
          focused={isWanted}
        />
      )}
    </li>
  );
};
