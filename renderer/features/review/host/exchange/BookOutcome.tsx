import { useTranslation } from 'react-i18next';
import type { BookBackReport } from '#api/review.ts';
import type { Failure } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { openPanel } from '#renderer/workspace/store.ts';
import { lookAt } from '../host-store.ts';
import { FoundRows } from './FoundRows.tsx';
import { toldCounts } from './told-counts.ts';
import { closeTakeIn } from './take-in-store.ts';
import styles from '../../Dialogs.module.css';

/** How much there is of what, and that it can be undone. */
const Counts = ({ report }: { readonly report: BookBackReport }) => {
  const { t } = useTranslation('review-host');
  const { sentences, unchanged, merged, rows } = report;
  const notPlaced = rows.filter(({ what }) => what === 'not-placed').length;
  return (
    <ul className={styles.counts} aria-label={t('book.done')}>
      <li>{t('book.counts.sentences', { count: sentences })}</li>
      <li>{t('book.counts.unchanged', { count: unchanged })}</li>
      {toldCounts
        .filter((name) => (merged?.[name] ?? 0) > 0)
        .map((name) => (
          <li key={name}>{t(`takeIn.counts.${name}`, { count: merged?.[name] ?? 0 })}</li>
        ))}
      {notPlaced === 0 ? null : <li>{t('book.counts.notPlaced', { count: notPlaced })}</li>}
    </ul>
  );
};

/** What became of it as a whole, where that is worth a notice. */
const Upshot = ({ report: { merged, rows } }: { readonly report: BookBackReport }) => {
  const { t } = useTranslation('review-host');
  if (merged !== null && !merged.same) return <p className={styles.facts}>{t('takeIn.undo')}</p>;
  if (merged !== null) {
    return (
      <Notice tone="good" title={t('takeIn.same')}>
        {t('takeIn.sameText')}
      </Notice>
    );
  }
  return rows.length === 0 ? (
    <Notice tone="good" title={t('book.same')}>
      {t('book.sameText')}
    </Notice>
  ) : (
    <Notice title={t('book.nothing')}>{t('book.nothingText')}</Notice>
  );
};

const Told = ({ report }: { readonly report: BookBackReport }) => {
  const { t } = useTranslation('review-host');
  const { name, rows, hasOwn } = report;
  return (
    <>
      <p className={styles.facts}>
        <span className={styles.strong}>{name}</span>
      </p>
      <Counts report={report} />
      <Upshot report={report} />
      <FoundRows rows={rows} of="book" />
      {hasOwn ? <p className={styles.facts}>{t('book.own')}</p> : null}
    </>
  );
};

/** What became of books that were edited elsewhere and read back, each by itself. */
export const BookOutcome = ({
  reports,
  refused,
}: {
  readonly reports: readonly BookBackReport[];
  readonly refused: readonly Failure[];
}) => {
  const { t } = useTranslation('review-host');
  const merged = reports.flatMap((report) => report.merged ?? []);
  const toDecide = merged.find(({ items, applied }) => items > applied);
  return (
    <div className={styles.body}>
      {reports.map((report) => (
        <Told key={report.name} report={report} />
      ))}
      {refused.map((failure) => (
        <FailureNotice
          key={`${failure.code} ${JSON.stringify(failure.params)}`}
          failure={failure}
          title={t('takeIn.failed')}
        />
      ))}
      <div className={styles.buttons}>
        {toDecide !== undefined ? (
          <Button
            look="primary"
            ref={focusOnMount}
            onClick={() => {
              closeTakeIn();
              lookAt(toDecide.review, 'items');
              openPanel('review', 'step');
            }}
          >
            {t('takeIn.show')}
          </Button>
        ) : null}
        {merged.some(({ annotations, replies }) => annotations + replies > 0) ? (
          <Button
            onClick={() => {
              closeTakeIn();
              openPanel('annotations');
            }}
          >
            {t('takeIn.showComments')}
          </Button>
        ) : null}
        <Button
          {...(toDecide !== undefined ? {} : { look: 'primary' as const, ref: focusOnMount })}
          onClick={closeTakeIn}
        >
          {t('close')}
        </Button>
      </div>
    </div>
  );
};
