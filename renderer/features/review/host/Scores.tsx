import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo, ReviewScores } from '../../../../api/review.ts';
import type { Agreement } from '../../../../core/review/agreement.ts';
import { client } from '../../../api.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PanelBody, PanelSection } from '../../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../../workspace/queries.ts';
import styles from '../ScoreSheet.module.css';
import { ScoreSheet, useReportWords } from '../ScoreSheet.tsx';
import items from './Items.module.css';

const agreements = ['items', 'rows'] as const;

/** How far two agree: percent, and beyond chance. */
const Pair = ({ pair }: { readonly pair: ReviewScores['agreement'][number] }) => {
  const { t } = useTranslation('review-host');
  const words = useReportWords();
  const kappaOf = ({ units, kappa }: Agreement): string =>
    kappa === null
      ? words(units === 0 ? 'agreement.nothing' : 'agreement.undefined')
      : words('agreement.number', { value: kappa });
  const figures = [
    ['units', ({ units }: Agreement) => words('agreement.number', { value: units })],
    ['agreed', ({ agreed }: Agreement) => words('agreement.number', { value: agreed })],
    ['observed', ({ observed }: Agreement) => words('agreement.share', { value: observed })],
    ['kappa', kappaOf],
  ] as const;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{t('scores.pair', { first: pair.first, second: pair.second })}</caption>
        <thead>
          <tr>
            <th scope="col">{words('agreement.what')}</th>
            {agreements.map((on) => (
              <th key={on} scope="col" className={styles.figure}>
                {words(`agreement.${on}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(([name, show]) => (
            <tr key={name} data-figure={name}>
              <th scope="row">{words(`agreement.${name === 'observed' ? 'percent' : name}`)}</th>
              {agreements.map((on) => (
                <td key={on} className={styles.figure}>
                  {show(pair[on])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
