import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReviewScore } from '#api/review.ts';
import { severities } from '#core/model/index.ts';
import type { Score } from '#core/review/score.ts';
import {
  categoryName,
  scoreLines,
  severityName,
  type ScoreLineId,
  type Words,
} from '#core/review/score-lines.ts';
import { cx } from '../../ui/cx.ts';
import styles from './ScoreSheet.module.css';

type Sheet = { readonly score: ReviewScore };

/** The words of the report, so that sheet and report say the same. */
export const useReportWords = (): Words => {
  const { t } = useTranslation(['review-report', 'annotations']);
  return (key, params) => t(key, { ...params });
};

/** Lines that say how far the others can be believed. */
const cautions: ReadonlySet<ScoreLineId> = new Set(['smallSample', 'unassessed']);

const Lines = ({ score: { score, unassessed, verdict } }: Sheet) => {
  const words = useReportWords();
  return (
    <dl className={styles.lines}>
      {scoreLines(score, words, unassessed).map(({ id, label, value, formula }) => (
        <div
          key={id}
          data-line={id}
          className={cx(styles.line, cautions.has(id) && styles.caution, id === 'verdict' && styles[verdict])}
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

/** A score sheet: the verdict, every number of the formula, and the errors by category. Nothing is computed here. */
export const ScoreSheet = ({ score }: Sheet) => {
  const words = useReportWords();
  return (
    <>
      <p className={styles.verdict} data-verdict={score.verdict}>
        <span className={styles.big}>{words('score.number', { value: score.score.calibrated })}</span>
        <span className={styles[score.verdict]}>{words(`score.verdict.${score.verdict}`)}</span>
        {score.unassessed === 0 ? null : (
          <span className={styles.waiting}>
            {words('score.verdict.waiting', { count: score.unassessed })}
          </span>
        )}
      </p>
      <Lines score={score} />
      <Categories score={score.score} />
    </>
  );
};
