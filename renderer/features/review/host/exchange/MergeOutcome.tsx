import { useTranslation } from 'react-i18next';
import type { DocxReviewReport, MergeReport } from '#api/review.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { openPanel } from '#renderer/workspace/store.ts';
import { FoundRows } from './FoundRows.tsx';
import { lookAt } from '../host-store.ts';
import { toldCounts } from './told-counts.ts';
import { closeTakeIn } from './take-in-store.ts';
import styles from '../../Dialogs.module.css';

/** What is told even when there is none of it. */
const always: ReadonlySet<string> = new Set(['items', 'clashes']);

/** What became of a package, or of a Word document, that was taken in. */
export const MergeOutcome = ({ report }: { readonly report: MergeReport | DocxReviewReport }) => {
  const { t } = useTranslation('review-host');
  const show = (part: 'items' | 'conflicts'): void => {
    closeTakeIn();
    lookAt(report.review, part);
    openPanel('review', 'step');
  };
  const toDecide = report.items > report.applied;
  return (
    <div className={styles.body}>
      <p className={styles.facts}>
        {t('takeIn.from', {
          name: report.from === '' ? t('noName') : report.from,
          round: report.round,
        })}
      </p>
      {report.same ? (
        <Notice tone="good" title={t('takeIn.same')}>
          {t('rows' in report ? 'takeIn.sameWord' : 'takeIn.sameText')}
        </Notice>
      ) : (
        <>
          <ul className={styles.counts} aria-label={t('takeIn.done')}>
            {toldCounts
              .filter((name) => report[name] > 0 || always.has(name))
              .map((name) => (
                <li key={name}>{t(`takeIn.counts.${name}`, { count: report[name] })}</li>
              ))}
          </ul>
          <p className={styles.facts}>{t('takeIn.undo')}</p>
        </>
      )}
      {'rows' in report ? <FoundRows rows={report.rows} of="word" /> : null}
      <div className={styles.buttons}>
        {toDecide ? (
          <Button look="primary" ref={focusOnMount} onClick={() => show('items')}>
            {t('takeIn.show')}
          </Button>
        ) : null}
        {report.annotations + report.replies > 0 ? (
          <Button
            onClick={() => {
              closeTakeIn();
              openPanel('annotations');
            }}
          >
            {t('takeIn.showComments')}
          </Button>
        ) : null}
        {report.conflicts > 0 ? (
          <Button onClick={() => show('conflicts')}>{t('takeIn.showConflicts')}</Button>
        ) : null}
        <Button
          {...(toDecide ? {} : { look: 'primary' as const, ref: focusOnMount })}
          onClick={() => {
            closeTakeIn();
            lookAt(report.review);
          }}
        >
          {t('close')}
        </Button>
      </div>
    </div>
  );
};
