import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo } from '#api/review.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Choice.tsx';
import { PanelHead } from '#renderer/ui/Panel.tsx';
import { Conflicts } from '../deciding/Conflicts.tsx';
import { waitingIn } from '../counts.ts';
import { Facts } from './Facts.tsx';
import { arriveAt, lookAt, reviewParts, showPart, useHost, type ReviewPart } from '../host-store.ts';
import { Items } from '../items/Items.tsx';
import { Scores } from './Scores.tsx';
import styles from './ReviewView.module.css';

const views = { facts: Facts, items: Items, conflicts: Conflicts, scores: Scores } as const;

/** Parts worth a look: suggestions, conflicts and scores only where there may be any. */
const partsOf = ({ counts, asked }: ReviewInfo, now: ReviewPart): readonly ReviewPart[] => {
  const worth: Readonly<Record<ReviewPart, boolean>> = {
    facts: true,
    items: asked !== 'comment' || counts.items > 0,
    conflicts: counts.conflicts > 0,
    scores: asked === 'score',
  };
  return reviewParts.filter((part) => part === now || worth[part]);
};

/** One review: its facts and what can be done with it, its suggestions, its conflicts, its scores. */
export const ReviewView = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const part = useHost((state) => state.part);
  const View = views[part];
  const arrive = useMemo(() => arriveAt(review.id), [review.id]);
  const countOf: Readonly<Partial<Record<ReviewPart, number>>> = {
    items: waitingIn(review.counts),
    conflicts: review.counts.conflicts,
  };
  return (
    <>
      <PanelHead>
        <div className={styles.top}>
          <IconButton small label={t('allReviews')} onClick={() => lookAt(null)}>
            <ArrowLeft aria-hidden />
          </IconButton>
          <h2 ref={arrive} tabIndex={-1} className={styles.title}>
            {review.title}
          </h2>
          {review.closed ? <span className={styles.closed}>{t('isClosed')}</span> : null}
        </div>
        <Segmented<ReviewPart>
          label={t('parts')}
          value={part}
          onChange={showPart}
          options={partsOf(review, part).map((value) => {
            const count = countOf[value];
            return {
              value,
              label: t(`part.${value}`),
              ...(count === undefined || count === 0 ? {} : { count }),
            };
          })}
        />
      </PanelHead>
      <View key={review.id} review={review} />
    </>
  );
};
