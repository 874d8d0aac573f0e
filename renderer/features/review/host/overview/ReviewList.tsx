import { ChevronRight, UserCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewInfo } from '#api/review.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PanelBody, PanelFoot } from '#renderer/ui/Panel.tsx';
import { moment } from '#renderer/ui/time.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { cameBack, waitingIn } from '../counts.ts';
import { arriveAt, lookAt, openDialog } from '../host-store.ts';
import { chooseBook, chooseReturn } from '../exchange/take-in-store.ts';
import { useScopeName } from './use-scope-name.ts';
import styles from './ReviewList.module.css';

/** What waits in a review, in a few words; that nothing does is said too. */
const useWaiting = (): ((review: ReviewInfo) => string) => {
  const { t } = useTranslation('review-host');
  return (review) => {
    const { counts } = review;
    const { clash } = counts.standings;
    const waiting = waitingIn(counts);
    const told = [
      ...(waiting > 0 ? [t('counts.open', { count: waiting })] : []),
      ...(clash > 0 ? [t('counts.clashes', { count: clash })] : []),
      ...(counts.conflicts > 0 ? [t('counts.conflicts', { count: counts.conflicts })] : []),
    ];
    if (told.length > 0) return told.join(' · ');
    if (counts.items > 0) return t('counts.allAnswered', { count: counts.items });
    return t(cameBack(review) ? 'counts.noItems' : 'counts.none');
  };
};

const Entry = ({ review }: { readonly review: ReviewInfo }) => {
  const { t, i18n } = useTranslation('review-host');
  const waiting = useWaiting();
  const scopeName = useScopeName();
  const { id, title, asked, closed, rounds, reviewers, opened } = review;
  const last = rounds.at(-1);
  const arrive = useMemo(() => arriveAt(id), [id]);
  return (
    <button
      type="button"
      ref={arrive}
      data-review={id}
      data-list-focus
      tabIndex={0}
      className={cx(styles.entry, closed && styles.closed)}
      onClick={() => lookAt(id)}
    >
      <span className={styles.title}>{title}</span>
      <span className={styles.facts}>
        {[
          ...(closed ? [t('isClosed')] : []),
          t(`asked.${asked}`),
          scopeName(review),
          t('size.rows', { count: last?.rows ?? 0 }),
          t('rounds', { count: rounds.length }),
        ].join(' · ')}
      </span>
      <span className={styles.facts}>
        {[...(reviewers.length === 0 ? [] : [reviewers.join(t('and'))]), moment(opened, i18n.language)].join(
          ' · ',
        )}
      </span>
      <span className={waitingIn(review.counts) > 0 ? styles.waiting : styles.facts}>{waiting(review)}</span>
      <ChevronRight aria-hidden className={styles.chevron} />
    </button>
  );
};

const byAge = (a: ReviewInfo, b: ReviewInfo): number =>
  Number(a.closed) - Number(b.closed) || (a.opened < b.opened ? 1 : -1);

/** All reviews of the project, those that are open first; a sentence on what one is while there are none. */
export const ReviewList = ({ reviews }: { readonly reviews: readonly ReviewInfo[] }) => {
  const { t } = useTranslation('review-host');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const hasRows = useWorkspace(({ project }) => (project?.rows ?? 0) > 0);
  const open = (
    <Button
      look="primary"
      disabled={readOnly || !hasRows}
      {...(reviews.length === 0 ? { 'data-list-focus': true, tabIndex: 0 } : {})}
      onClick={() => openDialog('open')}
    >
      {t('openOne')}
    </Button>
  );
  const book = (
    <Button disabled={readOnly || !hasRows} onClick={() => void chooseBook()}>
      {t('book.choose')}
    </Button>
  );
  if (reviews.length === 0) {
    return (
      <EmptyState
        icon={<UserCheck aria-hidden />}
        title={t('empty')}
        actions={
          <>
            {open}
            {book}
          </>
        }
      >
        {t('emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <PanelBody flush>
        <ul className={styles.list} aria-label={t('list')}>
          {[...reviews].sort(byAge).map((review) => (
            <li key={review.id}>
              <Entry review={review} />
            </li>
          ))}
        </ul>
      </PanelBody>
      <PanelFoot>
        <div className={styles.buttons}>
          {open}
          <Button disabled={readOnly} onClick={() => void chooseReturn()}>
            {t('takeIn.choose')}
          </Button>
          {book}
        </div>
      </PanelFoot>
    </>
  );
};
