import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewConflict, ReviewInfo } from '../../../../api/review.ts';
import { client } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PanelBody } from '../../../ui/Panel.tsx';
import { VirtualList } from '../../../ui/VirtualList.tsx';
import { failureOf, FailureNotice } from '../../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../../workspace/queries.ts';
import { goTo, useWorkspace } from '../../../workspace/store.ts';
import { settle } from './deeds.ts';
import styles from './Conflicts.module.css';
import items from './Items.module.css';

const Card = ({
  review,
  conflict,
  writable,
  tabIndex,
}: {
  readonly review: string;
  readonly conflict: ReviewConflict;
  readonly writable: boolean;
  readonly tabIndex: 0 | -1;
}) => {
  const { t } = useTranslation('review-host');
  const { list, row, versions } = conflict;
  return (
    <article className={styles.card} aria-label={t(`conflicts.lists.${list}`)}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.main}
        onClick={() => {
          if (row !== null) goTo({ row, mode: 'grid' });
        }}
      >
        <span className={styles.what}>{t(`conflicts.lists.${list}`)}</span>
        <span className={styles.soft}>{row === null ? t('rowGone') : t('row', { row })}</span>
      </button>
      <ul className={styles.versions} aria-label={t('conflicts.versions')}>
        {versions.map(({ key, author, removed, text }) => (
          <li key={key} className={styles.version}>
            <div className={styles.words}>
              <p className={styles.soft}>
                {author === '' ? t('noName') : author}
                {removed ? ` · ${t('conflicts.removed')}` : ''}
              </p>
              <p className={removed ? styles.removed : styles.text}>
                {text === '' ? <span className={styles.soft}>{t('clash.empty')}</span> : text}
              </p>
            </div>
            {writable ? (
              <Button
                small
                aria-label={t('conflicts.chooseOf', { name: author === '' ? t('noName') : author, text })}
                onClick={() => void settle(review, conflict, key)}
              >
                {t('conflicts.choose')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </article>
  );
};

const List = ({
  review,
  conflicts,
}: {
  readonly review: ReviewInfo;
  readonly conflicts: readonly ReviewConflict[];
}) => {
  const { t } = useTranslation('review-host');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const [active, setActive] = useState(0);
  return (
    <>
      <p className={styles.note}>{t('conflicts.text')}</p>
      <PanelBody flush>
        <VirtualList
          count={conflicts.length}
          label={t('part.conflicts')}
          estimate={150}
          active={active}
          onActive={setActive}
          itemKey={(index) => {
            const conflict = conflicts[index];
            return conflict === undefined ? index : `${conflict.list}:${conflict.uid}`;
          }}
          render={(index, { tabIndex }) => {
            const conflict = conflicts[index];
            return conflict === undefined ? null : (
              <Card
                review={review.id}
                conflict={conflict}
                writable={!readOnly && !review.closed}
                tabIndex={tabIndex}
              />
            );
          }}
        />
      </PanelBody>
    </>
  );
};

/** What was changed in two files apart: every version is shown, and one is chosen. */
export const Conflicts = ({ review }: { readonly review: ReviewInfo }) => {
  const { t } = useTranslation('review-host');
  const { data, error } = useQuery({
    queryKey: [liveKey, 'review', 'conflicts', review.id],
    queryFn: () => answerOf(client.review.conflicts({ review: review.id })),
  });
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  if (data === undefined) return <p className={items.loading}>{t('loading')}</p>;
  if (data.length === 0) return <EmptyState title={t('conflicts.none')} />;
  return <List review={review} conflicts={data} />;
};
