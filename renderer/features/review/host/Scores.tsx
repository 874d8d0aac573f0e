import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo, ReviewScore, ReviewScores } from '../../../../api/review.ts';
import { severities } from '../../../../core/model/index.ts';
import type { Agreement } from '../../../../core/review/agreement.ts';
import type { Score } from '../../../../core/review/score.ts';
import {
  categoryName,
  scoreLines,
  severityName,
  type ScoreLineId,
  type Words,
} from '../../../../core/review/score-lines.ts';
import { client } from '../../../api.ts';
import { cx } from '../../../ui/cx.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PanelBody, PanelSection } from '../../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../../workspace/queries.ts';
import items from './Items.module.css';
import styles from './Scores.module.css';

/** The words of the report, so that sheet and report say the same. */
const useReportWords = (): Words => {
  const { t } = useTranslation(['review-report', 'annotations']);
  return (key, params) => t(key, { ...params });
};

/** Lines that say how far the others can be believed. */
const cautions: ReadonlySet<ScoreLineId> = new Set(['smallSample', 'unassessed']);

const Lines = ({ score: { score, unassessed } }: { readonly score: ReviewScore }) => {
  const words = useReportWords();
  return (
    <dl className={styles.lines}>
      {scoreLines(score, words, unassessed).map(({ id, label, value, formula }) => (
        <div
          key={id}
          data-line={id}
          className={cx(
            styles.line,
            cautions.has(id) && styles.caution,
            id === 'verdict' && styles[score.verdict],
          )}
        >
          <dt>
            {cautions.has(id) ? <TriangleAlert aria-hidden /> : null}
            {label}
          </dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={styles.formula}>{formula}</dd>
        </div>
      ))}
    </dl>
  );
};

/** Errors and points by category; categories nothing was said of are left out. */
const Categories = ({ score }: { readonly score: Score }) => {
  const words = useReportWords();
  const lines = score.categories.filter(({ errors }) => severities.some((severity) => errors[severity] > 0));
  if (lines.length === 0) return null;
  const number = (value: number): string => words('score.number', { value });
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('sheet.category')}</th>
            {severities.map((severity) => (
              <th key={severity} scope="col" className={styles.figure}>
                {severityName(severity, words)}
              </th>
            ))}
            <th scope="col" className={styles.figure}>
              {words('sheet.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ category, errors, penalty }) => (
            <tr key={category}>
              <th scope="row">{categoryName(category, words)}</th>
              {severities.map((severity) => (
                <td key={severity} className={styles.figure}>
                  {number(errors[severity])}
                </td>
              ))}
              <td className={styles.figure}>{number(penalty)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

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
          <p className={styles.verdict} data-verdict={score.score.verdict}>
            <span className={styles.big}>{words('score.number', { value: score.score.calibrated })}</span>
            <span className={styles[score.score.verdict]}>
              {words(`score.verdict.${score.score.verdict}`)}
            </span>
          </p>
          <Lines score={score} />
          <Categories score={score.score} />
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
