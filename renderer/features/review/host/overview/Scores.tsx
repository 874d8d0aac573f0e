import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo, ReviewScores } from '#api/review.ts';
import type { Agreement } from '#core/review/agreement.ts';
import { agreementSentences, type AgreementOn } from '#core/review/agreement-sentences.ts';
import { client } from '#renderer/api.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PanelBody, PanelSection } from '#renderer/ui/Panel.tsx';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import styles from '../../ScoreSheet.module.css';
import { ScoreSheet, useReportWords } from '../../ScoreSheet.tsx';
import items from '../items/Items.module.css';

const agreements = ['items', 'rows'] as const;

/** How far two agree on the marked places, or on rows: percent and kappa, each with what this value of it means. */
const On = ({ agreement, on }: { readonly agreement: Agreement; readonly on: AgreementOn }) => {
  const words = useReportWords();
  const { units, observed, kappa } = agreement;
  const sentences = agreementSentences(agreement, on, words);
  const figures = [
    ['percent', words('agreement.share', { value: observed }), sentences.percent],
    [
      'kappa',
      kappa === null ? words('agreement.none') : words('agreement.number', { value: kappa }),
      sentences.kappa,
    ],
  ] as const;
  return (
    <section aria-label={words(`agreement.${on}`)}>
      <h4 className={styles.on}>{words(`agreement.${on}`)}</h4>
      {units === 0 ? (
        <p className={styles.waiting}>{sentences.percent}</p>
      ) : (
        <dl className={styles.lines}>
          {figures.map(([figure, value, sentence]) => (
            <div key={figure} data-figure={figure} className={styles.line}>
              <dt>{words(`agreement.${figure}`)}</dt>
              <dd className={styles.value}>{value}</dd>
              <dd className={styles.formula}>{sentence}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};

/** How far two agree: percent, and beyond chance. */
const Pair = ({ pair }: { readonly pair: ReviewScores['agreement'][number] }) => {
  const { t } = useTranslation('review-host');
  const name = t('scores.pair', { first: pair.first, second: pair.second });
  return (
    <section aria-label={name}>
      <h3 className={styles.pair}>{name}</h3>
      {agreements.map((on) => (
        <On key={on} on={on} agreement={pair[on]} />
      ))}
    </section>
  );
};

/** The score sheet of each reviewer, and how far they agree. Nothing is computed here. */
export const Scores = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const words = useReportWords();
  const { data, error } = useQuery({
    queryKey: [liveKey, 'review', 'score', review.id],
    queryFn: () => answerOf(client.review.score({ review: review.id })),
  });
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (data === undefined) return <p className={items.loading}>{t('loading')}</p>;
  if (data.scores.length === 0)
    return <EmptyState title={words('sheet.none')}>{t('scores.noneText')}</EmptyState>;
  return (
    <PanelBody label={t('part.scores')}>
      {data.scores.map((score) => (
        <PanelSection key={score.reviewer} title={score.reviewer === '' ? t('noName') : score.reviewer}>
          <ScoreSheet score={score} />
        </PanelSection>
      ))}
      {data.agreement.length === 0 ? null : (
        <PanelSection title={words('agreement.title')}>
          {data.agreement.map((pair) => (
            <Pair key={`${pair.first} ${pair.second}`} pair={pair} />
          ))}
        </PanelSection>
      )}
    </PanelBody>
  );
};
