import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '#renderer/api.ts';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { ScoreSheet } from '../ScoreSheet.tsx';
import styles from './Guest.module.css';

/** The score so far; computed anew with every change. */
export const LiveScore = ({ review }: { readonly review: string }) => {
  const { t } = useTranslation('review-guest');
  const { data, error } = useQuery({
    queryKey: [liveKey, 'review', 'score', review],
    queryFn: () => answerOf(client.review.score({ review })),
  });
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  if (data === undefined) return <p className={styles.soft}>{t('loading')}</p>;
  const [score] = data.scores;
  return score === undefined ? (
    <p className={styles.soft}>{t('score.none')}</p>
  ) : (
    <ScoreSheet score={score} />
  );
};
